//! A meeting that a supporter offers to a team or to a whole class.

use crate::ids::{ClassId, MeetingId, PersonId, TeamId};
use crate::kinds::MeetingState;
use sea_orm::entity::prelude::*;

/// A meeting that a supporter offers to a team or to a whole class.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "meeting")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: MeetingId,
    /// The class.
    pub class_id: ClassId,
    /// The team; empty: the whole class.
    pub team_id: Option<TeamId>,
    /// Who offers it.
    pub offered_by: PersonId,
    /// What it is about.
    pub topic: String,
    /// Where; empty if it is online only.
    pub place: String,
    /// The address of an online meeting; may be empty.
    pub link: String,
    /// When it begins.
    pub starts_at: DateTimeUtc,
    /// How long it is.
    pub minutes: i32,
    /// Where it stands.
    pub state: MeetingState,
    /// When a teacher said yes: from then on students know of it.
    pub accepted_at: Option<DateTimeUtc>,
    /// What the teacher said to it, or whoever called it off; may be empty.
    pub word: String,
    /// Whoever put it into its state.
    pub changed_by: PersonId,
    /// When.
    pub changed_at: DateTimeUtc,
    /// When it was offered.
    pub created_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
