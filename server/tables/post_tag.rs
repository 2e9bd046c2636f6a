//! The tags of the posts that are public now.

use crate::ids::PostId;
use sea_orm::entity::prelude::*;

/// The tags of the posts that are public now.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "post_tag")]
pub struct Model {
    /// The post.
    #[sea_orm(primary_key, auto_increment = false)]
    pub post_id: PostId,
    /// Folded: what is compared, and stands in addresses.
    #[sea_orm(primary_key, auto_increment = false)]
    pub tag: String,
    /// As it is shown.
    pub label: String,
}

impl ActiveModelBehavior for ActiveModel {}
