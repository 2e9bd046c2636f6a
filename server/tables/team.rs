//! A team of a class: what the public sees instead of persons.

use crate::ids::{ClassId, FileId, TeamId};
use sea_orm::entity::prelude::*;

/// A team of a class: what the public sees instead of persons.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "team")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: TeamId,
    /// The class.
    pub class_id: ClassId,
    /// The public name.
    pub name: String,
    /// In addresses; unique.
    pub slug: String,
    /// May be empty.
    pub motto: String,
    /// Its picture, if it has one.
    pub logo_file_id: Option<FileId>,
    /// What the picture shows, for who can't see it.
    pub logo_alt: String,
}

impl ActiveModelBehavior for ActiveModel {}
