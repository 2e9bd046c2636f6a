//! A document that a team writes together: where it stands. Its texts are `document_revision`s.

use crate::ids::{DocumentId, PersonId, TeamId};
use sea_orm::entity::prelude::*;

/// A document that a team writes together: where it stands. Its texts are `document_revision`s.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "document")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: DocumentId,
    /// Whose it is.
    pub team_id: TeamId,
    /// As the newest revision has it.
    pub title: String,
    /// The revision that is the document now.
    pub revision: i32,
    /// The last number given to a revision; texts on the side take numbers too.
    pub counter: i32,
    /// Who began it.
    pub created_by: PersonId,
    /// When.
    pub created_at: DateTimeUtc,
    /// Who wrote the newest revision.
    pub changed_by: PersonId,
    /// When.
    pub changed_at: DateTimeUtc,
    /// When it was put away; none: it is in use.
    pub archived_at: Option<DateTimeUtc>,
    /// Who did.
    pub archived_by: Option<PersonId>,
}

impl ActiveModelBehavior for ActiveModel {}
