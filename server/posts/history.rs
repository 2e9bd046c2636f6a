//! Every text that was ever saved, and taking an earlier one up again.

use std::collections::HashMap;

use http::StatusCode;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use tables::ids::PersonId;
use tables::person;

use super::access::{ReadPost, WritePost, may_write};
use super::draft::{self, Saved, Text};
use super::letters;
use crate::error::{Error, Result};
use crate::teams::access::is_live;
use crate::web::Response;
use crate::web::form::Form;
use crate::web::page::Page;
use crate::web::visit::Visit;

#[derive(Serialize)]
struct HistoryPage {
    id: i64,
    name: String,
    post: i64,
    title: String,
    may_write: bool,
    based_on: i32,
    moved: bool,
    revisions: Vec<RevisionView>,
}

impl Page for HistoryPage {
    const TEMPLATE: &'static str = "posts/history.html";
}

#[derive(Serialize)]
struct RevisionView {
    revision: i32,
    author: String,
    at: String,
    title: String,
    summary: String,
    body: String,
    newest: bool,
}

/// Which text to take up again, and the revision of the page.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct RestoreForm {
    revision: String,
    based_on: String,
}

pub(super) async fn show(may: ReadPost, visit: Visit) -> Result<Response> {
    visit.show(&page(&visit, &may, false).await?)
}

async fn page(visit: &Visit, may: &ReadPost, moved: bool) -> Result<HistoryPage> {
    let db = &visit.app.db;
    let rows = draft::history(db, may.post.id).await?;
    let names: HashMap<PersonId, String> = person::Entity::find()
        .filter(person::Column::Id.is_in(rows.iter().map(|row| row.author_id)))
        .all(db)
        .await?
        .into_iter()
        .map(|row| (row.id, row.name))
        .collect();
    let newest = rows.first().map(|row| row.revision);
    Ok(HistoryPage {
        id: may.team.id.0,
        name: may.team.name.clone(),
        post: may.post.id.0,
        title: may.post.title.clone(),
        may_write: may_write(may.tie, &may.post) && is_live(db, &may.team).await?,
        based_on: may.post.revision,
        moved,
        revisions: rows
            .into_iter()
            .map(|row| {
                let text = Text::of_revision(&row);
                RevisionView {
                    revision: row.revision,
                    author: names.get(&row.author_id).cloned().unwrap_or_default(),
                    at: row.saved_at.to_rfc3339(),
                    title: text.title,
                    summary: text.summary,
                    body: text.body,
                    newest: Some(row.revision) == newest,
                }
            })
            .collect(),
    })
}

pub(super) async fn restore(may: WritePost, visit: Visit, Form(form): Form<RestoreForm>) -> Result<Response> {
    let number = |text: &str| text.parse().map_err(|_| Error::BadRequest("error-bad-form"));
    let (revision, based_on) = (number(&form.revision)?, number(&form.based_on)?);
    let path = format!("{}/edit", letters::path_of(&may.post));
    match draft::restore(&visit.app, &may, based_on, revision).await? {
        Saved::Done { .. } | Saved::Unchanged { .. } => {
            visit.go_saying(&path, "success", visit.t("posts-restored")).await
        }
        Saved::Closed => Err(Error::Forbidden),
        Saved::Stale { .. } => {
            let may = ReadPost::check(&visit.app.db, may.by, may.team.id, may.post.id).await?;
            visit.show_with(StatusCode::CONFLICT, &page(&visit, &may, true).await?)
        }
    }
}
