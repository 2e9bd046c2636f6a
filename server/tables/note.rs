//! A data note as staff write it: the draft of what comes next.

use crate::ids::{NoteId, PersonId};
use sea_orm::entity::prelude::*;

/// A data note as staff write it: the draft of what comes next.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "note")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: NoteId,
    /// Its part of the address, unique; from the Italian title, and never changed after.
    #[sea_orm(unique)]
    pub slug: String,
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
    /// Raised at each change.
    pub revision: i32,
    /// Number of the version that everybody reads; empty: none yet.
    pub published: Option<i32>,
    /// The draft's revision since that version: another means that there is something to publish.
    pub published_revision: Option<i32>,
    /// When that version was published.
    pub published_at: Option<DateTimeUtc>,
    /// When it was taken back; empty again with the next version.
    pub withdrawn_at: Option<DateTimeUtc>,
    /// Why, for everybody to read.
    pub withdrawn_why: String,
    /// Who changed it last.
    pub changed_by: PersonId,
    /// When.
    pub changed_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
