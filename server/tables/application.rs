//! A teacher's application for a class in an edition.

use crate::ids::{ApplicationId, ClassId, EditionId, FileId, PersonId, SchoolId};
use crate::kinds::ApplicationState;
use sea_orm::entity::prelude::*;

/// A teacher's application for a class in an edition.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "application")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: ApplicationId,
    /// The edition.
    pub edition_id: EditionId,
    /// Who applies.
    pub teacher_id: PersonId,
    /// The school; empty in a draft.
    pub school_id: Option<SchoolId>,
    /// `4B`.
    pub class_name: String,
    /// Which year of school, 1 to 5; may be empty in a draft.
    pub class_year: String,
    /// What the teacher teaches.
    pub subjects: String,
    /// How many students.
    pub students: Option<i32>,
    /// Of a second teacher, if there is one.
    pub second_email: String,
    /// Editions in which the teacher took part before.
    pub earlier: String,
    /// Would the class like to be helped by a local supporter?
    pub wants_supporter: bool,
    /// What the class would like to monitor, if it knows.
    pub idea: String,
    /// Why.
    pub motivation: String,
    /// The head teacher's consent.
    pub consent_file_id: Option<FileId>,
    /// Where it stands.
    pub state: ApplicationState,
    /// Why it was decided so, as the teacher reads it.
    pub reason: String,
    /// Raised at each change.
    pub revision: i32,
    /// When it was begun.
    pub created_at: DateTimeUtc,
    /// The last change.
    pub changed_at: DateTimeUtc,
    /// When it was sent, last.
    pub submitted_at: Option<DateTimeUtc>,
    /// When staff decided.
    pub decided_at: Option<DateTimeUtc>,
    /// Who decided.
    pub decided_by: Option<PersonId>,
    /// The class that it became.
    pub class_id: Option<ClassId>,
}

impl ActiveModelBehavior for ActiveModel {}
