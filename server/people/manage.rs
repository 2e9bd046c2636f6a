//! What staff do with somebody else's account: look at it, deactivate and reactivate it; admins also
//! change the role and take away a lost second factor.

use axum::extract::FromRequestParts;
use chrono::{DateTime, Utc};
use http::StatusCode;
use http::request::Parts;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use serde_json::json;
use tables::ids::PersonId;
use tables::kinds::Role;
use tables::{person, session};

use super::access::{Actor, Admin, Staff, is_editor};
use super::audit::{self, About};
use super::confirm::{self, SURE};
use super::ties::Ties;
use super::{account, acting, profile, second_factor};
use crate::App;
use crate::db;
use crate::error::{Error, Result};
use crate::web::Response;
use crate::web::address::PathParts;
use crate::web::form::{Errors, Form};
use crate::web::page::Page;
use crate::web::routes::Guard;
use crate::web::visit::Visit;

/// May staff of that role deactivate and reactivate an account of that one?
pub fn may_close(by: Role, whose: Role) -> bool {
    match whose {
        Role::Student | Role::Teacher | Role::Supporter => is_editor(by),
        Role::Reviewer | Role::Editor | Role::Admin => by == Role::Admin,
    }
}

/// The roles that an admin may give: students have no e-mail and stay what they are.
fn roles_for(role: Role) -> Vec<Role> {
    match role {
        Role::Student => Vec::new(),
        Role::Teacher | Role::Supporter | Role::Reviewer | Role::Editor | Role::Admin => {
            vec![Role::Teacher, Role::Supporter, Role::Reviewer, Role::Editor, Role::Admin]
        }
    }
}

