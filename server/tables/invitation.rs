//! An adult whom staff have invited by mail.

use crate::ids::{InvitationId, PersonId};
use crate::kinds::Role;
use sea_orm::entity::prelude::*;

/// An adult whom staff have invited by mail.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "invitation")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: InvitationId,
    /// Where the mail goes, as typed.
    pub email: String,
    /// The same in lower case.
    pub email_folded: String,
    /// The name, as far as staff know it.
    pub name: String,
    /// What the person will be.
    pub role: Role,
    /// `it` or `en`: the mail's language.
    pub language: String,
    /// SHA-256 of the newest link's token; unique.
    pub token_hash: String,
    /// Who invited.
    pub invited_by: Option<PersonId>,
    /// When it was made.
    pub created_at: DateTimeUtc,
    /// When the newest mail was written.
    pub sent_at: DateTimeUtc,
    /// After this the newest link opens nothing.
    pub expires_at: DateTimeUtc,
    /// When it was accepted or withdrawn; empty: open.
    pub closed_at: Option<DateTimeUtc>,
    /// The account it became; empty in a closed one: withdrawn.
    pub accepted_by: Option<PersonId>,
}

impl ActiveModelBehavior for ActiveModel {}
