//! A class's certificates: the teacher confirms its students, with their names and hours.

use http::StatusCode;
use serde::Serialize;
use tables::class;
use tables::ids::EditionId;
use tables::kinds::CertificateKind;

use super::finished::{self, Student};
use super::issue::{self, New};
use super::record::{self, Record, State};
use super::rows::{self, Row};
use super::settings::Settings;
use crate::classes::access::{ManageClass, ViewClass, may_manage};
use crate::error::{Error, Result};
use crate::web::Response;
use crate::web::form::{Errors, Fields};
use crate::web::page::Page;
use crate::web::visit::Visit;

#[derive(Serialize)]
struct ClassPage {
    id: i64,
    class: String,
    school: String,
    edition: String,
    may_issue: bool,
    open: bool,
    opens_on: Option<String>,
    most: i32,
    longest: usize,
    rows: Vec<Row>,
    waiting: Vec<WaitingView>,
    issued: Vec<IssuedView>,
    valid: usize,
    errors: Errors,
}

/// A student whose team has not finished.
#[derive(Serialize)]
struct WaitingView {
    name: String,
    team: Option<String>,
}

/// A certificate in a list.
#[derive(Serialize)]
pub(super) struct IssuedView {
    pub id: i64,
    pub name: String,
    pub about: String,
    pub hours: i32,
    pub issued_on: String,
    pub state: &'static str,
}

impl Page for ClassPage {
    const TEMPLATE: &'static str = "certificates/class.html";
}

/// The students who can be confirmed, as the page begins: all of them, with all the hours. Whose certificate was
/// taken back is not chosen until the teacher says so.
fn rows_of(visit: &Visit, edition: EditionId, students: &[Student], most: i32) -> Vec<Row> {
    let lessons = visit.app.courses.of(edition).lessons(visit.lang).len();
    let finished = students.iter().filter(|one| one.done.is_some());
    let note = |one: &Student| {
        if one.revoked { "certificates-student-note-revoked" } else { "certificates-student-note" }
    };
    finished
        .map(|one| {
            let team = one.team.as_ref().map_or("", |team| team.name.as_str());
            let args = [("team", team.into()), ("read", one.read.into()), ("lessons", lessons.into())];
            Row {
                key: one.person.id.to_string(),
                label: one.person.name.clone(),
                note: visit.t_with(note(one), &args),
                take: !one.revoked,
                given: one.person.name.clone(),
                family: String::new(),
                hours: most.to_string(),
            }
        })
        .collect()
}

async fn page(
    visit: &Visit,
    may: &ViewClass,
    settings: &Settings,
    students: &[Student],
    rows: Vec<Row>,
    errors: Errors,
) -> Result<ClassPage> {
    let mut issued = Vec::new();
    for row in record::of_class(&visit.app.db, may.class.id).await? {
        let record = Record::of(&row)?;
        issued.push(IssuedView {
            id: row.id.0,
            name: record.name(),
            about: record.team,
            hours: row.hours,
            issued_on: record.issued_on.to_string(),
            state: State::of(&row).as_str(),
        });
    }
    let waiting = students.iter().filter(|one| one.done.is_none()).map(|one| WaitingView {
        name: one.person.name.clone(),
        team: one.team.as_ref().map(|team| team.name.clone()),
    });
    let open = settings.is_open(visit.app.clock.today());
    Ok(ClassPage {
        id: may.class.id.0,
        class: may.class.name.clone(),
        school: may.school.name.clone(),
        edition: may.edition.name.clone(),
        may_issue: open && may_manage(&may.by, may.tie) && may.edition.archived_at.is_none(),
        open,
        opens_on: settings.opens_on.map(|day| day.to_string()),
        most: settings.student_hours,
        longest: rows::LONGEST,
        rows,
        waiting: waiting.collect(),
        valid: issued.iter().filter(|one| one.state == State::Valid.as_str()).count(),
        issued,
        errors,
    })
}

pub(super) async fn show(may: ViewClass, visit: Visit) -> Result<Response> {
    let settings = Settings::of(&visit.app.db, may.edition.id).await?;
    let students = finished::students(&visit.app.db, &may.class).await?;
    let rows = rows_of(&visit, may.edition.id, &students, settings.student_hours);
    visit.show(&page(&visit, &may, &settings, &students, rows, Errors::new()).await?)
}

fn path_of(class: &class::Model) -> String {
    format!("/classes/{}/certificates", class.id)
}

pub(super) async fn issue(may: ManageClass, visit: Visit, fields: Fields) -> Result<Response> {
    let app = &visit.app;
    let settings = Settings::of(&app.db, may.edition.id).await?;
    if !settings.is_open(app.clock.today()) {
        return Err(Error::Forbidden);
    }
    let students = finished::students(&app.db, &may.class).await?;
    let mut rows = rows_of(&visit, may.edition.id, &students, settings.student_hours);
    rows::typed(&fields, &mut rows);
    let taken = match rows::check(&visit, &rows, settings.student_hours)? {
        Ok(taken) => taken,
        Err(errors) => {
            let may = ViewClass::check(&app.db, may.by, may.class.id).await?;
            let page = page(&visit, &may, &settings, &students, rows, errors).await?;
            return visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
        }
    };
    let mut new = Vec::new();
    for one in taken {
        let student = students.iter().find(|student| student.person.id.to_string() == one.key);
        let Some((student, done)) = student.and_then(|one| Some((one, one.done.as_ref()?))) else { continue };
        let team = student.team.as_ref().map_or("", |team| team.name.as_str());
        let work = Some((team, done));
        let record =
            issue::record_of(app, &settings, &may.edition, &may.school, &may.class, one.names, work)?;
        new.push(New { person: student.person.id, class: may.class.id, hours: one.hours, record });
    }
    let count = issue::issue(app, &may.by, CertificateKind::Student, may.edition.id, new).await?;
    let said = visit.t_with("certificates-issued", &[("count", count.into())]);
    visit.go_saying(&path_of(&may.class), "success", said).await
}
