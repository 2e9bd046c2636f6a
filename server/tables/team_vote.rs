//! A secret vote of a team on its shortlist. Who has voted is written nowhere.

use crate::ids::{PersonId, TeamId, VoteId};
use sea_orm::entity::prelude::*;

/// A secret vote of a team on its shortlist. Who has voted is written nowhere.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "team_vote")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: VoteId,
    /// The team.
    pub team_id: TeamId,
    /// Who opened it.
    pub opened_by: PersonId,
    /// When.
    pub opened_at: DateTimeUtc,
    /// The team's key while it is open, else empty; unique: one at a time.
    pub open_key: Option<i64>,
    /// When it was closed.
    pub closed_at: Option<DateTimeUtc>,
    /// The vote whose tie it should break.
    pub run_off_of: Option<VoteId>,
    /// How many could vote; known once it is closed.
    pub members: Option<i32>,
    /// How many wanted none of these; known once it is closed.
    pub none_votes: Option<i32>,
}

impl ActiveModelBehavior for ActiveModel {}
