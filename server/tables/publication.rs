//! An immutable published version of a report.

use crate::ids::{PersonId, ReportId};
use sea_orm::entity::prelude::*;

/// An immutable published version of a report.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "publication")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The report.
    pub report_id: ReportId,
    /// 1, 2, …; unique within the report.
    pub number: i32,
    /// Everything the public page shows: answers, evidence, project data, team and school. No person.
    pub content: Json,
    /// Who.
    pub published_by: PersonId,
    /// When.
    pub published_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
