//! The pictures of a draft: only for those who may read it.

use sea_orm::EntityTrait;
use tables::file;

use super::access::{ReadPost, Which};
use super::pieces;
use crate::error::{Error, Result};
use crate::web::Response;
use crate::web::address::At;
use crate::web::file::{PRIVATE, stream};
use crate::web::visit::Visit;

pub(super) async fn show(may: ReadPost, visit: Visit, At(which): At<Which>) -> Result<Response> {
    let file = find(&may, &visit, &which).await?;
    stream(visit.app.files.path(&file.hash), &file.media_type, PRIVATE).await
}

pub(super) async fn thumb(may: ReadPost, visit: Visit, At(which): At<Which>) -> Result<Response> {
    let file = find(&may, &visit, &which).await?;
    stream(visit.app.files.thumbnail_path(&file.hash), "image/jpeg", PRIVATE).await
}

async fn find(may: &ReadPost, visit: &Visit, which: &Which) -> Result<file::Model> {
    let row = pieces::one(&visit.app.db, may.post.id, which.0).await?.ok_or(Error::NotFound)?;
    let id = row.file_id.ok_or(Error::NotFound)?;
    file::Entity::find_by_id(id).one(&visit.app.db).await?.ok_or(Error::NotFound)
}
