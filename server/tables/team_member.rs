//! A student's time in a team.

use crate::ids::{PersonId, TeamId};
use sea_orm::entity::prelude::*;

/// A student's time in a team.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "team_member")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The team.
    pub team_id: TeamId,
    /// The person.
    pub person_id: PersonId,
    /// Since when.
    pub joined_at: DateTimeUtc,
    /// Empty while the student is in the team.
    pub left_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
