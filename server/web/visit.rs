//! This request's person, language and message: read once, by a layer, before the guards.

use axum::extract::{FromRequestParts, Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use http::Method;
use http::request::Parts;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{EntityTrait, FromQueryResult, QuerySelect};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use tables::ids::PersonId;
use tables::kinds::Role;
use tables::{notice, person};
use tower_sessions::Session;

use crate::App;
use crate::error::{Error, Result};
use crate::text::{Arg, Lang};
use crate::web::page::{Page, Shown};
use crate::web::session::{self, Used};
use crate::web::{address, device};

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

    /// Their name, if an admin looks at the site as this person.
    pub fn acting_as(&self) -> Option<&str> {
        self.acted_by.is_some().then_some(self.name.as_str())
    }
}

/// What a session holds: keys and epochs, nothing about the person.
#[derive(Clone, Serialize, Deserialize)]
struct Ticket {
    person: i64,
    epoch: i32,
    /// True after a second factor.
    #[serde(default)]
    strong: bool,
    /// The admin who acts as the person.
    #[serde(default)]
    by: Option<By>,
}

#[derive(Clone, Serialize, Deserialize)]
struct By {
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
/// Whose page sends something by itself (`templates/assets/src/person.js`).
const COESA_PERSON: http::HeaderName = http::HeaderName::from_static("coesa-person");
const SEC_FETCH_DEST: http::HeaderName = http::HeaderName::from_static("sec-fetch-dest");
/// The last use of a session is written down to so many milliseconds.
const TOUCH_MILLIS: i64 = 5 * 60 * 1000;

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
    /// How many notices the person has not read: the frame of every page says it.
    pub unread: u64,
    /// Browser and system, as [`device::of`] writes them.
    pub device: String,
    ticket: Option<Ticket>,
    session: Session,
}

impl Visit {
    /// Nobody's, for what is drawn without a request.
    pub fn of_nobody(app: &App, lang: Lang) -> Self {
        let store = session::Store::new(app.db.clone(), app.clock.clone());
        Self {
            app: app.clone(),
            lang,
            actor: None,
            here: http::Uri::from_static("/"),
            flash: None,
            caller: String::new(),
            wants_json: false,
            unread: 0,
            device: String::new(),
            ticket: None,
            session: Session::new(None, std::sync::Arc::new(store), None),
        }
    }

    /// A text in the reader's language.
    pub fn t(&self, key: &str) -> String {
        self.app.texts.get(self.lang, key, &[])
    }

    /// A text with values in it.
    pub fn t_with(&self, key: &str, args: &[(&str, Arg)]) -> String {
        self.app.texts.get(self.lang, key, args)
    }

    /// The name of the person as whom an admin looks at the site.
    pub fn acting_as(&self) -> Option<&str> {
        self.actor.as_ref().and_then(Actor::acting_as)
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
            self.say(kind, text).await?;
        }
        Ok(self.go(path))
    }

    /// The next page of this session will say `text`.
    pub async fn say(&self, kind: &str, text: String) -> Result<()> {
        Ok(self.session.insert(FLASH, Flash { kind: kind.to_owned(), text }).await?)
    }

    /// Opens a session for that person: a new one, whatever came with the request. A second factor
    /// that the same person gave in the session before still counts.
    pub async fn begin_session(&self, person: PersonId, epoch: i32) -> Result<()> {
        let strong = self.ticket.as_ref().is_some_and(|ticket| ticket.strong && ticket.person == person.0);
        self.begin(Ticket { person: person.0, epoch, strong, by: None }).await
    }

    /// The same after a second factor.
    pub async fn begin_strong_session(&self, person: PersonId, epoch: i32) -> Result<()> {
        self.begin(Ticket { person: person.0, epoch, strong: true, by: None }).await
    }

    /// From now on the person of this session sees the site as somebody else.
    pub async fn begin_acting(&self, person: PersonId, epoch: i32) -> Result<()> {
        let own = self.ticket.as_ref().ok_or(Error::SignInFirst)?;
        let by = By { person: own.person, epoch: own.epoch };
        self.begin(Ticket { person: person.0, epoch, strong: own.strong, by: Some(by) }).await
    }

    /// Back to oneself; false if one was oneself.
    pub async fn end_acting(&self) -> Result<bool> {
        let Some(Ticket { strong, by: Some(by), .. }) = &self.ticket else { return Ok(false) };
        self.begin(Ticket { person: by.person, epoch: by.epoch, strong: *strong, by: None }).await?;
        Ok(true)
    }

    async fn begin(&self, ticket: Ticket) -> Result<()> {
        let now = self.app.clock.now().timestamp_millis();
        let by = ticket.by.as_ref().map_or(ticket.person, |by| by.person);
        // A new session in place of what there was; a visitor has none that could be deleted.
        if self.session.id().is_some() {
            self.session.flush().await?;
        }
        self.session.insert(TICKET, ticket).await?;
        let used = Used { by, device: self.device.clone(), since: now, last: now };
        self.session.insert(session::USED, used).await?;
        Ok(())
    }

    /// True if this session was opened with a second factor.
    pub fn is_strong(&self) -> bool {
        self.ticket.as_ref().is_some_and(|ticket| ticket.strong)
    }

    /// The key of this session's row.
    pub fn session_key(&self) -> Option<String> {
        session::row_key(&self.session)
    }

    /// Keeps something in the session until it is taken: what a sign-in in two steps has so far.
    pub async fn keep(&self, name: &str, value: impl Serialize) -> Result<()> {
        Ok(self.session.insert(name, value).await?)
    }

    /// What was kept under that name.
    pub async fn kept<T: DeserializeOwned>(&self, name: &str) -> Result<Option<T>> {
        Ok(self.session.get(name).await?)
    }

    /// What was kept, which is then there no more.
    pub async fn take<T: DeserializeOwned>(&self, name: &str) -> Result<Option<T>> {
        Ok(self.session.remove(name).await?)
    }

    /// Ends this session.
    pub async fn end_session(&self) -> Result<()> {
        Ok(self.session.flush().await?)
    }
}

