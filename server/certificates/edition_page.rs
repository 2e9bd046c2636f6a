//! An edition's certificates: hours, who signs, from when; and its teachers, confirmed by staff.

use http::StatusCode;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::{Deserialize, Serialize};
use serde_json::json;
use tables::certificate::{Column, Entity};
use tables::edition;
use tables::kinds::CertificateKind;

use super::class_page::IssuedView;
use super::finished::{self, Teacher};
use super::issue::{self, New};
use super::record::{Record, State};
use super::rows::{self, Row};
use super::settings::Settings;
use crate::db;
use crate::error::{Error, Result};
use crate::people::audit::{About, record};
use crate::schools::access::{ChangePlan, ViewPlan};
use crate::schools::moments;
use crate::web::Response;
use crate::web::form::{Errors, Fields, Form, Query};
use crate::web::page::Page;
use crate::web::visit::Visit;

/// The longest name or office of whoever signs.
const LONGEST: usize = 80;
/// More hours than a school year has room for.
const MOST_HOURS: i32 = 400;

/// The settings, as typed.
#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct SettingsForm {
    revision: String,
    student_hours: String,
    teacher_hours: String,
    signer_name: String,
    signer_office: String,
    opens_on: String,
}

impl SettingsForm {
    fn of(settings: &Settings) -> Self {
        Self {
            revision: settings.revision.to_string(),
            student_hours: settings.student_hours.to_string(),
            teacher_hours: settings.teacher_hours.to_string(),
            signer_name: settings.signer_name.clone(),
            signer_office: settings.signer_office.clone(),
            opens_on: settings.opens_on.map(|day| day.to_string()).unwrap_or_default(),
        }
    }

    fn check(&self, visit: &Visit) -> Result<Settings, Errors> {
        let mut errors = Errors::new();
        let mut hours =
            |field: &str, typed: &str| rows::hours(visit, &mut errors, (field, None), typed, MOST_HOURS);
        let student_hours = hours("student_hours", &self.student_hours);
        let teacher_hours = hours("teacher_hours", &self.teacher_hours);
        let line = |text: &str| text.replace(char::is_control, " ").trim().to_owned();
        let (signer_name, signer_office) = (line(&self.signer_name), line(&self.signer_office));
        for (field, text) in [("signer_name", &signer_name), ("signer_office", &signer_office)] {
            if text.chars().count() > LONGEST {
                errors.add(field, visit.t_with("certificates-name-long", &[("longest", LONGEST.into())]));
            }
        }
        let opens_on = moments::day(&self.opens_on);
        if opens_on.is_none() && !self.opens_on.trim().is_empty() {
            errors.add("opens_on", visit.t("certificates-day-wrong"));
        }
        if opens_on.is_some() && signer_name.is_empty() {
            errors.add("signer_name", visit.t("certificates-signer-missing"));
        }
        if !errors.is_empty() {
            return Err(errors);
        }
        let revision = self.revision.parse().unwrap_or(-1);
        Ok(Settings { student_hours, teacher_hours, signer_name, signer_office, opens_on, revision })
    }
}

#[derive(Serialize)]
struct EditionPage {
    id: i64,
    edition: String,
    may_change: bool,
    open: bool,
    form: SettingsForm,
    most: i32,
    most_hours: i32,
    longest: usize,
    longest_name: usize,
    rows: Vec<Row>,
    /// Were all teachers chosen together?
    all: bool,
    issued: Vec<IssuedView>,
    errors: Errors,
}

impl Page for EditionPage {
    const TEMPLATE: &'static str = "certificates/edition.html";
}

fn key_of(one: &Teacher) -> String {
    format!("{}_{}", one.class.id, one.person.id)
}

/// The teachers who can be confirmed, all of them chosen or none.
fn rows_of(teachers: &[Teacher], most: i32, take: bool) -> Vec<Row> {
    teachers
        .iter()
        .map(|one| {
            let (given, family) = split(&one.person.name);
            Row {
                key: key_of(one),
                label: one.person.name.clone(),
                note: format!("{}, {}", one.class.name, one.school.name),
                take,
                given,
                family,
                hours: most.to_string(),
            }
        })
        .collect()
}

/// First name and surname out of the name of an account: without a title, the last word is the surname.
fn split(name: &str) -> (String, String) {
    let words: Vec<&str> =
        name.split_whitespace().filter(|word| !word.ends_with('.') && !word.contains(".ssa")).collect();
    match words.split_last() {
        Some((family, given)) => (given.join(" "), (*family).to_owned()),
        None => (String::new(), String::new()),
    }
}

