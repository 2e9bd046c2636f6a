//! A file of a deliverable, and the versions that it is in.

use crate::ids::{DeliverableFileId, DeliverableId, FileId, PersonId};
use sea_orm::entity::prelude::*;

/// A file of a deliverable, and the versions that it is in.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "deliverable_file")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: DeliverableFileId,
    /// Of what.
    pub deliverable_id: DeliverableId,
    /// The file.
    pub file_id: FileId,
    /// What it is, in the team's words.
    pub title: String,
    /// Who added it.
    pub added_by: PersonId,
    /// When.
    pub added_at: DateTimeUtc,
    /// The first version that it is in; empty: none yet.
    pub since_version: Option<i32>,
    /// The last one; empty: it is still in the draft.
    pub until_version: Option<i32>,
}

impl ActiveModelBehavior for ActiveModel {}
