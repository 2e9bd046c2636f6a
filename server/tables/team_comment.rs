//! A remark on a team's work, read by the whole team, its teachers, its supporters and staff.

use crate::ids::{CommentId, PersonId, TeamId};
use sea_orm::entity::prelude::*;

/// A remark on a team's work, read by the whole team, its teachers, its supporters and staff.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "team_comment")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: CommentId,
    /// The team: there is no comment for one person.
    pub team_id: TeamId,
    /// Who wrote it.
    pub author_id: PersonId,
    /// What.
    pub words: String,
    /// When.
    pub at: DateTimeUtc,
    /// When a teacher hid it from the team and its supporters.
    pub hidden_at: Option<DateTimeUtc>,
    /// The teacher who did.
    pub hidden_by: Option<PersonId>,
}

impl ActiveModelBehavior for ActiveModel {}
