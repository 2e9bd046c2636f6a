//! What somebody votes for in an open vote: no name, no time. Gone when the vote is closed.

use crate::ids::VoteId;
use sea_orm::entity::prelude::*;

/// What somebody votes for in an open vote: no name, no time. Gone when the vote is closed.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "ballot")]
pub struct Model {
    /// A hash of vote and person that nobody works out without the site's key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub key: String,
    /// The vote.
    pub vote_id: VoteId,
    /// The option's place; 0 for none of these.
    pub choice: i32,
}

impl ActiveModelBehavior for ActiveModel {}
