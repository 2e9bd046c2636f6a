//! What comes after a right password, or a provider's word: a code if the account has a second
//! factor, setting one up if the role demands it, else a session.

use chrono::Duration;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use tables::ids::PersonId;
use tables::person;

use super::second_factor;
use crate::error::{Error, Result};
use crate::text::Lang;
use crate::web::Response;
use crate::web::visit::Visit;

const PENDING: &str = "pending";
/// So long the second step may take.
const MINUTES: i64 = 15;

/// Somebody between the first step and the second.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Pending {
    person: i64,
    epoch: i32,
    next: String,
    at: i64,
}

/// Only addresses of our own pages, `/it`, `/en` and what is below them: `//host`, `/\host` and what
/// begins with a scheme lead elsewhere.
fn is_ours(next: &str) -> bool {
    let below = Lang::ALL.iter().any(|lang| {
        let rest = next.strip_prefix('/').and_then(|rest| rest.strip_prefix(lang.as_str()));
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    });
    let path = next.split(['?', '#']).next().unwrap_or_default();
    below && !path.contains("//") && next.bytes().all(|b| b.is_ascii_graphic() && b != b'\\')
}

/// The first step is done: on to the second, or in, and then to `next` if that is a page of ours.
pub async fn first_step(visit: &Visit, person: &person::Model, next: &str) -> Result<Response> {
    let has_one = second_factor::is_on(&visit.app.db, person.id).await?;
    if !has_one && !visit.app.config.needs_second_factor(person.role) {
        return enter(visit, person, next, false).await;
    }
    visit.end_session().await?;
    let pending = Pending {
        person: person.id.0,
        epoch: person.session_epoch,
        next: next.to_owned(),
        at: visit.app.clock.now().timestamp_millis(),
    };
    visit.keep(PENDING, pending).await?;
    Ok(visit.go(if has_one { "/accedi/codice" } else { "/profile/second-factor" }))
}

/// Who has done the first step in this browser a moment ago, and where they were going.
pub(super) async fn between(visit: &Visit) -> Result<Option<(person::Model, String)>> {
    let Some(pending) = visit.kept::<Pending>(PENDING).await? else { return Ok(None) };
    let age = visit.app.clock.now().timestamp_millis() - pending.at;
    if age > Duration::minutes(MINUTES).num_milliseconds() {
        visit.end_session().await?;
        return Ok(None);
    }
    let person = person::Entity::find_by_id(PersonId(pending.person)).one(&visit.app.db).await?;
    let person = person.filter(|person| person.active && person.session_epoch == pending.epoch);
    Ok(person.map(|person| (person, pending.next)))
}

/// A session begins.
pub(super) async fn enter(
    visit: &Visit,
    person: &person::Model,
    next: &str,
    strong: bool,
) -> Result<Response> {
    // Who was deactivated, or lost all sessions, since the first step stays out.
    let done = person::Entity::update_many()
        .col_expr(person::Column::LastSignInAt, Expr::value(visit.app.clock.now()))
        .filter(person::Column::Id.eq(person.id))
        .filter(person::Column::Active.eq(true))
        .filter(person::Column::SessionEpoch.eq(person.session_epoch))
        .exec(&visit.app.db)
        .await?;
    if done.rows_affected == 0 {
        return Err(Error::SignInFirst);
    }
    if strong {
        visit.begin_strong_session(person.id, person.session_epoch).await?;
    } else {
        visit.begin_session(person.id, person.session_epoch).await?;
    }
    if is_ours(next) { Ok(visit.to(next)) } else { Ok(visit.go("/home")) }
}
