//! One attempt at a lesson's quiz, with the answers given.

use crate::ids::PersonId;
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
    /// Question id to the chosen option ids.
    pub answers: Json,
    /// Right answers.
    pub score: i32,
    /// Questions.
    pub out_of: i32,
    /// When.
    pub at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
