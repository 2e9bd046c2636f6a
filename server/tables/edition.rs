//! A school year of the programme.

use crate::ids::EditionId;
use sea_orm::entity::prelude::*;

/// A school year of the programme.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "edition")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: EditionId,
    /// `2026-2027`, in addresses; unique.
    pub slug: String,
    /// Shown name.
    pub name: String,
    /// First day.
    pub starts_on: Date,
    /// Last day.
    pub ends_on: Date,
}

impl ActiveModelBehavior for ActiveModel {}
