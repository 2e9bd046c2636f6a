//! What is said of a piece of evidence is put right where it stands: its caption, what a photo shows, an
//! address, what it backs.

use http::StatusCode;
use serde::{Deserialize, Serialize};
use tables::evidence::Model;

use super::access::EditReport;
use super::evidence::{Again, Piece, again, back, wrong_words};
use super::material::{self, Mended, Said};
use super::questions;
use crate::error::{Error, Result};
use crate::web::Response;
use crate::web::address::At;
use crate::web::form::{Errors, Form};
use crate::web::visit::Visit;

/// What a piece's form holds.
#[derive(Serialize)]
pub(super) struct MendView {
    title: String,
    alt: String,
    url: String,
    question: String,
    /// What the page showed: see [`material::mark`].
    seen: String,
    /// It came back, and is unfolded.
    open: bool,
    errors: Errors,
}

impl MendView {
    /// What is said of it now.
    pub(super) fn of(row: &Model) -> Self {
        Self {
            title: row.title.clone(),
            alt: row.alt.clone(),
            url: row.url.clone().unwrap_or_default(),
            question: row.question.clone().unwrap_or_default(),
            seen: material::mark(row),
            open: false,
            errors: Errors::new(),
        }
    }
}

/// The same, as typed.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct MendForm {
    title: String,
    alt: String,
    url: String,
    question: String,
    seen: String,
}

pub(super) async fn save(
    may: EditReport,
    visit: Visit,
    At(Piece(id)): At<Piece>,
    Form(form): Form<MendForm>,
) -> Result<Response> {
    let Some(row) = material::one(&visit.app.db, &may, id).await? else {
        return back(&visit, &may, false, "").await;
    };
    let question = Some(form.question.clone()).filter(|id| !id.is_empty());
    let asked = questions::of(&may.report.form_version)?;
    if question.as_deref().is_some_and(|id| asked.question(id).is_none()) {
        return Err(Error::BadRequest("error-bad-form"));
    }
    let [title, alt, url] = [&form.title, &form.alt, &form.url].map(|text| text.trim().to_owned());
    let mut errors = wrong_words(&visit, row.kind, &format!("mend-{id}"), (&title, &alt, &url));
    let (mut status, mut seen) = (StatusCode::UNPROCESSABLE_ENTITY, form.seen);
    if errors.is_empty() {
        let said = Said { title: title.clone(), alt: alt.clone(), url: url.clone(), question };
        match material::mend(&visit.app, &may, id, &seen, said).await? {
            Mended::Done => {
                let path = format!("/reports/{}/evidence#evidence-{id}", may.report.id);
                return visit.go_saying(&path, "success", visit.t("reports-evidence-mended")).await;
            }
            Mended::Closed => return back(&visit, &may, false, "").await,
            Mended::Stale => {
                errors.add("", visit.t("reports-evidence-stale"));
                let now = material::one(&visit.app.db, &may, id).await?;
                seen = now.as_ref().map(material::mark).unwrap_or_default();
                status = StatusCode::CONFLICT;
            }
        }
    }
    let view = MendView { title, alt, url, question: form.question, seen, open: true, errors };
    again(&visit, may, status, Again::of_piece(id, view)).await
}
