//! A teacher invited by mail to teach a class.

use crate::ids::{ClassId, PersonId};
use crate::kinds::Teaching;
use sea_orm::entity::prelude::*;

/// A teacher invited by mail to teach a class.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "class_invitation")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The class.
    pub class_id: ClassId,
    /// As what: `main` takes the class over from who invites.
    pub kind: Teaching,
    /// Where the mail goes, as typed.
    pub email: String,
    /// The same in lower case.
    pub email_folded: String,
    /// A substitute's first day.
    pub starts_on: Option<Date>,
    /// A substitute's last day.
    pub ends_on: Option<Date>,
    /// SHA-256 of the link's token; unique.
    pub token_hash: String,
    /// Who invites.
    pub invited_by: PersonId,
    /// When.
    pub created_at: DateTimeUtc,
    /// After this the link opens nothing.
    pub expires_at: DateTimeUtc,
    /// When it was accepted or withdrawn; empty: open.
    pub closed_at: Option<DateTimeUtc>,
    /// Who accepted.
    pub accepted_by: Option<PersonId>,
}

impl ActiveModelBehavior for ActiveModel {}
