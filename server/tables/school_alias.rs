//! The code of a school that was merged into another.

use crate::ids::SchoolId;
use sea_orm::entity::prelude::*;

/// The code of a school that was merged into another.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "school_alias")]
pub struct Model {
    /// Codice meccanografico of the entry that is gone, upper case.
    #[sea_orm(primary_key, auto_increment = false)]
    pub code: String,
    /// The school that it means now.
    pub school_id: SchoolId,
}

impl ActiveModelBehavior for ActiveModel {}
