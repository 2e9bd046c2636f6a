//! What an edition's certificates say, and from when they are issued.

use crate::ids::EditionId;
use sea_orm::entity::prelude::*;

/// What an edition's certificates say, and from when they are issued.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "edition_certificates")]
pub struct Model {
    /// The edition.
    #[sea_orm(primary_key, auto_increment = false)]
    pub edition_id: EditionId,
    /// The hours of a student who did the whole path: nobody is given more.
    pub student_hours: i32,
    /// The hours of a teacher's training.
    pub teacher_hours: i32,
    /// Who signs.
    pub signer_name: String,
    /// As what.
    pub signer_office: String,
    /// First day on which they are issued; empty: not yet.
    pub opens_on: Option<Date>,
    /// Raised at each change.
    pub revision: i32,
}

impl ActiveModelBehavior for ActiveModel {}
