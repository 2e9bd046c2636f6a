//! How a person wants one kind of notices; no row: as the kind's default says.

use crate::ids::PersonId;
use crate::kinds::{Delivery, NoticeKind};
use sea_orm::entity::prelude::*;

/// How a person wants one kind of notices; no row: as the kind's default says.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "notice_preference")]
pub struct Model {
    /// Who.
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: PersonId,
    /// Which kind.
    #[sea_orm(primary_key, auto_increment = false)]
    pub kind: NoticeKind,
    /// How.
    pub delivery: Delivery,
}

impl ActiveModelBehavior for ActiveModel {}
