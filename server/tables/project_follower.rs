//! A person who wants to hear what imports move in a project.

use crate::ids::PersonId;
use sea_orm::entity::prelude::*;

/// A person who wants to hear what imports move in a project.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "project_follower")]
pub struct Model {
    /// The person.
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: PersonId,
    /// The project's slug.
    #[sea_orm(primary_key, auto_increment = false)]
    pub project_slug: String,
    /// Its title then: the data may lose it.
    pub title: String,
    /// When they began.
    pub since: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
