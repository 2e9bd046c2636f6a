//! An account elsewhere by which a person signs in here.

use crate::ids::PersonId;
use sea_orm::entity::prelude::*;

/// An account elsewhere by which a person signs in here.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "external_identity")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Whose.
    pub person_id: PersonId,
    /// The provider's key in the settings.
    pub provider: String,
    /// The provider's name for the account (`sub`).
    pub subject: String,
    /// Since when.
    pub linked_at: DateTimeUtc,
    /// The last sign-in by it.
    pub last_used_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
