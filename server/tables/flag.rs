//! Somebody's word that a public text should be looked at. Nothing says who it was.

use crate::ids::{FlagId, PersonId};
use crate::kinds::{Concern, FlagOutcome, FlagSubject};
use sea_orm::entity::prelude::*;

/// Somebody's word that a public text should be looked at. Nothing says who it was.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "flag")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: FlagId,
    /// What kind of text.
    pub subject: FlagSubject,
    /// Its key.
    pub subject_id: i64,
    /// What is wrong with it.
    pub why: Concern,
    /// The same in words; may be empty.
    pub words: String,
    /// When.
    pub at: DateTimeUtc,
    /// What staff made of it; none: it waits.
    pub outcome: Option<FlagOutcome>,
    /// When.
    pub settled_at: Option<DateTimeUtc>,
    /// Who.
    pub settled_by: Option<PersonId>,
}

impl ActiveModelBehavior for ActiveModel {}
