//! One's notices, newest first; reading them.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use tables::notice::{Column, Entity};

use super::access::OwnNotice;
use super::words::Words;
use crate::error::{Error, Result};
use crate::people::access::SignedIn;
use crate::web::Response;
use crate::web::form::{Form, Query};
use crate::web::page::Page;
use crate::web::visit::Visit;

/// Notices on a page.
const SHOWN: u64 = 20;

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Wanted {
    page: String,
    show: String,
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct ReadForm {
    open: String,
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct ReadAllForm {
    until: String,
}

#[derive(Serialize)]
struct ListPage {
    notices: Vec<NoticeView>,
    /// When the page was made: what came later is not marked as read by its button.
    now: String,
    unread: u64,
    unread_only: bool,
    page: u64,
    pages: u64,
    urls: Urls,
}

#[derive(Serialize)]
struct Urls {
    first: Option<String>,
    previous: Option<String>,
    next: Option<String>,
    last: Option<String>,
}

#[derive(Serialize)]
struct NoticeView {
    id: i64,
    words: Words,
    at: String,
    unread: bool,
}

impl Page for ListPage {
    const TEMPLATE: &'static str = "notices/list.html";
}

pub(super) async fn show(
    SignedIn(actor): SignedIn,
    visit: Visit,
    Query(wanted): Query<Wanted>,
) -> Result<Response> {
    let app = &visit.app;
    let unread_only = wanted.show == "unread";
    let mut own = Entity::find().filter(Column::RecipientId.eq(actor.id));
    if unread_only {
        own = own.filter(Column::ReadAt.is_null());
    }
    let total = own.clone().count(&app.db).await?;
    let pages = total.div_ceil(SHOWN).max(1);
    let page = wanted.page.parse().unwrap_or(1).clamp(1, pages);
    let rows = own
        .order_by_desc(Column::CreatedAt)
        .order_by_desc(Column::Id)
        .offset((page - 1) * SHOWN)
        .limit(SHOWN)
        .all(&app.db)
        .await?;
    let notices = rows
        .iter()
        .map(|row| NoticeView {
            id: row.id.0,
            words: Words::of(&app.texts, visit.lang, row),
            at: row.created_at.to_rfc3339(),
            unread: row.read_at.is_none(),
        })
        .collect();
    let show = if unread_only { "show=unread&" } else { "" };
    let url = |to: u64| visit.link(&format!("/notices?{show}page={to}"));
    let urls = Urls {
        first: Some(url(1)),
        previous: (page > 1).then(|| url(page - 1)),
        next: (page < pages).then(|| url(page + 1)),
        last: Some(url(pages)),
    };
    let now = app.clock.now().to_rfc3339();
    visit.show(&ListPage { notices, now, unread: visit.unread, unread_only, page, pages, urls })
}

/// Marks one as read, and goes where it leads if that was the button.
pub(super) async fn read(own: OwnNotice, visit: Visit, Form(form): Form<ReadForm>) -> Result<Response> {
    Entity::update_many()
        .col_expr(Column::ReadAt, Expr::value(visit.app.clock.now()))
        .filter(Column::Id.eq(own.notice.id))
        .filter(Column::ReadAt.is_null())
        .exec(&visit.app.db)
        .await?;
    Ok(visit.go(if form.open == "yes" { &own.notice.link } else { "/notices" }))
}

pub(super) async fn read_all(
    SignedIn(actor): SignedIn,
    visit: Visit,
    Form(form): Form<ReadAllForm>,
) -> Result<Response> {
    let until: DateTime<Utc> = form.until.parse().map_err(|_| Error::BadRequest("error-bad-form"))?;
    Entity::update_many()
        .col_expr(Column::ReadAt, Expr::value(visit.app.clock.now()))
        .filter(Column::RecipientId.eq(actor.id))
        .filter(Column::CreatedAt.lte(until))
        .filter(Column::ReadAt.is_null())
        .exec(&visit.app.db)
        .await?;
    visit.go_saying("/notices", "success", visit.t("notices-all-read")).await
}
