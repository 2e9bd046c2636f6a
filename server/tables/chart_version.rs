//! A chart as it was on a day, with its data: never changed.

use crate::ids::{ChartId, ChartVersionId, PersonId};
use sea_orm::entity::prelude::*;

/// A chart as it was on a day, with its data: never changed.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "chart_version")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: ChartVersionId,
    /// The chart.
    pub chart_id: ChartId,
    /// 1, 2, …; unique within the chart.
    pub number: i32,
    /// Title, alternative text, drawing, data and source. No person.
    pub content: Json,
    /// Who.
    pub made_by: PersonId,
    /// When.
    pub made_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
