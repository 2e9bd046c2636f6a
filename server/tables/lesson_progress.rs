//! How far a person is in a lesson.

use crate::ids::PersonId;
use sea_orm::entity::prelude::*;

/// How far a person is in a lesson.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "lesson_progress")]
pub struct Model {
    /// The person.
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: PersonId,
    /// The lesson's folder name.
    #[sea_orm(primary_key, auto_increment = false)]
    pub lesson: String,
    /// First opened.
    pub started_at: DateTimeUtc,
    /// When they said that they had read it.
    pub read_at: Option<DateTimeUtc>,
    /// Right answers of the best attempt.
    pub best_score: Option<i32>,
    /// Out of how many.
    pub best_of: Option<i32>,
    /// The heading that they read last, by its id in the page.
    pub place: Option<String>,
    /// When.
    pub placed_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
