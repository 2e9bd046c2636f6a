//! A class of a school in one edition.

use crate::ids::{ClassId, EditionId, SchoolId};
use sea_orm::entity::prelude::*;

/// A class of a school in one edition.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "class")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: ClassId,
    /// The school.
    pub school_id: SchoolId,
    /// The edition.
    pub edition_id: EditionId,
    /// `4B Informatica`.
    pub name: String,
    /// What students type to join, upper case; unique.
    pub join_code: String,
    /// False: the code lets nobody in.
    pub joining_open: bool,
    /// True: a team's choice of a project waits for a teacher's yes.
    pub choice_approval: bool,
}

impl ActiveModelBehavior for ActiveModel {}

impl Related<super::school::Entity> for Entity {
    fn to() -> RelationDef {
        Self::belongs_to(super::school::Entity).from(Column::SchoolId).to(super::school::Column::Id).into()
    }
}

impl Related<super::edition::Entity> for Entity {
    fn to() -> RelationDef {
        Self::belongs_to(super::edition::Entity).from(Column::EditionId).to(super::edition::Column::Id).into()
    }
}
