//! One thing in the team's calendar: a new one, and the page where it is changed or called off.

use chrono::{DateTime, Utc};
use http::StatusCode;
use serde::{Deserialize, Serialize};
use tables::ids::OccasionId;

use super::occasions::{self, Changed, Plan};
use super::people::{self, is_longer, line, words};
use super::places::Occasion;
use crate::error::{Error, Result};
use crate::schools::moments;
use crate::teams::access::PlanTeam;
use crate::teams::days;
use crate::text::Arg;
use crate::web::Response;
use crate::web::address::At;
use crate::web::form::{Errors, Form, Query};
use crate::web::page::Page;
use crate::web::visit::Visit;

/// The longest title and place.
const LONGEST_LINE: usize = 200;
/// The longest notes.
const LONGEST_NOTES: usize = 2000;
/// How long it is if nobody says until when.
const MINUTES: i32 = 60;

#[derive(Serialize)]
struct OccasionPage<'a> {
    id: i64,
    team: &'a str,
    /// None: a new one.
    occasion: Option<i64>,
    cancelled: bool,
    form: &'a OccasionForm,
    errors: Errors,
    longest_line: usize,
    longest_notes: usize,
    theirs: Option<TheirsView>,
}

#[derive(Serialize)]
struct TheirsView {
    by: String,
    at: String,
    title: String,
    starts_at: String,
    place: String,
    notes: String,
}

impl Page for OccasionPage<'_> {
    const TEMPLATE: &'static str = "workspace/occasion.html";
}

/// Something for the calendar, as typed.
#[derive(Default, Deserialize, Serialize)]
#[serde(default)]
pub(super) struct OccasionForm {
    title: String,
    day: String,
    from: String,
    to: String,
    place: String,
    notes: String,
    revision: String,
}

/// The day on which a new one begins.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct DayQuery {
    day: String,
}

/// Which revision the page showed.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct CancelForm {
    revision: String,
}

impl OccasionForm {
    fn of(row: &tables::occasion::Model) -> Self {
        let (day, from) = moments::fields(row.starts_at);
        let (_, to) = moments::fields(row.starts_at + chrono::Duration::minutes(row.minutes.into()));
        Self {
            title: row.title.clone(),
            day,
            from,
            to,
            place: row.place.clone(),
            notes: row.notes.clone(),
            revision: row.revision.to_string(),
        }
    }

    async fn check(&self, visit: &Visit, may: &PlanTeam) -> Result<Result<Plan, Errors>> {
        let mut errors = Errors::new();
        let (title, place, notes) = (line(&self.title), line(&self.place), words(&self.notes));
        if title.is_empty() {
            errors.add("title", visit.t("workspace-occasion-title-missing"));
        }
        for (field, text, longest) in [
            ("title", &title, LONGEST_LINE),
            ("place", &place, LONGEST_LINE),
            ("notes", &notes, LONGEST_NOTES),
        ] {
            if is_longer(text, longest) {
                errors.add(field, visit.t_with("schools-too-long", &[("longest", Arg::from(longest))]));
            }
        }
        let starts_at = moments::moment(&self.day, &self.from);
        if starts_at.is_none() {
            errors.add("day", visit.t("schools-moment-missing"));
        } else if let Some(mistake) = days::mistake(visit, &may.team, &self.day).await? {
            errors.add("day", mistake);
        }
        let minutes = starts_at.and_then(|start| self.minutes(start));
        if starts_at.is_some() && minutes.is_none() {
            errors.add("to", visit.t("workspace-occasion-to-wrong"));
        }
        Ok(match (starts_at, minutes) {
            (Some(starts_at), Some(minutes)) if errors.is_empty() => {
                Ok(Plan { title, place, notes, starts_at, minutes })
            }
            _ => Err(errors),
        })
    }

    fn minutes(&self, start: DateTime<Utc>) -> Option<i32> {
        if self.to.trim().is_empty() {
            return Some(MINUTES);
        }
        let end = moments::moment(&self.day, &self.to)?;
        i32::try_from((end - start).num_minutes()).ok().filter(|minutes| *minutes > 0)
    }
}

/// What the page shows beside its form.
#[derive(Default)]
struct Beside {
    occasion: Option<i64>,
    cancelled: bool,
    errors: Errors,
    theirs: Option<TheirsView>,
}

fn shown(
    visit: &Visit,
    may: &PlanTeam,
    status: StatusCode,
    form: &OccasionForm,
    beside: Beside,
) -> Result<Response> {
    let page = OccasionPage {
        id: may.team.id.0,
        team: &may.team.name,
        occasion: beside.occasion,
        cancelled: beside.cancelled,
        form,
        errors: beside.errors,
        longest_line: LONGEST_LINE,
        longest_notes: LONGEST_NOTES,
        theirs: beside.theirs,
    };
    visit.show_with(status, &page)
}

