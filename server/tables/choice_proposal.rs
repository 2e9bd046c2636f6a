//! A choice that waits for a teacher's yes: one a team, the newest.

use crate::ids::{PersonId, TeamId};
use crate::kinds::ProposalState;
use sea_orm::entity::prelude::*;

/// A choice that waits for a teacher's yes: one a team, the newest.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "choice_proposal")]
pub struct Model {
    /// The team.
    #[sea_orm(primary_key, auto_increment = false)]
    pub team_id: TeamId,
    /// The project's slug.
    pub project_slug: String,
    /// Its title.
    pub title: String,
    /// Who proposed it.
    pub proposed_by: PersonId,
    /// When.
    pub proposed_at: DateTimeUtc,
    /// Where it stands.
    pub state: ProposalState,
    /// Raised by each proposal and each answer.
    pub revision: i32,
    /// Why it was sent back.
    pub reason: String,
    /// The teacher who answered.
    pub decided_by: Option<PersonId>,
    /// When.
    pub decided_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
