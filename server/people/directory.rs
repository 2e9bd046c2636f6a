//! The directory of people for staff: search, filters, order, pages.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Condition, Expr, ExprTrait, NullOrdering, Query as Sub};
use sea_orm::{
    ColumnTrait, EntityTrait, Order, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select,
};
use serde::{Deserialize, Serialize};
use tables::ids::{ClassId, PersonId, SchoolId};
use tables::kinds::Role;
use tables::person::{Column, Entity};
use tables::{class, class_member, class_teacher, person, school};

use super::access::Staff;
use super::account;
use super::profile;
use crate::db::{Db, holding};
use crate::error::Result;
use crate::web::Response;
use crate::web::form::Query;
use crate::web::page::Page;
use crate::web::visit::Visit;

const A_PAGE: u64 = 50;
/// Longer search words than any name.
const LONGEST: usize = 120;

/// What was asked for; what is not understood counts as not asked.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub(super) struct Wanted {
    q: String,
    role: String,
    school: String,
    state: String,
    sort: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    page: String,
}

#[derive(Serialize)]
struct DirectoryPage<'a> {
    form: &'a Wanted,
    roles: Vec<&'static str>,
    people: Vec<PersonView>,
    total: i64,
    page: i64,
    pages: i64,
    urls: Urls,
}

impl Page for DirectoryPage<'_> {
    const TEMPLATE: &'static str = "people/directory.html";
}

#[derive(Serialize)]
struct Urls {
    first: String,
    previous: Option<String>,
    next: Option<String>,
    last: String,
}

#[derive(Serialize)]
struct PersonView {
    id: i64,
    name: String,
    sign_in: String,
    role: &'static str,
    schools: Vec<String>,
    active: bool,
    last_sign_in_at: Option<DateTime<Utc>>,
}

const ROLES: [Role; 6] =
    [Role::Student, Role::Teacher, Role::Supporter, Role::Reviewer, Role::Editor, Role::Admin];

fn filtered(wanted: &Wanted) -> Select<Entity> {
    let mut select = Entity::find();
    for word in account::folded(&wanted.q).split_whitespace() {
        select = select.filter(Expr::col((Entity, Column::Searchable)).like(holding(word)));
    }
    if let Some(role) = Role::parse(&wanted.role) {
        select = select.filter(Column::Role.eq(role));
    }
    match wanted.state.as_str() {
        "active" => select = select.filter(Column::Active.eq(true)),
        "inactive" => select = select.filter(Column::Active.eq(false)),
        "never" => select = select.filter(Column::LastSignInAt.is_null()),
        _ => {}
    }
    let school = dataset::text::fold(&wanted.school);
    if !school.trim().is_empty() {
        select = select.filter(of_school(&school));
    }
    select
}

/// Who teaches or learns at a school with these words, folded, in its code, name or place.
fn of_school(words: &str) -> Condition {
    let mut named = Condition::all();
    for word in words.split_whitespace() {
        let searchable = Expr::col((school::Entity, school::Column::Searchable));
        named = named.add(searchable.like(holding(word)));
    }
    let classes = Sub::select()
        .column((class::Entity, class::Column::Id))
        .from(class::Entity)
        .inner_join(
            school::Entity,
            Expr::col((school::Entity, school::Column::Id)).equals((class::Entity, class::Column::SchoolId)),
        )
        .cond_where(named)
        .to_owned();
    let teachers = class_teacher::Entity::find()
        .select_only()
        .column(class_teacher::Column::PersonId)
        .filter(class_teacher::Column::ClassId.in_subquery(classes.clone()))
        .into_query();
    let students = class_member::Entity::find()
        .select_only()
        .column(class_member::Column::PersonId)
        .filter(class_member::Column::ClassId.in_subquery(classes))
        .filter(class_member::Column::LeftAt.is_null())
        .into_query();
    Condition::any().add(Column::Id.in_subquery(teachers)).add(Column::Id.in_subquery(students))
}

