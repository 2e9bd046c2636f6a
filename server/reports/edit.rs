//! A section of the report: each question is a form of its own, saved by a button, or by the
//! script while one writes.

use http::{HeaderValue, StatusCode};
use serde::Serialize;
use serde_json::{Value, json};
use tables::kinds::Stage;

use super::access::{EditReport, ReadReport};
use super::answer::{self, Saved};
use super::place_map::PlaceMap;
use super::questions::{self, Kind, Question, Section};
use super::views::{self, NavView, QuestionView, TheirsView, Written};
use super::{fields, value};
use crate::error::{Error, Result};
use crate::projects::guide;
use crate::text::{self, Arg};
use crate::web::address::{At, Named};
use crate::web::form::{Errors, Fields};
use crate::web::page::{Finished, Page};
use crate::web::visit::Visit;
use crate::web::{IntoResponse, Json, Response};

#[derive(Serialize)]
struct EditPage {
    report: i64,
    team: i64,
    team_name: String,
    project: String,
    section: String,
    title: String,
    intro: Option<String>,
    part: &'static str,
    stage: &'static str,
    may_write: bool,
    /// Is its year archived?
    archived: bool,
    returned_reason: Option<String>,
    nav: Vec<NavView>,
    questions: Vec<QuestionView>,
    previous: Option<(String, String)>,
    next: Option<(String, String)>,
    map: Option<PlaceMap>,
    errors: Errors,
}

impl Page for EditPage {
    const TEMPLATE: &'static str = "reports/edit.html";
}

/// A section's id in an address.
pub(super) struct SectionId(String);

/// A question's id in an address.
pub(super) struct QuestionId(pub(super) String);

macro_rules! named {
    ($name:ident, $part:literal) => {
        impl std::str::FromStr for $name {
            type Err = std::convert::Infallible;

            fn from_str(id: &str) -> Result<Self, Self::Err> {
                Ok(Self(id.to_owned()))
            }
        }

        impl Named for $name {
            const NAME: &'static str = $part;
        }
    };
}
named!(SectionId, "section");
named!(QuestionId, "question");

/// A page that shows again what was typed.
struct Again<'a> {
    question: &'a Question,
    typed: &'a Value,
    revision: i32,
    mistake: String,
    theirs: Option<TheirsView>,
}

pub(super) async fn show(
    may: ReadReport,
    visit: Visit,
    At(SectionId(id)): At<SectionId>,
) -> Result<Response> {
    let form = questions::of(&may.report.form_version)?;
    let section = form.section(&id).ok_or(Error::NotFound)?;
    if !may.may(section.part()) {
        return Err(Error::NotFound);
    }
    shown(&visit, StatusCode::OK, &page(&visit, &may, section, None).await?)
}

/// The page. Where it asks for a place, whoever is there may let the browser say where that is.
fn shown(visit: &Visit, status: StatusCode, page: &EditPage) -> Result<Response> {
    let mut response = visit.show_with(status, page)?;
    if page.map.is_some() {
        let may_locate = HeaderValue::from_static("geolocation=(self), camera=(self), microphone=()");
        response.headers_mut().insert("permissions-policy", may_locate);
    }
    Ok(response)
}

async fn page(
    visit: &Visit,
    may: &ReadReport,
    section: &Section,
    again: Option<Again<'_>>,
) -> Result<EditPage> {
    let form = questions::of(&may.report.form_version)?;
    let part = may.part(section.part()).ok_or(Error::NotFound)?;
    let written = Written::load(&visit.app.db, may).await?;
    let project = &may.report.snapshot;
    let mut questions: Vec<QuestionView> = section
        .questions
        .iter()
        .map(|question| views::question(section, question, &written, project, visit.lang))
        .filter(|view| {
            views::can_come_up(view) || again.as_ref().is_some_and(|again| again.question.id == view.id)
        })
        .collect();
    let hints = guide::of_slug(&visit.app, visit.lang, &may.report.project_slug).await?;
    for view in &mut questions {
        view.guide = hints.iter().filter(|hint| hint.questions.contains(&view.id)).cloned().collect();
    }
    let mut errors = Errors::new();
    if let Some(again) = again
        && let Some(view) = questions.iter_mut().find(|view| view.id == again.question.id)
    {
        view.fill(again.question, again.typed, &written.answers, visit.lang);
        view.revision = again.revision;
        errors.add(format!("question-{}", view.id), format!("{}: {}", view.label, again.mistake));
        view.mistake = Some(again.mistake);
        view.theirs = again.theirs;
    }
    let has_map = questions.iter().any(|view| view.kind == Kind::Place.as_str());
    let nav = views::nav(form, may, &written.answers, Some(&section.id), visit.lang);
    let place = nav.iter().position(|one| one.current).unwrap_or(0);
    let beside =
        |at: Option<usize>| at.and_then(|at| nav.get(at)).map(|one| (one.id.clone(), one.title.clone()));
    Ok(EditPage {
        report: may.report.id.0,
        team: may.team.id.0,
        team_name: may.team.name.clone(),
        project: may.report.project_title.clone(),
        section: section.id.clone(),
        title: section.title.of(visit.lang).to_owned(),
        intro: section.intro.as_ref().map(|intro| intro.of(visit.lang).to_owned()),
        part: part.part.as_str(),
        stage: part.stage.as_str(),
        may_write: may.may_write(part.part),
        archived: !may.live,
        returned_reason: part.returned_reason.clone().filter(|_| part.stage == Stage::Returned),
        previous: beside(place.checked_sub(1)),
        next: beside(place.checked_add(1)),
        nav,
        questions,
        map: has_map.then(|| PlaceMap::of(project)),
        errors,
    })
}

