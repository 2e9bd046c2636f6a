//! An organisation's page: its data, its people, what it was given; and making a new one.

use std::collections::HashMap;

use http::StatusCode;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Set};
use serde::Serialize;
use tables::ids::{InvitationId, OrganisationId, PersonId, SchoolId};
use tables::kinds::OrganisationKind;
use tables::organisation::{ActiveModel, Column, Entity, Model};
use tables::{
    edition, invitation, organisation_assignment, organisation_invitation, organisation_member, person,
    school,
};

use super::gifts::GiftForm;
use super::people::PersonForm;
use super::record::{KINDS, RecordForm};
use crate::db;
use crate::error::{Error, Result};
use crate::people::accept::LONGEST_NAME;
use crate::people::access::{Editor, Staff, is_editor};
use crate::people::audit::{About, record};
use crate::schools::{editions, places};
use crate::text;
use crate::web::Response;
use crate::web::address::{At, Named};
use crate::web::form::{Errors, Form};
use crate::web::page::Page;
use crate::web::visit::{Actor, Visit};

#[derive(Serialize)]
struct OrganisationPage<'a> {
    /// None: a new one.
    id: Option<i64>,
    name: &'a str,
    kind: &'static str,
    place: String,
    website: &'a str,
    note: &'a str,
    active: bool,
    may_change: bool,
    kinds: [&'static str; 4],
    people: Vec<PersonView>,
    invited: Vec<InvitedView>,
    gifts: Vec<GiftView>,
    /// The editions for which something may be given: key and name.
    editions: Vec<(i64, String)>,
    regions: Vec<(String, &'static str)>,
    longest_name: usize,
    forms: Typed,
    errors: Errors,
}

/// The page's forms, as typed.
#[derive(Serialize, Default)]
pub(super) struct Typed {
    /// Its data.
    pub(super) record: RecordForm,
    /// Somebody to add.
    pub(super) person: PersonForm,
    /// Something to give.
    pub(super) gift: GiftForm,
}

#[derive(Serialize)]
struct PersonView {
    id: i64,
    name: String,
    email: String,
    active: bool,
}

#[derive(Serialize)]
struct InvitedView {
    name: String,
    email: String,
}

#[derive(Serialize)]
struct GiftView {
    id: i64,
    edition: String,
    /// What, in words.
    what: String,
    region: bool,
    given_by: String,
    given_at: String,
    archived: bool,
}

impl Page for OrganisationPage<'_> {
    const TEMPLATE: &'static str = "supporters/organisation.html";
}

/// The organisation of an address.
pub(super) struct Which(pub(super) OrganisationId);

impl std::str::FromStr for Which {
    type Err = std::num::ParseIntError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}

impl Named for Which {
    const NAME: &'static str = "organisation";
}

/// Loads it; 404 if there is none.
pub(super) async fn load(visit: &Visit, id: OrganisationId) -> Result<Model> {
    Entity::find_by_id(id).one(&visit.app.db).await?.ok_or(Error::NotFound)
}

/// Its page, with forms as typed: 422 if there are mistakes.
pub(super) async fn shown(
    visit: &Visit,
    by: &Actor,
    of: Option<&Model>,
    mut forms: Typed,
    errors: Errors,
) -> Result<Response> {
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let (mut people, mut invited, mut gifts, mut choices) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    if let Some(of) = of {
        let years =
            edition::Entity::find().order_by_desc(edition::Column::StartsOn).all(&visit.app.db).await?;
        people = people_of(visit, of.id).await?;
        invited = invited_to(visit, of.id).await?;
        gifts = gifts_of(visit, of.id, &years).await?;
        if forms.gift.edition.is_empty() {
            let current = editions::current(&visit.app.db, visit.app.clock.today()).await?;
            forms.gift.edition = current.map_or_else(String::new, |year| year.id.to_string());
        }
        let open = years.into_iter().filter(|year| year.archived_at.is_none());
        choices = open.map(|year| (year.id.0, year.name)).collect();
    }
    let page = OrganisationPage {
        id: of.map(|of| of.id.0),
        name: of.map_or("", |of| &of.name),
        kind: of.map_or("", |of| of.kind.as_str()),
        place: of.map_or_else(String::new, |of| places::label(&of.municipality)),
        website: of.map_or("", |of| &of.website),
        note: of.map_or("", |of| &of.note),
        active: of.is_none_or(|of| of.active),
        may_change: is_editor(by.role),
        kinds: KINDS.map(OrganisationKind::as_str),
        people,
        invited,
        gifts,
        editions: choices,
        regions: places::regions().collect(),
        longest_name: LONGEST_NAME,
        forms,
        errors,
    };
    visit.show_with(status, &page)
}

async fn people_of(visit: &Visit, id: OrganisationId) -> Result<Vec<PersonView>> {
    let ties = organisation_member::Entity::find()
        .filter(organisation_member::Column::OrganisationId.eq(id))
        .all(&visit.app.db)
        .await?;
    let rows = person::Entity::find()
        .filter(person::Column::Id.is_in(ties.into_iter().map(|tie| tie.person_id)))
        .order_by_asc(person::Column::Id)
        .all(&visit.app.db)
        .await?;
    let rows = text::by_name(rows, |one| &one.name);
    let view = |row: person::Model| PersonView {
        id: row.id.0,
        name: row.name,
        email: row.email.unwrap_or_default(),
        active: row.active,
    };
    Ok(rows.into_iter().map(view).collect())
}

