//! One message in the thread on a report's question.

use crate::ids::{PersonId, RemarkId, ReportId};
use sea_orm::entity::prelude::*;

/// One message in the thread on a report's question.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "remark")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: RemarkId,
    /// The report.
    pub report_id: ReportId,
    /// The question, or `general`.
    pub question: String,
    /// Who wrote it.
    pub author_id: PersonId,
    /// Plain text.
    pub body: String,
    /// When.
    pub at: DateTimeUtc,
    /// Settled; set on the thread's remarks together.
    pub resolved_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
