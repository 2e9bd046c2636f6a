//! A supporter given to a team by staff.

use crate::ids::{PersonId, TeamId};
use sea_orm::entity::prelude::*;

/// A supporter given to a team by staff.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "team_supporter")]
pub struct Model {
    /// The team.
    #[sea_orm(primary_key, auto_increment = false)]
    pub team_id: TeamId,
    /// The person.
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: PersonId,
}

impl ActiveModelBehavior for ActiveModel {}