macro_rules! guards {
    ($($(#[$doc:meta])* $name:ident from $base:ident, $access:literal, $may:expr;)*) => { $(
        $(#[$doc])*
        pub struct $name {
            /// Who.
            pub by: Actor,
            /// Whose account.
            pub person: person::Model,
            _proof: (),
        }

        impl Guard for $name {
            const ACCESS: &'static str = $access;
        }

        impl FromRequestParts<App> for $name {
            type Rejection = Error;

            async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
                let $base(by) = $base::from_request_parts(parts, app).await?;
                let id: PersonId = PathParts::of(parts, app).await?.get("person")?;
                let person = person::Entity::find_by_id(id).one(&app.db).await?.ok_or(Error::NotFound)?;
                let may: fn(&Actor, &person::Model) -> bool = $may;
                if may(&by, &person) { Ok(Self { by, person, _proof: () }) } else { Err(Error::Forbidden) }
            }
        }
    )* };
}

guards! {
    /// Proof that `by` may see the account.
    ViewPerson from Staff, "staff", |_, _| true;
    /// Proof that `by` may deactivate and reactivate the account: not one's own.
    ClosePerson from Staff, "editors, admins; not oneself",
        |by, person| by.id != person.id && may_close(by.role, person.role);
    /// Proof that `by` may change the account's role and take away its second factor: not one's own.
    RulePerson from Admin, "admins; not oneself", |by, person| by.id != person.id;
}

#[derive(Serialize)]
struct PersonPage {
    id: i64,
    name: String,
    sign_in: String,
    has_email: bool,
    /// Another address, as typed.
    new: String,
    role: &'static str,
    active: bool,
    created_at: DateTime<Utc>,
    last_sign_in_at: Option<DateTime<Utc>>,
    sessions: u64,
    second_factor: bool,
    ties: Ties,
    may: MayView,
    roles: Vec<&'static str>,
    errors: Errors,
}

/// Which buttons there are.
#[derive(Serialize)]
struct MayView {
    close: bool,
    rule: bool,
    act: bool,
}

impl Page for PersonPage {
    const TEMPLATE: &'static str = "people/manage.html";
}

/// The page again, with an address that cannot be taken as it was typed.
pub(super) async fn refused(
    visit: &Visit,
    by: &Actor,
    person: &person::Model,
    new: String,
    errors: Errors,
) -> Result<Response> {
    let page = PersonPage { new, ..page(visit, by, person, errors).await? };
    visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

async fn page(visit: &Visit, by: &Actor, person: &person::Model, errors: Errors) -> Result<PersonPage> {
    let db = &visit.app.db;
    let sessions = session::Entity::find()
        .filter(session::Column::PersonId.eq(person.id))
        .filter(session::Column::ExpiresAt.gt(visit.app.clock.now()))
        .count(db)
        .await?;
    let other = by.id != person.id;
    let may_rule = by.role == Role::Admin && other;
    Ok(PersonPage {
        id: person.id.0,
        name: person.name.clone(),
        sign_in: profile::sign_in_of(person),
        has_email: person.email.is_some(),
        new: String::new(),
        role: person.role.as_str(),
        active: person.active,
        created_at: person.created_at,
        last_sign_in_at: person.last_sign_in_at,
        sessions,
        second_factor: second_factor::is_on(db, person.id).await?,
        ties: Ties::of(db, person.id).await?,
        may: MayView {
            close: other && may_close(by.role, person.role),
            rule: may_rule,
            act: acting::may_act(by, person),
        },
        roles: if may_rule {
            roles_for(person.role).into_iter().map(Role::as_str).collect()
        } else {
            Vec::new()
        },
        errors,
    })
}

pub(super) async fn show(may: ViewPerson, visit: Visit) -> Result<Response> {
    visit.show(&page(&visit, &may.by, &may.person, Errors::new()).await?)
}

pub(super) fn path(person: PersonId) -> String {
    format!("/people/{person}")
}

/// Switches an account; nothing happens to one that is so already.
async fn switch(visit: &Visit, may: &ClosePerson, active: bool, action: &str) -> Result<()> {
    let app = &visit.app;
    let tx = db::begin_write(&app.db).await?;
    let done = person::Entity::update_many()
        .col_expr(person::Column::Active, Expr::value(active))
        .filter(person::Column::Id.eq(may.person.id))
        .filter(person::Column::Active.eq(!active))
        .filter(person::Column::Role.eq(may.person.role))
        .exec(&tx)
        .await?;
    if done.rows_affected == 1 {
        account::end_sessions(&tx, may.person.id).await?;
        audit::record(&tx, &app.clock, Some(&may.by), action, About::person(may.person.id)).await?;
        tx.commit().await?;
    }
    Ok(())
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct SureForm {
    sure: String,
}

pub(super) async fn deactivate(
    may: ClosePerson,
    visit: Visit,
    Form(form): Form<SureForm>,
) -> Result<Response> {
    if form.sure != SURE {
        return confirm::ask(&visit, &may.person, "deactivate", "deactivate", Vec::new());
    }
    switch(&visit, &may, false, "person.deactivated").await?;
    visit.go_saying(&path(may.person.id), "success", visit.t("manage-deactivated")).await
}

pub(super) async fn reactivate(may: ClosePerson, visit: Visit) -> Result<Response> {
    switch(&visit, &may, true, "person.reactivated").await?;
    visit.go_saying(&path(may.person.id), "success", visit.t("manage-reactivated")).await
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct RoleForm {
    role: String,
    sure: String,
}

pub(super) async fn change_role(
    may: RulePerson,
    visit: Visit,
    Form(form): Form<RoleForm>,
) -> Result<Response> {
    let app = &visit.app;
    let (id, old) = (may.person.id, may.person.role);
    let Some(new) = Role::parse(&form.role).filter(|role| roles_for(old).contains(role)) else {
        let mut errors = Errors::new();
        errors.add("role", visit.t("manage-role-wrong"));
        let page = page(&visit, &may.by, &may.person, errors).await?;
        return visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    };
    // Whoever gets this one may do everything, to everybody.
    if new == Role::Admin && old != new && form.sure != SURE {
        return confirm::ask(&visit, &may.person, "admin", "role", vec![("role", new.as_str())]);
    }
    let tx = db::begin_write(&app.db).await?;
    let done = person::Entity::update_many()
        .col_expr(person::Column::Role, Expr::value(new))
        .filter(person::Column::Id.eq(id))
        .filter(person::Column::Role.eq(old))
        .exec(&tx)
        .await?;
    if done.rows_affected == 1 && new != old {
        // What was opened with the old rights is closed, and the new ones may demand a second factor.
        account::end_sessions(&tx, id).await?;
        let about = About::person(id).with(json!({ "from": old.as_str(), "to": new.as_str() }));
        audit::record(&tx, &app.clock, Some(&may.by), "person.role-changed", about).await?;
        crate::tell_of_security(&tx, app, id, "role").await?;
        tx.commit().await?;
    }
    visit.go_saying(&path(id), "success", visit.t("manage-role-changed")).await
}

pub(super) async fn reset_second_factor(may: RulePerson, visit: Visit) -> Result<Response> {
    let app = &visit.app;
    let tx = db::begin_write(&app.db).await?;
    if second_factor::reset(&tx, app, &may.person, Some(&may.by)).await? {
        tx.commit().await?;
    }
    visit.go_saying(&path(may.person.id), "success", visit.t("manage-second-factor-reset")).await
}
