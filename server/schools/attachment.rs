//! Files that people upload for something of theirs: their rows, and showing them to those who may see them.

use bytes::Bytes;
use http::HeaderValue;
use http::header::CONTENT_DISPOSITION;
use sea_orm::{ActiveModelTrait, ConnectionTrait, NotSet, Set};
use tables::file;
use tables::ids::FileId;

use crate::App;
use crate::error::{Error, Result};
use crate::files::{Refusal, Stored};
use crate::web::Response;
use crate::web::file::{PRIVATE, stream};

/// Cleans an upload and keeps its bytes, on a thread where blocking is allowed.
pub async fn keep(app: &App, bytes: Bytes) -> Result<Result<Stored, Refusal>> {
    let app = app.clone();
    tokio::task::spawn_blocking(move || app.files.keep(&bytes)).await?
}

/// Writes the row of a kept file.
pub async fn insert(conn: &impl ConnectionTrait, app: &App, name: String, stored: Stored) -> Result<FileId> {
    let row = file::ActiveModel {
        id: NotSet,
        hash: Set(stored.hash),
        name: Set(name),
        media_type: Set(stored.media_type.to_owned()),
        bytes: Set(stored.bytes),
        width: Set(stored.size.map(|size| size.0)),
        height: Set(stored.size.map(|size| size.1)),
        added_at: Set(app.clock.now()),
    };
    Ok(row.insert(conn).await?.id)
}

/// The file as an answer: a picture in its place, anything else as a download, whatever is in it.
pub async fn answer(app: &App, file: &file::Model) -> Result<Response> {
    let mut answer = stream(app.files.path(&file.hash), &file.media_type, PRIVATE).await?;
    if !file.media_type.starts_with("image/") {
        let name: String =
            file.name.chars().map(|c| if c.is_ascii_alphanumeric() || c == '.' { c } else { '-' }).collect();
        let value = HeaderValue::from_str(&format!("attachment; filename=\"{name}\""));
        answer.headers_mut().insert(CONTENT_DISPOSITION, value.map_err(Error::internal)?);
    }
    Ok(answer)
}
