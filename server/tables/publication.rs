//! A published version of a report: what it says never changes, and it can be taken back.

use crate::ids::{PersonId, ReportId};
use crate::kinds::Concern;
use sea_orm::entity::prelude::*;

/// A published version of a report: what it says never changes, and it can be taken back.
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
    /// Since when it is no longer public; empty: it is.
    pub hidden_at: Option<DateTimeUtc>,
    /// Who took it back.
    pub hidden_by: Option<PersonId>,
    /// Why, in a word.
    pub hidden_why: Option<Concern>,
}

impl ActiveModelBehavior for ActiveModel {}
