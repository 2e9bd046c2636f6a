//! A certificate: what it says, its file, and for those who may, replacing and revoking it.

use http::StatusCode;
use serde::{Deserialize, Serialize};
use tables::kinds::CertificateKind;

use super::access::{CorrectCertificate, ReadCertificate};
use super::record::{Record, State};
use super::settings::Settings;
use super::{code, issue, rows};
use crate::error::Result;
use crate::web::Response;
use crate::web::form::{Errors, Form};
use crate::web::page::Page;
use crate::web::visit::Visit;

/// The longest reason.
const LONGEST_REASON: usize = 300;

#[derive(Serialize)]
struct CertificatePage {
    id: i64,
    kind: &'static str,
    code: String,
    name: String,
    school: String,
    class: String,
    /// The class's page, for those who may open it.
    class_id: Option<i64>,
    edition: String,
    hours: i32,
    issued_on: String,
    state: &'static str,
    ended_at: Option<String>,
    reason: String,
    replaced_by: Option<i64>,
    may_correct: bool,
    most: i32,
    longest: usize,
    longest_reason: usize,
    names: NamesForm,
    revocation: RevocationForm,
    errors: Errors,
}

/// What is to be right, as typed.
#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct NamesForm {
    given: String,
    family: String,
    hours: String,
}

/// Why it is taken back, as typed.
#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct RevocationForm {
    reason: String,
}

impl Page for CertificatePage {
    const TEMPLATE: &'static str = "certificates/show.html";
}

async fn page(
    visit: &Visit,
    may: &ReadCertificate,
    names: Option<NamesForm>,
    revocation: RevocationForm,
    errors: Errors,
) -> Result<CertificatePage> {
    let row = &may.certificate;
    let record = Record::of(row)?;
    let settings = Settings::of(&visit.app.db, row.edition_id).await?;
    let student = row.kind == CertificateKind::Student;
    Ok(CertificatePage {
        id: row.id.0,
        kind: row.kind.as_str(),
        code: code::shown(&row.code),
        name: record.name(),
        class_id: (student && row.person_id != may.by.id).then_some(row.class_id.0),
        hours: row.hours,
        issued_on: record.issued_on.to_string(),
        state: State::of(row).as_str(),
        ended_at: row.ended_at.map(|at| at.to_rfc3339()),
        reason: row.reason.clone(),
        replaced_by: row.replaced_by.map(|id| id.0),
        may_correct: may.may_correct && State::of(row) == State::Valid,
        most: settings.hours(row.kind).max(row.hours),
        longest: rows::LONGEST,
        longest_reason: LONGEST_REASON,
        names: names.unwrap_or_else(|| NamesForm {
            given: record.given.clone(),
            family: record.family.clone(),
            hours: row.hours.to_string(),
        }),
        revocation,
        school: record.school,
        class: record.class,
        edition: record.edition,
        errors,
    })
}

pub(super) async fn show(may: ReadCertificate, visit: Visit) -> Result<Response> {
    visit.show(&page(&visit, &may, None, RevocationForm::default(), Errors::new()).await?)
}

async fn again(
    visit: &Visit,
    may: CorrectCertificate,
    names: Option<NamesForm>,
    revocation: RevocationForm,
    errors: Errors,
) -> Result<Response> {
    let may = ReadCertificate::check(&visit.app.db, may.by, may.certificate.id).await?;
    let page = page(visit, &may, names, revocation, errors).await?;
    visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

pub(super) async fn replace(
    may: CorrectCertificate,
    visit: Visit,
    Form(form): Form<NamesForm>,
) -> Result<Response> {
    let mut errors = Errors::new();
    let settings = Settings::of(&visit.app.db, may.certificate.edition_id).await?;
    // Staff may have lowered the hours since: what was given stays possible.
    let most = settings.hours(may.certificate.kind).max(may.certificate.hours);
    let names = rows::names(&visit, &mut errors, ("", None), &form.given, &form.family)?;
    let hours = rows::hours(&visit, &mut errors, ("hours", None), &form.hours, most);
    if !errors.is_empty() {
        return again(&visit, may, Some(form), RevocationForm::default(), errors).await;
    }
    let record = Record::of(&may.certificate)?;
    let same = names.given == record.given && names.family == record.family && hours == may.certificate.hours;
    if same && State::of(&may.certificate) == State::Valid {
        errors.add("", visit.t("certificates-unchanged"));
        return again(&visit, may, Some(form), RevocationForm::default(), errors).await;
    }
    match issue::replace(&visit.app, &may, names, hours).await? {
        Some(new) => {
            let said = visit.t("certificates-replaced-done");
            visit.go_saying(&format!("/certificates/{new}"), "success", said).await
        }
        None => gone(&visit, &may).await,
    }
}

pub(super) async fn revoke(
    may: CorrectCertificate,
    visit: Visit,
    Form(form): Form<RevocationForm>,
) -> Result<Response> {
    let reason = form.reason.replace(char::is_control, " ").trim().to_owned();
    let mut errors = Errors::new();
    if reason.is_empty() {
        errors.add("reason", visit.t("certificates-reason-missing"));
    } else if reason.chars().count() > LONGEST_REASON {
        let args = [("longest", LONGEST_REASON.into())];
        errors.add("reason", visit.t_with("certificates-name-long", &args));
    }
    if !errors.is_empty() {
        return again(&visit, may, None, form, errors).await;
    }
    if issue::revoke(&visit.app, &may, &reason).await? {
        let path = format!("/certificates/{}", may.certificate.id);
        return visit.go_saying(&path, "success", visit.t("certificates-revoked-done")).await;
    }
    gone(&visit, &may).await
}

/// It has ended in the meantime: its page says how.
async fn gone(visit: &Visit, may: &CorrectCertificate) -> Result<Response> {
    let path = format!("/certificates/{}", may.certificate.id);
    visit.go_saying(&path, "warning", visit.t("certificates-gone")).await
}
