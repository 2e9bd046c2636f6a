//! A project that a team considers.

use crate::ids::{PersonId, TeamId};
use sea_orm::entity::prelude::*;

/// A project that a team considers.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "shortlist_item")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The team.
    pub team_id: TeamId,
    /// The project's slug.
    pub project_slug: String,
    /// The project's title when it was put on the list.
    pub title: String,
    /// Why; may be empty.
    pub note: String,
    /// Who added it.
    pub added_by: PersonId,
    /// When.
    pub added_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
