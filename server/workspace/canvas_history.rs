//! All that ever stood in a box of the canvas, and taking an earlier text up again: the lesson asks not
//! to rub out the question that one began with.

use http::StatusCode;
use serde::{Deserialize, Serialize};

use super::canvas_boxes::{self, Saved};
use super::people;
use super::places::CanvasBox;
use crate::error::{Error, Result};
use crate::teams::access::is_live;
use crate::teams::access::{EditTeam, ViewTeam, may_edit};
use crate::web::Response;
use crate::web::address::At;
use crate::web::form::Form;
use crate::web::page::Page;
use crate::web::visit::Visit;

#[derive(Serialize)]
struct HistoryPage {
    id: i64,
    name: String,
    name_of_box: &'static str,
    may_write: bool,
    current: i32,
    revisions: Vec<RevisionView>,
    moved: bool,
}

#[derive(Serialize)]
struct RevisionView {
    revision: i32,
    author: Option<String>,
    saved_at: String,
    words: String,
}

impl Page for HistoryPage {
    const TEMPLATE: &'static str = "workspace/canvas_history.html";
}

/// Which revision to take up again, and which was the newest on the page.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct RestoreForm {
    revision: String,
    based_on: String,
}

async fn page(visit: &Visit, may: &ViewTeam, name: &'static str, moved: bool) -> Result<HistoryPage> {
    let db = &visit.app.db;
    let rows = canvas_boxes::history(db, may.team.id, name).await?;
    let names = people::names(db, rows.iter().map(|row| row.author_id)).await?;
    Ok(HistoryPage {
        id: may.team.id.0,
        name: may.team.name.clone(),
        name_of_box: name,
        may_write: may_edit(may.tie) && is_live(db, &may.team).await?,
        current: rows.first().map_or(0, |row| row.revision),
        revisions: rows
            .into_iter()
            .map(|row| RevisionView {
                revision: row.revision,
                author: names.get(&row.author_id).cloned(),
                saved_at: row.saved_at.to_rfc3339(),
                words: row.words,
            })
            .collect(),
        moved,
    })
}

pub(super) async fn show(
    may: ViewTeam,
    visit: Visit,
    At(CanvasBox(name)): At<CanvasBox>,
) -> Result<Response> {
    visit.show(&page(&visit, &may, canvas_boxes::known(&name)?, false).await?)
}

pub(super) async fn restore(
    may: EditTeam,
    visit: Visit,
    At(CanvasBox(name)): At<CanvasBox>,
    Form(form): Form<RestoreForm>,
) -> Result<Response> {
    let name = canvas_boxes::known(&name)?;
    let number = |text: &str| text.parse().map_err(|_| Error::BadRequest("error-bad-form"));
    let (revision, based_on) = (number(&form.revision)?, number(&form.based_on)?);
    let path = format!("/teams/{}/canvas/{name}/history", may.team.id);
    match canvas_boxes::restore(&visit.app, &may, name, based_on, revision).await? {
        Saved::Done { .. } => visit.go_saying(&path, "success", visit.t("reports-restored")).await,
        Saved::Unchanged { .. } => visit.go_saying(&path, "info", visit.t("reports-unchanged")).await,
        Saved::Long => Err(Error::internal("a text that was kept is too long to be kept")),
        Saved::Stale(_) => {
            let may = ViewTeam::check(&visit.app.db, may.by, may.team.id).await?;
            visit.show_with(StatusCode::CONFLICT, &page(&visit, &may, name, true).await?)
        }
    }
}
