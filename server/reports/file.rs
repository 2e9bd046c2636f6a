//! The files of a report that is not public: only for those who may read it.

use std::path::PathBuf;

use http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS};
use http::{HeaderMap, HeaderValue};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use tables::kinds::EvidenceKind;
use tables::{evidence, file};
use tokio_util::io::ReaderStream;

use super::access::ReadReport;
use super::evidence::Piece;
use super::material;
use crate::error::{Error, Result};
use crate::web::address::At;
use crate::web::visit::Visit;
use crate::web::{Body, IntoResponse, Response};

pub(super) async fn show(may: ReadReport, visit: Visit, At(piece): At<Piece>) -> Result<Response> {
    let (row, file) = find(&may, &visit, &piece).await?;
    let mut response = stream(visit.app.files.path(&file.hash), &file.media_type).await?;
    if row.kind != EvidenceKind::Photo {
        // Never opened in the page's own place, whatever is in it.
        let name: String =
            file.name.chars().map(|c| if c.is_ascii_alphanumeric() || c == '.' { c } else { '-' }).collect();
        let value = HeaderValue::from_str(&format!("attachment; filename=\"{name}\""));
        response.headers_mut().insert(CONTENT_DISPOSITION, value.map_err(Error::internal)?);
    }
    Ok(response)
}

pub(super) async fn thumb(may: ReadReport, visit: Visit, At(piece): At<Piece>) -> Result<Response> {
    let (row, file) = find(&may, &visit, &piece).await?;
    if row.kind != EvidenceKind::Photo {
        return Err(Error::NotFound);
    }
    stream(visit.app.files.thumbnail_path(&file.hash), "image/jpeg").await
}

/// The piece and its file, if it is of this report and of a part that the person may read.
async fn find(may: &ReadReport, visit: &Visit, piece: &Piece) -> Result<(evidence::Model, file::Model)> {
    let db = &visit.app.db;
    let row = evidence::Entity::find_by_id(piece.0)
        .filter(evidence::Column::ReportId.eq(may.report.id))
        .one(db)
        .await?
        .ok_or(Error::NotFound)?;
    if !may.may(material::part_of(&may.report, row.question.as_deref())?) {
        return Err(Error::NotFound);
    }
    let id = row.file_id.ok_or(Error::NotFound)?;
    let file = file::Entity::find_by_id(id).one(db).await?.ok_or(Error::NotFound)?;
    Ok((row, file))
}

async fn stream(path: PathBuf, media_type: &str) -> Result<Response> {
    let file = match tokio::fs::File::open(&path).await {
        Ok(file) => file,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Err(Error::NotFound),
        Err(error) => return Err(error.into()),
    };
    let mut headers = HeaderMap::new();
    headers.insert(CONTENT_TYPE, HeaderValue::from_str(media_type).map_err(Error::internal)?);
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("private, max-age=300"));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    Ok((headers, Body::from_stream(ReaderStream::new(file))).into_response())
}
