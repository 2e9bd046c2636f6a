//! Something that a team has to do.

use crate::ids::{PersonId, StepId, TaskId, TeamId};
use crate::kinds::TaskState;
use sea_orm::entity::prelude::*;

/// Something that a team has to do.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "task")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: TaskId,
    /// The team.
    pub team_id: TeamId,
    /// What.
    pub title: String,
    /// More words on it; may be empty.
    pub notes: String,
    /// The last day, in Italy.
    pub due_on: Option<Date>,
    /// Where it stands.
    pub state: TaskState,
    /// The step of the edition that it belongs to.
    pub step_id: Option<StepId>,
    /// Of a ready-made one: which, in which step. Once a team.
    pub template: Option<String>,
    /// 1 at first; the next change must name it.
    pub revision: i32,
    /// Who wrote it.
    pub created_by: PersonId,
    /// When.
    pub created_at: DateTimeUtc,
    /// Who changed it last.
    pub changed_by: PersonId,
    /// When.
    pub changed_at: DateTimeUtc,
    /// Who has said that it is done.
    pub done_by: Option<PersonId>,
    /// When.
    pub done_at: Option<DateTimeUtc>,
    /// When it was taken off the list; it can be put back for a while.
    pub removed_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
