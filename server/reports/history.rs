//! All that was ever written to a question, and taking an earlier text up again.

use http::StatusCode;
use serde::{Deserialize, Serialize};

use super::access::{EditReport, ReadReport};
use super::answer::{self, Saved};
use super::edit::QuestionId;
use super::{questions, value, views};
use crate::error::{Error, Result};
use crate::web::Response;
use crate::web::address::At;
use crate::web::form::Form;
use crate::web::page::Page;
use crate::web::visit::Visit;

#[derive(Serialize)]
struct HistoryPage {
    report: i64,
    team: i64,
    section: String,
    section_title: String,
    question: String,
    label: String,
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
    lines: Vec<String>,
}

impl Page for HistoryPage {
    const TEMPLATE: &'static str = "reports/history.html";
}

/// Which revision to take up again, and which was the newest on the page.
#[derive(Deserialize)]
pub(super) struct RestoreForm {
    #[serde(default)]
    revision: String,
    #[serde(default)]
    based_on: String,
}

pub(super) async fn show(
    may: ReadReport,
    visit: Visit,
    At(QuestionId(id)): At<QuestionId>,
) -> Result<Response> {
    visit.show(&page(&visit, &may, &id, false).await?)
}

async fn page(visit: &Visit, may: &ReadReport, id: &str, moved: bool) -> Result<HistoryPage> {
    let db = &visit.app.db;
    let form = questions::of(&may.report.form_version)?;
    let (section, question) = form.question(id).ok_or(Error::NotFound)?;
    if !may.may(section.part()) {
        return Err(Error::NotFound);
    }
    let answers = answer::values(&answer::all(db, may.report.id).await?);
    let rows = answer::history(db, may.report.id, id).await?;
    let names = views::names(db, rows.iter().map(|row| row.author_id)).await?;
    Ok(HistoryPage {
        report: may.report.id.0,
        team: may.team.id.0,
        section: section.id.clone(),
        section_title: section.title.of(visit.lang).to_owned(),
        question: question.id.clone(),
        label: question.label.of(visit.lang).to_owned(),
        may_write: may.may_write(section.part()),
        current: rows.first().map_or(0, |row| row.revision),
        revisions: rows
            .iter()
            .map(|row| RevisionView {
                revision: row.revision,
                author: names.get(&row.author_id).cloned(),
                saved_at: row.saved_at.to_rfc3339(),
                lines: value::lines(question, &row.value, &answers, visit.lang),
            })
            .collect(),
        moved,
    })
}

pub(super) async fn restore(
    may: EditReport,
    visit: Visit,
    At(QuestionId(id)): At<QuestionId>,
    Form(form): Form<RestoreForm>,
) -> Result<Response> {
    let (part, _) = answer::question(&may.report, &id)?;
    if !may.is_open(part) {
        return Err(Error::Forbidden);
    }
    let number = |text: &str| text.parse().map_err(|_| Error::BadRequest("error-bad-form"));
    let (revision, based_on) = (number(&form.revision)?, number(&form.based_on)?);
    let path = format!("/reports/{}/history/{id}", may.report.id);
    match answer::restore(&visit.app, &may, &id, based_on, revision).await? {
        Saved::Done { .. } => visit.go_saying(&path, "success", visit.t("reports-restored")).await,
        Saved::Unchanged { .. } => visit.go_saying(&path, "info", visit.t("reports-unchanged")).await,
        Saved::Closed => Err(Error::Forbidden),
        // The definition of a published version never changes; what was taken once is taken again.
        Saved::Refused(mistake) => Err(Error::internal(format!("an old answer is refused: {mistake:?}"))),
        Saved::Stale { .. } => {
            visit.show_with(StatusCode::CONFLICT, &page(&visit, &may.read(), &id, true).await?)
        }
    }
}
