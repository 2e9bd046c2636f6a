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
    /// Since the last success or the last quiet hour.
    pub failures: i32,
    /// The newest failure.
    pub last_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
