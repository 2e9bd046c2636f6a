//! A supporter of an organisation.

use crate::ids::{OrganisationId, PersonId};
use sea_orm::entity::prelude::*;

/// A supporter of an organisation.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "organisation_member")]
pub struct Model {
    /// The organisation.
    #[sea_orm(primary_key, auto_increment = false)]
    pub organisation_id: OrganisationId,
    /// The person.
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: PersonId,
    /// Since when.
    pub added_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
