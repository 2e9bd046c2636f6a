//! Classes: a teacher's own, all of a school year for staff.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use tables::ids::{ClassId, EditionId, PersonId, SchoolId};
use tables::{class, class_member, class_teacher, edition, school, team};

use super::access::ListClasses;
use crate::db::Db;
use crate::error::Result;
use crate::people::access::is_staff;
use crate::web::Response;
use crate::web::form::Query;
use crate::web::page::Page;
use crate::web::visit::Visit;

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Wanted {
    edition: String,
}

#[derive(Serialize)]
struct ListPage {
    /// Staff choose a school year; teachers see all of theirs.
    years: Vec<YearView>,
    editions: Vec<EditionView>,
}

#[derive(Serialize)]
struct YearView {
    slug: String,
    name: String,
    chosen: bool,
}

#[derive(Serialize)]
struct EditionView {
    slug: String,
    name: String,
    classes: Vec<ClassView>,
}

#[derive(Serialize)]
struct ClassView {
    id: i64,
    name: String,
    school: String,
    students: i64,
    teams: i64,
}

impl Page for ListPage {
    const TEMPLATE: &'static str = "classes/list.html";
}

pub(super) async fn show(
    ListClasses(actor): ListClasses,
    visit: Visit,
    Query(wanted): Query<Wanted>,
) -> Result<Response> {
    let db = &visit.app.db;
    let editions = edition::Entity::find().order_by_desc(edition::Column::StartsOn).all(db).await?;
    if !is_staff(actor.role) {
        let classes = of_teacher(db, actor.id).await?;
        return visit.show(&ListPage { years: Vec::new(), editions: views(db, editions, classes).await? });
    }
    let chosen = editions.iter().find(|one| one.slug == wanted.edition).or(editions.first());
    let chosen: Option<EditionId> = chosen.map(|edition| edition.id);
    let years = editions
        .iter()
        .map(|one| YearView {
            slug: one.slug.clone(),
            name: one.name.clone(),
            chosen: Some(one.id) == chosen,
        })
        .collect();
    let classes = match chosen {
        Some(edition) => class::Entity::find().filter(class::Column::EditionId.eq(edition)).all(db).await?,
        None => Vec::new(),
    };
    visit.show(&ListPage { years, editions: views(db, editions, classes).await? })
}

/// The classes that a person teaches.
pub(super) async fn of_teacher(db: &Db, teacher: PersonId) -> Result<Vec<class::Model>> {
    let ties =
        class_teacher::Entity::find().filter(class_teacher::Column::PersonId.eq(teacher)).all(db).await?;
    Ok(class::Entity::find()
        .filter(class::Column::Id.is_in(ties.into_iter().map(|row| row.class_id)))
        .order_by_asc(class::Column::Name)
        .order_by_asc(class::Column::Id)
        .all(db)
        .await?)
}

/// How many students each class has now.
async fn students(db: &Db, classes: &[ClassId]) -> Result<HashMap<ClassId, i64>> {
    let rows: Vec<(ClassId, i64)> = class_member::Entity::find()
        .select_only()
        .column(class_member::Column::ClassId)
        .column_as(class_member::Column::Id.count(), "students")
        .filter(class_member::Column::ClassId.is_in(classes.iter().copied()))
        .filter(class_member::Column::LeftAt.is_null())
        .group_by(class_member::Column::ClassId)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().collect())
}

async fn teams(db: &Db, classes: &[ClassId]) -> Result<HashMap<ClassId, i64>> {
    let rows: Vec<(ClassId, i64)> = team::Entity::find()
        .select_only()
        .column(team::Column::ClassId)
        .column_as(team::Column::Id.count(), "teams")
        .filter(team::Column::ClassId.is_in(classes.iter().copied()))
        .group_by(team::Column::ClassId)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().collect())
}

async fn views(
    db: &Db,
    editions: Vec<edition::Model>,
    classes: Vec<class::Model>,
) -> Result<Vec<EditionView>> {
    let ids: Vec<ClassId> = classes.iter().map(|class| class.id).collect();
    let (students, teams) = (students(db, &ids).await?, teams(db, &ids).await?);
    let schools: HashMap<SchoolId, String> = school::Entity::find()
        .filter(school::Column::Id.is_in(classes.iter().map(|class| class.school_id)))
        .all(db)
        .await?
        .into_iter()
        .map(|school| (school.id, school.name))
        .collect();
    let mut shown: Vec<(EditionId, ClassView)> = classes
        .into_iter()
        .map(|class| {
            let view = ClassView {
                id: class.id.0,
                name: class.name,
                school: schools.get(&class.school_id).cloned().unwrap_or_default(),
                students: students.get(&class.id).copied().unwrap_or(0),
                teams: teams.get(&class.id).copied().unwrap_or(0),
            };
            (class.edition_id, view)
        })
        .collect();
    shown.sort_by(|(_, a), (_, b)| (&a.school, &a.name, a.id).cmp(&(&b.school, &b.name, b.id)));
    let mut views = Vec::new();
    for edition in editions {
        let (here, rest) = shown.into_iter().partition(|(id, _)| *id == edition.id);
        shown = rest;
        let classes: Vec<ClassView> = here.into_iter().map(|(_, view): (EditionId, _)| view).collect();
        if !classes.is_empty() {
            views.push(EditionView { slug: edition.slug, name: edition.name, classes });
        }
    }
    Ok(views)
}
