//! Who was there on a day of a team’s diary.

use crate::ids::{DiaryEntryId, PersonId};
use sea_orm::entity::prelude::*;

/// Who was there on a day of a team’s diary.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "diary_presence")]
pub struct Model {
    /// The page.
    #[sea_orm(primary_key, auto_increment = false)]
    pub entry_id: DiaryEntryId,
    /// A member of the team, of then.
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: PersonId,
}

impl ActiveModelBehavior for ActiveModel {}
