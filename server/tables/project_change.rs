//! One value of one project that an import moved. Counts only once its import is whole.

use crate::ids::ImportId;
use sea_orm::entity::prelude::*;

/// One value of one project that an import moved. Counts only once its import is whole.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "project_change")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The import.
    pub import_id: ImportId,
    /// The project's slug.
    pub project_slug: String,
    /// The name of a field that imports compare, or `presence`: whether the data have the project at all.
    pub field: String,
    /// Codes, cents, ISO dates or names, as text; of `presence` the title, empty where the data lack it.
    pub old: Option<String>,
    /// The new value.
    pub new: Option<String>,
    /// Reference date of the old value.
    pub from_date: Option<Date>,
    /// Reference date of the new value.
    pub to_date: Option<Date>,
}

impl ActiveModelBehavior for ActiveModel {}
