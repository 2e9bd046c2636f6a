//! Who teaches a class.

use crate::ids::{ClassId, PersonId};
use sea_orm::entity::prelude::*;

/// Who teaches a class.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "class_teacher")]
pub struct Model {
    /// The class.
    #[sea_orm(primary_key, auto_increment = false)]
    pub class_id: ClassId,
    /// The person.
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: PersonId,
}

impl ActiveModelBehavior for ActiveModel {}
