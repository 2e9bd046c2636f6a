//! The team's canvas: each box is a form of its own, saved by a button, or by the report's script while
//! one writes; and the sheet to print.

use http::StatusCode;
use sea_orm::EntityTrait;
use serde::{Deserialize, Serialize};
use serde_json::json;
use tables::{canvas_field, class, school};

use super::canvas_boxes::{self, BOXES, LONGEST, Saved};
use super::people;
use super::places::CanvasBox;
use super::tasks::steps;
use crate::error::{Error, Result};
use crate::schools::{editions, programme};
use crate::teams::access::is_live;
use crate::teams::access::{EditTeam, ViewTeam, may_edit};
use crate::text::{self, Arg};
use crate::web::address::At;
use crate::web::form::{Errors, Form};
use crate::web::page::{Finished, Page};
use crate::web::visit::Visit;
use crate::web::{IntoResponse, Json, Response};

#[derive(Serialize)]
struct CanvasPage {
    id: i64,
    name: String,
    may_write: bool,
    longest: usize,
    boxes: Vec<BoxView>,
    filled: usize,
    /// The step that asks for it, and until when.
    asked_by: Option<(String, String)>,
    errors: Errors,
}

#[derive(Serialize)]
struct BoxView {
    name: &'static str,
    words: String,
    revision: i32,
    saved_by: Option<String>,
    saved_at: Option<String>,
    errors: Errors,
    theirs: Option<TheirsView>,
}

#[derive(Serialize)]
struct TheirsView {
    author: String,
    at: String,
    words: String,
}

#[derive(Serialize)]
struct PrintPage {
    id: i64,
    name: String,
    class: String,
    school: String,
    boxes: Vec<BoxView>,
}

impl Page for CanvasPage {
    const TEMPLATE: &'static str = "workspace/canvas.html";
}

impl Page for PrintPage {
    const TEMPLATE: &'static str = "workspace/canvas_print.html";
}

/// A box, as typed.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct BoxForm {
    value: String,
    revision: String,
}

/// A box that comes back with what was typed.
struct Again {
    name: &'static str,
    words: String,
    revision: i32,
    mistake: String,
    theirs: Option<TheirsView>,
}

async fn boxes(visit: &Visit, may: &ViewTeam) -> Result<Vec<BoxView>> {
    let db = &visit.app.db;
    let rows = canvas_boxes::of_team(db, may.team.id).await?;
    let names = people::names(db, rows.iter().map(|row| row.author_id)).await?;
    Ok(BOXES
        .into_iter()
        .map(|name| {
            let row = rows.iter().find(|row| row.field == name);
            BoxView {
                name,
                words: row.map(|row| row.words.clone()).unwrap_or_default(),
                revision: row.map_or(0, |row| row.revision),
                saved_by: row.and_then(|row| names.get(&row.author_id).cloned()),
                saved_at: row.map(|row| row.saved_at.to_rfc3339()),
                errors: Errors::new(),
                theirs: None,
            }
        })
        .collect())
}

async fn page(visit: &Visit, may: &ViewTeam, again: Option<Again>) -> Result<CanvasPage> {
    let mut boxes = boxes(visit, may).await?;
    let filled = boxes.iter().filter(|one| !one.words.is_empty()).count();
    let mut errors = Errors::new();
    if let Some(again) = again
        && let Some(view) = boxes.iter_mut().find(|view| view.name == again.name)
    {
        let label = visit.t(&format!("workspace-canvas-{}", again.name));
        errors.add(again.name, format!("{label}: {}", again.mistake));
        view.errors.add("value", again.mistake);
        view.words = again.words;
        view.revision = again.revision;
        view.theirs = again.theirs;
    }
    let mut step = None;
    for one in steps(visit, &may.team).await? {
        if programme::asked(&one)?.iter().any(|asked| asked.id == "canvas") {
            step = Some(one);
            break;
        }
    }
    Ok(CanvasPage {
        id: may.team.id.0,
        name: may.team.name.clone(),
        may_write: may_edit(may.tie) && is_live(&visit.app.db, &may.team).await?,
        longest: LONGEST,
        boxes,
        filled,
        asked_by: step.map(|step| (editions::name_of(&step, visit.lang), step.due_at.to_rfc3339())),
        errors,
    })
}

