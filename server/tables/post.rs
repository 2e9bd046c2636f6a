//! A post of a team's blog, as the team writes it. What is public is a version of it.

use crate::ids::{PersonId, PostId, StepId, TeamId};
use crate::kinds::{Concern, PostState};
use sea_orm::entity::prelude::*;

/// A post of a team's blog, as the team writes it. What is public is a version of it.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "post")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: PostId,
    /// The team.
    pub team_id: TeamId,
    /// The step of the edition that it is about.
    pub step_id: Option<StepId>,
    /// May be long to come, but is short.
    pub title: String,
    /// In a sentence or two, for lists and feeds; may be empty.
    pub summary: String,
    /// Markdown, with marks where its pieces stand.
    pub body: String,
    /// A list of tags, as typed.
    pub tags: Json,
    /// Where the draft stands. That there is a public version is told by `slug`.
    pub state: PostState,
    /// Why the teacher sent it back.
    pub returned_reason: Option<String>,
    /// Raised at each save and each step.
    pub revision: i32,
    /// Who saved it last.
    pub changed_by: PersonId,
    /// When it was saved or moved last.
    pub changed_at: DateTimeUtc,
    /// When it was begun.
    pub created_at: DateTimeUtc,
    /// In public addresses, from the first publication on; unique.
    pub slug: Option<String>,
    /// Since when the public version is taken back.
    pub hidden_at: Option<DateTimeUtc>,
    /// By whom.
    pub hidden_by: Option<PersonId>,
    /// Why, in a word that is public.
    pub hidden_why: Option<Concern>,
    /// Why, in words for the class.
    pub hidden_words: String,
    /// True: staff took it back, and only staff can show it again.
    pub hidden_by_staff: bool,
}

impl ActiveModelBehavior for ActiveModel {}
