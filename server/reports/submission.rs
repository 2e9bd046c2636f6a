//! Asking the teacher to let a part go: what is missing, and the request.

use http::StatusCode;
use serde::{Deserialize, Serialize};
use tables::kinds::Part;

use super::access::{EditReport, WithdrawReport};
use super::missing::{Missing, missing};
use super::stage::{self, Moved};
use super::{answer, material, questions};
use crate::error::{Error, Result};
use crate::web::Response;
use crate::web::address::{At, Named};
use crate::web::form::Form;
use crate::web::page::Page;
use crate::web::visit::Visit;

#[derive(Serialize)]
struct SubmissionPage {
    report: i64,
    project: String,
    part: &'static str,
    revision: i32,
    missing: Vec<MissingView>,
}

#[derive(Serialize)]
struct MissingView {
    what: &'static str,
    label: String,
    path: String,
}

impl Page for SubmissionPage {
    const TEMPLATE: &'static str = "reports/submission.html";
}

/// A part's name in an address.
pub(super) struct Which(pub(super) Part);

impl std::str::FromStr for Which {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, ()> {
        Part::parse(name).map(Self).ok_or(())
    }
}

impl Named for Which {
    const NAME: &'static str = "part";
}

/// The revision of the part that the page showed.
#[derive(Deserialize)]
pub(super) struct AskForm {
    #[serde(default)]
    revision: String,
}

async fn page(visit: &Visit, may: &EditReport, part: Part) -> Result<SubmissionPage> {
    let row = may.part(part).ok_or(Error::NotFound)?;
    if !may.is_open(part) {
        return Err(Error::Forbidden);
    }
    let db = &visit.app.db;
    let form = questions::of(&may.report.form_version)?;
    let answers = answer::values(&answer::all(db, may.report.id).await?);
    let evidence: Vec<_> = material::of(db, may.report.id).await?.into_iter().map(|(row, _)| row).collect();
    let report = may.report.id;
    let view = |one: Missing<'_>| match one {
        Missing::Answer(section, question) => MissingView {
            what: "answer",
            label: question.label.of(visit.lang).to_owned(),
            path: format!("/reports/{report}/{}#question-{}", section.id, question.id),
        },
        Missing::Cover => MissingView {
            what: "cover",
            label: visit.t("reports-missing-cover"),
            path: format!("/reports/{report}/evidence#photo"),
        },
        Missing::Source => MissingView {
            what: "source",
            label: visit.t("reports-missing-source"),
            path: format!("/reports/{report}/evidence#link"),
        },
    };
    let missing = missing(form, part, &answers, &may.report.snapshot, &evidence);
    Ok(SubmissionPage {
        report: report.0,
        project: may.report.project_title.clone(),
        part: part.as_str(),
        revision: row.revision,
        missing: missing.into_iter().map(view).collect(),
    })
}

pub(super) async fn show(may: EditReport, visit: Visit, At(Which(part)): At<Which>) -> Result<Response> {
    visit.show(&page(&visit, &may, part).await?)
}

pub(super) async fn save(
    may: EditReport,
    visit: Visit,
    At(Which(part)): At<Which>,
    Form(form): Form<AskForm>,
) -> Result<Response> {
    let page = page(&visit, &may, part).await?;
    let based_on = form.revision.parse().map_err(|_| Error::BadRequest("error-bad-form"))?;
    if !page.missing.is_empty() {
        return visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    let (kind, key) = match stage::ask(&visit.app, &may, part, based_on).await? {
        Moved::Done => ("success", "reports-asked"),
        Moved::Stale => ("warning", "reports-moved"),
    };
    visit.go_saying(&format!("/reports/{}", may.report.id), kind, visit.t(key)).await
}

/// The team takes its request back and writes on.
pub(super) async fn withdraw(
    may: WithdrawReport,
    visit: Visit,
    Form(form): Form<AskForm>,
) -> Result<Response> {
    let based_on = form.revision.parse().map_err(|_| Error::BadRequest("error-bad-form"))?;
    let (kind, key) = match stage::withdraw(&visit.app, &may, based_on).await? {
        Moved::Done => ("success", "reports-withdrawn"),
        Moved::Stale => ("warning", "reports-moved"),
    };
    visit.go_saying(&format!("/reports/{}", may.report.id), kind, visit.t(key)).await
}
