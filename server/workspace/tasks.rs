//! A team's list of tasks: what is to do, what somebody is at, what is done.

use chrono::NaiveDate;
use sea_orm::EntityTrait;
use serde::{Deserialize, Serialize};
use tables::ids::PersonId;
use tables::kinds::TaskState;
use tables::{class, edition_step, task};

use super::people;
use super::places::Task;
use super::{suggestions, task_moves, task_rows};
use crate::error::{Error, Result};
use crate::schools::editions;
use crate::teams::access::is_live;
use crate::teams::access::{PlanTeam, TeamTie, ViewTeam, may_plan};
use crate::text::Arg;
use crate::web::Response;
use crate::web::address::At;
use crate::web::form::{Errors, Form, Query};
use crate::web::page::Page;
use crate::web::visit::Visit;

#[derive(Serialize)]
struct TasksPage {
    id: i64,
    name: String,
    may_plan: bool,
    filter: &'static str,
    /// The filters that make sense to this reader, each with how many tasks it shows.
    filters: Vec<(&'static str, usize)>,
    groups: Vec<Group>,
    /// Nothing on the list at all.
    empty: bool,
    /// Key and title of what was taken off and can be put back.
    removed: Vec<(i64, String)>,
    kept_days: i64,
    /// Steps for which there are ready-made tasks.
    steps: Vec<(String, String)>,
    form: SuggestForm,
    errors: Errors,
}

#[derive(Serialize)]
struct Group {
    state: &'static str,
    tasks: Vec<TaskView>,
}

#[derive(Serialize)]
struct TaskView {
    id: i64,
    title: String,
    notes: String,
    due: Option<String>,
    late: bool,
    step: Option<String>,
    assignees: Vec<String>,
    mine: bool,
    done_by: Option<String>,
    done_at: Option<String>,
    revision: i32,
}

impl Page for TasksPage {
    const TEMPLATE: &'static str = "workspace/tasks.html";
}

/// Which tasks are shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Filter {
    All,
    Mine,
    Late,
}

impl Filter {
    fn of(text: &str) -> Self {
        match text {
            "mine" => Self::Mine,
            "late" => Self::Late,
            _ => Self::All,
        }
    }

    fn as_str(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Mine => "mine",
            Self::Late => "late",
        }
    }

    fn shows(self, task: &TaskView) -> bool {
        match self {
            Self::All => true,
            Self::Mine => task.mine,
            Self::Late => task.late,
        }
    }
}

/// The address's choice.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct TasksQuery {
    show: String,
}

/// A step, for its ready-made tasks.
#[derive(Default, Deserialize, Serialize)]
#[serde(default)]
pub(super) struct SuggestForm {
    step: String,
}

/// One press on a task.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct PressForm {
    state: String,
    revision: String,
    /// The filter of the list on which it was pressed.
    show: String,
}

/// The steps of the team's edition.
pub(super) async fn steps(visit: &Visit, team: &tables::team::Model) -> Result<Vec<edition_step::Model>> {
    let db = &visit.app.db;
    let class = class::Entity::find_by_id(team.class_id).one(db).await?.ok_or(Error::NotFound)?;
    editions::steps(db, class.edition_id).await
}

/// Is it not done, and its day over?
pub(super) fn is_late(row: &task::Model, today: NaiveDate) -> bool {
    row.state != TaskState::Done && row.due_on.is_some_and(|due| due < today)
}

/// The team's tasks, ready to show.
async fn views(
    visit: &Visit,
    may: &ViewTeam,
    steps: &[edition_step::Model],
) -> Result<Vec<(TaskState, TaskView)>> {
    let db = &visit.app.db;
    let rows = task_rows::of_team(db, may.team.id).await?;
    let mut does = task_rows::assignees(db, rows.iter().map(|row| row.id)).await?;
    let everybody: Vec<PersonId> =
        does.values().flatten().copied().chain(rows.iter().filter_map(|row| row.done_by)).collect();
    let names = people::names(db, everybody).await?;
    let today = visit.app.clock.today();
    Ok(rows
        .into_iter()
        .map(|row| {
            let own = does.remove(&row.id).unwrap_or_default();
            let step = steps.iter().find(|step| Some(step.id) == row.step_id);
            let view = TaskView {
                id: row.id.0,
                late: is_late(&row, today),
                due: row.due_on.map(|day| day.to_string()),
                step: step.map(|step| editions::name_of(step, visit.lang)),
                assignees: own.iter().filter_map(|id| names.get(id).cloned()).collect(),
                mine: own.contains(&may.by.id),
                done_by: row.done_by.and_then(|id| names.get(&id).cloned()),
                done_at: row.done_at.map(|at| at.to_rfc3339()),
                revision: row.revision,
                title: row.title,
                notes: row.notes,
            };
            (row.state, view)
        })
        .collect())
}

