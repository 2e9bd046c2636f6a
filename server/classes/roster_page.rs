//! The students of a class from a list, pasted or in a file: a preview, then the cards.

use std::collections::HashSet;

use http::StatusCode;
use serde::{Deserialize, Serialize};

use super::access::ManageClass;
use super::cards::CardsPage;
use super::roster_import::{self, Imported, MOST, Row};
use crate::error::{Error, Result};
use crate::web::Response;
use crate::web::form::{Errors, Form};
use crate::web::grid::{Grid, NoGrid};
use crate::web::page::Page;
use crate::web::upload::Upload;
use crate::web::visit::Visit;

/// So many rows without a mistake are shown.
const SHOWN: usize = 200;

#[derive(Serialize)]
struct RosterPage {
    id: i64,
    class: String,
    school: String,
    max_bytes: usize,
    form: PasteView,
    preview: Option<PreviewView>,
    errors: Errors,
}

#[derive(Serialize, Default)]
struct PasteView {
    list: String,
}

#[derive(Serialize)]
struct PreviewView {
    total: usize,
    wrong: usize,
    /// Students who would come, and teams that would be made.
    fresh: usize,
    new_teams: usize,
    /// Do most rows look as if they had a surname?
    surnames: bool,
    more: usize,
    rows: Vec<RowView>,
    /// All rows, as the import takes them.
    list: String,
}

#[derive(Serialize)]
struct RowView {
    line: usize,
    name: String,
    team: String,
    mistake: Option<&'static str>,
    /// In the class already.
    there: bool,
    new_team: bool,
    has_surname: bool,
}

impl Page for RosterPage {
    const TEMPLATE: &'static str = "classes/roster.html";
}

fn page(
    visit: &Visit,
    may: &ManageClass,
    list: String,
    preview: Option<PreviewView>,
    errors: Errors,
) -> RosterPage {
    RosterPage {
        id: may.class.id.0,
        class: may.class.name.clone(),
        school: may.school.name.clone(),
        max_bytes: visit.app.config.upload_limit,
        form: PasteView { list },
        preview,
        errors,
    }
}

pub(super) async fn show(may: ManageClass, visit: Visit) -> Result<Response> {
    visit.show(&page(&visit, &may, String::new(), None, Errors::new()))
}

/// One row a line, cells apart by tabs: what the confirmation sends back.
fn list_of(rows: &[Row]) -> String {
    let lines: Vec<String> = rows.iter().map(|row| format!("{}\t{}", row.name, row.team)).collect();
    // With its heading a list whose first student is called Nome is read as it was meant.
    format!("nome\tsquadra\n{}", lines.join("\n"))
}

fn preview_of(rows: &[Row]) -> PreviewView {
    let wrong = rows.iter().filter(|row| row.mistake.is_some()).count();
    let mut shown = 0;
    let mut views = Vec::new();
    for row in rows {
        if row.mistake.is_none() {
            shown += 1;
            if shown > SHOWN {
                continue;
            }
        }
        views.push(RowView {
            line: row.line,
            name: row.name.clone(),
            team: row.team.clone(),
            mistake: row.mistake.map(roster_import::RowMistake::as_str),
            there: row.there,
            new_team: row.new_team,
            has_surname: row.has_surname() && !row.there,
        });
    }
    let new_teams: HashSet<String> =
        rows.iter().filter(|row| row.new_team).map(|row| row.team.to_lowercase()).collect();
    PreviewView {
        total: rows.len(),
        wrong,
        fresh: rows.iter().filter(|row| !row.there).count(),
        new_teams: new_teams.len(),
        // Two first names are no mistake; a whole list of two words is one with surnames.
        surnames: rows.iter().filter(|row| row.has_surname() && !row.there).count() * 2 > rows.len(),
        more: rows.len() - views.len(),
        rows: views,
        list: list_of(rows),
    }
}

pub(super) async fn preview(may: ManageClass, visit: Visit, upload: Upload) -> Result<Response> {
    let pasted = upload.one("list").to_owned();
    let there = roster_import::there(&visit.app.db, &may).await?;
    let from_file = upload.file.is_some();
    let text = pasted.clone();
    let read = tokio::task::spawn_blocking(move || {
        let grid = match &upload.file {
            Some(sent) => Grid::of_file(&sent.bytes),
            None => Grid::of_text(&text),
        };
        grid.map(|grid| roster_import::check(grid, &there))
    })
    .await?;
    let mut errors = Errors::new();
    let field = if from_file { "file" } else { "list" };
    match read {
        Err(NoGrid::NoText) => errors.add(field, visit.t("classes-roster-no-text")),
        Err(_) => errors.add(field, visit.t("classes-roster-no-table")),
        Ok(rows) if rows.is_empty() => errors.add(field, visit.t("classes-roster-nothing")),
        Ok(rows) if rows.len() > MOST => {
            errors.add(field, visit.t_with("classes-roster-too-many", &[("most", MOST.into())]));
        }
        Ok(rows) => {
            let preview = preview_of(&rows);
            let status = if preview.wrong == 0 { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
            return visit.show_with(status, &page(&visit, &may, pasted, Some(preview), errors));
        }
    }
    visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page(&visit, &may, pasted, None, errors))
}

/// The list that was looked at.
#[derive(Deserialize)]
pub(super) struct ImportForm {
    #[serde(default)]
    list: String,
}

/// The cards are the answer itself: their codes are neither in the session nor in the database.
pub(super) async fn import(may: ManageClass, visit: Visit, Form(form): Form<ImportForm>) -> Result<Response> {
    // The cards that follow let people in: they are for the teacher's own eyes.
    if may.by.acted_by.is_some() {
        return Err(Error::Forbidden);
    }
    let there = roster_import::there(&visit.app.db, &may).await?;
    let text = form.list;
    let rows = tokio::task::spawn_blocking(move || {
        Grid::of_text(&text).map(|grid| roster_import::check(grid, &there))
    })
    .await?
    .unwrap_or_default();
    if rows.is_empty() || rows.len() > MOST {
        return Ok(visit.go(&format!("/classes/{}/roster", may.class.id)));
    }
    // The answer with the cards loaded anew: all that was to be written is.
    if rows.iter().all(|row| row.there) {
        let path = format!("/classes/{}/cards", may.class.id);
        return visit.go_saying(&path, "info", visit.t("classes-roster-imported")).await;
    }
    match roster_import::run(&visit.app, &may, &rows, visit.lang).await? {
        Imported::Refused => {
            let preview = preview_of(&rows);
            let page = page(&visit, &may, String::new(), Some(preview), Errors::new());
            visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Imported::Done(cards) => visit.show(&CardsPage::fresh(&visit, &may.class, &may.school.name, cards)),
    }
}
