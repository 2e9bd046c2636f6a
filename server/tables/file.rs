//! A cleaned upload; the bytes lie in the files folder under its hash.

use crate::ids::FileId;
use sea_orm::entity::prelude::*;

/// A cleaned upload; the bytes lie in the files folder under its hash.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "file")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: FileId,
    /// SHA-256 of the cleaned bytes, hex: its name on disk.
    pub hash: String,
    /// As uploaded, for downloads.
    pub name: String,
    /// By content, never by name.
    pub media_type: String,
    /// Size.
    pub bytes: i64,
    /// Pixels, for pictures.
    pub width: Option<i32>,
    /// Pixels, for pictures.
    pub height: Option<i32>,
    /// When.
    pub added_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
