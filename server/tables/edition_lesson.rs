//! What an edition reads in the place of a unit: of its rows that are not taken back, the last counts.

use crate::ids::{EditionId, LessonVersionId, PersonId};
use sea_orm::entity::prelude::*;

/// What an edition reads in the place of a unit: of its rows that are not taken back, the last counts.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "edition_lesson")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The edition.
    pub edition_id: EditionId,
    /// The unit's id.
    pub lesson: String,
    /// From 1, unique in the edition and unit.
    pub turn: i32,
    /// The version; empty: the program's own.
    pub version_id: Option<LessonVersionId>,
    /// The unit is not shown.
    pub hidden: bool,
    /// Who published it.
    pub published_by: PersonId,
    /// When.
    pub published_at: DateTimeUtc,
    /// When it was taken back, so that the one before counts again.
    pub taken_back_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
