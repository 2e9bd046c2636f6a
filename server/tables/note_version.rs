//! An immutable published version of a data note.

use crate::ids::{NoteId, PersonId};
use sea_orm::entity::prelude::*;

/// An immutable published version of a data note.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "note_version")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The note.
    pub note_id: NoteId,
    /// 1, 2, …; unique within the note.
    pub number: i32,
    /// Title in Italian.
    pub title_it: String,
    /// Title in English; empty: there is no English text.
    pub title_en: String,
    /// What it says, in a sentence or two, in Italian.
    pub summary_it: String,
    /// The same in English.
    pub summary_en: String,
    /// Text in Italian: the course's Markdown, with what is asked of the data.
    pub text_it: String,
    /// Text in English.
    pub text_en: String,
    /// Who is named as its author; empty: the office.
    pub author: String,
    /// What it is about: lists of codes by kind.
    pub subjects: Json,
    /// What the data answered on that day, for each language: words and figures, as they were shown.
    pub kept: Json,
    /// Of which day those data are.
    pub as_of: Option<Date>,
    /// Who.
    pub published_by: PersonId,
    /// When.
    pub published_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
