//! An organisation's people: supporters who have an account come in at once, others are invited.

use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set};
use serde::{Deserialize, Serialize};
use serde_json::json;
use tables::ids::{InvitationId, OrganisationId, PersonId};
use tables::kinds::Role;
use tables::{organisation, organisation_invitation, organisation_member};

use super::organisation::{Typed, Which, load, shown};
use super::record::RecordForm;
use crate::App;
use crate::db;
use crate::error::Result;
use crate::people::accept::name_mistake;
use crate::people::access::Editor;
use crate::people::account;
use crate::people::audit::{About, record};
use crate::people::inviting::{self, Invited};
use crate::text::{Arg, Lang};
use crate::web::Response;
use crate::web::address::{At, Named};
use crate::web::form::{Errors, Form};
use crate::web::visit::{Actor, Visit};

/// Somebody to add.
#[derive(Deserialize, Serialize)]
#[serde(default)]
pub(super) struct PersonForm {
    person_name: String,
    email: String,
    language: String,
}

impl Default for PersonForm {
    fn default() -> Self {
        Self { person_name: String::new(), email: String::new(), language: Lang::It.as_str().to_owned() }
    }
}

/// The path's `{person}`.
pub(super) struct Somebody(PersonId);

impl std::str::FromStr for Somebody {
    type Err = std::num::ParseIntError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}

impl Named for Somebody {
    const NAME: &'static str = "person";
}

/// What became of adding somebody.
enum Added {
    /// In it, or in it already.
    In(String),
    /// A mail has gone out, now or before.
    Invited(String),
    /// Nothing was done.
    Mistake(&'static str, String),
}

pub(super) async fn add(
    Editor(by): Editor,
    visit: Visit,
    At(Which(id)): At<Which>,
    Form(form): Form<PersonForm>,
) -> Result<Response> {
    let row = load(&visit, id).await?;
    let (kind, text) = match put(&visit, &by, &row, &form).await? {
        Added::In(name) => ("success", visit.t_with("supporters-person-in", &[("name", Arg::from(name))])),
        Added::Invited(email) => ("info", visit.t_with("invitations-sent", &[("email", Arg::from(email))])),
        Added::Mistake(field, message) => {
            let mut errors = Errors::new();
            errors.add(field, message);
            let forms = Typed { record: RecordForm::of(&row), person: form, ..Typed::default() };
            return shown(&visit, &by, Some(&row), forms, errors).await;
        }
    };
    visit.go_saying(&format!("/organisations/{id}"), kind, text).await
}

async fn put(visit: &Visit, by: &Actor, of: &organisation::Model, form: &PersonForm) -> Result<Added> {
    let app = &visit.app;
    if !account::is_email(&form.email) {
        return Ok(Added::Mistake("email", visit.t("people-email-wrong")));
    }
    let known = account::find(app, &form.email).await?;
    let tx = db::begin_write(&app.db).await?;
    if let Some(person) = known {
        if person.role != Role::Supporter || !person.active {
            return Ok(Added::Mistake("email", visit.t("supporters-person-other-role")));
        }
        if enter(&tx, app, of.id, person.id).await? {
            let about = About::new("organisation", of.id).with(json!({ "person": person.id.0 }));
            record(&tx, &app.clock, Some(by), "organisation.person-added", about).await?;
            tx.commit().await?;
        }
        return Ok(Added::In(person.name));
    }
    let invitation = match inviting::open_to(&tx, &form.email).await? {
        Some(open) if open.role == Role::Supporter => open,
        Some(_) => return Ok(Added::Mistake("email", visit.t("supporters-person-other-role"))),
        None => {
            if let Some(mistake) = name_mistake(visit, &form.person_name) {
                return Ok(Added::Mistake("person_name", mistake));
            }
            let lang = Lang::parse(&form.language).unwrap_or_default();
            let to = Invited { name: &form.person_name, email: &form.email, role: Role::Supporter, lang };
            inviting::write_to(&tx, app, by, &to).await?
        }
    };
    let tie = organisation_invitation::ActiveModel {
        invitation_id: Set(invitation.id),
        organisation_id: Set(of.id),
    };
    let keys =
        [organisation_invitation::Column::InvitationId, organisation_invitation::Column::OrganisationId];
    organisation_invitation::Entity::insert(tie)
        .on_conflict(OnConflict::columns(keys).do_nothing().to_owned())
        .exec_without_returning(&tx)
        .await?;
    let about = About::new("organisation", of.id).with(json!({ "invitation": invitation.id.0 }));
    record(&tx, &app.clock, Some(by), "organisation.person-invited", about).await?;
    tx.commit().await?;
    Ok(Added::Invited(invitation.email))
}

/// Puts somebody in; false if they were in it already.
async fn enter(
    conn: &impl ConnectionTrait,
    app: &App,
    organisation: OrganisationId,
    person: PersonId,
) -> Result<bool> {
    let row = organisation_member::ActiveModel {
        organisation_id: Set(organisation),
        person_id: Set(person),
        added_at: Set(app.clock.now()),
    };
    let keys = [organisation_member::Column::OrganisationId, organisation_member::Column::PersonId];
    let written = organisation_member::Entity::insert(row)
        .on_conflict(OnConflict::columns(keys).do_nothing().to_owned())
        .exec_without_returning(conn)
        .await?;
    Ok(written > 0)
}

/// Somebody who was invited has an account now: they belong to the organisations that wait for them.
pub async fn come(
    conn: &impl ConnectionTrait,
    app: &App,
    invitation: InvitationId,
    person: PersonId,
) -> Result<()> {
    let waiting = organisation_invitation::Entity::find()
        .filter(organisation_invitation::Column::InvitationId.eq(invitation))
        .all(conn)
        .await?;
    for one in waiting {
        if enter(conn, app, one.organisation_id, person).await? {
            let about = About::new("organisation", one.organisation_id).with(json!({ "person": person.0 }));
            record(conn, &app.clock, None, "organisation.person-added", about).await?;
        }
    }
    Ok(())
}

/// Takes somebody out; the account stays, and so do teams given one by one.
pub(super) async fn remove(
    Editor(by): Editor,
    visit: Visit,
    At(Which(id)): At<Which>,
    At(Somebody(person)): At<Somebody>,
) -> Result<Response> {
    let app = &visit.app;
    load(&visit, id).await?;
    let tx = db::begin_write(&app.db).await?;
    let done = organisation_member::Entity::delete_by_id((id, person)).exec(&tx).await?;
    if done.rows_affected == 1 {
        let about = About::new("organisation", id).with(json!({ "person": person.0 }));
        record(&tx, &app.clock, Some(&by), "organisation.person-removed", about).await?;
        tx.commit().await?;
    }
    visit.go_saying(&format!("/organisations/{id}"), "success", visit.t("supporters-person-out")).await
}
