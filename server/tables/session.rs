//! One signed-in browser. Anonymous visitors have none.

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
}

impl ActiveModelBehavior for ActiveModel {}
