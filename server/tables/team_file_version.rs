//! A version of a team’s file: never changed.

use crate::ids::{FileId, PersonId, TeamFileId, TeamId};
use sea_orm::entity::prelude::*;

/// A version of a team’s file: never changed.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "team_file_version")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The team.
    pub team_id: TeamId,
    /// The file.
    pub team_file_id: TeamFileId,
    /// Counts from 1.
    pub version: i32,
    /// Its bytes.
    pub file_id: FileId,
    /// Who brought it.
    pub added_by: PersonId,
    /// When.
    pub added_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
