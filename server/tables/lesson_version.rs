//! A unit of the course as somebody of the staff has saved it: never changed again.

use crate::ids::{LessonVersionId, PersonId};
use sea_orm::entity::prelude::*;

/// A unit of the course as somebody of the staff has saved it: never changed again.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "lesson_version")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: LessonVersionId,
    /// The unit's id: the folder's name, where it is one of the program's.
    pub lesson: String,
    /// From 1, unique in the unit.
    pub number: i32,
    /// What has changed in it, in the author's words; may be empty.
    pub about: String,
    /// `it/<lesson>/lesson.md`
    pub lesson_it: String,
    /// `en/<lesson>/lesson.md`
    pub lesson_en: String,
    /// `it/<lesson>/teacher.md`
    pub teacher_it: String,
    /// `en/<lesson>/teacher.md`
    pub teacher_en: String,
    /// `it/<lesson>/quiz.toml`; empty: none.
    pub quiz_it: String,
    /// `en/<lesson>/quiz.toml`; empty: none.
    pub quiz_en: String,
    /// The drawings that it shows, path to SVG: those of the files when it was begun.
    pub drawings: Json,
    /// Who saved it.
    pub author_id: PersonId,
    /// When.
    pub saved_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
