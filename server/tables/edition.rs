//! A school year of the programme.

use crate::ids::EditionId;
use sea_orm::entity::prelude::*;

/// A school year of the programme.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "edition")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: EditionId,
    /// `2026-2027`, in addresses; unique. Follows the name until the edition is public.
    pub slug: String,
    /// Shown name.
    pub name: String,
    /// First day.
    pub starts_on: Date,
    /// Last day.
    pub ends_on: Date,
    /// `2026/2027`; may be empty.
    pub school_year: String,
    /// Its languages, `it,en`.
    pub languages: String,
    /// The report form of its teams; empty: the newest when a report begins.
    pub form_version: String,
    /// The rubric by which its teams are scored; empty: the newest.
    pub rubric_version: String,
    /// How much its criteria count, by id, where the edition says otherwise than the rubric; empty: nowhere.
    pub rubric_weights: Option<Json>,
    /// True once everybody reads of it, and for good; until then it is a draft that only staff see.
    pub public: bool,
    /// True for the edition that staff have chosen as the current one; for at most one.
    pub pinned: bool,
    /// The roles that students have in teams; empty: the programme's usual ones.
    pub team_roles: Option<Json>,
    /// How often a student may take each quiz; empty: as often as one likes.
    pub quiz_attempts: Option<i32>,
    /// Since when it is closed for ever: read, and never written again.
    pub archived_at: Option<DateTimeUtc>,
    /// Raised at each change.
    pub revision: i32,
}

impl ActiveModelBehavior for ActiveModel {}
