//! The points that an application has in one criterion.

use crate::ids::{ApplicationId, PersonId};
use sea_orm::entity::prelude::*;

/// The points that an application has in one criterion.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "application_score")]
pub struct Model {
    /// The application.
    #[sea_orm(primary_key, auto_increment = false)]
    pub application_id: ApplicationId,
    /// The criterion's id in the call.
    #[sea_orm(primary_key, auto_increment = false)]
    pub criterion: String,
    /// 0 to 5.
    pub points: i32,
    /// Why; for staff only.
    pub comment: String,
    /// Who scored.
    pub scored_by: PersonId,
    /// When.
    pub scored_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
