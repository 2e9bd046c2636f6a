//! Something that a person should know, kept for them whether or not it is mailed too.

use crate::ids::{NoticeId, PersonId};
use crate::kinds::{Delivery, NoticeKind};
use sea_orm::entity::prelude::*;

/// Something that a person should know, kept for them whether or not it is mailed too.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "notice")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: NoticeId,
    /// Whom it is for.
    pub recipient_id: PersonId,
    /// What it is about: its words are texts of the interface.
    pub kind: NoticeKind,
    /// The values in those words; no person's name.
    pub params: Json,
    /// Where it leads, without the language.
    pub link: String,
    /// Unread notices of one kind with the same stack are one row, counted by `times`.
    pub stack: Option<String>,
    /// How many it stands for.
    pub times: i32,
    /// Unique: what must be told once only.
    pub once_key: Option<String>,
    /// The digest it waits for, or went with.
    pub digest: Option<Delivery>,
    /// When a digest took it along, or found it read.
    pub digested_at: Option<DateTimeUtc>,
    /// When; of a stack, the last.
    pub created_at: DateTimeUtc,
    /// Empty: not read.
    pub read_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