/// Those who have not accepted yet.
async fn invited_to(visit: &Visit, id: OrganisationId) -> Result<Vec<InvitedView>> {
    let ties = organisation_invitation::Entity::find()
        .filter(organisation_invitation::Column::OrganisationId.eq(id))
        .all(&visit.app.db)
        .await?;
    let ids: Vec<InvitationId> = ties.into_iter().map(|tie| tie.invitation_id).collect();
    let rows = invitation::Entity::find()
        .filter(invitation::Column::Id.is_in(ids))
        .filter(invitation::Column::ClosedAt.is_null())
        .order_by_asc(invitation::Column::Name)
        .all(&visit.app.db)
        .await?;
    Ok(rows.into_iter().map(|row| InvitedView { name: row.name, email: row.email }).collect())
}

async fn gifts_of(visit: &Visit, id: OrganisationId, years: &[edition::Model]) -> Result<Vec<GiftView>> {
    let db = &visit.app.db;
    let rows = organisation_assignment::Entity::find()
        .filter(organisation_assignment::Column::OrganisationId.eq(id))
        .order_by_desc(organisation_assignment::Column::EditionId)
        .order_by_asc(organisation_assignment::Column::Id)
        .all(db)
        .await?;
    let schools: HashMap<SchoolId, school::Model> = school::Entity::find()
        .filter(school::Column::Id.is_in(rows.iter().filter_map(|row| row.school_id)))
        .all(db)
        .await?
        .into_iter()
        .map(|school| (school.id, school))
        .collect();
    let givers: HashMap<PersonId, String> = person::Entity::find()
        .filter(person::Column::Id.is_in(rows.iter().map(|row| row.given_by)))
        .all(db)
        .await?
        .into_iter()
        .map(|person| (person.id, person.name))
        .collect();
    let view = |row: organisation_assignment::Model| {
        let year = years.iter().find(|year| year.id == row.edition_id);
        let school = row.school_id.and_then(|id| schools.get(&id));
        GiftView {
            id: row.id.0,
            edition: year.map_or_else(String::new, |year| year.name.clone()),
            what: match (&row.region, school) {
                (Some(region), _) => places::region_name(region).to_owned(),
                (None, Some(school)) => format!("{} ({})", school.name, places::label(&school.municipality)),
                (None, None) => String::new(),
            },
            region: row.region.is_some(),
            given_by: givers.get(&row.given_by).cloned().unwrap_or_default(),
            given_at: row.given_at.to_rfc3339(),
            archived: year.is_some_and(|year| year.archived_at.is_some()),
        }
    };
    Ok(rows.into_iter().map(view).collect())
}

pub(super) async fn show(Staff(by): Staff, visit: Visit, At(Which(id)): At<Which>) -> Result<Response> {
    let row = load(&visit, id).await?;
    let forms = Typed { record: RecordForm::of(&row), ..Typed::default() };
    shown(&visit, &by, Some(&row), forms, Errors::new()).await
}

pub(super) async fn new(Editor(by): Editor, visit: Visit) -> Result<Response> {
    let forms = Typed { record: RecordForm::blank(), ..Typed::default() };
    shown(&visit, &by, None, forms, Errors::new()).await
}

pub(super) async fn create(
    Editor(by): Editor,
    visit: Visit,
    Form(form): Form<RecordForm>,
) -> Result<Response> {
    let app = &visit.app;
    let checked = match form.check(&visit) {
        Ok(checked) => checked,
        Err(errors) => {
            return shown(&visit, &by, None, Typed { record: form, ..Typed::default() }, errors).await;
        }
    };
    let tx = db::begin_write(&app.db).await?;
    let id = checked.begin(app.clock.now()).insert(&tx).await?.id;
    record(&tx, &app.clock, Some(&by), "organisation.added", About::new("organisation", id)).await?;
    tx.commit().await?;
    let said = visit.t("supporters-added");
    visit.go_saying(&format!("/organisations/{id}"), "success", said).await
}

pub(super) async fn save(
    Editor(by): Editor,
    visit: Visit,
    At(Which(id)): At<Which>,
    Form(form): Form<RecordForm>,
) -> Result<Response> {
    let app = &visit.app;
    let row = load(&visit, id).await?;
    let checked = match form.check(&visit) {
        Ok(checked) => checked,
        Err(errors) => {
            return shown(&visit, &by, Some(&row), Typed { record: form, ..Typed::default() }, errors).await;
        }
    };
    let seen: i32 = form.revision.parse().unwrap_or(row.revision);
    let tx = db::begin_write(&app.db).await?;
    let done = Entity::update_many()
        .set(ActiveModel { revision: Set(seen + 1), ..checked.row() })
        .filter(Column::Id.eq(id))
        .filter(Column::Revision.eq(seen))
        .exec(&tx)
        .await?;
    if done.rows_affected == 0 {
        let mut errors = Errors::new();
        errors.add("", visit.t("schools-stale"));
        return shown(&visit, &by, Some(&row), Typed { record: form, ..Typed::default() }, errors).await;
    }
    let about = About::new("organisation", id).with(serde_json::json!({ "active": checked.active }));
    record(&tx, &app.clock, Some(&by), "organisation.changed", about).await?;
    tx.commit().await?;
    visit.go_saying(&format!("/organisations/{id}"), "success", visit.t("schools-saved")).await
}
