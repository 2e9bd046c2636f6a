//! A page of an edition: its rules, its calendar, whom to ask.

use crate::ids::{EditionId, EditionPageId};
use sea_orm::entity::prelude::*;

/// A page of an edition: its rules, its calendar, whom to ask.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "edition_page")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: EditionPageId,
    /// The edition.
    pub edition_id: EditionId,
    /// Its part of the address, unique in the edition; from the Italian title, and never changed after.
    pub slug: String,
    /// Title in Italian.
    pub title_it: String,
    /// Title in English; empty: the Italian one is shown.
    pub title_en: String,
    /// Text in Italian, Markdown.
    pub text_it: String,
    /// Text in English; empty: the Italian one is shown.
    pub text_en: String,
    /// May everybody read it?
    pub public: bool,
    /// Raised at each change.
    pub revision: i32,
}

impl ActiveModelBehavior for ActiveModel {}
