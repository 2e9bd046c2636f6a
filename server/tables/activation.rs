//! The code on a student's card, until the student has chosen a password with it.

use crate::ids::PersonId;
use sea_orm::entity::prelude::*;

/// The code on a student's card, until the student has chosen a password with it.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "activation")]
pub struct Model {
    /// The student.
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: PersonId,
    /// SHA-256 of the code; unique. The code itself is nowhere.
    pub code_hash: String,
    /// When it was made.
    pub created_at: DateTimeUtc,
    /// After this it opens nothing.
    pub expires_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
