//! Something that a team has put into its calendar.

use crate::ids::{OccasionId, PersonId, TeamId};
use sea_orm::entity::prelude::*;

/// Something that a team has put into its calendar.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "occasion")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: OccasionId,
    /// The team.
    pub team_id: TeamId,
    /// What.
    pub title: String,
    /// Where; may be empty.
    pub place: String,
    /// More words on it; may be empty.
    pub notes: String,
    /// When it begins.
    pub starts_at: DateTimeUtc,
    /// How long it is.
    pub minutes: i32,
    /// 1 at first; the next change must name it.
    pub revision: i32,
    /// Who wrote it.
    pub created_by: PersonId,
    /// When.
    pub created_at: DateTimeUtc,
    /// Who changed it last.
    pub changed_by: PersonId,
    /// When.
    pub changed_at: DateTimeUtc,
    /// When it was called off: calendars that have it must hear of it.
    pub cancelled_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
