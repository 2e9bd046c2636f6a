//! The posts that are public now, with what their lists are filtered by. What is taken back has no row.

use crate::ids::{PostId, SchoolId, TeamId};
use sea_orm::entity::prelude::*;

/// The posts that are public now, with what their lists are filtered by. What is taken back has no row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "post_listed")]
pub struct Model {
    /// The post.
    #[sea_orm(primary_key, auto_increment = false)]
    pub post_id: PostId,
    /// Its newest version.
    pub version_id: i64,
    /// The team.
    pub team_id: TeamId,
    /// The school.
    pub school_id: SchoolId,
    /// Slug of the edition.
    pub year: String,
    /// The school's region, three digits; may be empty.
    pub region: String,
    /// Code of the theme of the team's project; may be empty.
    pub theme: String,
    /// The theme's name; may be empty.
    pub theme_label: String,
    /// Slug of the team's project; may be empty.
    pub project_slug: String,
    /// When it was published first: the order of lists.
    pub first_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
