//! One signed-in browser. Anonymous visitors have none.

use crate::ids::PersonId;
use sea_orm::entity::prelude::*;

/// One signed-in browser. Anonymous visitors have none.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "session")]
pub struct Model {
    /// SHA-256 of the cookie's token, so that a stolen table opens no session.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// What tower-sessions keeps.
    pub data: Json,
    /// After this the row counts for nothing and is swept.
    pub expires_at: DateTimeUtc,
    /// Who is signed in, once somebody is.
    pub person_id: Option<PersonId>,
    /// Browser and system (`firefox/windows`): no version and no network address.
    pub device: Option<String>,
    /// When the person signed in.
    pub created_at: Option<DateTimeUtc>,
    /// The last visit, to a few minutes.
    pub last_used_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
