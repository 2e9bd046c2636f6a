//! Saying who reviews a part.

use sea_orm::EntityTrait;
use serde::Deserialize;
use tables::ids::PersonId;
use tables::person;

use super::access::AssignReport;
use super::show;
use super::stage::{self, Moved};
use crate::error::{Error, Result};
use crate::people::access::{is_editor, is_staff};
use crate::web::Response;
use crate::web::form::Form;
use crate::web::visit::Visit;

#[derive(Deserialize)]
#[serde(default)]
#[derive(Default)]
pub(super) struct AssignmentForm {
    reviewer: String,
    revision: String,
}

pub(super) async fn save(
    may: AssignReport,
    visit: Visit,
    Form(form): Form<AssignmentForm>,
) -> Result<Response> {
    // Left empty: the one who presses the button takes it.
    let reviewer = if form.reviewer.trim().is_empty() {
        may.by.id
    } else {
        form.reviewer.trim().parse::<PersonId>().map_err(|_| Error::BadRequest("error-bad-form"))?
    };
    if reviewer != may.by.id && !is_editor(may.by.role) {
        return Err(Error::Forbidden);
    }
    let known = person::Entity::find_by_id(reviewer).one(&visit.app.db).await?;
    if !known.is_some_and(|person| person.active && is_staff(person.role)) {
        return Err(Error::BadRequest("review-assignment-unknown"));
    }
    let path = show::path(&may.part);
    match stage::assign(&visit.app, &may, show::revision(&form.revision)?, reviewer).await? {
        Moved::Done => visit.go_saying(&path, "success", visit.t("review-assigned")).await,
        Moved::Stale => visit.go_saying(&path, "warning", visit.t("review-moved")).await,
    }
}
