//! Admins see the site as somebody else, to understand what a person asks about. A banner says so
//! on every page; whatever is done is in the audit log under the admin's name; account, password and
//! second factor stay out of reach (the guard `Oneself`).

use axum::extract::{MatchedPath, Request, State};
use axum::middleware::Next;
use http::Method;
use serde_json::json;
use tables::kinds::Role;
use tables::person;

use super::access::{Actor, SignedIn};
use super::audit::{self, About};
use super::manage::RulePerson;
use crate::App;
use crate::error::{Error, Result};
use crate::web::visit::Visit;
use crate::web::{IntoResponse, Response};

/// Whom an admin may act as: anybody who could sign in, but no admin.
pub fn may_act(by: &Actor, person: &person::Model) -> bool {
    let other = match person.role {
        Role::Admin => false,
        Role::Student | Role::Teacher | Role::Supporter | Role::Reviewer | Role::Editor => true,
    };
    by.role == Role::Admin && by.acted_by.is_none() && other && person.active && person.id != by.id
}

pub(super) async fn begin(may: RulePerson, visit: Visit) -> Result<Response> {
    if !may_act(&may.by, &may.person) {
        return Err(Error::Forbidden);
    }
    let (app, person) = (&visit.app, &may.person);
    audit::record(&app.db, &app.clock, Some(&may.by), "acting.began", About::person(person.id)).await?;
    visit.begin_acting(person.id, person.session_epoch).await?;
    Ok(visit.go("/home"))
}

pub(super) async fn end(SignedIn(actor): SignedIn, visit: Visit) -> Result<Response> {
    if !visit.end_acting().await? {
        return Err(Error::NotFound);
    }
    let app = &visit.app;
    audit::record(&app.db, &app.clock, Some(&actor), "acting.ended", About::person(actor.id)).await?;
    Ok(visit.go(&format!("/people/{}", actor.id)))
}

/// The layer that writes down each act of an admin as somebody else before it is done: an act that
/// can't be written down does not happen.
pub async fn layer(State(app): State<App>, request: Request, next: Next) -> Response {
    let actor = request.extensions().get::<Visit>().and_then(|visit| visit.actor.clone());
    if let Some(actor) = actor.filter(|actor| actor.acted_by.is_some())
        && request.method() != Method::GET
        && request.method() != Method::HEAD
    {
        let route = request.extensions().get::<MatchedPath>().map_or("", MatchedPath::as_str);
        // A link's token is a secret, and its route says enough.
        let path = if route.contains("{token}") { route } else { request.uri().path() };
        let about = About::person(actor.id).with(json!({ "path": path }));
        if let Err(error) = audit::record(&app.db, &app.clock, Some(&actor), "acting.act", about).await {
            return Error::from(error).into_response();
        }
    }
    next.run(request).await
}
