//! What somebody says about a passage of a document, or answers to that.

use crate::ids::{DocumentId, EntryId, PersonId};
use sea_orm::entity::prelude::*;

/// What somebody says about a passage of a document, or answers to that.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "document_comment")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: EntryId,
    /// The document.
    pub document_id: DocumentId,
    /// The comment that this answers; none: it begins a conversation.
    pub thread_id: Option<EntryId>,
    /// Who wrote it.
    pub author_id: PersonId,
    /// What.
    pub words: String,
    /// The words of the document that it is about; empty: all of it.
    pub quote: String,
    /// A fingerprint of the passage they stood in; empty as above.
    pub passage: String,
    /// When.
    pub at: DateTimeUtc,
    /// When the conversation was settled; none: it is open.
    pub settled_at: Option<DateTimeUtc>,
    /// Who settled it.
    pub settled_by: Option<PersonId>,
    /// When a teacher hid it from the team and its supporters.
    pub hidden_at: Option<DateTimeUtc>,
    /// The teacher who did.
    pub hidden_by: Option<PersonId>,
}

impl ActiveModelBehavior for ActiveModel {}
