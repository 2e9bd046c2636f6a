//! Who is in a class and who has been, since when and until when; correcting a student's name, taking a
//! student out and letting one in again.

use std::collections::HashMap;

use http::StatusCode;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::{Deserialize, Serialize};
use serde_json::json;
use tables::ids::{PersonId, TeamId};
use tables::{class_member, person, team, team_member};

use super::access::{ManageClass, ViewClass, may_manage};
use super::roster;
use super::show::Student;
use crate::db;
use crate::error::{Error, Result};
use crate::people::account::{self, note};
use crate::text::Arg;
use crate::web::Response;
use crate::web::address::At;
use crate::web::form::{Errors, Form};
use crate::web::page::Page;
use crate::web::visit::Visit;

#[derive(Serialize)]
struct MembersPage {
    class: i64,
    name: String,
    may_manage: bool,
    longest: usize,
    here: Vec<MemberView>,
    gone: Vec<MemberView>,
    /// The student whose name was refused; what was typed.
    wrong: Option<(i64, String)>,
    errors: Errors,
}

/// A student, once: one who came back has two times in the class.
#[derive(Serialize)]
struct MemberView {
    id: i64,
    name: String,
    times: Vec<TimeView>,
    teams: Vec<TeamView>,
}

/// A time in the class.
#[derive(Serialize)]
struct TimeView {
    from: String,
    until: Option<String>,
}

/// A time in a team.
#[derive(Serialize)]
struct TeamView {
    name: String,
    from: String,
    until: Option<String>,
}

impl Page for MembersPage {
    const TEMPLATE: &'static str = "classes/members.html";
}

pub(super) async fn show(may: ViewClass, visit: Visit) -> Result<Response> {
    visit.show(&page(&visit, &may, None, Errors::new()).await?)
}

async fn page(
    visit: &Visit,
    may: &ViewClass,
    wrong: Option<(i64, String)>,
    errors: Errors,
) -> Result<MembersPage> {
    let db = &visit.app.db;
    let rows = class_member::Entity::find()
        .filter(class_member::Column::ClassId.eq(may.class.id))
        .order_by_asc(class_member::Column::JoinedAt)
        .order_by_asc(class_member::Column::Id)
        .all(db)
        .await?;
    let people: HashMap<PersonId, String> = person::Entity::find()
        .filter(person::Column::Id.is_in(rows.iter().map(|row| row.person_id)))
        .all(db)
        .await?
        .into_iter()
        .map(|person| (person.id, person.name))
        .collect();
    let teams: HashMap<TeamId, String> = team::Entity::find()
        .filter(team::Column::ClassId.eq(may.class.id))
        .all(db)
        .await?
        .into_iter()
        .map(|team| (team.id, team.name))
        .collect();
    let times = team_member::Entity::find()
        .filter(team_member::Column::TeamId.is_in(teams.keys().copied()))
        .order_by_asc(team_member::Column::JoinedAt)
        .all(db)
        .await?;
    let view = |person: &PersonId| MemberView {
        id: person.0,
        name: people.get(person).cloned().unwrap_or_default(),
        times: rows
            .iter()
            .filter(|row| row.person_id == *person)
            .map(|row| TimeView {
                from: row.joined_at.to_rfc3339(),
                until: row.left_at.map(|at| at.to_rfc3339()),
            })
            .collect(),
        teams: times
            .iter()
            .filter(|time| time.person_id == *person)
            .map(|time| TeamView {
                name: teams.get(&time.team_id).cloned().unwrap_or_default(),
                from: time.joined_at.to_rfc3339(),
                until: time.left_at.map(|at| at.to_rfc3339()),
            })
            .collect(),
    };
    let is_here =
        |person: &PersonId| rows.iter().any(|row| row.person_id == *person && row.left_at.is_none());
    let mut here: Vec<MemberView> = people.keys().filter(|person| is_here(person)).map(view).collect();
    let mut gone: Vec<MemberView> = people.keys().filter(|person| !is_here(person)).map(view).collect();
    here.sort_by_key(|one| (account::folded(&one.name), one.id));
    gone.sort_by_key(|one| (account::folded(&one.name), one.id));
    Ok(MembersPage {
        class: may.class.id.0,
        name: may.class.name.clone(),
        may_manage: may_manage(&may.by, may.tie) && may.edition.archived_at.is_none(),
        longest: roster::LONGEST_NAME,
        here,
        gone,
        wrong,
        errors,
    })
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct NameForm {
    name: String,
}

/// Corrects a student's name: on all pages, also of what is written already.
pub(super) async fn rename(
    may: ManageClass,
    visit: Visit,
    At(Student(student)): At<Student>,
    Form(form): Form<NameForm>,
) -> Result<Response> {
    let name = form.name.replace(char::is_control, " ").trim().to_owned();
    let mut errors = Errors::new();
    if name.is_empty() {
        errors.add("name", visit.t("classes-join-name-missing"));
    } else if name.chars().count() > roster::LONGEST_NAME {
        let longest = [("longest", Arg::from(roster::LONGEST_NAME))];
        errors.add("name", visit.t_with("classes-join-name-long", &longest));
    }
    if errors.is_empty() && has_other(&visit, &may, student, &name).await? {
        errors.add("name", visit.t("classes-rename-there"));
    }
    if !errors.is_empty() {
        let may = ViewClass::check(&visit.app.db, may.by, may.class.id).await?;
        let page = page(&visit, &may, Some((student.0, form.name)), errors).await?;
        return visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    let row = roster::student(&visit.app.db, may.class.id, student).await?.ok_or(Error::NotFound)?;
    let path = format!("/classes/{}/members", may.class.id);
    if row.name == name {
        return Ok(visit.go(&path));
    }
    let tx = db::begin_write(&visit.app.db).await?;
    if account::rename(&tx, &row, &name).await? {
        let detail = json!({ "class": may.class.id.0 });
        let subject = format!("person:{student}");
        note(&tx, &visit.app, Some(&may.by), "person.renamed", subject, detail).await?;
        tx.commit().await?;
        return visit.go_saying(&path, "success", visit.t("classes-renamed")).await;
    }
    visit.go_saying(&path, "warning", visit.t("classes-rename-closed")).await
}

/// Is somebody else of that name in the class? The same is asked of a list.
async fn has_other(visit: &Visit, may: &ManageClass, student: PersonId, name: &str) -> Result<bool> {
    let folded = dataset::text::fold(name);
    let people = roster::people(&visit.app.db, may.class.id).await?;
    Ok(people.iter().any(|one| one.id != student && dataset::text::fold(&one.name) == folded))
}

/// The student leaves the class.
pub(super) async fn leave(
    may: ManageClass,
    visit: Visit,
    At(Student(student)): At<Student>,
) -> Result<Response> {
    let (kind, key) = if roster::leave(&visit.app, &may, student).await? {
        ("info", "classes-left")
    } else {
        ("warning", "classes-moved-gone")
    };
    visit.go_saying(&format!("/classes/{}/members", may.class.id), kind, visit.t(key)).await
}

/// A student who left comes in again.
pub(super) async fn readmit(
    may: ManageClass,
    visit: Visit,
    At(Student(student)): At<Student>,
) -> Result<Response> {
    let (kind, key) = if roster::readmit(&visit.app, &may, student).await? {
        ("success", "classes-readmitted")
    } else {
        ("warning", "classes-readmit-not")
    };
    visit.go_saying(&format!("/classes/{}/members", may.class.id), kind, visit.t(key)).await
}
