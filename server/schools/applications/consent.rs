//! The head teacher's consent: a PDF or a photo of the signed page, seen by staff and by the teacher.

use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use tables::application::{Column, Entity};
use tables::file;
use tables::ids::FileId;

use super::super::access::{ChangeApplication, OwnApplication, ReadApplication};
use super::super::attachment;
use crate::db;
use crate::error::{Error, Result};
use crate::files::Refusal;
use crate::web::Response;
use crate::web::upload::{Sent, Upload};
use crate::web::visit::Visit;

/// The file alone, without the rest of the application.
pub(super) async fn save(
    ChangeApplication(may): ChangeApplication,
    visit: Visit,
    upload: Upload,
) -> Result<Response> {
    let path = format!("/applications/{}", may.application.id);
    let Some(sent) = upload.file else {
        return visit.go_saying(&path, "warning", visit.t("schools-import-no-file")).await;
    };
    match keep(&visit, &may, sent).await? {
        Ok(_) => visit.go_saying(&path, "success", visit.t("schools-application-consent-kept")).await,
        Err(key) => visit.go_saying(&path, "danger", visit.t(key)).await,
    }
}

/// Puts what was sent in the place of what was there, which counts as a change; else the key of the text
/// that says why it can't be taken.
pub(super) async fn keep(
    visit: &Visit,
    may: &OwnApplication,
    sent: Sent,
) -> Result<Result<FileId, &'static str>> {
    let stored = match attachment::keep(&visit.app, sent.bytes).await? {
        Ok(stored) if stored.media_type == "application/pdf" || stored.size.is_some() => stored,
        Ok(_) => return Ok(Err(refused(Refusal::UnknownKind))),
        Err(refusal) => return Ok(Err(refused(refusal))),
    };
    let tx = db::begin_write(&visit.app.db).await?;
    // Of two that are sent at once each takes the place of the other.
    let before = Entity::find_by_id(may.application.id).lock_exclusive().one(&tx).await?;
    let before = before.and_then(|application| application.consent_file_id);
    let file = attachment::insert(&tx, &visit.app, sent.name, stored).await?;
    let done = Entity::update_many()
        .col_expr(Column::ConsentFileId, Expr::value(file))
        .col_expr(Column::ChangedAt, Expr::value(visit.app.clock.now()))
        .col_expr(Column::Revision, Expr::col(Column::Revision).add(1))
        .filter(Column::Id.eq(may.application.id))
        .filter(Column::State.eq(may.application.state))
        .exec(&tx)
        .await?;
    if done.rows_affected == 0 {
        return Ok(Err("schools-stale"));
    }
    let gone = match before {
        Some(file) => attachment::forget(&tx, file, &[]).await?,
        None => None,
    };
    tx.commit().await?;
    if let Some(hash) = gone {
        attachment::erase(&visit.app, &hash).await?;
    }
    Ok(Ok(file))
}

fn refused(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::Empty | Refusal::BrokenPicture => refusal.text_key(),
        Refusal::UnknownKind => "schools-application-consent-kind",
    }
}

pub(super) async fn show(may: ReadApplication, visit: Visit) -> Result<Response> {
    let id = may.application.consent_file_id.ok_or(Error::NotFound)?;
    let file = file::Entity::find_by_id(id).one(&visit.app.db).await?.ok_or(Error::NotFound)?;
    attachment::answer(&visit.app, &file).await
}
