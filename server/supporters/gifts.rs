//! What staff give to an organisation for an edition: a region, or a school.

use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, EntityTrait, NotSet, QueryFilter, Set};
use serde::{Deserialize, Serialize};
use serde_json::json;
use tables::edition;
use tables::ids::{AssignmentId, EditionId, SchoolId};
use tables::organisation_assignment::{ActiveModel, Column, Entity};

use super::organisation::{Typed, Which, load, shown};
use super::record::RecordForm;
use crate::db;
use crate::error::{Error, Result};
use crate::people::access::Editor;
use crate::people::audit::{About, record};
use crate::schools::editions::must_be_live;
use crate::schools::{places, register};
use crate::web::Response;
use crate::web::address::{At, Named};
use crate::web::form::{Errors, Form};
use crate::web::visit::Visit;

/// Something to give: a region, or a school by its code.
#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct GiftForm {
    pub(super) edition: String,
    region: String,
    school: String,
}

/// The path's `{gift}`.
pub(super) struct Gift(AssignmentId);

impl std::str::FromStr for Gift {
    type Err = std::num::ParseIntError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}

impl Named for Gift {
    const NAME: &'static str = "gift";
}

/// A form that makes sense.
struct Checked {
    edition: EditionId,
    region: Option<String>,
    school: Option<SchoolId>,
}

async fn check(visit: &Visit, form: &GiftForm) -> Result<Result<Checked, Errors>> {
    let db = &visit.app.db;
    let mut errors = Errors::new();
    let edition = match form.edition.parse::<EditionId>() {
        Ok(id) => edition::Entity::find_by_id(id).one(db).await?.filter(|year| year.archived_at.is_none()),
        Err(_) => None,
    };
    if edition.is_none() {
        errors.add("edition", visit.t("supporters-gift-edition-wrong"));
    }
    let region = (!places::region_name(&form.region).is_empty()).then(|| form.region.clone());
    let school = register::of_code(db, &form.school).await?.map(|school| school.id);
    match (form.region.is_empty(), form.school.trim().is_empty()) {
        (true, true) => errors.add("region", visit.t("supporters-gift-missing")),
        (false, false) => errors.add("school", visit.t("supporters-gift-both")),
        (false, true) if region.is_none() => errors.add("region", visit.t("supporters-gift-missing")),
        (true, false) if school.is_none() => errors.add("school", visit.t("schools-merge-unknown")),
        _ => {}
    }
    Ok(match edition {
        Some(edition) if errors.is_empty() => Ok(Checked { edition: edition.id, region, school }),
        _ => Err(errors),
    })
}

pub(super) async fn give(
    Editor(by): Editor,
    visit: Visit,
    At(Which(id)): At<Which>,
    Form(form): Form<GiftForm>,
) -> Result<Response> {
    let app = &visit.app;
    let of = load(&visit, id).await?;
    let checked = match check(&visit, &form).await? {
        Ok(checked) => checked,
        Err(errors) => {
            let forms = Typed { record: RecordForm::of(&of), gift: form, ..Typed::default() };
            return shown(&visit, &by, Some(&of), forms, errors).await;
        }
    };
    let about = About::new("organisation", id).with(json!({
        "edition": checked.edition.0, "region": checked.region, "school": checked.school.map(|id| id.0),
    }));
    let row = ActiveModel {
        id: NotSet,
        organisation_id: Set(id),
        edition_id: Set(checked.edition),
        region: Set(checked.region),
        school_id: Set(checked.school),
        given_by: Set(by.id),
        given_at: Set(app.clock.now()),
    };
    let tx = db::begin_write(&app.db).await?;
    must_be_live(&tx, checked.edition).await?;
    let written = Entity::insert(row)
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .exec_without_returning(&tx)
        .await?;
    if written > 0 {
        record(&tx, &app.clock, Some(&by), "organisation.given", about).await?;
        tx.commit().await?;
    }
    visit.go_saying(&format!("/organisations/{id}"), "success", visit.t("supporters-gift-given")).await
}

pub(super) async fn take_back(
    Editor(by): Editor,
    visit: Visit,
    At(Which(id)): At<Which>,
    At(Gift(gift)): At<Gift>,
) -> Result<Response> {
    let app = &visit.app;
    let row = Entity::find_by_id(gift).filter(Column::OrganisationId.eq(id)).one(&app.db).await?;
    let row = row.ok_or(Error::NotFound)?;
    let tx = db::begin_write(&app.db).await?;
    let gone = Entity::delete_by_id(gift).filter(Column::OrganisationId.eq(id)).exec(&tx).await?;
    if gone.rows_affected == 1 {
        let about = About::new("organisation", id).with(json!({
            "edition": row.edition_id.0, "region": row.region, "school": row.school_id.map(|id| id.0),
        }));
        record(&tx, &app.clock, Some(&by), "organisation.taken-back", about).await?;
        tx.commit().await?;
    }
    visit.go_saying(&format!("/organisations/{id}"), "success", visit.t("supporters-gift-back")).await
}
