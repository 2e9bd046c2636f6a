//! The organisation that an invited supporter will belong to.

use crate::ids::{InvitationId, OrganisationId};
use sea_orm::entity::prelude::*;

/// The organisation that an invited supporter will belong to.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "organisation_invitation")]
pub struct Model {
    /// The invitation.
    #[sea_orm(primary_key, auto_increment = false)]
    pub invitation_id: InvitationId,
    /// The organisation.
    #[sea_orm(primary_key, auto_increment = false)]
    pub organisation_id: OrganisationId,
}

impl ActiveModelBehavior for ActiveModel {}