async fn page(
    visit: &Visit,
    may: &ViewTeam,
    filter: Filter,
    typed: Option<(SuggestForm, Errors)>,
) -> Result<TasksPage> {
    let steps = steps(visit, &may.team).await?;
    let mut tasks = views(visit, may, &steps).await?;
    let may_plan = may_plan(may.tie) && is_live(&visit.app.db, &may.team).await?;
    let mut known = vec![Filter::All, Filter::Late];
    if may.tie == TeamTie::Member {
        known.insert(1, Filter::Mine);
    }
    let filter = if known.contains(&filter) { filter } else { Filter::All };
    let count = |filter: Filter| tasks.iter().filter(|(_, task)| filter.shows(task)).count();
    let filters = known.into_iter().map(|one| (one.as_str(), count(one))).collect();
    let empty = tasks.is_empty();
    tasks.retain(|(_, task)| filter.shows(task));
    let mut groups: Vec<Group> = [TaskState::Todo, TaskState::Doing, TaskState::Done]
        .into_iter()
        .map(|state| Group { state: state.as_str(), tasks: Vec::new() })
        .collect();
    for (state, task) in tasks {
        if let Some(group) = groups.iter_mut().find(|group| group.state == state.as_str()) {
            group.tasks.push(task);
        }
    }
    let removed = if may_plan { task_rows::removed(&visit.app, may.team.id).await? } else { Vec::new() };
    let mut ready = Vec::new();
    for step in steps.iter().filter(|_| may_plan) {
        if !suggestions::of_step(step)?.is_empty() {
            ready.push((step.id.to_string(), editions::name_of(step, visit.lang)));
        }
    }
    let (form, errors) = typed.unwrap_or_else(|| {
        // Offered first is the step that the team is at.
        let today = visit.app.clock.today();
        let at = steps.iter().rev().find(|step| step.opens_on <= today);
        (SuggestForm { step: at.map(|step| step.id.to_string()).unwrap_or_default() }, Errors::new())
    });
    Ok(TasksPage {
        id: may.team.id.0,
        name: may.team.name.clone(),
        may_plan,
        filter: filter.as_str(),
        filters,
        groups,
        empty,
        removed: removed.into_iter().map(|row| (row.id.0, row.title)).collect(),
        kept_days: task_rows::KEPT_DAYS,
        steps: ready,
        form,
        errors,
    })
}

pub(super) async fn show(may: ViewTeam, visit: Visit, Query(query): Query<TasksQuery>) -> Result<Response> {
    visit.show(&page(&visit, &may, Filter::of(&query.show), None).await?)
}

/// The list with its filter.
pub(super) fn path_of(may: &PlanTeam, show: &str) -> String {
    let path = format!("/teams/{}/tasks", may.team.id);
    match Filter::of(show) {
        Filter::All => path,
        filter => format!("{path}?show={}", filter.as_str()),
    }
}

pub(super) async fn suggest(may: PlanTeam, visit: Visit, Form(form): Form<SuggestForm>) -> Result<Response> {
    let steps = steps(&visit, &may.team).await?;
    let Some(step) = steps.iter().find(|step| step.id.to_string() == form.step) else {
        let mut errors = Errors::new();
        errors.add("step", visit.t("workspace-step-wrong"));
        let may = ViewTeam::check(&visit.app.db, may.by, may.team.id).await?;
        let page = page(&visit, &may, Filter::All, Some((form, errors))).await?;
        return visit.show_with(http::StatusCode::UNPROCESSABLE_ENTITY, &page);
    };
    let ready = suggestions::of_step(step)?;
    let (kind, said) = match task_rows::add_suggested(&visit.app, &may, step, &ready, visit.lang).await? {
        Some(0) => ("info", visit.t("workspace-suggested-none")),
        Some(added) => {
            let added = usize::try_from(added).unwrap_or(0);
            ("success", visit.t_with("workspace-suggested", &[("count", Arg::from(added))]))
        }
        None => ("warning", full(&visit)),
    };
    visit.go_saying(&path_of(&may, ""), kind, said).await
}

/// What is said where there is no room for another task.
pub(super) fn full(visit: &Visit) -> String {
    let most = usize::try_from(task_rows::MOST).unwrap_or(usize::MAX);
    visit.t_with("workspace-tasks-full", &[("most", Arg::from(most))])
}

pub(super) async fn put_state(
    may: PlanTeam,
    visit: Visit,
    At(Task(id)): At<Task>,
    Form(form): Form<PressForm>,
) -> Result<Response> {
    let state = TaskState::parse(&form.state).ok_or(Error::BadRequest("error-bad-form"))?;
    let based_on = form.revision.parse().map_err(|_| Error::BadRequest("error-bad-form"))?;
    let (kind, key) = if task_moves::put_state(&visit.app, &may, id, based_on, state).await? {
        ("success", format!("workspace-task-now-{}", state.as_str()))
    } else {
        ("warning", "workspace-task-moved".to_owned())
    };
    visit.go_saying(&format!("{}#task-{id}", path_of(&may, &form.show)), kind, visit.t(&key)).await
}

pub(super) async fn remove(may: PlanTeam, visit: Visit, At(Task(id)): At<Task>) -> Result<Response> {
    taken(&may, &visit, task_moves::remove(&visit.app, &may, id, true).await?, "workspace-task-removed").await
}

pub(super) async fn restore(may: PlanTeam, visit: Visit, At(Task(id)): At<Task>) -> Result<Response> {
    taken(&may, &visit, task_moves::remove(&visit.app, &may, id, false).await?, "workspace-task-restored")
        .await
}

async fn taken(may: &PlanTeam, visit: &Visit, done: bool, key: &str) -> Result<Response> {
    let (kind, key) = if done { ("success", key) } else { ("warning", "workspace-task-moved") };
    visit.go_saying(&path_of(may, ""), kind, visit.t(key)).await
}
