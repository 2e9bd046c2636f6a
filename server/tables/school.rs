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
    /// What kind of school, one of `schools::kind`.
    pub kind: String,
    /// Street and number.
    pub address: String,
    /// CAP.
    pub postcode: String,
    /// Its office's address.
    pub email: String,
    /// Its site.
    pub website: String,
    /// Code of the institute that it belongs to.
    pub institute_code: String,
    /// Code, name and place, folded: what searches look into.
    pub searchable: String,
}

impl ActiveModelBehavior for ActiveModel {}
