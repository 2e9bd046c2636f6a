//! One's own open sessions: on what, last used when, and ending them.

use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::Serialize;
use tables::session::{self, Column, Entity};

use super::access::Oneself;
use super::audit::{self, About};
use crate::error::{Error, Result};
use crate::web::Response;
use crate::web::address::{At, Named};
use crate::web::device;
use crate::web::page::Page;
use crate::web::visit::Visit;

/// So much of a row's key names it on the page: nobody has two sessions that begin alike.
const HANDLE: usize = 24;

#[derive(Serialize)]
struct SessionsPage {
    sessions: Vec<SessionView>,
}

impl Page for SessionsPage {
    const TEMPLATE: &'static str = "people/sessions.html";
}

#[derive(Serialize)]
struct SessionView {
    handle: String,
    browser: &'static str,
    system: &'static str,
    since: Option<DateTime<Utc>>,
    last: Option<DateTime<Utc>>,
    this: bool,
}

/// The path's `{session}`.
pub(super) struct Handle(String);

impl std::str::FromStr for Handle {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let right = text.len() == HANDLE && text.bytes().all(|b| b.is_ascii_hexdigit());
        right.then(|| Self(text.to_owned())).ok_or(())
    }
}

impl Named for Handle {
    const NAME: &'static str = "session";
}

fn handle(row: &session::Model) -> &str {
    row.id.get(..HANDLE).unwrap_or_default()
}

pub(super) async fn show(Oneself(actor): Oneself, visit: Visit) -> Result<Response> {
    let own = visit.session_key();
    let rows = Entity::find()
        .filter(Column::PersonId.eq(actor.id))
        .filter(Column::ExpiresAt.gt(visit.app.clock.now()))
        .order_by_desc(Column::LastUsedAt)
        .all(&visit.app.db)
        .await?;
    let sessions = rows
        .iter()
        .map(|row| {
            let (browser, system) = device::parts(row.device.as_deref().unwrap_or_default());
            SessionView {
                handle: handle(row).to_owned(),
                browser,
                system,
                since: row.created_at,
                last: row.last_used_at,
                this: own.as_deref() == Some(&row.id),
            }
        })
        .collect();
    visit.show(&SessionsPage { sessions })
}

pub(super) async fn end(
    Oneself(actor): Oneself,
    visit: Visit,
    At(Handle(wanted)): At<Handle>,
) -> Result<Response> {
    let rows = Entity::find().filter(Column::PersonId.eq(actor.id)).all(&visit.app.db).await?;
    let row = rows.into_iter().find(|row| handle(row) == wanted).ok_or(Error::NotFound)?;
    if visit.session_key().as_deref() == Some(&row.id) {
        visit.end_session().await?;
        return Ok(visit.go("/"));
    }
    Entity::delete_by_id(row.id).exec(&visit.app.db).await?;
    let about = About::person(actor.id);
    audit::record(&visit.app.db, &visit.app.clock, Some(&actor), "person.session-ended", about).await?;
    visit.go_saying("/profile/sessions", "success", visit.t("sessions-ended")).await
}

pub(super) async fn end_others(Oneself(actor): Oneself, visit: Visit) -> Result<Response> {
    let own = visit.session_key().unwrap_or_default();
    Entity::delete_many()
        .filter(Column::PersonId.eq(actor.id))
        .filter(Column::Id.ne(own))
        .exec(&visit.app.db)
        .await?;
    let about = About::person(actor.id);
    audit::record(&visit.app.db, &visit.app.clock, Some(&actor), "person.sessions-ended", about).await?;
    visit.go_saying("/profile/sessions", "success", visit.t("sessions-ended-others")).await
}
