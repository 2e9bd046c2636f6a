//! A secret address of a class's calendar, given to one person.

use crate::ids::{ClassId, PersonId};
use sea_orm::entity::prelude::*;

/// A secret address of a class's calendar, given to one person.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "class_feed")]
pub struct Model {
    /// Key; the address is this, signed.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The class.
    pub class_id: ClassId,
    /// Whose address it is.
    pub person_id: PersonId,
    /// Since when.
    pub created_at: DateTimeUtc,
    /// Empty while it works.
    pub revoked_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
