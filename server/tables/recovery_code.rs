//! A code on paper that stands in for the second factor, once.

use crate::ids::PersonId;
use sea_orm::entity::prelude::*;

/// A code on paper that stands in for the second factor, once.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "recovery_code")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Whose.
    pub person_id: PersonId,
    /// Keyed hash of the code.
    pub hash: String,
    /// When it was used; empty: not yet.
    pub used_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
