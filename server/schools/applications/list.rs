//! A teacher's applications, and the calls that are open.

use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, NotSet, PaginatorTrait, QueryFilter, QueryOrder, Set,
};
use serde::{Deserialize, Serialize};
use tables::application::{ActiveModel, Column, Entity};
use tables::ids::{ApplicationId, EditionId};
use tables::kinds::ApplicationState;
use tables::{edition, edition_call, school};

use super::super::editions::{call_of, intro_of, is_open};
use crate::db;
use crate::error::{Error, Result};
use crate::people::access::Teacher;
use crate::web::Response;
use crate::web::form::Form;
use crate::web::page::Page;
use crate::web::visit::{Actor, Visit};

/// More drafts than any teacher has classes.
const MOST: u64 = 20;

#[derive(Serialize)]
struct ListPage {
    calls: Vec<CallView>,
    rows: Vec<RowView>,
}

#[derive(Serialize)]
struct CallView {
    edition: i64,
    name: String,
    closes_at: String,
    intro: Vec<String>,
}

#[derive(Serialize)]
struct RowView {
    id: i64,
    edition: String,
    class: String,
    school: Option<String>,
    state: &'static str,
    changed_at: String,
}

impl Page for ListPage {
    const TEMPLATE: &'static str = "schools/applications.html";
}

pub(super) async fn show(Teacher(by): Teacher, visit: Visit) -> Result<Response> {
    let db = &visit.app.db;
    let now = visit.app.clock.now();
    let editions = edition::Entity::find().order_by_desc(edition::Column::StartsOn).all(db).await?;
    let calls = edition_call::Entity::find().all(db).await?;
    let open = editions.iter().filter_map(|edition| {
        let call = calls.iter().find(|call| call.edition_id == edition.id)?;
        let intro = intro_of(call, visit.lang);
        is_open(edition, call, now).then(|| CallView {
            edition: edition.id.0,
            name: edition.name.clone(),
            closes_at: call.closes_at.to_rfc3339(),
            intro: intro.split("\n\n").map(str::to_owned).filter(|text| !text.is_empty()).collect(),
        })
    });
    let calls = open.collect();
    let mine = Entity::find().filter(Column::TeacherId.eq(by.id)).order_by_desc(Column::Id).all(db).await?;
    let schools = school::Entity::find()
        .filter(school::Column::Id.is_in(mine.iter().filter_map(|one| one.school_id)))
        .all(db)
        .await?;
    let rows = mine
        .into_iter()
        .map(|one| RowView {
            id: one.id.0,
            edition: editions
                .iter()
                .find(|edition| edition.id == one.edition_id)
                .map_or_else(String::new, |edition| edition.name.clone()),
            school: schools
                .iter()
                .find(|school| Some(school.id) == one.school_id)
                .map(|school| school.name.clone()),
            class: one.class_name,
            state: one.state.as_str(),
            changed_at: one.changed_at.to_rfc3339(),
        })
        .collect();
    visit.show(&ListPage { calls, rows })
}

/// For which edition.
#[derive(Deserialize)]
pub(super) struct BeginForm {
    #[serde(default)]
    edition: String,
}

pub(super) async fn begin(
    Teacher(by): Teacher,
    visit: Visit,
    Form(form): Form<BeginForm>,
) -> Result<Response> {
    let edition: EditionId = form.edition.parse().map_err(|_| Error::BadRequest("error-bad-form"))?;
    match create(&visit, &by, edition).await? {
        Some(id) => Ok(visit.go(&format!("/applications/{id}"))),
        None => visit.go_saying("/applications", "warning", visit.t("schools-application-not-now")).await,
    }
}

async fn create(visit: &Visit, by: &Actor, id: EditionId) -> Result<Option<ApplicationId>> {
    let now = visit.app.clock.now();
    let tx = db::begin_write(&visit.app.db).await?;
    let (Some(edition), Some(call)) =
        (edition::Entity::find_by_id(id).one(&tx).await?, call_of(&tx, id).await?)
    else {
        return Ok(None);
    };
    let mine = Entity::find().filter(Column::TeacherId.eq(by.id)).filter(Column::EditionId.eq(id));
    if !is_open(&edition, &call, now) || mine.count(&tx).await? >= MOST {
        return Ok(None);
    }
    let row = ActiveModel {
        id: NotSet,
        edition_id: Set(id),
        teacher_id: Set(by.id),
        school_id: Set(None),
        class_name: Set(String::new()),
        class_year: Set(String::new()),
        subjects: Set(String::new()),
        students: Set(None),
        second_email: Set(String::new()),
        earlier: Set(String::new()),
        wants_supporter: Set(false),
        idea: Set(String::new()),
        motivation: Set(String::new()),
        consent_file_id: Set(None),
        state: Set(ApplicationState::Draft),
        reason: Set(String::new()),
        revision: Set(1),
        created_at: Set(now),
        changed_at: Set(now),
        submitted_at: Set(None),
        decided_at: Set(None),
        decided_by: Set(None),
        class_id: Set(None),
    };
    let row = row.insert(&tx).await?;
    tx.commit().await?;
    Ok(Some(row.id))
}