fn sorted(select: Select<Entity>, sort: &str) -> Select<Entity> {
    let select = match sort {
        "last" => select.order_by_with_nulls(Column::LastSignInAt, Order::Desc, NullOrdering::Last),
        "new" => select.order_by_desc(Column::CreatedAt),
        "role" => select.order_by_asc(Column::Role).order_by_asc(Column::Searchable),
        _ => select.order_by_asc(Column::Searchable),
    };
    select.order_by_asc(Column::Id)
}

/// The names of the schools of these people.
async fn schools(db: &Db, people: &[PersonId]) -> Result<HashMap<PersonId, Vec<String>>> {
    let ids = || people.iter().copied();
    let taught =
        class_teacher::Entity::find().filter(class_teacher::Column::PersonId.is_in(ids())).all(db).await?;
    let visited = class_member::Entity::find()
        .filter(class_member::Column::PersonId.is_in(ids()))
        .filter(class_member::Column::LeftAt.is_null())
        .all(db)
        .await?;
    let ties: Vec<(PersonId, ClassId)> = taught
        .into_iter()
        .map(|row| (row.person_id, row.class_id))
        .chain(visited.into_iter().map(|row| (row.person_id, row.class_id)))
        .collect();
    let classes = class::Entity::find()
        .filter(class::Column::Id.is_in(ties.iter().map(|(_, class)| *class)))
        .all(db)
        .await?;
    let of_class: HashMap<ClassId, SchoolId> =
        classes.into_iter().map(|class| (class.id, class.school_id)).collect();
    let rows =
        school::Entity::find().filter(school::Column::Id.is_in(of_class.values().copied())).all(db).await?;
    let names: HashMap<SchoolId, String> = rows.into_iter().map(|school| (school.id, school.name)).collect();
    let mut found: HashMap<PersonId, Vec<String>> = HashMap::new();
    for (person, class) in ties {
        let Some(name) = of_class.get(&class).and_then(|school| names.get(school)) else { continue };
        let own = found.entry(person).or_default();
        if !own.contains(name) {
            own.push(name.clone());
        }
    }
    Ok(found)
}

fn view(person: person::Model, schools: &mut HashMap<PersonId, Vec<String>>) -> PersonView {
    PersonView {
        id: person.id.0,
        sign_in: profile::sign_in_of(&person),
        role: person.role.as_str(),
        schools: schools.remove(&person.id).unwrap_or_default(),
        active: person.active,
        last_sign_in_at: person.last_sign_in_at,
        name: person.name,
    }
}

pub(super) async fn show(_: Staff, visit: Visit, Query(mut wanted): Query<Wanted>) -> Result<Response> {
    let db = &visit.app.db;
    for typed in [&mut wanted.q, &mut wanted.school] {
        *typed = typed.chars().take(LONGEST).collect();
    }
    let total = filtered(&wanted).count(db).await?;
    let pages = std::cmp::max(total.div_ceil(A_PAGE), 1);
    let page = wanted.page.parse::<u64>().unwrap_or(1).clamp(1, pages);
    let people =
        sorted(filtered(&wanted), &wanted.sort).offset((page - 1) * A_PAGE).limit(A_PAGE).all(db).await?;
    let ids: Vec<PersonId> = people.iter().map(|person| person.id).collect();
    let mut schools = schools(db, &ids).await?;
    let url = |page: u64| {
        let query = serde_urlencoded::to_string(Wanted { page: page.to_string(), ..wanted.clone() });
        format!("{}?{}", visit.link("/people"), query.unwrap_or_default())
    };
    let urls = Urls {
        first: url(1),
        previous: (page > 1).then(|| url(page - 1)),
        next: (page < pages).then(|| url(page + 1)),
        last: url(pages),
    };
    let number = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
    visit.show(&DirectoryPage {
        form: &wanted,
        roles: ROLES.map(Role::as_str).to_vec(),
        people: people.into_iter().map(|person| view(person, &mut schools)).collect(),
        total: number(total),
        page: number(page),
        pages: number(pages),
        urls,
    })
}
