//! One task: a new one, and the page where it is changed.

use http::StatusCode;
use serde::Serialize;
use tables::ids::PersonId;

use super::people;
use super::places::Task;
use super::task_form::{LONGEST_NOTES, LONGEST_TITLE, TaskForm};
use super::task_rows::{self, Added, Changed};
use super::tasks::{self, path_of, steps};
use crate::error::{Error, Result};
use crate::schools::editions;
use crate::teams::access::PlanTeam;
use crate::web::Response;
use crate::web::address::At;
use crate::web::form::{Errors, Form};
use crate::web::page::Page;
use crate::web::visit::Visit;

#[derive(Serialize)]
struct TaskPage<'a> {
    id: i64,
    team: &'a str,
    /// None: a new one.
    task: Option<i64>,
    form: &'a TaskForm,
    errors: Errors,
    members: Vec<(String, String)>,
    steps: Vec<(String, String)>,
    longest_title: usize,
    longest_notes: usize,
    /// What somebody else has saved meanwhile.
    theirs: Option<TheirsView>,
}

#[derive(Serialize)]
struct TheirsView {
    by: String,
    at: String,
    title: String,
    notes: String,
    due: Option<String>,
    assignees: Vec<String>,
}

impl Page for TaskPage<'_> {
    const TEMPLATE: &'static str = "workspace/task.html";
}

/// What the page shows beside its form.
#[derive(Default)]
struct Beside {
    task: Option<i64>,
    errors: Errors,
    theirs: Option<TheirsView>,
}

async fn shown(
    visit: &Visit,
    may: &PlanTeam,
    status: StatusCode,
    form: &TaskForm,
    beside: Beside,
) -> Result<Response> {
    let members = people::members(&visit.app.db, may.team.id).await?;
    let mut choices = vec![(String::new(), visit.t("workspace-task-no-step"))];
    for step in steps(visit, &may.team).await? {
        choices.push((step.id.to_string(), editions::name_of(&step, visit.lang)));
    }
    let page = TaskPage {
        id: may.team.id.0,
        team: &may.team.name,
        task: beside.task,
        form,
        errors: beside.errors,
        members: members.into_iter().map(|(id, name)| (id.to_string(), name)).collect(),
        steps: choices,
        longest_title: LONGEST_TITLE,
        longest_notes: LONGEST_NOTES,
        theirs: beside.theirs,
    };
    visit.show_with(status, &page)
}

pub(super) async fn new(may: PlanTeam, visit: Visit) -> Result<Response> {
    shown(&visit, &may, StatusCode::OK, &TaskForm::default(), Beside::default()).await
}

pub(super) async fn create(may: PlanTeam, visit: Visit, Form(form): Form<TaskForm>) -> Result<Response> {
    let members = people::members(&visit.app.db, may.team.id).await?;
    let errors = match form.check(&visit, &members, &steps(&visit, &may.team).await?) {
        Ok(checked) => match task_rows::add(&visit.app, &may, checked).await? {
            Added::Done(id) => {
                let said = visit.t("workspace-task-added");
                return visit.go_saying(&format!("{}#task-{id}", path_of(&may, "")), "success", said).await;
            }
            Added::Full => {
                let mut errors = Errors::new();
                errors.add("", tasks::full(&visit));
                errors
            }
        },
        Err(errors) => errors,
    };
    let beside = Beside { errors, ..Beside::default() };
    shown(&visit, &may, StatusCode::UNPROCESSABLE_ENTITY, &form, beside).await
}

pub(super) async fn show(may: PlanTeam, visit: Visit, At(Task(id)): At<Task>) -> Result<Response> {
    let db = &visit.app.db;
    let row = task_rows::load(db, may.team.id, id).await?;
    let own: Vec<PersonId> = task_rows::assignees(db, [id]).await?.remove(&id).unwrap_or_default();
    let beside = Beside { task: Some(id.0), ..Beside::default() };
    shown(&visit, &may, StatusCode::OK, &TaskForm::of(&row, &own), beside).await
}

pub(super) async fn save(
    may: PlanTeam,
    visit: Visit,
    At(Task(id)): At<Task>,
    Form(form): Form<TaskForm>,
) -> Result<Response> {
    let based_on: i32 = form.revision.parse().map_err(|_| Error::BadRequest("error-bad-form"))?;
    let members = people::members(&visit.app.db, may.team.id).await?;
    let checked = match form.check(&visit, &members, &steps(&visit, &may.team).await?) {
        Ok(checked) => checked,
        Err(errors) => {
            task_rows::load(&visit.app.db, may.team.id, id).await?;
            let beside = Beside { task: Some(id.0), errors, theirs: None };
            return shown(&visit, &may, StatusCode::UNPROCESSABLE_ENTITY, &form, beside).await;
        }
    };
    match task_rows::change(&visit.app, &may, id, based_on, checked).await? {
        Changed::Done => {
            let said = visit.t("schools-saved");
            visit.go_saying(&format!("{}#task-{id}", path_of(&may, "")), "success", said).await
        }
        Changed::Stale(row) => {
            let mut errors = Errors::new();
            errors.add("", visit.t("workspace-conflict"));
            let revision = row.revision;
            let beside = Beside { task: Some(id.0), errors, theirs: Some(theirs(&visit, *row).await?) };
            shown(&visit, &may, StatusCode::CONFLICT, &form.based_on(revision), beside).await
        }
    }
}

async fn theirs(visit: &Visit, row: tables::task::Model) -> Result<TheirsView> {
    let db = &visit.app.db;
    let own: Vec<PersonId> = task_rows::assignees(db, [row.id]).await?.remove(&row.id).unwrap_or_default();
    let names = people::names(db, own.iter().copied().chain([row.changed_by])).await?;
    Ok(TheirsView {
        by: names.get(&row.changed_by).cloned().unwrap_or_default(),
        at: row.changed_at.to_rfc3339(),
        due: row.due_on.map(|day| day.to_string()),
        assignees: own.iter().filter_map(|id| names.get(id).cloned()).collect(),
        title: row.title,
        notes: row.notes,
    })
}
