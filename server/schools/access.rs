//! Who plans editions, keeps the register of schools, applies, and selects.

use axum::extract::FromRequestParts;
use http::request::Parts;
use sea_orm::EntityTrait;
use tables::ids::{ApplicationId, EditionId};
use tables::kinds::{ApplicationState, Role};
use tables::{application, edition, edition_call};

use super::editions::is_open;
use crate::App;
use crate::error::{Error, Result};
use crate::people::access::{Actor, is_editor, is_staff};
use crate::web::address::PathParts;
use crate::web::routes::Guard;
use crate::web::visit::Visit;

async fn actor(parts: &mut Parts, app: &App) -> Result<Actor> {
    Visit::from_request_parts(parts, app).await?.actor.ok_or(Error::SignInFirst)
}

async fn edition_of(parts: &mut Parts, app: &App) -> Result<edition::Model> {
    let id: EditionId = PathParts::of(parts, app).await?.get("edition")?;
    edition::Entity::find_by_id(id).one(&app.db).await?.ok_or(Error::NotFound)
}

macro_rules! edition_guards {
    ($($(#[$doc:meta])* $name:ident, $access:literal, $role:path, $writes:literal;)*) => { $(
        $(#[$doc])*
        pub struct $name {
            /// Who.
            pub by: Actor,
            /// The edition, as the guard saw it.
            pub edition: edition::Model,
            _proof: (),
        }

        impl Guard for $name {
            const ACCESS: &'static str = $access;
        }

        impl FromRequestParts<App> for $name {
            type Rejection = Error;

            async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
                let by = actor(parts, app).await?;
                if !$role(by.role) {
                    return Err(Error::NotFound);
                }
                let edition = edition_of(parts, app).await?;
                if $writes && edition.archived_at.is_some() {
                    return Err(Error::Forbidden);
                }
                Ok(Self { by, edition, _proof: () })
            }
        }
    )* };
}

edition_guards! {
    /// Proof that `by` may see how the edition is planned.
    ViewPlan, "editors", is_editor, false;
    /// Proof that `by` may change the plan: an archived edition is never changed.
    ChangePlan, "editors, until it is archived", is_editor, true;
    /// Proof that `by` may see the edition's applications and classes.
    ViewSelection, "staff", is_staff, false;
    /// Proof that `by` may score applications.
    ScoreApplications, "staff, until it is archived", is_staff, true;
    /// Proof that `by` may write to the teachers of the edition's classes.
    WriteToTeachers, "editors, until it is archived", is_editor, true;
    /// Proof that `by` may admit and refuse.
    DecideApplications, "editors, until it is archived", is_editor, true;
}

/// An application of one's own, with its edition and call.
pub struct OwnApplication {
    /// Who applies.
    pub by: Actor,
    /// The application, as the guard saw it.
    pub application: application::Model,
    /// Its edition.
    pub edition: edition::Model,
    /// The call.
    pub call: edition_call::Model,
    /// May it be changed now?
    pub open: bool,
    _proof: (),
}

impl OwnApplication {
    /// Loads it and proves that it is one's own.
    pub async fn check(app: &App, by: Actor, id: ApplicationId) -> Result<Self> {
        let application = application::Entity::find_by_id(id).one(&app.db).await?.ok_or(Error::NotFound)?;
        if application.teacher_id != by.id {
            return Err(Error::NotFound);
        }
        let edition = application.edition_id;
        let call = edition_call::Entity::find_by_id(edition).one(&app.db).await?.ok_or(Error::NotFound)?;
        let edition = edition::Entity::find_by_id(edition).one(&app.db).await?.ok_or(Error::NotFound)?;
        let open = may_change(application.state) && is_open(&edition, &call, app.clock.now());
        Ok(Self { by, application, edition, call, open, _proof: () })
    }
}

/// May a teacher change an application that stands so, while the call is open?
pub fn may_change(state: ApplicationState) -> bool {
    match state {
        ApplicationState::Draft | ApplicationState::Submitted | ApplicationState::Withdrawn => true,
        ApplicationState::Admitted | ApplicationState::Waiting | ApplicationState::Refused => false,
    }
}

impl Guard for OwnApplication {
    const ACCESS: &'static str = "the teacher who applies";
}

impl FromRequestParts<App> for OwnApplication {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
        let by = actor(parts, app).await?;
        let id = PathParts::of(parts, app).await?.get("application")?;
        Self::check(app, by, id).await
    }
}

/// Proof that it is one's own and that it may be changed now.
pub struct ChangeApplication(pub OwnApplication);

impl Guard for ChangeApplication {
    const ACCESS: &'static str = "the teacher who applies, until the call closes";
}

impl FromRequestParts<App> for ChangeApplication {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
        let own = OwnApplication::from_request_parts(parts, app).await?;
        if own.open { Ok(Self(own)) } else { Err(Error::Forbidden) }
    }
}

/// An application as staff see it: sent once, whatever became of it.
pub struct ReadApplication {
    /// Who.
    pub by: Actor,
    /// The application.
    pub application: application::Model,
    /// Its edition.
    pub edition: edition::Model,
    _proof: (),
}

impl Guard for ReadApplication {
    const ACCESS: &'static str = "staff, once it was sent; the teacher who applies";
}

impl FromRequestParts<App> for ReadApplication {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
        let by = actor(parts, app).await?;
        let id: ApplicationId = PathParts::of(parts, app).await?.get("application")?;
        let application = application::Entity::find_by_id(id).one(&app.db).await?.ok_or(Error::NotFound)?;
        let own = application.teacher_id == by.id && by.role == Role::Teacher;
        let sent = application.submitted_at.is_some();
        if !(own || (is_staff(by.role) && sent)) {
            return Err(Error::NotFound);
        }
        let edition =
            edition::Entity::find_by_id(application.edition_id).one(&app.db).await?.ok_or(Error::NotFound)?;
        Ok(Self { by, application, edition, _proof: () })
    }
}
