//! Files that people upload for something of theirs: their rows, showing them to those who may see them, and
//! forgetting them.

use bytes::Bytes;
use http::HeaderValue;
use http::header::{CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, NotSet, PaginatorTrait, QueryFilter, Set,
};
use serde_json::Value;
use tables::file;
use tables::ids::FileId;
use tokio::sync::Semaphore;

use crate::App;
use crate::error::{Error, Result};
use crate::files::{self, Refusal, Stored};
use crate::web::Response;
use crate::web::file::{PRIVATE, stream};

/// So many PDFs are looked through at once.
static AT_ONCE: Semaphore = Semaphore::const_new(2);

/// Nothing is loaded, sent or framed by what a browser shows. No sandbox: in one, some show no PDF.
const SHOWN: &str =
    "default-src 'none'; object-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// Cleans an upload and keeps its bytes, on a thread where blocking is allowed.
pub async fn keep(app: &App, bytes: Bytes) -> Result<Result<Stored, Refusal>> {
    let app = app.clone();
    tokio::task::spawn_blocking(move || app.files.keep(&bytes)).await?
}

/// The same for what may become public, where only pictures are taken, or anything but pictures.
pub async fn keep_only(app: &App, pictures: bool, bytes: Bytes) -> Result<Result<Stored, Refusal>> {
    if !bytes.is_empty() && files::is_picture(&bytes) != pictures {
        return Ok(Err(Refusal::UnknownKind));
    }
    let app = app.clone();
    tokio::task::spawn_blocking(move || app.files.keep_for_all(&bytes)).await?
}

/// Whom a kept PDF names as its authors; nobody, if it is another file. None: that can't be read.
pub async fn authors(app: &App, file: &file::Model) -> Result<Option<Vec<String>>> {
    if file.media_type != "application/pdf" {
        return Ok(Some(Vec::new()));
    }
    let path = app.files.path(&file.hash);
    let turn = AT_ONCE.acquire().await.map_err(Error::internal)?;
    let read = tokio::task::spawn_blocking(move || {
        // Kept until it is read, even if whoever asks has left.
        let _turn = turn;
        std::fs::read(path).map(|bytes| files::pdf::authors(&bytes))
    });
    match read.await? {
        Ok(named) => Ok(named),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error.into()),
    }
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
        answer.headers_mut().insert(CONTENT_DISPOSITION, disposition("attachment", file)?);
    }
    Ok(answer)
}

/// The file as the browser itself shows it, in a tab of its own: for PDFs, of which it makes no page that could
/// do anything with ours.
pub async fn inline(app: &App, file: &file::Model) -> Result<Response> {
    let mut answer = stream(app.files.path(&file.hash), &file.media_type, PRIVATE).await?;
    let headers = answer.headers_mut();
    headers.insert(CONTENT_DISPOSITION, disposition("inline", file)?);
    headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(SHOWN));
    Ok(answer)
}

/// What the browser should do with the file, and its name without anything that could mean something there.
fn disposition(how: &str, file: &file::Model) -> Result<HeaderValue> {
    let name: String =
        file.name.chars().map(|c| if c.is_ascii_alphanumeric() || c == '.' { c } else { '-' }).collect();
    HeaderValue::from_str(&format!("{how}; filename=\"{name}\"")).map_err(Error::internal)
}

/// Removes the row of a file that nothing refers to any more, unless one of these published texts shows its
/// bytes. Gives the hash if nothing has the bytes then: [`erase`] them once that is committed.
pub async fn forget(conn: &impl ConnectionTrait, id: FileId, published: &[Value]) -> Result<Option<String>> {
    let file = file::Entity::find_by_id(id).one(conn).await?.ok_or(Error::NotFound)?;
    if published.iter().any(|content| content.to_string().contains(&file.hash)) {
        return Ok(None);
    }
    file::Entity::delete_by_id(id).exec(conn).await?;
    let others = file::Entity::find().filter(file::Column::Hash.eq(&file.hash)).count(conn).await?;
    Ok((others == 0).then_some(file.hash))
}

/// Removes a file's bytes and its thumbnail from the disk. Somebody may upload the same meanwhile, and bytes are
/// there before their row is: they are put aside, and put back if a row has them after all.
pub async fn erase(app: &App, hash: &str) -> Result<()> {
    let mut aside = Vec::new();
    for path in [app.files.path(hash), app.files.thumbnail_path(hash)] {
        let away = path.with_extension("gone");
        match tokio::fs::rename(&path, &away).await {
            Ok(()) => aside.push((path, away)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
            Err(error) => return Err(error.into()),
        }
    }
    let rows = file::Entity::find().filter(file::Column::Hash.eq(hash)).count(&app.db).await;
    for (path, away) in aside {
        if matches!(rows, Ok(0)) {
            tokio::fs::remove_file(away).await?;
        } else {
            tokio::fs::rename(away, path).await?;
        }
    }
    rows?;
    Ok(())
}
