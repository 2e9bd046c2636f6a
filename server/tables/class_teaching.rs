//! Who teaches a class from when to when. The rights are in `class_teacher`, which follows this.

use crate::ids::{ClassId, PersonId};
use crate::kinds::Teaching;
use sea_orm::entity::prelude::*;

/// Who teaches a class from when to when. The rights are in `class_teacher`, which follows this.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "class_teaching")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The class.
    pub class_id: ClassId,
    /// The teacher.
    pub person_id: PersonId,
    /// As what.
    pub kind: Teaching,
    /// First day.
    pub starts_on: Date,
    /// Last day; empty: until further notice.
    pub ends_on: Option<Date>,
}

impl ActiveModelBehavior for ActiveModel {}
