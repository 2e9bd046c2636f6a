//! A reason for or against a project on a shortlist.

use crate::ids::PersonId;
use crate::kinds::PointSide;
use sea_orm::entity::prelude::*;

/// A reason for or against a project on a shortlist.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "shortlist_point")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The project on the list.
    pub item_id: i64,
    /// For or against.
    pub side: PointSide,
    /// In a line.
    pub words: String,
    /// Who wrote it.
    pub author_id: PersonId,
    /// When.
    pub at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
