//! The pictures of a draft: only for those who may read it.

use std::path::PathBuf;

use http::header::{CACHE_CONTROL, CONTENT_TYPE};
use http::{HeaderMap, HeaderValue};
use sea_orm::EntityTrait;
use tables::file;
use tokio_util::io::ReaderStream;

use super::access::{ReadPost, Which};
use super::pieces;
use crate::error::{Error, Result};
use crate::web::address::At;
use crate::web::visit::Visit;
use crate::web::{Body, IntoResponse, Response};

pub(super) async fn show(may: ReadPost, visit: Visit, At(which): At<Which>) -> Result<Response> {
    let file = find(&may, &visit, &which).await?;
    stream(visit.app.files.path(&file.hash), &file.media_type, "private, max-age=300").await
}

pub(super) async fn thumb(may: ReadPost, visit: Visit, At(which): At<Which>) -> Result<Response> {
    let file = find(&may, &visit, &which).await?;
    stream(visit.app.files.thumbnail_path(&file.hash), "image/jpeg", "private, max-age=300").await
}

async fn find(may: &ReadPost, visit: &Visit, which: &Which) -> Result<file::Model> {
    let row = pieces::one(&visit.app.db, may.post.id, which.0).await?.ok_or(Error::NotFound)?;
    let id = row.file_id.ok_or(Error::NotFound)?;
    file::Entity::find_by_id(id).one(&visit.app.db).await?.ok_or(Error::NotFound)
}

/// A file's bytes.
pub(super) async fn stream(path: PathBuf, media_type: &str, cache: &'static str) -> Result<Response> {
    let file = match tokio::fs::File::open(&path).await {
        Ok(file) => file,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Err(Error::NotFound),
        Err(error) => return Err(error.into()),
    };
    let mut headers = HeaderMap::new();
    headers.insert(CONTENT_TYPE, HeaderValue::from_str(media_type).map_err(Error::internal)?);
    headers.insert(CACHE_CONTROL, HeaderValue::from_static(cache));
    Ok((headers, Body::from_stream(ReaderStream::new(file))).into_response())
}
