//! What staff gave to an organisation for an edition: a region or a school.

use crate::ids::{AssignmentId, EditionId, OrganisationId, PersonId, SchoolId};
use sea_orm::entity::prelude::*;

/// What staff gave to an organisation for an edition: a region or a school.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "organisation_assignment")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: AssignmentId,
    /// The organisation.
    pub organisation_id: OrganisationId,
    /// The edition.
    pub edition_id: EditionId,
    /// All schools of this region (its three digits) …
    pub region: Option<String>,
    /// … or this school.
    pub school_id: Option<SchoolId>,
    /// Who gave it.
    pub given_by: PersonId,
    /// When.
    pub given_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
