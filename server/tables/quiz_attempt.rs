//! One attempt at a lesson's quiz, with the answers given.

use crate::ids::{LessonVersionId, PersonId};
use sea_orm::entity::prelude::*;

/// One attempt at a lesson's quiz, with the answers given.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "quiz_attempt")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The person.
    pub person_id: PersonId,
    /// The lesson's folder name.
    pub lesson: String,
    /// Question id to what was answered: chosen ids in a list, what was matched by id, or words typed.
    pub answers: Json,
    /// Right answers.
    pub score: i32,
    /// Questions.
    pub out_of: i32,
    /// When.
    pub at: DateTimeUtc,
    /// Question id to whether the answer was right, the question's version, and what the dataset said
    /// then; empty for attempts from before this was kept.
    pub marks: Json,
    /// The version of the unit that was asked; empty: the program's own.
    pub version_id: Option<LessonVersionId>,
}

impl ActiveModelBehavior for ActiveModel {}