/// The month in which it is.
fn path_of(may: &PlanTeam, day: &str) -> String {
    let path = format!("/teams/{}/calendar", may.team.id);
    match moments::day(day) {
        Some(day) => format!("{path}?month={}", super::month::Month::of(day)),
        None => path,
    }
}

pub(super) async fn new(may: PlanTeam, visit: Visit, Query(query): Query<DayQuery>) -> Result<Response> {
    let day = moments::day(&query.day).map(|day| day.to_string()).unwrap_or_default();
    let form = OccasionForm { day, ..OccasionForm::default() };
    shown(&visit, &may, StatusCode::OK, &form, Beside::default())
}

pub(super) async fn create(may: PlanTeam, visit: Visit, Form(form): Form<OccasionForm>) -> Result<Response> {
    let errors = match form.check(&visit, &may).await? {
        Ok(plan) => {
            if occasions::add(&visit.app, &may, plan).await? {
                let said = visit.t("workspace-occasion-added");
                return visit.go_saying(&path_of(&may, &form.day), "success", said).await;
            }
            let most = usize::try_from(occasions::MOST).unwrap_or(usize::MAX);
            let mut errors = Errors::new();
            errors.add("", visit.t_with("workspace-calendar-full", &[("most", Arg::from(most))]));
            errors
        }
        Err(errors) => errors,
    };
    let beside = Beside { errors, ..Beside::default() };
    shown(&visit, &may, StatusCode::UNPROCESSABLE_ENTITY, &form, beside)
}

pub(super) async fn show(may: PlanTeam, visit: Visit, At(Occasion(id)): At<Occasion>) -> Result<Response> {
    let row = occasions::load(&visit.app.db, may.team.id, id).await?;
    let beside = Beside { occasion: Some(id.0), cancelled: row.cancelled_at.is_some(), ..Beside::default() };
    shown(&visit, &may, StatusCode::OK, &OccasionForm::of(&row), beside)
}

pub(super) async fn save(
    may: PlanTeam,
    visit: Visit,
    At(Occasion(id)): At<Occasion>,
    Form(mut form): Form<OccasionForm>,
) -> Result<Response> {
    let based_on: i32 = form.revision.parse().map_err(|_| Error::BadRequest("error-bad-form"))?;
    let plan = match form.check(&visit, &may).await? {
        Ok(plan) => plan,
        Err(errors) => {
            occasions::load(&visit.app.db, may.team.id, id).await?;
            let beside = Beside { occasion: Some(id.0), errors, ..Beside::default() };
            return shown(&visit, &may, StatusCode::UNPROCESSABLE_ENTITY, &form, beside);
        }
    };
    match occasions::change(&visit.app, &may, id, based_on, plan).await? {
        Changed::Done => {
            visit.go_saying(&path_of(&may, &form.day), "success", visit.t("schools-saved")).await
        }
        Changed::Stale(row) => {
            let mut errors = Errors::new();
            let cancelled = row.cancelled_at.is_some();
            let key = if cancelled { "workspace-occasion-is-off" } else { "workspace-conflict" };
            errors.add("", visit.t(key));
            form.revision = row.revision.to_string();
            let mut names = people::names(&visit.app.db, [row.changed_by]).await?;
            let theirs = TheirsView {
                by: names.remove(&row.changed_by).unwrap_or_default(),
                at: row.changed_at.to_rfc3339(),
                starts_at: row.starts_at.to_rfc3339(),
                title: row.title,
                place: row.place,
                notes: row.notes,
            };
            let beside = Beside { occasion: Some(id.0), cancelled, errors, theirs: Some(theirs) };
            shown(&visit, &may, StatusCode::CONFLICT, &form, beside)
        }
    }
}

/// Calls it off or puts it back, and says how it went.
async fn call(
    visit: &Visit,
    may: &PlanTeam,
    id: OccasionId,
    form: &CancelForm,
    off: bool,
) -> Result<Response> {
    let based_on: i32 = form.revision.parse().map_err(|_| Error::BadRequest("error-bad-form"))?;
    let done = if off { "workspace-occasion-cancelled" } else { "workspace-occasion-restored" };
    let (kind, key) = if occasions::cancel(&visit.app, may, id, based_on, off).await? {
        ("success", done)
    } else {
        ("warning", "workspace-occasion-moved")
    };
    let row = occasions::load(&visit.app.db, may.team.id, id).await?;
    let (day, _) = moments::fields(row.starts_at);
    visit.go_saying(&path_of(may, &day), kind, visit.t(key)).await
}

pub(super) async fn cancel(
    may: PlanTeam,
    visit: Visit,
    At(Occasion(id)): At<Occasion>,
    Form(form): Form<CancelForm>,
) -> Result<Response> {
    call(&visit, &may, id, &form, true).await
}

pub(super) async fn restore(
    may: PlanTeam,
    visit: Visit,
    At(Occasion(id)): At<Occasion>,
    Form(form): Form<CancelForm>,
) -> Result<Response> {
    call(&visit, &may, id, &form, false).await
}
