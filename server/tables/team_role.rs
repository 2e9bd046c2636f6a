//! A role that a student has in a team; one may have several.

use crate::ids::{PersonId, TeamId};
use sea_orm::entity::prelude::*;

/// A role that a student has in a team; one may have several.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "team_role")]
pub struct Model {
    /// The team.
    #[sea_orm(primary_key, auto_increment = false)]
    pub team_id: TeamId,
    /// The student.
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: PersonId,
    /// The role's id in the edition's list.
    #[sea_orm(primary_key, auto_increment = false)]
    pub role: String,
}

impl ActiveModelBehavior for ActiveModel {}
