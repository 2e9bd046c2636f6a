//! A teacher's short word to a student or a team; every teacher of the class can read it.

use crate::ids::{ClassId, PersonId, TeamId};
use sea_orm::entity::prelude::*;

/// A teacher's short word to a student or a team; every teacher of the class can read it.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "nudge")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The class.
    pub class_id: ClassId,
    /// Who wrote it.
    pub author_id: PersonId,
    /// To this student; empty: to a team.
    pub student_id: Option<PersonId>,
    /// To this team.
    pub team_id: Option<TeamId>,
    /// One of the fixed texts; may be empty.
    pub phrase: String,
    /// The author's own words; may be empty.
    pub words: String,
    /// When.
    pub at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
