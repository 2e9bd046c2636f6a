//! A page of a team’s diary.

use crate::ids::{DiaryEntryId, PersonId, TeamId};
use sea_orm::entity::prelude::*;

/// A page of a team’s diary.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "diary_entry")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: DiaryEntryId,
    /// The team.
    pub team_id: TeamId,
    /// The day it tells of, in Italy.
    pub day: Date,
    /// What was done.
    pub done: String,
    /// What was learned; may be empty.
    pub learned: String,
    /// What comes next; may be empty.
    pub next: String,
    /// 1 at first; the next change must name it.
    pub revision: i32,
    /// Who wrote it.
    pub author_id: PersonId,
    /// When.
    pub written_at: DateTimeUtc,
    /// The last change.
    pub changed_at: DateTimeUtc,
    /// When its author took it out; it can be put back for a while.
    pub removed_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
