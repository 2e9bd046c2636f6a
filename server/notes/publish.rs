//! Publishing a draft.

use http::StatusCode;
use serde::Deserialize;

use super::access::WriteNote;
use super::edit;
use super::form::Why;
use super::publication::{self, Published};
use crate::error::Result;
use crate::text::Arg;
use crate::web::Response;
use crate::web::form::Form;
use crate::web::visit::Visit;

/// Which draft is meant.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct PublishForm {
    revision: String,
}

pub(super) async fn publish(may: WriteNote, visit: Visit, Form(form): Form<PublishForm>) -> Result<Response> {
    let seen = form.revision.parse().unwrap_or_default();
    let (status, mistakes) = match publication::publish(&visit, &may, seen).await? {
        Published::Done(number) => {
            let said = visit.t_with("notes-published", &[("number", Arg::from(number))]);
            return visit.go_saying(&format!("/notes/{}", may.note.id), "success", said).await;
        }
        Published::Unready(mistakes) => (StatusCode::UNPROCESSABLE_ENTITY, mistakes),
        Published::NoData => (StatusCode::CONFLICT, vec![("", visit.t("notes-no-data"))]),
        Published::Stale => (StatusCode::CONFLICT, vec![("", visit.t("notes-publish-stale"))]),
    };
    let note = WriteNote::check(&visit.app.db, may.by, may.note.id).await?.note;
    edit::again(&visit, &note, status, mistakes, Why::default())
}
