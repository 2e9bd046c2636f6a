//! All that was ever written in a document, and taking an earlier text up again.

use chrono::{DateTime, Duration, Utc};
use http::StatusCode;
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use tables::document_revision::{Column, Entity};
use tables::ids::PersonId;

use super::access::{ViewDocument, WriteDocument};
use super::keep::{self, Restored};
use super::names;
use super::save::MOST_REVISIONS;
use crate::db::Db;
use crate::error::{Error, Result};
use crate::teams::access::{may_edit, must_be_live};
use crate::text::Arg;
use crate::web::Response;
use crate::web::form::{Form, Query};
use crate::web::page::Page;
use crate::web::visit::Visit;

/// Saves of one writer that are no further apart are shown as one.
const TOGETHER: Duration = Duration::minutes(5);
/// So many saves are looked at for a page.
const ON_A_PAGE: u64 = 400;

#[derive(Serialize)]
struct HistoryPage {
    team: i64,
    team_name: String,
    id: i64,
    title: String,
    may_write: bool,
    current: i32,
    entries: Vec<EntryView>,
    /// The number before which older ones are.
    older: Option<i32>,
    moved: bool,
}

/// Saves that are shown as one.
#[derive(Serialize)]
pub(super) struct EntryView {
    /// Of the last of them.
    pub(super) number: i32,
    /// What the first of them was written on.
    before: i32,
    pub(super) author: Option<String>,
    pub(super) at: String,
    saves: usize,
    words: i32,
    /// Who wrote what was put together with it.
    merged: bool,
    restored: Option<i32>,
    /// A text beside the document.
    pub(super) side: bool,
}

impl Page for HistoryPage {
    const TEMPLATE: &'static str = "documents/history.html";
}

/// Where a page of the history begins.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Before {
    before: String,
}

/// Which revision to take up again, and which was the newest on the page.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct RestoreForm {
    revision: String,
    based_on: String,
}

/// A revision without its text.
#[derive(FromQueryResult)]
struct Row {
    number: i32,
    author_id: PersonId,
    saved_at: DateTime<Utc>,
    side: bool,
    based_on: i32,
    merged: Option<i32>,
    restored: Option<i32>,
    words: i32,
}

/// The newest first, and the number before which there are more.
pub(super) async fn entries(
    db: &Db,
    may: &ViewDocument,
    before: i32,
) -> Result<(Vec<EntryView>, Option<i32>)> {
    let rows: Vec<Row> = Entity::find()
        .select_only()
        .columns([Column::Number, Column::AuthorId, Column::SavedAt, Column::Side, Column::BasedOn])
        .columns([Column::Merged, Column::Restored, Column::Words])
        .filter(Column::DocumentId.eq(may.document.id))
        .filter(Column::Number.lt(before))
        .order_by_desc(Column::Number)
        .limit(ON_A_PAGE)
        .into_model()
        .all(db)
        .await?;
    let names = names(db, rows.iter().map(|row| row.author_id)).await?;
    let full = u64::try_from(rows.len()).is_ok_and(|many| many == ON_A_PAGE);
    let older = rows.last().map(|row| row.number).filter(|_| full);
    let mut entries: Vec<EntryView> = Vec::new();
    // What the entry that was begun last goes on from: its author and the earliest of its saves.
    let mut open: Option<(PersonId, DateTime<Utc>)> = None;
    for row in rows {
        let plain = !row.side && row.merged.is_none() && row.restored.is_none() && row.number > 1;
        if let (true, Some((author, at)), Some(last)) = (plain, open, entries.last_mut())
            && author == row.author_id
            && at - row.saved_at <= TOGETHER
            && last.before == row.number
        {
            last.before = row.based_on;
            last.saves += 1;
            last.words = last.words.saturating_add(row.words);
            open = Some((author, row.saved_at));
            continue;
        }
        open = plain.then_some((row.author_id, row.saved_at));
        entries.push(EntryView {
            number: row.number,
            before: row.based_on,
            author: names.get(&row.author_id).cloned(),
            at: row.saved_at.to_rfc3339(),
            saves: 1,
            words: row.words,
            merged: row.merged.is_some(),
            restored: row.restored,
            side: row.side,
        });
    }
    Ok((entries, older))
}

pub(super) async fn show(may: ViewDocument, visit: Visit, Query(query): Query<Before>) -> Result<Response> {
    let before = query.before.parse().unwrap_or(i32::MAX);
    visit.show(&page(&visit, &may, before, false).await?)
}

async fn page(visit: &Visit, may: &ViewDocument, before: i32, moved: bool) -> Result<HistoryPage> {
    let live = match must_be_live(&visit.app.db, &may.of.team).await {
        Ok(()) => true,
        Err(Error::Forbidden) => false,
        Err(error) => return Err(error),
    };
    let (entries, older) = entries(&visit.app.db, may, before).await?;
    Ok(HistoryPage {
        team: may.of.team.id.0,
        team_name: may.of.team.name.clone(),
        id: may.document.id.0,
        title: may.document.title.clone(),
        may_write: live && may_edit(may.of.tie) && may.document.archived_at.is_none(),
        current: may.document.revision,
        entries,
        older,
        moved,
    })
}

pub(super) async fn restore(
    may: WriteDocument,
    visit: Visit,
    Form(form): Form<RestoreForm>,
) -> Result<Response> {
    let number = |text: &str| text.parse().map_err(|_| Error::BadRequest("error-bad-form"));
    let (revision, based_on) = (number(&form.revision)?, number(&form.based_on)?);
    let (team, document) = (may.of.team.id, may.document.id);
    let path = format!("/teams/{team}/documents/{document}/history");
    match keep::restore(&visit.app, &may, based_on, revision).await? {
        Restored::Done => visit.go_saying(&path, "success", visit.t("documents-restored")).await,
        Restored::Same => visit.go_saying(&path, "info", visit.t("documents-unchanged")).await,
        Restored::Full => {
            let most = [("most", Arg::from(MOST_REVISIONS.to_string()))];
            visit.go_saying(&path, "warning", visit.t_with("documents-full", &most)).await
        }
        Restored::Moved => {
            let may = ViewDocument::check(&visit.app.db, may.of.by, team, document).await?;
            visit.show_with(StatusCode::CONFLICT, &page(&visit, &may, i32::MAX, true).await?)
        }
    }
}
