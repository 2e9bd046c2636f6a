//! The secret that a person shares with the app that makes their codes.

use crate::ids::PersonId;
use sea_orm::entity::prelude::*;

/// The secret that a person shares with the app that makes their codes.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "second_factor")]
pub struct Model {
    /// Whose.
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: PersonId,
    /// The secret, encrypted with the site's key; base64.
    pub sealed: String,
    /// The time step of the last code that was accepted: no code counts twice.
    pub last_step: i64,
    /// When it was shown.
    pub created_at: DateTimeUtc,
    /// When its first code came back; empty: not in force.
    pub confirmed_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
