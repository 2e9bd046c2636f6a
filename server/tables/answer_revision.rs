//! Every answer ever saved: never changed, never deleted while the report lives.

use crate::ids::{PersonId, ReportId};
use sea_orm::entity::prelude::*;

/// Every answer ever saved: never changed, never deleted while the report lives.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "answer_revision")]
pub struct Model {
    /// The report.
    #[sea_orm(primary_key, auto_increment = false)]
    pub report_id: ReportId,
    /// The question's id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub question: String,
    /// Counts from 1.
    #[sea_orm(primary_key, auto_increment = false)]
    pub revision: i32,
    /// As in `answer`.
    pub value: Json,
    /// Who wrote it.
    pub author_id: PersonId,
    /// When.
    pub saved_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
