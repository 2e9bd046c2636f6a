//! What happened, for histories and for the audit log. Written with what it tells of, never changed.

use crate::ids::PersonId;
use sea_orm::entity::prelude::*;

/// What happened, for histories and for the audit log. Written with what it tells of, never changed.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "event")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// When.
    pub at: DateTimeUtc,
    /// Who did it, whoever they acted as; empty: the system.
    pub actor_id: Option<PersonId>,
    /// The person as whom the actor acted, if not as themselves.
    pub acting_as_id: Option<PersonId>,
    /// `report.sent`, `person.password-reset`, …
    pub kind: String,
    /// `report:7`, `person:12`, …
    pub subject: String,
    /// No personal data beyond ids.
    pub detail: Json,
}

impl ActiveModelBehavior for ActiveModel {}
