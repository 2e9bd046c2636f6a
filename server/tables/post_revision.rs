//! A post's text as it was saved once.

use crate::ids::{PersonId, PostId, StepId};
use sea_orm::entity::prelude::*;

/// A post's text as it was saved once.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "post_revision")]
pub struct Model {
    /// The post.
    #[sea_orm(primary_key, auto_increment = false)]
    pub post_id: PostId,
    /// The post's revision when it was saved.
    #[sea_orm(primary_key, auto_increment = false)]
    pub revision: i32,
    /// As in the post.
    pub title: String,
    /// As in the post.
    pub summary: String,
    /// As in the post.
    pub body: String,
    /// As in the post.
    pub tags: Json,
    /// As in the post.
    pub step_id: Option<StepId>,
    /// Who.
    pub author_id: PersonId,
    /// When.
    pub saved_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
