//! A photo, document, link, video or chart that backs a report's claims.

use crate::ids::{ChartVersionId, EvidenceId, FileId, PersonId, ReportId};
use crate::kinds::EvidenceKind;
use sea_orm::entity::prelude::*;

/// A photo, document, link, video or chart that backs a report's claims.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "evidence")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: EvidenceId,
    /// The report.
    pub report_id: ReportId,
    /// What kind.
    pub kind: EvidenceKind,
    /// The question whose claim it backs; empty: the report as a whole.
    pub question: Option<String>,
    /// Caption, shown in public.
    pub title: String,
    /// What a photo shows, for those who can't see it.
    pub alt: String,
    /// For links and videos.
    pub url: Option<String>,
    /// For photos and documents.
    pub file_id: Option<FileId>,
    /// For charts.
    pub chart_version_id: Option<ChartVersionId>,
    /// The photo that stands for the report.
    pub cover: bool,
    /// Who added it.
    pub added_by: PersonId,
    /// When.
    pub added_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
