//! Guards that need nothing but the person.

use axum::extract::FromRequestParts;
use http::request::Parts;
use tables::kinds::Role;

use crate::App;
use crate::error::{Error, Result};
use crate::web::routes::Guard;
pub use crate::web::visit::Actor;
use crate::web::visit::Visit;

/// Staff: reads every report and class.
pub fn is_staff(role: Role) -> bool {
    match role {
        Role::Reviewer | Role::Editor | Role::Admin => true,
        Role::Student | Role::Teacher | Role::Supporter => false,
    }
}

/// Staff who assign and publish.
pub fn is_editor(role: Role) -> bool {
    match role {
        Role::Editor | Role::Admin => true,
        Role::Student | Role::Teacher | Role::Supporter | Role::Reviewer => false,
    }
}

/// Public: everybody may.
pub struct Anyone;

impl Guard for Anyone {
    const ACCESS: &'static str = "anyone";
}

impl FromRequestParts<App> for Anyone {
    type Rejection = Error;

    async fn from_request_parts(_: &mut Parts, _: &App) -> Result<Self> {
        Ok(Self)
    }
}

/// Anybody with an account who is not acted for: what only oneself may do to one's account.
pub struct Oneself(pub Actor);

impl Guard for Oneself {
    const ACCESS: &'static str = "signed in, as oneself";
}

impl FromRequestParts<App> for Oneself {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
        let actor = Visit::from_request_parts(parts, app).await?.actor.ok_or(Error::SignInFirst)?;
        if actor.acted_by.is_some() { Err(Error::OnlyOneself) } else { Ok(Self(actor)) }
    }
}

macro_rules! guards {
    ($($(#[$doc:meta])* $name:ident, $access:literal, $may:expr;)*) => { $(
        $(#[$doc])*
        pub struct $name(pub Actor);

        impl Guard for $name {
            const ACCESS: &'static str = $access;
        }

        impl FromRequestParts<App> for $name {
            type Rejection = Error;

            async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
                let actor = Visit::from_request_parts(parts, app).await?.actor.ok_or(Error::SignInFirst)?;
                let may: fn(Role) -> bool = $may;
                // What is not for one's role does not exist for one.
                if may(actor.role) { Ok(Self(actor)) } else { Err(Error::NotFound) }
            }
        }
    )* };
}

guards! {
    /// Anybody with an account.
    SignedIn, "signed in", |_| true;
    /// A student.
    Student, "students", |role| role == Role::Student;
    /// A teacher.
    Teacher, "teachers", |role| role == Role::Teacher;
    /// A supporter.
    Supporter, "supporters", |role| role == Role::Supporter;
    /// Reviewer, editor or admin.
    Staff, "staff", is_staff;
    /// Editor or admin.
    Editor, "editors", is_editor;
    /// Admin.
    Admin, "admins", |role| role == Role::Admin;
}
