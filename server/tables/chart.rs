//! A chart that a team has made from the dataset. What it shows is in its versions.

use crate::ids::{ChartId, TeamId};
use sea_orm::entity::prelude::*;

/// A chart that a team has made from the dataset. What it shows is in its versions.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "chart")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: ChartId,
    /// Whose it is.
    pub team_id: TeamId,
    /// Title of its newest version; unique in the team.
    pub title: String,
    /// Number of its newest version.
    pub newest: i32,
    /// Since when it is put away.
    pub archived_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
