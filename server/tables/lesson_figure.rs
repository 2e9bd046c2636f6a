//! A picture for the texts of a unit: under its name for ever, for versions show it by its name.

use crate::ids::{FileId, PersonId};
use sea_orm::entity::prelude::*;

/// A picture for the texts of a unit: under its name for ever, for versions show it by its name.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "lesson_figure")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The unit's id.
    pub lesson: String,
    /// `name.jpg`, unique in the unit.
    pub name: String,
    /// What one sees, as it was said with the upload.
    pub alt: String,
    /// The picture.
    pub file_id: FileId,
    /// Who added it.
    pub added_by: PersonId,
    /// When.
    pub added_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
