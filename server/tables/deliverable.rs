//! What a team makes of something that a step asks for: the draft, and where it stands.

use crate::ids::{DeliverableId, PersonId, StepId, TeamId};
use crate::kinds::DeliverableState;
use sea_orm::entity::prelude::*;

/// What a team makes of something that a step asks for: the draft, and where it stands.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "deliverable")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: DeliverableId,
    /// The team.
    pub team_id: TeamId,
    /// The step.
    pub step_id: StepId,
    /// Which of the things that the step asks for: an id of the programme's list.
    pub asked: String,
    /// The text, in Markdown; may be empty.
    pub words: String,
    /// `[{title, url}]`.
    pub links: Json,
    /// Of the draft; 0: nobody has written anything yet.
    pub revision: i32,
    /// Who saved the draft last.
    pub changed_by: PersonId,
    /// When.
    pub changed_at: DateTimeUtc,
    /// Where it stands.
    pub state: DeliverableState,
    /// How many versions have been handed in.
    pub versions: i32,
    /// When the first one was that counts: what was taken back before anybody answered does not.
    pub first_handed_at: Option<DateTimeUtc>,
    /// When the last one was.
    pub handed_at: Option<DateTimeUtc>,
    /// By so many minutes the first one was late; empty: it was not.
    pub late_minutes: Option<i32>,
    /// A time of its own that staff have given the team; empty: the step's.
    pub due_at: Option<DateTimeUtc>,
    /// What was said when it was last returned or accepted; may be empty.
    pub answer: String,
    /// By whom.
    pub answered_by: Option<PersonId>,
    /// When.
    pub answered_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