/// Marks an answer with whoever is signed in, for the frame around an error page: it is drawn when the
/// visit is over, and asks nothing of the database, which may be what failed.
#[derive(Clone)]
pub struct Reader {
    /// The person.
    pub actor: Actor,
    /// How many notices they have not read.
    pub unread: u64,
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
        Ok(visit) if visit.is_anothers(&parts) => Error::SignInFirst.into_response(),
        Ok(visit) => {
            let reader = visit.actor.clone().map(|actor| Reader { actor, unread: visit.unread });
            parts.extensions.insert(visit);
            let mut response = next.run(Request::from_parts(parts, body)).await;
            if let Some(reader) = reader {
                response.extensions_mut().insert(reader);
            }
            response
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
        unread: 0,
        lang,
        actor: None,
        here,
        flash: None,
        device: device::of(header(http::header::USER_AGENT)),
        ticket: None,
        session,
    };
    if header(http::header::COOKIE).contains(session::COOKIE)
        && let Some(ticket) = visit.session.get::<Ticket>(TICKET).await?
    {
        if let Some((actor, unread)) = actor(&visit.app, &ticket).await? {
            visit.actor = Some(actor);
            visit.unread = unread;
        }
        if visit.actor.is_none() {
            visit.session.flush().await?;
        } else {
            visit.ticket = Some(ticket);
            visit.touch().await?;
            // Removing counts as a change even of what is not there, and a changed session is written:
            // a look at a page should wait for no disk.
            if request.method == Method::GET
                && for_a_page(header(SEC_FETCH_DEST))
                && visit.session.get_value(FLASH).await?.is_some()
            {
                visit.flash = visit.session.remove(FLASH).await?;
            }
        }
    }
    Ok(visit)
}

/// Does a request with this destination show what it gets as a page? The pictures of the page before
/// may still be on their way, and must not take away what the next page has to say.
fn for_a_page(destination: &str) -> bool {
    matches!(destination, "" | "document" | "empty")
}

impl Visit {
    /// Does a page send this by itself whose person has given way to another in this browser? What they
    /// have written must not become the other's.
    fn is_anothers(&self, request: &Parts) -> bool {
        let Some(page) = request.headers.get(COESA_PERSON) else { return false };
        self.actor.as_ref().is_some_and(|actor| page.to_str().ok() != Some(&actor.id.to_string()))
    }

    /// Writes down now and then that the session is in use; this also moves its end.
    async fn touch(&self) -> Result<()> {
        let now = self.app.clock.now().timestamp_millis();
        if let Some(mut used) = self.session.get::<Used>(session::USED).await?
            && now - used.last > TOUCH_MILLIS
        {
            used.last = now;
            self.session.insert(session::USED, used).await?;
        }
        Ok(())
    }
}

/// What every request asks about its person, in one question.
#[derive(FromQueryResult)]
struct Seen {
    id: PersonId,
    role: Role,
    name: String,
    active: bool,
    session_epoch: i32,
    unread: i64,
}

/// The person of that key, unless the account was closed or the sessions of that epoch ended.
async fn person(app: &App, id: i64, epoch: i32) -> Result<Option<Seen>> {
    // One look into an index.
    let unread = Query::select()
        .expr(Expr::col((notice::Entity, notice::Column::Id)).count())
        .from(notice::Entity)
        .and_where(Expr::col((notice::Entity, notice::Column::RecipientId)).eq(id))
        .and_where(Expr::col((notice::Entity, notice::Column::ReadAt)).is_null())
        .to_owned();
    let found = person::Entity::find_by_id(PersonId(id))
        .select_only()
        .columns([person::Column::Id, person::Column::Role, person::Column::Name])
        .columns([person::Column::Active, person::Column::SessionEpoch])
        .expr_as(unread, "unread")
        .into_model::<Seen>()
        .one(&app.db)
        .await?;
    Ok(found.filter(|found| found.active && found.session_epoch == epoch))
}

/// The ticket's person and how many notices they have not read; nobody if the ticket is not good any more.
async fn actor(app: &App, ticket: &Ticket) -> Result<Option<(Actor, u64)>> {
    let Some(found) = person(app, ticket.person, ticket.epoch).await? else { return Ok(None) };
    let unread = found.unread.unsigned_abs();
    let mut actor = Actor::new(found.id, found.role, found.name);
    let role = match &ticket.by {
        None => actor.role,
        Some(by) => match person(app, by.person, by.epoch).await? {
            Some(admin) if admin.role == Role::Admin && actor.role != Role::Admin => {
                actor.acted_by = Some(admin.id);
                admin.role
            }
            _ => return Ok(None),
        },
    };
    Ok((ticket.strong || !app.config.needs_second_factor(role)).then_some((actor, unread)))
}

/// The first language of ours that the browser asks for.
pub fn preferred(accept_language: &str) -> Lang {
    accept_language.split(',').find_map(|part| Lang::parse(part.trim().get(..2)?)).unwrap_or_default()
}
