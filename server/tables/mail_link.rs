//! A link sent by mail that opens something once.

use crate::ids::PersonId;
use sea_orm::entity::prelude::*;

/// A link sent by mail that opens something once.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "mail_link")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// `password`, `registration`, …: what it opens.
    pub purpose: String,
    /// SHA-256 of the token in the link, so that a stolen table opens nothing; unique.
    pub token_hash: String,
    /// For whom, if there is an account.
    pub person_id: Option<PersonId>,
    /// The address it was sent to, lower case.
    pub email_folded: Option<String>,
    /// What was asked for.
    pub data: Json,
    /// When it was made.
    pub created_at: DateTimeUtc,
    /// After this it opens nothing.
    pub expires_at: DateTimeUtc,
    /// When it was used or taken back; empty: not yet.
    pub used_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
