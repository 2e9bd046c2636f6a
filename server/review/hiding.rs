//! Taking a published report back from the public, and showing it again. Nothing is deleted: its lasting
//! address says that it was taken back and why, in a word. What is published afterwards is public, and the
//! versions from before stay away: a photograph that must not be seen does not come back with them.

use chrono::{DateTime, Utc};
use http::StatusCode;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use serde::Serialize;
use serde_json::json;
use tables::ids::ReportId;
use tables::kinds::Concern;
use tables::publication::{Column, Entity};
use tables::report;

use super::access::KeepPublic;
use super::{letters, publication};
use crate::App;
use crate::db;
use crate::error::{Error, Result};
use crate::people::account::note;
use crate::posts::concern::{LONGEST, Reason, concerns};
use crate::web::Response;
use crate::web::form::{Errors, Form};
use crate::web::page::Page;
use crate::web::visit::Visit;

#[derive(Serialize)]
struct HidingPage {
    report: i64,
    project: String,
    slug: String,
    /// Since when it is not public, and why; none: it is.
    hidden: Option<(String, &'static str)>,
    concerns: Vec<(&'static str, String)>,
    longest: usize,
    form: Reason,
    errors: Errors,
}

impl Page for HidingPage {
    const TEMPLATE: &'static str = "review/hiding.html";
}

async fn page(visit: &Visit, may: &KeepPublic, form: Reason, errors: Errors) -> Result<HidingPage> {
    let last = publication::last(&visit.app.db, may.report.id).await?.ok_or(Error::NotFound)?;
    Ok(HidingPage {
        report: may.report.id.0,
        project: may.report.project_title.clone(),
        slug: may.report.slug.clone().unwrap_or_default(),
        hidden: last.hidden_at.zip(last.hidden_why).map(|(at, why)| (at.to_rfc3339(), why.as_str())),
        concerns: concerns(visit),
        longest: LONGEST,
        form,
        errors,
    })
}

pub(super) async fn show(may: KeepPublic, visit: Visit) -> Result<Response> {
    visit.show(&page(&visit, &may, Reason::default(), Errors::new()).await?)
}

async fn say(visit: &Visit, may: &KeepPublic, done: bool, key: &str) -> Result<Response> {
    let (kind, key) = if done { ("success", key) } else { ("warning", "moderation-moved") };
    visit.go_saying(&format!("/review/{}/hiding", may.report.id), kind, visit.t(key)).await
}

pub(super) async fn take_back(may: KeepPublic, visit: Visit, Form(form): Form<Reason>) -> Result<Response> {
    let mut errors = Errors::new();
    let Some((why, words)) = form.checked(&visit, &mut errors) else {
        let page = page(&visit, &may, form, errors).await?;
        return visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    };
    let done = hide(&visit.app, &may, why, &words).await?;
    say(&visit, &may, done, "review-hidden").await
}

pub(super) async fn give_back(may: KeepPublic, visit: Visit) -> Result<Response> {
    let done = unhide(&visit.app, &may).await?;
    say(&visit, &may, done, "review-shown").await
}

/// Takes every public version back; false: there was none. `words` are for the class alone.
pub async fn hide(app: &App, may: &KeepPublic, why: Concern, words: &str) -> Result<bool> {
    let tx = db::begin_write(&app.db).await?;
    let done = Entity::update_many()
        .col_expr(Column::HiddenAt, Expr::value(Some(app.clock.now())))
        .col_expr(Column::HiddenBy, Expr::value(Some(may.by.id)))
        .col_expr(Column::HiddenWhy, Expr::value(Some(why)))
        .filter(Column::ReportId.eq(may.report.id))
        .filter(Column::HiddenAt.is_null())
        .exec(&tx)
        .await?;
    if done.rows_affected == 0 {
        return Ok(false);
    }
    mark(&tx, may.report.id, Some(app.clock.now())).await?;
    let detail = json!({ "why": why.as_str(), "versions": done.rows_affected });
    note(&tx, app, Some(&may.by), "report.hidden", format!("report:{}", may.report.id), detail).await?;
    letters::hidden(&tx, app, &may.report, words).await?;
    tx.commit().await?;
    Ok(true)
}

/// Writes down since when nothing of the report is public; none: something is.
pub(super) async fn mark(
    conn: &impl ConnectionTrait,
    report: ReportId,
    since: Option<DateTime<Utc>>,
) -> Result<()> {
    report::Entity::update_many()
        .col_expr(report::Column::HiddenAt, Expr::value(since))
        .filter(report::Column::Id.eq(report))
        .exec(conn)
        .await?;
    Ok(())
}

/// Shows again what was taken back last; false: the newest version is public.
async fn unhide(app: &App, may: &KeepPublic) -> Result<bool> {
    let tx = db::begin_write(&app.db).await?;
    let last = publication::last(&tx, may.report.id).await?;
    let Some(since) = last.and_then(|last| last.hidden_at) else { return Ok(false) };
    let done = Entity::update_many()
        .col_expr(Column::HiddenAt, Expr::value(None::<DateTime<Utc>>))
        .col_expr(Column::HiddenBy, Expr::value(None::<i64>))
        .col_expr(Column::HiddenWhy, Expr::value(None::<Concern>))
        .filter(Column::ReportId.eq(may.report.id))
        .filter(Column::HiddenAt.eq(since))
        .exec(&tx)
        .await?;
    if done.rows_affected == 0 {
        return Ok(false);
    }
    mark(&tx, may.report.id, None).await?;
    let detail = json!({ "versions": done.rows_affected });
    note(&tx, app, Some(&may.by), "report.shown", format!("report:{}", may.report.id), detail).await?;
    letters::shown(&tx, app, &may.report).await?;
    tx.commit().await?;
    Ok(true)
}
