//! What follows on a handing-in: the team takes it back, a teacher answers, staff give more time.

use http::StatusCode;
use serde::Deserialize;

use super::access::{ExtendPiece, JudgePiece, WritePiece};
use super::show::{Again, again};
use super::{extension, handing, judgement};
use crate::error::{Error, Result};
use crate::schools::moments;
use crate::text::Arg;
use crate::web::Response;
use crate::web::form::{Errors, Form};
use crate::web::visit::Visit;

/// The version that the page showed.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct VersionForm {
    version: String,
}

/// A teacher's answer, as typed.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct AnswerForm {
    version: String,
    /// `accept` or `return`.
    then: String,
    answer: String,
}

/// A day and an hour; both empty: the step's own.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct ExtensionForm {
    day: String,
    hour: String,
}

fn number(text: &str) -> Result<i32> {
    text.parse().map_err(|_| Error::BadRequest("error-bad-form"))
}

pub(super) async fn take_back(
    may: WritePiece,
    visit: Visit,
    Form(form): Form<VersionForm>,
) -> Result<Response> {
    let (kind, key) = if handing::take_back(&visit.app, &may, number(&form.version)?).await? {
        ("success", "deliverables-taken-back")
    } else {
        ("warning", "deliverables-moved")
    };
    visit.go_saying(&may.piece.path(), kind, visit.t(key)).await
}

pub(super) async fn answer(may: JudgePiece, visit: Visit, Form(form): Form<AnswerForm>) -> Result<Response> {
    let version = number(&form.version)?;
    let words = form.answer.replace("\r\n", "\n");
    let words = words.trim();
    let accept = match form.then.as_str() {
        "accept" => true,
        "return" => false,
        _ => return Err(Error::BadRequest("error-bad-form")),
    };
    let mut errors = Errors::new();
    if !accept && words.is_empty() {
        errors.add("answer", visit.t("deliverables-answer-missing"));
    }
    if words.chars().count() > judgement::LONGEST {
        let longest = [("longest", Arg::from(judgement::LONGEST))];
        errors.add("answer", visit.t_with("schools-too-long", &longest));
    }
    let mut status = StatusCode::UNPROCESSABLE_ENTITY;
    if errors.is_empty() {
        if judgement::answer(&visit.app, &may, version, accept, words).await? {
            let key = if accept { "deliverables-accepted-done" } else { "deliverables-returned-done" };
            return visit.go_saying(&may.piece.path(), "success", visit.t(key)).await;
        }
        errors.add("", visit.t("deliverables-moved"));
        status = StatusCode::CONFLICT;
    }
    let shown = Again { fields: vec![("answer", form.answer)], errors, ..Again::default() };
    again(&visit, status, may.by, &may.piece.which(), shown).await
}

pub(super) async fn extend(
    may: ExtendPiece,
    visit: Visit,
    Form(form): Form<ExtensionForm>,
) -> Result<Response> {
    let none = form.day.trim().is_empty() && form.hour.trim().is_empty();
    let due = moments::moment(&form.day, &form.hour);
    let mut errors = Errors::new();
    match due {
        _ if none => {}
        None => errors.add("day", visit.t("schools-moment-missing")),
        Some(due) if due <= may.piece.step.due_at => {
            errors.add("day", visit.t("deliverables-extension-early"));
        }
        Some(_) => {}
    }
    if errors.is_empty() {
        extension::give(&visit.app, &may, due).await?;
        let key = if none { "deliverables-extension-gone" } else { "deliverables-extended-done" };
        return visit.go_saying(&may.piece.path(), "success", visit.t(key)).await;
    }
    let shown = Again { fields: vec![("day", form.day), ("hour", form.hour)], errors, ..Again::default() };
    again(&visit, StatusCode::UNPROCESSABLE_ENTITY, may.by, &may.piece.which(), shown).await
}
