//! Every text of a document ever saved: never changed, never deleted while the document lives.

use crate::ids::{DocumentId, PersonId};
use sea_orm::entity::prelude::*;

/// Every text of a document ever saved: never changed, never deleted while the document lives.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "document_revision")]
pub struct Model {
    /// The document.
    #[sea_orm(primary_key, auto_increment = false)]
    pub document_id: DocumentId,
    /// Counts from 1.
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i32,
    /// The title.
    pub title: String,
    /// The text, in Markdown.
    pub text: String,
    /// Who wrote it.
    pub author_id: PersonId,
    /// When.
    pub saved_at: DateTimeUtc,
    /// Is it beside the document: what somebody wrote on an older revision, before both were put together?
    pub side: bool,
    /// The revision on which it was written; 0 for the first.
    pub based_on: i32,
    /// The revision of another writer that was put together with the author's text.
    pub merged: Option<i32>,
    /// The revision whose text was taken up again.
    pub restored: Option<i32>,
    /// How many words are in it that are not in what it was written on.
    pub words: i32,
    /// Which opened page sent it: a page whose answer got lost on the way sends again.
    pub writer: String,
}

impl ActiveModelBehavior for ActiveModel {}
