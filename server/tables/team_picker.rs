//! What a team asked of the picker last.

use crate::ids::TeamId;
use sea_orm::entity::prelude::*;

/// What a team asked of the picker last.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "team_picker")]
pub struct Model {
    /// The team.
    #[sea_orm(primary_key, auto_increment = false)]
    pub team_id: TeamId,
    /// ISTAT code of the municipality from which it looks.
    pub municipality: String,
    /// How far.
    pub reach: String,
    /// Code of a theme; empty for all.
    pub theme: String,
    /// How much each criterion matters, by its name.
    pub weights: Json,
    /// When.
    pub changed_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
