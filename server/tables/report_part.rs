//! One of the two separately reviewed halves of a report: the main part (desk analysis and evaluation) or the impact part.

use crate::ids::{PersonId, ReportId};
use crate::kinds::{Part, Stage};
use sea_orm::entity::prelude::*;

/// One of the two separately reviewed halves of a report: the main part (desk analysis and evaluation) or the impact part.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "report_part")]
pub struct Model {
    /// The report.
    #[sea_orm(primary_key, auto_increment = false)]
    pub report_id: ReportId,
    /// Which half.
    #[sea_orm(primary_key, auto_increment = false)]
    pub part: Part,
    /// Changed only by `reports::stage` verbs, by conditional update.
    pub stage: Stage,
    /// Raised by each change of stage or reviewer.
    pub revision: i32,
    /// The teacher who let it go.
    pub consent_by: Option<PersonId>,
    /// When it reached the staff, last.
    pub sent_at: Option<DateTimeUtc>,
    /// The reviewer, once assigned.
    pub reviewer_id: Option<PersonId>,
    /// Why it came back last, in the reviewer's or teacher's words.
    pub returned_reason: Option<String>,
    /// First publication.
    pub published_at: Option<DateTimeUtc>,
    /// Last change of stage: the age in the queue.
    pub changed_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
