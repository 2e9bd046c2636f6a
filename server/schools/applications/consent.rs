//! The head teacher's consent: a PDF or a photo of the signed page, seen by staff and by the teacher.

use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use tables::application::{Column, Entity};
use tables::file;

use super::super::access::{ChangeApplication, ReadApplication};
use super::super::attachment;
use crate::db;
use crate::error::{Error, Result};
use crate::files::Refusal;
use crate::web::Response;
use crate::web::upload::Upload;
use crate::web::visit::Visit;

pub(super) async fn save(
    ChangeApplication(may): ChangeApplication,
    visit: Visit,
    upload: Upload,
) -> Result<Response> {
    let path = format!("/applications/{}", may.application.id);
    let Some(sent) = upload.file else {
        return visit.go_saying(&path, "warning", visit.t("schools-import-no-file")).await;
    };
    let stored = match attachment::keep(&visit.app, sent.bytes).await? {
        Ok(stored) if stored.media_type == "application/pdf" || stored.size.is_some() => stored,
        Ok(_) => return refused(&visit, &path, Refusal::UnknownKind).await,
        Err(refusal) => return refused(&visit, &path, refusal).await,
    };
    let tx = db::begin_write(&visit.app.db).await?;
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
        return visit.go_saying(&path, "warning", visit.t("schools-stale")).await;
    }
    tx.commit().await?;
    visit.go_saying(&path, "success", visit.t("schools-application-consent-kept")).await
}

/// Said on the application's page, where the button is.
async fn refused(visit: &Visit, path: &str, refusal: Refusal) -> Result<Response> {
    let key = match refusal {
        Refusal::Empty | Refusal::BrokenPicture => refusal.text_key(),
        Refusal::UnknownKind => "schools-application-consent-kind",
    };
    visit.go_saying(path, "danger", visit.t(key)).await
}

pub(super) async fn show(may: ReadApplication, visit: Visit) -> Result<Response> {
    let id = may.application.consent_file_id.ok_or(Error::NotFound)?;
    let file = file::Entity::find_by_id(id).one(&visit.app.db).await?.ok_or(Error::NotFound)?;
    attachment::answer(&visit.app, &file).await
}
