//! Everybody who can sign in. Students have a `sign_in_name` and no e-mail; adults have an e-mail.

use crate::ids::PersonId;
use crate::kinds::Role;
use sea_orm::entity::prelude::*;

/// Everybody who can sign in. Students have a `sign_in_name` and no e-mail; adults have an e-mail.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "person")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: PersonId,
    /// What the person is in the programme; rights are worked out from it and from ties to classes and teams.
    pub role: Role,
    /// The person's own name, shown only inside the class and to staff, never in public.
    pub name: String,
    /// As typed; adults only.
    pub email: Option<String>,
    /// Lower case, unique: what sign-in looks up.
    pub email_folded: Option<String>,
    /// A student's personal sign-in, lower case, unique (`lince-blu-42`).
    pub sign_in_name: Option<String>,
    /// Argon2id, PHC format.
    pub password_hash: String,
    /// Raised when the password changes: sessions of an older epoch are ended.
    pub session_epoch: i32,
    /// `it` or `en`.
    pub language: String,
    /// False: may not sign in any more.
    pub active: bool,
    /// When the account was made.
    pub created_at: DateTimeUtc,
    /// The last time the person signed in.
    pub last_sign_in_at: Option<DateTimeUtc>,
    /// Name, then e-mail or sign-in, lower case: what the directory searches and sorts by.
    pub searchable: String,
}

impl ActiveModelBehavior for ActiveModel {}
