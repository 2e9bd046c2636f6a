//! What was handed in, as it was: its text, links and files never change.

use crate::ids::{DeliverableId, PersonId};
use crate::kinds::Verdict;
use sea_orm::entity::prelude::*;

/// What was handed in, as it was: its text, links and files never change.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "deliverable_version")]
pub struct Model {
    /// Of what.
    #[sea_orm(primary_key, auto_increment = false)]
    pub deliverable_id: DeliverableId,
    /// Counts from 1.
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i32,
    /// The text.
    pub words: String,
    /// `[{title, url}]`.
    pub links: Json,
    /// Who handed it in.
    pub handed_by: PersonId,
    /// When.
    pub handed_at: DateTimeUtc,
    /// What became of it; empty: nobody has answered.
    pub verdict: Option<Verdict>,
    /// What was said with it; may be empty.
    pub verdict_words: String,
    /// By whom.
    pub verdict_by: Option<PersonId>,
    /// When.
    pub verdict_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