pub(super) async fn save(
    may: EditReport,
    visit: Visit,
    At(QuestionId(id)): At<QuestionId>,
    fields: Fields,
) -> Result<Response> {
    let (part, question) = answer::question(&may.report, &id)?;
    if !may.is_open(part) {
        return Err(Error::Forbidden);
    }
    let based_on: i32 = fields.one("revision").parse().map_err(|_| Error::BadRequest("error-bad-form"))?;
    let typed = fields::typed(question, &fields);
    let saved = answer::save(&visit.app, &may, &id, based_on, &typed).await?;
    if visit.wants_json {
        let rows = question.fields.first().map_or(0, |first| fields.all(&first.id).count());
        return told(&visit, &may, question, saved, rows).await;
    }
    let again = match saved {
        Saved::Done { saved_at, .. } => {
            let time = text::hour(saved_at);
            let said = visit.t_with("reports-saved-at", &[("time", Arg::from(time))]);
            return visit.go_saying(&place(&may, &id)?, "success", said).await;
        }
        Saved::Unchanged { .. } => {
            return visit.go_saying(&place(&may, &id)?, "info", visit.t("reports-unchanged")).await;
        }
        Saved::Closed => return Err(Error::Forbidden),
        Saved::Refused(mistake) => (StatusCode::UNPROCESSABLE_ENTITY, based_on, mistake.told(&visit), None),
        Saved::Stale { theirs, author } => {
            let answers = answer::values(&answer::all(&visit.app.db, may.report.id).await?);
            let view = TheirsView {
                author,
                at: theirs.saved_at.to_rfc3339(),
                lines: value::lines(question, &theirs.value, &answers, visit.lang),
            };
            (StatusCode::CONFLICT, theirs.revision, visit.t("reports-conflict"), Some(view))
        }
    };
    let (status, revision, mistake, theirs) = again;
    let form = questions::of(&may.report.form_version)?;
    let (section, _) = form.question(&id).ok_or(Error::NotFound)?;
    let again = Again { question, typed: &typed, revision, mistake, theirs };
    shown(&visit, status, &page(&visit, &may.read(), section, Some(again)).await?)
}

/// The question on its section's page.
fn place(may: &EditReport, id: &str) -> Result<String> {
    let form = questions::of(&may.report.form_version)?;
    let (section, _) = form.question(id).ok_or(Error::NotFound)?;
    Ok(format!("/reports/{}/{}#question-{id}", may.report.id, section.id))
}

/// The answer to the script, which has `rows` rows of a list on its page.
async fn told(
    visit: &Visit,
    may: &EditReport,
    question: &Question,
    saved: Saved,
    rows: usize,
) -> Result<Response> {
    let (status, body) = match saved {
        Saved::Done { revision, saved_at } => {
            let label = visit.t_with("reports-saved-at", &[("time", Arg::from(text::hour(saved_at)))]);
            let body = json!({ "revision": revision, "saved_at": saved_at, "saved_label": label });
            (StatusCode::OK, body)
        }
        Saved::Unchanged { revision } => {
            let now = visit.app.clock.now();
            let label = visit.t_with("reports-saved-at", &[("time", Arg::from(text::hour(now)))]);
            (StatusCode::OK, json!({ "revision": revision, "saved_at": now, "saved_label": label }))
        }
        Saved::Closed => return Err(Error::Forbidden),
        Saved::Refused(mistake) => {
            (StatusCode::UNPROCESSABLE_ENTITY, json!({ "message": mistake.told(visit) }))
        }
        Saved::Stale { theirs, author } => {
            let answers = answer::values(&answer::all(&visit.app.db, may.report.id).await?);
            let lines = value::lines(question, &theirs.value, &answers, visit.lang);
            let mut body = json!({
                "revision": theirs.revision,
                "theirs": lines.join("\n"),
                "theirs_author": author,
                "message": visit.t("reports-conflict"),
            });
            // One text needs no fields: the script puts it into its one field.
            let one_text = match question.kind {
                Kind::Short | Kind::Long | Kind::Number | Kind::Link => true,
                Kind::Choice | Kind::YesNo | Kind::Choices | Kind::List | Kind::Place => false,
            };
            if !one_text && let Some(fields) = fields::of(question, &theirs.value, rows) {
                body["fields"] = Value::Object(fields);
            }
            (StatusCode::CONFLICT, body)
        }
    };
    let mut response = (status, Json(body)).into_response();
    // Already what the script expects: no problem in another shape.
    response.extensions_mut().insert(Finished);
    Ok(response)
}