async fn page(
    visit: &Visit,
    edition: &edition::Model,
    settings: &Settings,
    form: SettingsForm,
    rows: Vec<Row>,
    errors: Errors,
) -> Result<EditionPage> {
    let all = Entity::find()
        .filter(Column::EditionId.eq(edition.id))
        .filter(Column::Kind.eq(CertificateKind::Teacher))
        .order_by_desc(Column::Id)
        .all(&visit.app.db)
        .await?;
    let mut issued = Vec::new();
    for row in all {
        let record = Record::of(&row)?;
        issued.push(IssuedView {
            id: row.id.0,
            name: record.name(),
            about: format!("{}, {}", record.class, record.school),
            hours: row.hours,
            issued_on: record.issued_on.to_string(),
            state: State::of(&row).as_str(),
        });
    }
    Ok(EditionPage {
        id: edition.id.0,
        edition: edition.name.clone(),
        may_change: edition.archived_at.is_none(),
        open: settings.is_open(visit.app.clock.today()),
        form,
        most: settings.teacher_hours,
        most_hours: MOST_HOURS,
        longest: LONGEST,
        longest_name: rows::LONGEST,
        rows,
        all: false,
        issued,
        errors,
    })
}

/// Which boxes are ticked when the page opens: a link does it, so that it works without scripts.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Wanted {
    /// `all`, or none.
    pick: String,
}

pub(super) async fn show(may: ViewPlan, visit: Visit, Query(wanted): Query<Wanted>) -> Result<Response> {
    let settings = Settings::of(&visit.app.db, may.edition.id).await?;
    let teachers = finished::teachers(&visit.app.db, may.edition.id, visit.app.clock.today()).await?;
    let all = wanted.pick == "all";
    let rows = rows_of(&teachers, settings.teacher_hours, all);
    let form = SettingsForm::of(&settings);
    let page = page(&visit, &may.edition, &settings, form, rows, Errors::new()).await?;
    visit.show(&EditionPage { all, ..page })
}

fn path_of(edition: &edition::Model) -> String {
    format!("/editions/{}/certificates", edition.id)
}

pub(super) async fn save(may: ChangePlan, visit: Visit, Form(form): Form<SettingsForm>) -> Result<Response> {
    let app = &visit.app;
    let (status, errors) = match form.check(&visit) {
        Ok(settings) => {
            let tx = db::begin_write(&app.db).await?;
            if settings.save(&tx, may.edition.id).await? {
                let about = About::new("edition", may.edition.id).with(json!({}));
                record(&tx, &app.clock, Some(&may.by), "edition.certificates-changed", about).await?;
                tx.commit().await?;
                let said = visit.t("schools-saved");
                return visit.go_saying(&path_of(&may.edition), "success", said).await;
            }
            let mut errors = Errors::new();
            errors.add("", visit.t("schools-stale"));
            (StatusCode::CONFLICT, errors)
        }
        Err(errors) => (StatusCode::UNPROCESSABLE_ENTITY, errors),
    };
    let settings = Settings::of(&app.db, may.edition.id).await?;
    let teachers = finished::teachers(&app.db, may.edition.id, app.clock.today()).await?;
    let rows = rows_of(&teachers, settings.teacher_hours, false);
    visit.show_with(status, &page(&visit, &may.edition, &settings, form, rows, errors).await?)
}

/// Issues the certificates of the chosen teachers.
pub(super) async fn issue(may: ChangePlan, visit: Visit, fields: Fields) -> Result<Response> {
    let app = &visit.app;
    let settings = Settings::of(&app.db, may.edition.id).await?;
    if !settings.is_open(app.clock.today()) {
        return Err(Error::Forbidden);
    }
    let teachers = finished::teachers(&app.db, may.edition.id, app.clock.today()).await?;
    let mut rows = rows_of(&teachers, settings.teacher_hours, false);
    rows::typed(&fields, &mut rows);
    let taken = match rows::check(&visit, &rows, settings.teacher_hours)? {
        Ok(taken) => taken,
        Err(errors) => {
            let form = SettingsForm::of(&settings);
            let page = page(&visit, &may.edition, &settings, form, rows, errors).await?;
            return visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
        }
    };
    let mut new = Vec::new();
    for row in taken {
        let Some(one) = teachers.iter().find(|one| key_of(one) == row.key) else { continue };
        let record =
            issue::record_of(app, &settings, &may.edition, &one.school, &one.class, row.names, None)?;
        new.push(New { person: one.person.id, class: one.class.id, hours: row.hours, record });
    }
    let count = issue::issue(app, &may.by, CertificateKind::Teacher, may.edition.id, new).await?;
    let said = visit.t_with("certificates-issued", &[("count", count.into())]);
    visit.go_saying(&path_of(&may.edition), "success", said).await
}
