//! All that ever stood in a box of a team’s canvas: never changed.

use crate::ids::{PersonId, TeamId};
use sea_orm::entity::prelude::*;

/// All that ever stood in a box of a team’s canvas: never changed.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "canvas_revision")]
pub struct Model {
    /// The team.
    #[sea_orm(primary_key, auto_increment = false)]
    pub team_id: TeamId,
    /// The box.
    #[sea_orm(primary_key, auto_increment = false)]
    pub field: String,
    /// Counts from 1.
    #[sea_orm(primary_key, auto_increment = false)]
    pub revision: i32,
    /// What stood in it.
    pub words: String,
    /// Who wrote it.
    pub author_id: PersonId,
    /// When.
    pub saved_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
