//! Choosing a project, and a teacher's answer where the class wants one. The forms are on the shortlist.

use serde::Deserialize;

use super::access::{EditTeam, LeadTeam, ViewTeam};
use super::choice::{self, Chose};
use super::proposal::{self, Approved, LONGEST_REASON};
use super::shortlist_page::{Typed, path_of, refused};
use crate::error::Result;
use crate::web::Response;
use crate::web::form::{Errors, Form};
use crate::web::visit::Visit;

/// The project chosen.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct ChoiceForm {
    project: String,
}

/// A teacher's answer to what they saw.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct AnswerForm {
    revision: String,
    reason: String,
}

pub(super) async fn choose(may: EditTeam, visit: Visit, Form(form): Form<ChoiceForm>) -> Result<Response> {
    let path = path_of(may.team.id);
    match choice::choose(&visit.app, &may, &form.project).await? {
        Chose::Done(report) => {
            let said = visit.t("teams-choice-done");
            visit.go_saying(&format!("/reports/{report}"), "success", said).await
        }
        Chose::Proposed => visit.go_saying(&path, "success", visit.t("choosing-proposed")).await,
        Chose::Already(_) => visit.go_saying(&path, "warning", visit.t("teams-choice-already")).await,
        Chose::Unknown => {
            let mut errors = Errors::new();
            errors.add("project", visit.t("teams-shortlist-unknown"));
            let may = ViewTeam::check(&visit.app.db, may.by, may.team.id).await?;
            refused(&visit, &may, Typed { project: form.project, ..Typed::default() }, errors).await
        }
    }
}

/// A revision that is no number is none that anybody saw.
fn revision(form: &AnswerForm) -> i32 {
    form.revision.parse().unwrap_or(-1)
}

pub(super) async fn approve(may: LeadTeam, visit: Visit, Form(form): Form<AnswerForm>) -> Result<Response> {
    let path = path_of(may.team.id);
    let (kind, key) = match proposal::approve(&visit.app, &may, revision(&form)).await? {
        Approved::Done(_) => ("success", "choosing-approved"),
        Approved::Moved => ("warning", "choosing-moved"),
        Approved::Already => ("warning", "teams-choice-already"),
        Approved::Unknown => ("warning", "choosing-not-in-data"),
    };
    visit.go_saying(&path, kind, visit.t(key)).await
}

pub(super) async fn send_back(may: LeadTeam, visit: Visit, Form(form): Form<AnswerForm>) -> Result<Response> {
    let reason = form.reason.trim();
    let mut errors = Errors::new();
    if reason.is_empty() {
        errors.add("reason", visit.t("choosing-reason-missing"));
    } else if reason.chars().count() > LONGEST_REASON {
        errors.add("reason", visit.t_with("choosing-reason-long", &[("max", LONGEST_REASON.into())]));
    }
    if !errors.is_empty() {
        let may = ViewTeam::check(&visit.app.db, may.by, may.team.id).await?;
        return refused(&visit, &may, Typed { reason: form.reason, ..Typed::default() }, errors).await;
    }
    let (kind, key) = if proposal::send_back(&visit.app, &may, revision(&form), reason).await? {
        ("success", "choosing-returned")
    } else {
        ("warning", "choosing-moved")
    };
    visit.go_saying(&path_of(may.team.id), kind, visit.t(key)).await
}
