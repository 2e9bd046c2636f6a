//! Taking a public note back, with a reason; throwing a draft away that never was public.

use http::StatusCode;

use super::access::WriteNote;
use super::edit;
use super::form::Why;
use super::{draft, publication};
use crate::error::Result;
use crate::text::Arg;
use crate::web::Response;
use crate::web::form::Form;
use crate::web::visit::Visit;

pub(super) async fn withdraw(may: WriteNote, visit: Visit, Form(form): Form<Why>) -> Result<Response> {
    let why = form.why.replace(char::is_control, " ").trim().to_owned();
    if !publication::REASON.contains(&why.chars().count()) {
        let least = ("least", Arg::from(*publication::REASON.start()));
        let mistake =
            visit.t_with("notes-why-length", &[least, ("most", (*publication::REASON.end()).into())]);
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        return edit::again(&visit, &may.note, status, vec![("why", mistake)], form);
    }
    let page = format!("/notes/{}", may.note.id);
    if publication::withdraw(&visit.app, &may, &why).await? {
        return visit.go_saying(&page, "success", visit.t("notes-withdrawn")).await;
    }
    let note = WriteNote::check(&visit.app.db, may.by, may.note.id).await?.note;
    let mistake = vec![("", visit.t("notes-withdraw-moved"))];
    edit::again(&visit, &note, StatusCode::CONFLICT, mistake, form)
}

pub(super) async fn remove(may: WriteNote, visit: Visit) -> Result<Response> {
    if draft::remove(&visit.app, &may).await? {
        return visit.go_saying("/notes", "success", visit.t("notes-removed")).await;
    }
    visit.go_saying(&format!("/notes/{}", may.note.id), "warning", visit.t("notes-remove-moved")).await
}
