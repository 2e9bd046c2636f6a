//! The current answer to one question; each save is also an `answer_revision`.

use crate::ids::{PersonId, ReportId};
use sea_orm::entity::prelude::*;

/// The current answer to one question; each save is also an `answer_revision`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "answer")]
pub struct Model {
    /// The report.
    #[sea_orm(primary_key, auto_increment = false)]
    pub report_id: ReportId,
    /// The question's id in the form's definition.
    #[sea_orm(primary_key, auto_increment = false)]
    pub question: String,
    /// 1 for the first save; the next save must name it.
    pub revision: i32,
    /// Text, list of texts, or list of rows, by the question's kind.
    pub value: Json,
    /// Who wrote it.
    pub author_id: PersonId,
    /// When.
    pub saved_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
