//! The bytes of a team's file: only for those who may see the team's work.

use http::header::{CACHE_CONTROL, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS};
use http::{HeaderMap, HeaderValue};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use tables::{file, team_file_version};

use super::files::kind;
use super::places::{Attachment, Version};
use crate::error::{Error, Result};
use crate::schools::attachment;
use crate::teams::access::ViewTeam;
use crate::web::address::At;
use crate::web::visit::Visit;
use crate::web::{IntoResponse, Response};

/// A version's file, if it is the team's.
pub(super) async fn find(
    may: &ViewTeam,
    visit: &Visit,
    which: &Attachment,
    version: &Version,
) -> Result<file::Model> {
    let db = &visit.app.db;
    let row = team_file_version::Entity::find()
        .filter(team_file_version::Column::TeamFileId.eq(which.0))
        .filter(team_file_version::Column::Version.eq(version.0))
        .filter(team_file_version::Column::TeamId.eq(may.team.id))
        .one(db)
        .await?
        .ok_or(Error::NotFound)?;
    file::Entity::find_by_id(row.file_id).one(db).await?.ok_or(Error::NotFound)
}

pub(super) async fn show(
    may: ViewTeam,
    visit: Visit,
    At(which): At<Attachment>,
    At(version): At<Version>,
) -> Result<Response> {
    let file = find(&may, &visit, &which, &version).await?;
    attachment::answer(&visit.app, &file).await
}

/// A PDF as the browser shows it; all else is only a download.
pub(super) async fn inline(
    may: ViewTeam,
    visit: Visit,
    At(which): At<Attachment>,
    At(version): At<Version>,
) -> Result<Response> {
    let file = find(&may, &visit, &which, &version).await?;
    if kind(&file) != "pdf" {
        return Err(Error::NotFound);
    }
    attachment::inline(&visit.app, &file).await
}

pub(super) async fn thumb(
    may: ViewTeam,
    visit: Visit,
    At(which): At<Attachment>,
    At(version): At<Version>,
) -> Result<Response> {
    let file = find(&may, &visit, &which, &version).await?;
    if !file.media_type.starts_with("image/") {
        return Err(Error::NotFound);
    }
    let bytes = match tokio::fs::read(visit.app.files.thumbnail_path(&file.hash)).await {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Err(Error::NotFound),
        Err(error) => return Err(error.into()),
    };
    let mut headers = HeaderMap::new();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("image/jpeg"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("private, max-age=300"));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    Ok((headers, bytes).into_response())
}
