//! A project that can be voted for.

use crate::ids::VoteId;
use sea_orm::entity::prelude::*;

/// A project that can be voted for.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "vote_option")]
pub struct Model {
    /// The vote.
    #[sea_orm(primary_key, auto_increment = false)]
    pub vote_id: VoteId,
    /// 1, 2, …: as ballots name it.
    #[sea_orm(primary_key, auto_increment = false)]
    pub place: i32,
    /// The project's slug.
    pub project_slug: String,
    /// Its title.
    pub title: String,
    /// How many voted for it; known once the vote is closed.
    pub votes: Option<i32>,
}

impl ActiveModelBehavior for ActiveModel {}
