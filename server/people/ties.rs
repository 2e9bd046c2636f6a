//! Where a person belongs: the classes that they teach or learn in, the teams in which they are or which they
//! help.

use std::collections::{BTreeSet, HashMap};

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::Serialize;
use tables::ids::{ClassId, EditionId, PersonId, SchoolId, TeamId};
use tables::{class, class_member, class_teacher, edition, school, team, team_member, team_supporter};

use crate::db::Db;
use crate::error::Result;

/// Classes and teams of a person, the newest first.
#[derive(Serialize)]
pub(super) struct Ties {
    classes: Vec<ClassTie>,
    teams: Vec<TeamTie>,
}

#[derive(Serialize)]
struct ClassTie {
    id: i64,
    name: String,
    school: i64,
    school_name: String,
    edition: String,
}

#[derive(Serialize)]
struct TeamTie {
    id: i64,
    name: String,
}

impl Ties {
    /// Those of today: a class or team that one has left is not among them.
    pub(super) async fn of(db: &Db, person: PersonId) -> Result<Self> {
        Ok(Self { classes: classes(db, person).await?, teams: teams(db, person).await? })
    }
}

async fn classes(db: &Db, person: PersonId) -> Result<Vec<ClassTie>> {
    let taught =
        class_teacher::Entity::find().filter(class_teacher::Column::PersonId.eq(person)).all(db).await?;
    let visited = class_member::Entity::find()
        .filter(class_member::Column::PersonId.eq(person))
        .filter(class_member::Column::LeftAt.is_null())
        .all(db)
        .await?;
    let ids: BTreeSet<ClassId> =
        taught.iter().map(|row| row.class_id).chain(visited.iter().map(|row| row.class_id)).collect();
    let rows = class::Entity::find()
        .filter(class::Column::Id.is_in(ids))
        .order_by_desc(class::Column::Id)
        .all(db)
        .await?;
    let schools: HashMap<SchoolId, String> = school::Entity::find()
        .filter(school::Column::Id.is_in(rows.iter().map(|row| row.school_id)))
        .all(db)
        .await?
        .into_iter()
        .map(|row| (row.id, row.name))
        .collect();
    let editions: HashMap<EditionId, String> = edition::Entity::find()
        .filter(edition::Column::Id.is_in(rows.iter().map(|row| row.edition_id)))
        .all(db)
        .await?
        .into_iter()
        .map(|row| (row.id, row.name))
        .collect();
    let tie = |row: class::Model| ClassTie {
        id: row.id.0,
        school: row.school_id.0,
        school_name: schools.get(&row.school_id).cloned().unwrap_or_default(),
        edition: editions.get(&row.edition_id).cloned().unwrap_or_default(),
        name: row.name,
    };
    Ok(rows.into_iter().map(tie).collect())
}

async fn teams(db: &Db, person: PersonId) -> Result<Vec<TeamTie>> {
    let members = team_member::Entity::find()
        .filter(team_member::Column::PersonId.eq(person))
        .filter(team_member::Column::LeftAt.is_null())
        .all(db)
        .await?;
    let helped =
        team_supporter::Entity::find().filter(team_supporter::Column::PersonId.eq(person)).all(db).await?;
    let ids: BTreeSet<TeamId> =
        members.iter().map(|row| row.team_id).chain(helped.iter().map(|row| row.team_id)).collect();
    let rows = team::Entity::find()
        .filter(team::Column::Id.is_in(ids))
        .order_by_desc(team::Column::Id)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| TeamTie { id: row.id.0, name: row.name }).collect())
}
