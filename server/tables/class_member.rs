//! A student's time in a class.

use crate::ids::{ClassId, PersonId};
use sea_orm::entity::prelude::*;

/// A student's time in a class.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "class_member")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The class.
    pub class_id: ClassId,
    /// The person.
    pub person_id: PersonId,
    /// Since when.
    pub joined_at: DateTimeUtc,
    /// Empty while the student is in the class.
    pub left_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
