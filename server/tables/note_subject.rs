//! What a public data note is about: for finding it.

use crate::ids::NoteId;
use crate::kinds::NoteSubject;
use sea_orm::entity::prelude::*;

/// What a public data note is about: for finding it.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "note_subject")]
pub struct Model {
    /// The note.
    #[sea_orm(primary_key, auto_increment = false)]
    pub note_id: NoteId,
    /// Theme, region or fund.
    #[sea_orm(primary_key, auto_increment = false)]
    pub kind: NoteSubject,
    /// The data's code.
    #[sea_orm(primary_key, auto_increment = false)]
    pub code: String,
}

impl ActiveModelBehavior for ActiveModel {}
