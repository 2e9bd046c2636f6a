//! All notes, for those who write them.

use sea_orm::{EntityTrait, PaginatorTrait, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use tables::note;

use super::edit;
use crate::error::Result;
use crate::people::access::Editor;
use crate::schools::paging::{PER_PAGE, Pages};
use crate::web::Response;
use crate::web::form::Query;
use crate::web::page::Page;
use crate::web::visit::Visit;

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct ListForm {
    page: String,
}

#[derive(Serialize)]
struct DraftsPage {
    rows: Vec<Row>,
    list: Pages,
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

impl Page for DraftsPage {
    const TEMPLATE: &'static str = "notes/drafts.html";
}

pub(super) async fn show(_: Editor, visit: Visit, Query(form): Query<ListForm>) -> Result<Response> {
    let total = note::Entity::find().count(&visit.app.db).await?;
    let total = usize::try_from(total).unwrap_or(usize::MAX);
    let list = Pages::new(&visit, "/notes", &Vec::new(), &form.page, total);
    let notes = note::Entity::find()
        .order_by_desc(note::Column::ChangedAt)
        .order_by_desc(note::Column::Id)
        .offset(list.offset() as u64)
        .limit(PER_PAGE as u64)
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
    visit.show(&DraftsPage { rows: notes.iter().map(row).collect(), list })
}
