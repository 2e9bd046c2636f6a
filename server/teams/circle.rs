//! The people around a team, for those who have something to tell them.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use tables::ids::{ClassId, PersonId, TeamId};
use tables::{class_teacher, team_member};

use crate::error::Result;

/// Who is in the team now.
pub async fn members(conn: &impl ConnectionTrait, team: TeamId) -> Result<Vec<PersonId>> {
    Ok(team_member::Entity::find()
        .select_only()
        .column(team_member::Column::PersonId)
        .filter(team_member::Column::TeamId.eq(team))
        .filter(team_member::Column::LeftAt.is_null())
        .into_tuple()
        .all(conn)
        .await?)
}

/// Who teaches the class.
pub async fn teachers(conn: &impl ConnectionTrait, class: ClassId) -> Result<Vec<PersonId>> {
    Ok(class_teacher::Entity::find()
        .select_only()
        .column(class_teacher::Column::PersonId)
        .filter(class_teacher::Column::ClassId.eq(class))
        .into_tuple()
        .all(conn)
        .await?)
}
