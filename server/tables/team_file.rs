//! A file of a team, whatever its version.

use crate::ids::{PersonId, TeamFileId, TeamId};
use sea_orm::entity::prelude::*;

/// A file of a team, whatever its version.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "team_file")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: TeamFileId,
    /// The team.
    pub team_id: TeamId,
    /// What it is.
    pub title: String,
    /// More words on it; may be empty.
    pub description: String,
    /// What a picture shows, for who can’t see it; may be empty.
    pub alt: String,
    /// Its newest version.
    pub version: i32,
    /// 1 at first; the next change must name it.
    pub revision: i32,
    /// Who brought it.
    pub created_by: PersonId,
    /// When.
    pub created_at: DateTimeUtc,
    /// The last change.
    pub changed_at: DateTimeUtc,
    /// When it was put away.
    pub archived_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
