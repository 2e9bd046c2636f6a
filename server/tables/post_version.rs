//! An immutable published version of a post.

use crate::ids::{PersonId, PostId};
use sea_orm::entity::prelude::*;

/// An immutable published version of a post.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "post_version")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The post.
    pub post_id: PostId,
    /// 1, 2, …; unique within the post.
    pub number: i32,
    /// Everything the public page shows: text, pieces, team and school. No person.
    pub content: Json,
    /// The teacher who let it go.
    pub published_by: PersonId,
    /// When.
    pub published_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
