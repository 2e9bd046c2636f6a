//! Saving the draft, with the file that came along, and handing it in.

use http::StatusCode;

use super::access::WritePiece;
use super::form::{self, Draft, LONGEST_TITLE};
use super::show::{Again, again};
use super::work::{self, NewFile, Saved};
use super::{own, script};
use crate::error::{Error, Result};
use crate::schools::programme::Takes;
use crate::text::Arg;
use crate::web::Response;
use crate::web::form::Errors;
use crate::web::upload::Upload;
use crate::web::visit::Visit;

/// What is wrong with the file and its title: the one goes with the other.
fn check_file(visit: &Visit, takes_files: bool, upload: &Upload, errors: &mut Errors) {
    let title = upload.one("file-title");
    if upload.file.is_some() && !takes_files {
        errors.add("", visit.t("deliverables-not-asked"));
    }
    if upload.file.is_some() && title.is_empty() {
        errors.add("file-title", visit.t("deliverables-file-title-missing"));
    }
    if upload.file.is_none() && !title.is_empty() {
        errors.add("file", visit.t("deliverables-file-missing"));
    }
    if title.chars().count() > LONGEST_TITLE {
        errors.add("file-title", visit.t_with("schools-too-long", &[("longest", Arg::from(LONGEST_TITLE))]));
    }
}

/// What is said when it is done. Where a text should have a certain length, also how long it is.
fn said(visit: &Visit, may: &WritePiece, draft: &Draft, key: &str) -> String {
    let done = visit.t(key);
    let Some([least, most]) = may.piece.asked.length.filter(|_| !draft.words.is_empty()) else { return done };
    let args = [
        ("n", Arg::from(form::words_in(&draft.words))),
        ("least", Arg::from(least)),
        ("most", Arg::from(most)),
    ];
    format!("{done} {}", visit.t_with("deliverables-words-are", &args))
}

pub(super) async fn save(may: WritePiece, visit: Visit, mut upload: Upload) -> Result<Response> {
    if visit.wants_json {
        return script::save(&may, &visit, &upload).await;
    }
    let based_on = upload.one("revision").parse().map_err(|_| Error::BadRequest("error-bad-form"))?;
    let hand_it_in = upload.one("then") == "hand-in";
    let mut draft = Draft::typed(|name| upload.one(name));
    let add = upload.one("then") == "add" && !upload.one("own").is_empty();
    let put = own::put(&visit, &may.piece, upload.one("own"), &mut draft).await?;
    let mut errors = draft.check(&visit, &may.piece, true);
    if let Err(key) = put {
        errors.add("own", visit.t(key));
    }
    check_file(&visit, may.piece.asked.takes(Takes::Files), &upload, &mut errors);
    let title = upload.one("file-title").replace(char::is_control, " ");
    let file = upload.file.take();
    let had_file = file.is_some();
    let mut shown = Again { fields: vec![("file-title", title.clone())], ..Again::default() };
    if errors.is_empty() {
        let file = file.map(|file| NewFile { name: file.name, bytes: file.bytes, title });
        match work::save(&visit.app, &may, based_on, &draft, file, hand_it_in).await? {
            Saved::Done(_) => {
                let key = match (hand_it_in, had_file) {
                    (true, _) => "deliverables-handed-in-done",
                    (false, true) => "deliverables-file-added",
                    (false, false) if add => "deliverables-own-added",
                    (false, false) => "deliverables-saved",
                };
                let said = said(&visit, &may, &draft, key);
                return visit.go_saying(&may.piece.path(), "success", said).await;
            }
            Saved::Stale { theirs, by } => {
                shown.theirs = Some((*theirs, by));
                errors.add("", visit.t("deliverables-stale"));
                if had_file {
                    errors.add("file", visit.t("deliverables-file-again"));
                }
                let shown = Again { draft: Some(draft), errors, ..shown };
                return again(&visit, StatusCode::CONFLICT, may.by, &may.piece.which(), shown).await;
            }
            Saved::Closed => {
                errors.add("", visit.t("deliverables-closed"));
                let shown = Again { unsaved: Some(draft), errors, ..shown };
                return again(&visit, StatusCode::CONFLICT, may.by, &may.piece.which(), shown).await;
            }
            Saved::Refused(refusal) => errors.add("file", visit.t(refusal.text_key())),
            Saved::Full => {
                let most = i32::try_from(may.piece.asked.files).unwrap_or(i32::MAX);
                errors.add("file", visit.t_with("deliverables-files-full", &[("n", Arg::from(most))]));
            }
            Saved::Empty => errors.add("", visit.t("deliverables-nothing")),
        }
    }
    // The revision that the page was made from stays: nothing was saved.
    shown.fields.push(("revision", based_on.to_string()));
    let shown = Again { draft: Some(draft), errors, ..shown };
    again(&visit, StatusCode::UNPROCESSABLE_ENTITY, may.by, &may.piece.which(), shown).await
}
