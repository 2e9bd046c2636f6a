//! The audit log's one verb: who did what to which thing, and when.
//!
//! An event is written in the transaction that does what it tells of, and is never changed. Its
//! details hold ids and codes, not names, addresses or texts: the log outlives the accounts.

use sea_orm::{ActiveModelTrait, ConnectionTrait, DbErr, NotSet, Set};
use serde_json::{Value, json};
use tables::event;
use tables::ids::PersonId;

use crate::clock::Clock;
use crate::web::visit::Actor;

/// The thing that an event is about: its kind, its key, and what else must be known.
#[derive(Clone, Debug, PartialEq)]
pub struct About {
    subject: String,
    details: Value,
}

impl About {
    /// A thing of that kind (`report`, `class`, …) with that key.
    pub fn new(kind: &str, id: impl std::fmt::Display) -> Self {
        Self { subject: format!("{kind}:{id}"), details: json!({}) }
    }

    /// A person.
    pub fn person(id: PersonId) -> Self {
        Self::new("person", id)
    }

    /// The same, with what else must be known: ids and codes, no personal data.
    #[must_use]
    pub fn with(self, details: Value) -> Self {
        Self { details, ..self }
    }

    pub(super) fn of_subject(subject: String, details: Value) -> Self {
        Self { subject, details }
    }
}

/// Writes down that `actor` (nobody: the system, or somebody not signed in) did `action`
/// (`person.deactivated`, …). Who acts as somebody else is the actor, and the other is kept beside.
pub async fn record(
    conn: &impl ConnectionTrait,
    clock: &Clock,
    actor: Option<&Actor>,
    action: &str,
    about: About,
) -> Result<(), DbErr> {
    event::ActiveModel {
        id: NotSet,
        at: Set(clock.now()),
        actor_id: Set(actor.map(|actor| actor.acted_by.unwrap_or(actor.id))),
        acting_as_id: Set(actor.and_then(|actor| actor.acted_by.map(|_| actor.id))),
        kind: Set(action.to_owned()),
        subject: Set(about.subject),
        detail: Set(about.details),
    }
    .insert(conn)
    .await
    .map(drop)
}