pub(super) async fn show(may: ViewTeam, visit: Visit) -> Result<Response> {
    visit.show(&page(&visit, &may, None).await?)
}

pub(super) async fn print(may: ViewTeam, visit: Visit) -> Result<Response> {
    let db = &visit.app.db;
    let class = class::Entity::find_by_id(may.team.class_id).one(db).await?.ok_or(Error::NotFound)?;
    let school = school::Entity::find_by_id(class.school_id).one(db).await?.ok_or(Error::NotFound)?;
    let boxes = boxes(&visit, &may).await?;
    visit.show(&PrintPage {
        id: may.team.id.0,
        name: may.team.name.clone(),
        class: class.name,
        school: school.name,
        boxes,
    })
}

pub(super) async fn save(
    may: EditTeam,
    visit: Visit,
    At(CanvasBox(name)): At<CanvasBox>,
    Form(form): Form<BoxForm>,
) -> Result<Response> {
    let name = canvas_boxes::known(&name)?;
    let based_on: i32 = form.revision.parse().map_err(|_| Error::BadRequest("error-bad-form"))?;
    let saved = canvas_boxes::save(&visit.app, &may, name, based_on, &form.value).await?;
    if visit.wants_json {
        return told(&visit, saved).await;
    }
    let path = format!("/teams/{}/canvas#box-{name}", may.team.id);
    let (status, revision, mistake, theirs) = match saved {
        Saved::Done { saved_at, .. } => {
            return visit.go_saying(&path, "success", saved_label(&visit, saved_at)).await;
        }
        Saved::Unchanged { .. } => {
            return visit.go_saying(&path, "info", visit.t("reports-unchanged")).await;
        }
        Saved::Long => (StatusCode::UNPROCESSABLE_ENTITY, based_on, too_long(&visit), None),
        Saved::Stale(row) => {
            let revision = row.revision;
            let theirs = theirs(&visit, row).await?;
            (StatusCode::CONFLICT, revision, visit.t("workspace-conflict-text"), Some(theirs))
        }
    };
    let may = ViewTeam::check(&visit.app.db, may.by, may.team.id).await?;
    let again = Again { name, words: form.value, revision, mistake, theirs };
    visit.show_with(status, &page(&visit, &may, Some(again)).await?)
}

fn saved_label(visit: &Visit, at: chrono::DateTime<chrono::Utc>) -> String {
    visit.t_with("reports-saved-at", &[("time", Arg::from(text::hour(at)))])
}

pub(super) fn too_long(visit: &Visit) -> String {
    visit.t_with("schools-too-long", &[("longest", Arg::from(LONGEST))])
}

async fn theirs(visit: &Visit, row: canvas_field::Model) -> Result<TheirsView> {
    let mut names = people::names(&visit.app.db, [row.author_id]).await?;
    Ok(TheirsView {
        author: names.remove(&row.author_id).unwrap_or_default(),
        at: row.saved_at.to_rfc3339(),
        words: row.words,
    })
}

/// The answer to the script that saves while one writes.
async fn told(visit: &Visit, saved: Saved) -> Result<Response> {
    let (status, body) = match saved {
        Saved::Done { revision, saved_at } => {
            let label = saved_label(visit, saved_at);
            (StatusCode::OK, json!({ "revision": revision, "saved_at": saved_at, "saved_label": label }))
        }
        Saved::Unchanged { revision } => {
            let now = visit.app.clock.now();
            let label = saved_label(visit, now);
            (StatusCode::OK, json!({ "revision": revision, "saved_at": now, "saved_label": label }))
        }
        Saved::Long => (StatusCode::UNPROCESSABLE_ENTITY, json!({ "message": too_long(visit) })),
        Saved::Stale(row) => {
            let revision = row.revision;
            let theirs = theirs(visit, row).await?;
            let body = json!({
                "revision": revision,
                "theirs": theirs.words,
                "theirs_author": theirs.author,
                "message": visit.t("workspace-conflict-text"),
            });
            (StatusCode::CONFLICT, body)
        }
    };
    let mut response = (status, Json(body)).into_response();
    // Already what the script expects: no problem in another shape.
    response.extensions_mut().insert(Finished);
    Ok(response)
}
