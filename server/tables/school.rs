//! A school.

use crate::ids::SchoolId;
use sea_orm::entity::prelude::*;

/// A school.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "school")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: SchoolId,
    /// Codice meccanografico, upper case; unique.
    pub code: String,
    /// Its name.
    pub name: String,
    /// ISTAT code of the municipality, 6 digits.
    pub municipality: String,
}

impl ActiveModelBehavior for ActiveModel {}
