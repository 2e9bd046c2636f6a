//! The hours in which a person wants no mail; no row: from 20 to 7.

use crate::ids::PersonId;
use sea_orm::entity::prelude::*;

/// The hours in which a person wants no mail; no row: from 20 to 7.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "quiet_hours")]
pub struct Model {
    /// Who.
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: PersonId,
    /// First quiet hour, 0 to 23, Italian time.
    pub from_hour: i32,
    /// The hour that ends them; the same as the first: there are none.
    pub until_hour: i32,
}

impl ActiveModelBehavior for ActiveModel {}
