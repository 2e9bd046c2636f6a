//! What stands in a box of a team’s canvas; each save is also a `canvas_revision`.

use crate::ids::{PersonId, TeamId};
use sea_orm::entity::prelude::*;

/// What stands in a box of a team’s canvas; each save is also a `canvas_revision`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "canvas_field")]
pub struct Model {
    /// The team.
    #[sea_orm(primary_key, auto_increment = false)]
    pub team_id: TeamId,
    /// The box.
    #[sea_orm(primary_key, auto_increment = false)]
    pub field: String,
    /// 1 for the first save; the next save must name it.
    pub revision: i32,
    /// What stands in it.
    pub words: String,
    /// Who wrote it.
    pub author_id: PersonId,
    /// When.
    pub saved_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
