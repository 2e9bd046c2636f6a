//! Sending a part back to the team, with reasons.

use http::StatusCode;
use serde::{Deserialize, Serialize};

use super::access::JudgeReport;
use super::stage::{self, Moved};
use super::{About, remarks, show};
use crate::error::{Error, Result};
use crate::web::Response;
use crate::web::form::{Errors, Form};
use crate::web::page::Page;
use crate::web::visit::Visit;

/// Reasons are at most so long, in characters.
const LONGEST: usize = 4000;

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct ReturnForm {
    reason: String,
    #[serde(skip_serializing)]
    revision: String,
}

#[derive(Serialize)]
struct ReturnPage<'a> {
    path: String,
    team: String,
    project: &'a str,
    part: &'static str,
    public: bool,
    open: usize,
    revision: i32,
    form: &'a ReturnForm,
    errors: Errors,
}

impl Page for ReturnPage<'_> {
    const TEMPLATE: &'static str = "review/return_.html";
}

async fn page<'a>(
    visit: &Visit,
    may: &'a JudgeReport,
    form: &'a ReturnForm,
    errors: Errors,
) -> Result<ReturnPage<'a>> {
    let about = About::of(&visit.app.db, may.report.id).await?;
    Ok(ReturnPage {
        path: show::path(&may.part),
        team: about.team.name,
        project: &may.report.project_title,
        part: may.part.part.as_str(),
        public: may.part.stage == tables::kinds::Stage::Published,
        open: remarks::open_in(&visit.app.db, &may.report, may.part.part).await?,
        revision: may.part.revision,
        form,
        errors,
    })
}

pub(super) async fn show(may: JudgeReport, visit: Visit) -> Result<Response> {
    if !stage::may_return(may.part.stage) {
        return Err(Error::Forbidden);
    }
    let form = ReturnForm::default();
    visit.show(&page(&visit, &may, &form, Errors::new()).await?)
}

pub(super) async fn save(may: JudgeReport, visit: Visit, Form(form): Form<ReturnForm>) -> Result<Response> {
    let reason = form.reason.trim();
    let mut errors = Errors::new();
    if reason.is_empty() {
        errors.add("reason", visit.t("review-return-reason-missing"));
    } else if reason.chars().count() > LONGEST {
        errors.add("reason", visit.t("review-too-long"));
    }
    if !errors.is_empty() {
        let page = page(&visit, &may, &form, errors).await?;
        return visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    match stage::return_(&visit.app, &may, show::revision(&form.revision)?, reason).await? {
        Moved::Done => visit.go_saying(&show::path(&may.part), "success", visit.t("review-returned")).await,
        Moved::Stale => {
            // The reasons must not be lost: the page again, with the part as it is now.
            let now = JudgeReport::check(&visit.app.db, may.by.clone(), may.report.id, may.part.part).await?;
            let mut errors = Errors::new();
            errors.add("reason", visit.t("review-moved"));
            visit.show_with(StatusCode::CONFLICT, &page(&visit, &now, &form, errors).await?)
        }
    }
}
