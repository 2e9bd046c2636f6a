//! Failed sign-ins, for slowing down guesses.

use sea_orm::entity::prelude::*;

/// Failed sign-ins, for slowing down guesses.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "sign_in_failure")]
pub struct Model {
    /// `account:…` or `address:…`, hashed.
    #[sea_orm(primary_key, auto_increment = false)]
    pub key: String,
    /// Tries since the last success or the last quiet hours; one that is being checked counts already.
    pub failures: i32,
    /// The newest of them.
    pub last_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
