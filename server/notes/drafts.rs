//! All notes, for those who write them.

use sea_orm::{EntityTrait, PaginatorTrait, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use tables::note;

use super::edit;
use crate::error::Result;
use crate::people::access::Editor;
use crate::web::Response;
use crate::web::form::Query;
use crate::web::page::Page;
use crate::web::visit::Visit;

const PER_PAGE: u64 = 50;

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct ListForm {
    page: String,
}

#[derive(Serialize)]
struct DraftsPage {
    rows: Vec<Row>,
    page: u64,
    pages: u64,
    urls: Urls,
}

#[derive(Serialize)]
struct Row {
    id: i64,
    title: String,
    state: &'static str,
    number: Option<i32>,
    english: bool,
    changed_at: String,
}

/// Where the pager leads.
#[derive(Serialize)]
pub(super) struct Urls {
    pub(super) first: Option<String>,
    pub(super) previous: Option<String>,
    pub(super) next: Option<String>,
    pub(super) last: Option<String>,
}

impl Urls {
    /// Around a page.
    pub(super) fn around(page: u64, pages: u64, to: impl Fn(u64) -> String) -> Self {
        Self {
            first: (page > 1).then(|| to(1)),
            previous: (page > 1).then(|| to((page - 1).min(pages))),
            next: (page < pages).then(|| to(page + 1)),
            last: (page < pages).then(|| to(pages)),
        }
    }
}

impl Page for DraftsPage {
    const TEMPLATE: &'static str = "notes/drafts.html";
}

pub(super) async fn show(_: Editor, visit: Visit, Query(form): Query<ListForm>) -> Result<Response> {
    let page = form.page.parse::<u64>().unwrap_or(1).clamp(1, 100_000);
    let pages = note::Entity::find().count(&visit.app.db).await?.div_ceil(PER_PAGE).max(1);
    let notes = note::Entity::find()
        .order_by_desc(note::Column::ChangedAt)
        .order_by_desc(note::Column::Id)
        .offset((page - 1) * PER_PAGE)
        .limit(PER_PAGE)
        .all(&visit.app.db)
        .await?;
    let row = |note: &note::Model| Row {
        id: note.id.0,
        title: note.title_it.clone(),
        state: edit::state(note),
        number: note.published,
        english: !note.text_en.is_empty(),
        changed_at: note.changed_at.to_rfc3339(),
    };
    let urls = Urls::around(page, pages, |page| visit.link(&format!("/notes?page={page}")));
    visit.show(&DraftsPage { rows: notes.iter().map(row).collect(), page, pages, urls })
}
