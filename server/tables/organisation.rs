//! Whoever helps schools from outside: a Europe Direct centre, an association, a statistics office.

use crate::ids::OrganisationId;
use crate::kinds::OrganisationKind;
use sea_orm::entity::prelude::*;

/// Whoever helps schools from outside: a Europe Direct centre, an association, a statistics office.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "organisation")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: OrganisationId,
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: OrganisationKind,
    /// Where it is: ISTAT code of the municipality.
    pub municipality: String,
    /// Its site; may be empty.
    pub website: String,
    /// For staff alone; may be empty.
    pub note: String,
    /// False: its people see nothing through it any more.
    pub active: bool,
    /// Name and place, folded.
    pub searchable: String,
    /// Raised at each change.
    pub revision: i32,
    /// When it was added.
    pub created_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
