//! What staff write in a part's threads, and settling them.

use serde::Deserialize;
use tables::ids::RemarkId;

use super::access::JudgeReport;
use super::{answers, remarks, show};
use crate::error::{Error, Result};
use crate::web::address::{At, Named};
use crate::web::form::{Errors, Form};
use crate::web::visit::Visit;
use crate::web::{IntoResponse, Redirect, Response};

/// The question in the address.
pub(super) struct Asked(pub(super) String);

impl std::str::FromStr for Asked {
    type Err = std::convert::Infallible;

    fn from_str(id: &str) -> Result<Self, Self::Err> {
        Ok(Self(id.to_owned()))
    }
}

impl Named for Asked {
    const NAME: &'static str = "question";
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct RemarkForm {
    pub(super) body: String,
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct ResolutionForm {
    last: String,
    settled: String,
}

impl RemarkForm {
    /// The remark's text, or what is wrong with it.
    pub(super) fn check(&self, visit: &Visit) -> Result<&str, Errors> {
        let body = self.body.trim();
        let mut errors = Errors::new();
        if body.is_empty() {
            errors.add("body", visit.t("review-remark-missing"));
        } else if body.chars().count() > remarks::LONGEST {
            errors.add("body", visit.t("review-too-long"));
        }
        if errors.is_empty() { Ok(body) } else { Err(errors) }
    }
}

/// Back to the thread's place on a page.
pub(super) fn back(visit: &Visit, path: &str, question: &str) -> Response {
    Redirect::to(&format!("{}#thread-{question}", visit.link(path))).into_response()
}

pub(super) async fn add(
    may: JudgeReport,
    visit: Visit,
    At(Asked(question)): At<Asked>,
    Form(form): Form<RemarkForm>,
) -> Result<Response> {
    if !answers::asks(&may.report, may.part.part, &question)? {
        return Err(Error::NotFound);
    }
    match form.check(&visit) {
        Ok(body) => {
            remarks::add(&visit.app, &may, &question, body).await?;
            Ok(back(&visit, &show::path(&may.part), &question))
        }
        Err(errors) => {
            let refused = show::Refused { question: &question, body: form.body.clone(), errors };
            show::again(&visit, &may.by, &may.report, &may.part, refused).await
        }
    }
}

pub(super) async fn resolve(
    may: JudgeReport,
    visit: Visit,
    At(Asked(question)): At<Asked>,
    Form(form): Form<ResolutionForm>,
) -> Result<Response> {
    let last: RemarkId = form.last.trim().parse().map_err(|_| Error::BadRequest("error-bad-form"))?;
    let settled = form.settled == "yes";
    let path = show::path(&may.part);
    if remarks::resolve(&visit.app, &may, &question, last, settled).await? {
        Ok(back(&visit, &path, &question))
    } else {
        visit.go_saying(&path, "warning", visit.t("review-thread-newer")).await
    }
}
