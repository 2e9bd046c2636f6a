//! A run of `coesa import`.

use crate::ids::ImportId;
use sea_orm::entity::prelude::*;

/// A run of `coesa import`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "dataset_import")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: ImportId,
    /// The file's name, without its folder.
    pub file: String,
    /// SHA-256 of the file, hex.
    pub checksum: String,
    /// The data's reference date.
    pub reference_date: Option<Date>,
    /// The dataset folder it made; empty when nothing changed.
    pub version: Option<String>,
    /// True for the one whose version is served.
    pub current: bool,
    /// Rows read.
    pub rows: i64,
    /// Rows taken.
    pub accepted: i64,
    /// Rows that the publisher hides.
    pub hidden: i64,
    /// Rows that could not be used.
    pub rejected: i64,
    /// Projects not known before.
    pub new_projects: i64,
    /// Projects with moved data.
    pub changed: i64,
    /// Projects as before.
    pub unchanged: i64,
    /// How long it took.
    pub seconds: f64,
    /// When it ended.
    pub finished_at: DateTimeUtc,
    /// When those who watch projects were told what it moved.
    pub told_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
