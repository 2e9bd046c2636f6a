//! A digest that was mailed, so that it is never mailed twice.

use crate::ids::PersonId;
use crate::kinds::Delivery;
use sea_orm::entity::prelude::*;

/// A digest that was mailed, so that it is never mailed twice.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "notice_digest")]
pub struct Model {
    /// To whom.
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: PersonId,
    /// Daily or weekly.
    #[sea_orm(primary_key, auto_increment = false)]
    pub cadence: Delivery,
    /// The Italian day it was due.
    #[sea_orm(primary_key, auto_increment = false)]
    pub day: Date,
}

impl ActiveModelBehavior for ActiveModel {}
