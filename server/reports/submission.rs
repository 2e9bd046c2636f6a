//! Asking the teacher to let a part go: what is missing, what a machine has found, and the request.

use http::StatusCode;
use serde::{Deserialize, Serialize};
use tables::ids::ReportId;
use tables::kinds::Part;

use super::access::{EditReport, Which, WithdrawReport};
use super::found::{self, Place};
use super::missing::{Missing, missing};
use super::stage::{self, Moved};
use super::{answer, material, questions};
use crate::error::{Error, Result};
use crate::privacy::FoundView;
use crate::web::Response;
use crate::web::address::At;
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
    found: Vec<FoundView>,
    /// Something that was found keeps it from going out.
    stops: bool,
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

/// The revision of the part that the page showed.
#[derive(Deserialize)]
pub(super) struct AskForm {
    #[serde(default)]
    revision: String,
}

/// The revision that a form brings back.
pub(super) fn based_on(revision: &str) -> Result<i32> {
    revision.parse().map_err(|_| Error::BadRequest("error-bad-form"))
}

/// Goes to the report and says what was done, or that somebody was faster.
pub(super) async fn say(visit: &Visit, report: ReportId, moved: Moved, done: &str) -> Result<Response> {
    let (kind, key) = match moved {
        Moved::Done => ("success", done),
        Moved::Stale => ("warning", "reports-moved"),
    };
    visit.go_saying(&format!("/reports/{report}"), kind, visit.t(key)).await
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
    let found = found::of(&visit.app, &may.team, &may.report, part).await?;
    let address = |place: &Place| match place {
        Place::Team => visit.link(&format!("/teams/{}/profile", may.team.id)),
        Place::Question { section, question, .. } => {
            visit.link(&format!("/reports/{report}/{section}#question-{question}"))
        }
        Place::Evidence { .. } => visit.link(&format!("/reports/{report}/evidence")),
    };
    Ok(SubmissionPage {
        report: report.0,
        project: may.report.project_title.clone(),
        part: part.as_str(),
        revision: row.revision,
        missing: missing.into_iter().map(view).collect(),
        stops: found::stops(&found),
        found: found::views(visit, &found, address),
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
    let based_on = based_on(&form.revision)?;
    let page = page(&visit, &may, part).await?;
    if page.stops || !page.missing.is_empty() {
        return visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    let moved = stage::ask(&visit.app, &may, part, based_on).await?;
    say(&visit, may.report.id, moved, "reports-asked").await
}

/// The team takes its request back and writes on.
pub(super) async fn withdraw(
    may: WithdrawReport,
    visit: Visit,
    Form(form): Form<AskForm>,
) -> Result<Response> {
    let based_on = based_on(&form.revision)?;
    let moved = stage::withdraw(&visit.app, &may, based_on).await?;
    say(&visit, may.report.id, moved, "reports-withdrawn").await
}
