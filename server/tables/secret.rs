//! Keys that the site has made for itself, such as the one that signs addresses in mails.

use sea_orm::entity::prelude::*;

/// Keys that the site has made for itself, such as the one that signs addresses in mails.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "secret")]
pub struct Model {
    /// What for.
    #[sea_orm(primary_key, auto_increment = false)]
    pub name: String,
    /// Random, in hexadecimal digits.
    pub value: String,
}

impl ActiveModelBehavior for ActiveModel {}
