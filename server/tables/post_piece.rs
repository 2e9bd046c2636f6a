//! What stands in a post beside its text: a picture, a video's link, a chart.

use crate::ids::{ChartVersionId, FileId, PersonId, PieceId, PostId};
use crate::kinds::{PictureConsent, PieceKind};
use sea_orm::entity::prelude::*;

/// What stands in a post beside its text: a picture, a video's link, a chart.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "post_piece")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: PieceId,
    /// The post.
    pub post_id: PostId,
    /// The number in its mark; unique within the post, and never given twice while the post has it.
    pub number: i32,
    /// What it is.
    pub kind: PieceKind,
    /// Caption of a picture or chart, title of a video.
    pub title: String,
    /// What a picture shows, for those who can't see it.
    pub alt: String,
    /// Who made a picture, for example «la squadra»; may be empty.
    pub credit: String,
    /// For pictures: why it may be shown. Without it, it is not published.
    pub consent: Option<PictureConsent>,
    /// For videos.
    pub url: Option<String>,
    /// For pictures.
    pub file_id: Option<FileId>,
    /// For charts: the version of the data desk's chart.
    pub chart_version_id: Option<ChartVersionId>,
    /// Who added it.
    pub added_by: PersonId,
    /// When.
    pub added_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
