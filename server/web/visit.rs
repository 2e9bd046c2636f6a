//! This request's person, language and message: read once, by a layer, before the guards.

use axum::extract::{FromRequestParts, Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use http::Method;
use http::request::Parts;
use serde::{Deserialize, Serialize};
use tables::ids::PersonId;
use tables::kinds::Role;
use tower_sessions::Session;

use crate::App;
use crate::error::{Error, Result};
use crate::text::{Arg, Lang};
use crate::web::address;
use crate::web::page::{Page, Shown};

/// The person of a request, as far as rights and greetings need.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// Key.
    pub id: PersonId,
    /// What they are in the programme.
    pub role: Role,
    /// Their name, for themselves.
    pub name: String,
    /// The admin who looks at the site as this person, if it is not they themselves.
    pub acted_by: Option<PersonId>,
}

impl Actor {
    /// A person who acts as themselves.
    pub fn new(id: PersonId, role: Role, name: impl Into<String>) -> Self {
        Self { id, role, name: name.into(), acted_by: None }
    }
}

/// What a session holds: a key and an epoch, nothing about the person.
#[derive(Serialize, Deserialize)]
struct Ticket {
    person: i64,
    epoch: i32,
}

/// A message shown once, on the next page.
#[derive(Clone, Debug, Serialize, Deserialize, PartialEq, Eq)]
pub struct Flash {
    /// `success`, `info`, `warning` or `danger`.
    pub kind: String,
    /// In the reader's language.
    pub text: String,
}

const TICKET: &str = "ticket";
const FLASH: &str = "flash";

/// One request: who, in which language, where.
#[derive(Clone)]
pub struct Visit {
    /// The program.
    pub app: App,
    /// The language of the address, else the first that the browser asks for.
    pub lang: Lang,
    /// Who is signed in.
    pub actor: Option<Actor>,
    /// The path with its query.
    pub here: http::Uri,
    /// The message from the page before.
    pub flash: Option<Flash>,
    /// A key for the caller's network address, never the address itself.
    pub caller: String,
    /// True if the caller wants JSON (the autosave script does).
    pub wants_json: bool,
    session: Session,
}

impl Visit {
    /// A text in the reader's language.
    pub fn t(&self, key: &str) -> String {
        self.app.texts.get(self.lang, key, &[])
    }

    /// A text with values in it.
    pub fn t_with(&self, key: &str, args: &[(&str, Arg)]) -> String {
        self.app.texts.get(self.lang, key, args)
    }

    /// The address of a page in the reader's language.
    pub fn link(&self, path: &str) -> String {
        format!("/{}{path}", self.lang.as_str())
    }

    /// The page, 200.
    pub fn show<P: Page>(&self, page: &P) -> Result<Response> {
        self.app.pages.render(self, page).map(IntoResponse::into_response)
    }

    /// The page again, with another status: 422 for mistakes, 409 for a conflict.
    pub fn show_with<P: Page>(&self, status: http::StatusCode, page: &P) -> Result<Response> {
        let page: Shown = self.app.pages.render(self, page)?;
        Ok((status, page).into_response())
    }

    /// On to another page of ours, after a form that worked.
    pub fn go(&self, path: &str) -> Response {
        Redirect::to(&self.link(path)).into_response()
    }

    /// On to an address that has been checked to be ours.
    pub fn to(&self, address: &str) -> Response {
        Redirect::to(address).into_response()
    }

    /// On to another page of ours, which will say `text`.
    pub async fn go_saying(&self, path: &str, kind: &str, text: String) -> Result<Response> {
        if self.actor.is_some() {
            self.session.insert(FLASH, Flash { kind: kind.to_owned(), text }).await?;
        }
        Ok(self.go(path))
    }

    /// Opens a session for that person: a new one, whatever came with the request.
    pub async fn begin_session(&self, person: PersonId, epoch: i32) -> Result<()> {
        self.session.flush().await?;
        self.session.insert(TICKET, Ticket { person: person.0, epoch }).await?;
        Ok(())
    }

    /// Ends this session.
    pub async fn end_session(&self) -> Result<()> {
        Ok(self.session.flush().await?)
    }
}

impl FromRequestParts<App> for Visit {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self> {
        parts.extensions.get::<Self>().cloned().ok_or_else(|| Error::internal("the visit layer is missing"))
    }
}

/// The layer that makes the [`Visit`].
pub async fn layer(State(app): State<App>, session: Session, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    match read(app, session, &parts).await {
        Ok(visit) => {
            parts.extensions.insert(visit);
            next.run(Request::from_parts(parts, body)).await
        }
        Err(error) => error.into_response(),
    }
}

async fn read(app: App, session: Session, request: &Parts) -> Result<Visit> {
    let headers = &request.headers;
    let header =
        |name: http::HeaderName| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    // Nested routers see a shortened path; the whole one is kept beside it.
    let here = request
        .extensions
        .get::<axum::extract::OriginalUri>()
        .map_or_else(|| request.uri.clone(), |original| original.0.clone());
    let lang =
        address::lang_of(here.path()).unwrap_or_else(|| preferred(header(http::header::ACCEPT_LANGUAGE)));
    let mut visit = Visit {
        caller: crate::web::layers::caller_key(&app, request),
        wants_json: header(http::header::ACCEPT).starts_with("application/json"),
        app,
        lang,
        actor: None,
        here,
        flash: None,
        session,
    };
    if header(http::header::COOKIE).contains(crate::web::session::COOKIE)
        && let Some(ticket) = visit.session.get::<Ticket>(TICKET).await?
    {
        visit.actor = actor(&visit.app, &ticket).await?;
        if visit.actor.is_none() {
            visit.session.flush().await?;
        } else if request.method == Method::GET {
            visit.flash = visit.session.remove(FLASH).await?;
        }
    }
    Ok(visit)
}

/// The ticket's person, unless the account was closed or its password changed since.
async fn actor(app: &App, ticket: &Ticket) -> Result<Option<Actor>> {
    use sea_orm::EntityTrait;
    let person = tables::person::Entity::find_by_id(PersonId(ticket.person)).one(&app.db).await?;
    Ok(person
        .filter(|person| person.active && person.session_epoch == ticket.epoch)
        .map(|person| Actor::new(person.id, person.role, person.name)))
}

/// The first language of ours that the browser asks for.
pub fn preferred(accept_language: &str) -> Lang {
    accept_language.split(',').find_map(|part| Lang::parse(part.trim().get(..2)?)).unwrap_or_default()
}
