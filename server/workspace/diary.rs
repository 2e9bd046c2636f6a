//! The team's diary, the newest day first.

use serde::{Deserialize, Serialize};
use tables::ids::PersonId;

use super::entries;
use super::people;
use super::task_rows::KEPT_DAYS;
use crate::error::Result;
use crate::schools::paging::{PER_PAGE, Pages};
use crate::teams::access::is_live;
use crate::teams::access::{ViewTeam, may_edit, may_talk};
use crate::web::Response;
use crate::web::form::Query;
use crate::web::page::Page;
use crate::web::visit::Visit;

#[derive(Serialize)]
struct DiaryPage {
    id: i64,
    name: String,
    may_write: bool,
    may_talk: bool,
    entries: Vec<EntryView>,
    pages: Pages,
    /// The reader's own that were taken out: key and day.
    removed: Vec<(i64, String)>,
    kept_days: i64,
}

#[derive(Serialize)]
struct EntryView {
    id: i64,
    day: String,
    done: String,
    learned: String,
    next: String,
    present: Vec<String>,
    author: String,
    written_at: String,
    /// Its author has changed it since.
    changed_at: Option<String>,
    mine: bool,
}

impl Page for DiaryPage {
    const TEMPLATE: &'static str = "workspace/diary.html";
}

/// Which page of the list.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct PageQuery {
    page: String,
}

pub(super) async fn show(may: ViewTeam, visit: Visit, Query(query): Query<PageQuery>) -> Result<Response> {
    let db = &visit.app.db;
    let total = usize::try_from(entries::count(db, may.team.id).await?).unwrap_or(0);
    let path = format!("/teams/{}/diary", may.team.id);
    let pages = Pages::new(&visit, &path, &Vec::new(), &query.page, total);
    let rows = entries::some(db, may.team.id, pages.offset(), PER_PAGE).await?;
    let mut present = entries::present(db, rows.iter().map(|row| row.id)).await?;
    let everybody: Vec<PersonId> =
        present.values().flatten().copied().chain(rows.iter().map(|row| row.author_id)).collect();
    let names = people::names(db, everybody).await?;
    let live = is_live(db, &may.team).await?;
    let may_write = live && may_edit(may.tie);
    let views = rows.into_iter().map(|row| EntryView {
        id: row.id.0,
        day: row.day.to_string(),
        done: row.done,
        learned: row.learned,
        next: row.next,
        present: present
            .remove(&row.id)
            .unwrap_or_default()
            .iter()
            .filter_map(|id| names.get(id).cloned())
            .collect(),
        author: names.get(&row.author_id).cloned().unwrap_or_default(),
        written_at: row.written_at.to_rfc3339(),
        changed_at: (row.revision > 1).then(|| row.changed_at.to_rfc3339()),
        mine: may_write && row.author_id == may.by.id,
    });
    let entries = views.collect();
    let removed =
        if may_write { entries::removed(&visit.app, may.team.id, may.by.id).await? } else { Vec::new() };
    visit.show(&DiaryPage {
        id: may.team.id.0,
        may_write,
        may_talk: live && may_talk(may.tie),
        name: may.team.name,
        entries,
        pages,
        removed: removed.into_iter().map(|row| (row.id.0, row.day.to_string())).collect(),
        kept_days: KEPT_DAYS,
    })
}
