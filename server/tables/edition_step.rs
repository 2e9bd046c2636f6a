//! A step of an edition: what its teams do until when.

use crate::ids::{EditionId, StepId};
use sea_orm::entity::prelude::*;

/// A step of an edition: what its teams do until when.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "edition_step")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: StepId,
    /// The edition.
    pub edition_id: EditionId,
    /// Order, from 1.
    pub position: i32,
    /// Name in Italian.
    pub name_it: String,
    /// Name in English.
    pub name_en: String,
    /// What is done in it, in Italian; may be empty.
    pub about_it: String,
    /// The same in English.
    pub about_en: String,
    /// First day.
    pub opens_on: Date,
    /// Until when it is handed in.
    pub due_at: DateTimeUtc,
    /// What it is worth.
    pub points: i32,
    /// Folder names of the lessons that belong to it.
    pub lessons: Json,
    /// What it asks for, in order: ids of the programme's list (`seeds/reference/programme-1.toml`), and
    /// whole kinds where the edition has words of its own (`programme::asked` reads both).
    pub deliverables: Json,
}

impl ActiveModelBehavior for ActiveModel {}
