//! Tasks: what is on the list, adding to it and changing what is there.

use std::collections::{BTreeSet, HashMap};

use chrono::Duration;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, NotSet, PaginatorTrait, QueryFilter,
    QueryOrder, Set,
};
use tables::ids::{PersonId, TaskId, TeamId};
use tables::kinds::{NoticeKind, TaskState};
use tables::task::{ActiveModel, Column, Entity, Model};
use tables::{task_assignee, team};

use super::people::noted;
use super::suggestions::Suggestion;
use super::task_form::Checked;
use crate::App;
use crate::db;
use crate::error::{Error, Result};
use crate::notices::{Notice, tell};
use crate::teams::access::PlanTeam;
use crate::text::Lang;

/// So many tasks may be on a team's list.
pub(super) const MOST: u64 = 300;
/// For so many days a task that was taken off can be put back.
pub(super) const KEPT_DAYS: i64 = 30;

/// What became of a new task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Added {
    /// It is there.
    Done(TaskId),
    /// The list is full.
    Full,
}

/// What became of a change.
pub(super) enum Changed {
    /// It is there.
    Done,
    /// Somebody else has changed the task since the page was made; this is what is there now.
    Stale(Box<Model>),
}

/// The team's tasks that are on the list, what is due first before the rest.
pub(super) async fn of_team(conn: &impl ConnectionTrait, team: TeamId) -> Result<Vec<Model>> {
    let mut rows = Entity::find()
        .filter(Column::TeamId.eq(team))
        .filter(Column::RemovedAt.is_null())
        .order_by_asc(Column::Id)
        .all(conn)
        .await?;
    rows.sort_by_key(|row| (row.due_on.is_none(), row.due_on, row.id));
    Ok(rows)
}

/// Those that were taken off and can be put back, the last first.
pub(super) async fn removed(app: &App, team: TeamId) -> Result<Vec<Model>> {
    Ok(Entity::find()
        .filter(Column::TeamId.eq(team))
        .filter(Column::RemovedAt.gt(app.clock.now() - Duration::days(KEPT_DAYS)))
        .order_by_desc(Column::RemovedAt)
        .order_by_desc(Column::Id)
        .all(&app.db)
        .await?)
}

/// Who does each of these tasks.
pub(super) async fn assignees(
    conn: &impl ConnectionTrait,
    tasks: impl IntoIterator<Item = TaskId>,
) -> Result<HashMap<TaskId, Vec<PersonId>>> {
    let rows = task_assignee::Entity::find()
        .filter(task_assignee::Column::TaskId.is_in(tasks))
        .order_by_asc(task_assignee::Column::PersonId)
        .all(conn)
        .await?;
    let mut of: HashMap<TaskId, Vec<PersonId>> = HashMap::new();
    for row in rows {
        of.entry(row.task_id).or_default().push(row.person_id);
    }
    Ok(of)
}

/// A task on the team's list.
pub(super) async fn load(conn: &impl ConnectionTrait, team: TeamId, id: TaskId) -> Result<Model> {
    let row = Entity::find_by_id(id).filter(Column::TeamId.eq(team)).one(conn).await?;
    row.filter(|row| row.removed_at.is_none()).ok_or(Error::NotFound)
}

/// Would the list be too long with so many more?
pub(super) async fn is_full(conn: &impl ConnectionTrait, team: TeamId, more: usize) -> Result<bool> {
    let here = Entity::find().filter(Column::TeamId.eq(team)).filter(Column::RemovedAt.is_null());
    Ok(here.count(conn).await? + u64::try_from(more).unwrap_or(MOST) > MOST)
}

fn begun(app: &App, may: &PlanTeam, title: String) -> ActiveModel {
    let now = app.clock.now();
    ActiveModel {
        id: NotSet,
        team_id: Set(may.team.id),
        title: Set(title),
        notes: Set(String::new()),
        due_on: Set(None),
        state: Set(TaskState::Todo),
        step_id: Set(None),
        template: Set(None),
        revision: Set(1),
        created_by: Set(may.by.id),
        created_at: Set(now),
        changed_by: Set(may.by.id),
        changed_at: Set(now),
        done_by: Set(None),
        done_at: Set(None),
        removed_at: Set(None),
    }
}

/// Adds a task, and tells those who are to do it.
pub(super) async fn add(app: &App, may: &PlanTeam, form: Checked) -> Result<Added> {
    let tx = db::begin_write(&app.db).await?;
    if is_full(&tx, may.team.id, 1).await? {
        return Ok(Added::Full);
    }
    let row = ActiveModel {
        notes: Set(form.notes),
        due_on: Set(form.due_on),
        step_id: Set(form.step_id),
        ..begun(app, may, form.title)
    };
    let row = row.insert(&tx).await?;
    assign(&tx, app, may, &row, &form.assignees, &[]).await?;
    noted(&tx, app, &may.by, may.tie, may.team.id, ("task", row.id.0)).await?;
    tx.commit().await?;
    Ok(Added::Done(row.id))
}

/// Adds the ready-made tasks of a step that the team has not had yet; gives how many, or none if the
/// list has no room for them.
pub(super) async fn add_suggested(
    app: &App,
    may: &PlanTeam,
    step: &tables::edition_step::Model,
    ready: &[&Suggestion],
    lang: Lang,
) -> Result<Option<u64>> {
    let tx = db::begin_write(&app.db).await?;
    if is_full(&tx, may.team.id, ready.len()).await? {
        return Ok(None);
    }
    let mut added = 0;
    for one in ready {
        let row = ActiveModel {
            notes: Set(one.notes(lang).to_owned()),
            step_id: Set(Some(step.id)),
            template: Set(Some(format!("step:{}:{}", step.id, one.id))),
            ..begun(app, may, one.title(lang).to_owned())
        };
        added += Entity::insert(row)
            .on_conflict(OnConflict::columns([Column::TeamId, Column::Template]).do_nothing().to_owned())
            .exec_without_returning(&tx)
            .await?;
    }
    if added > 0 {
        noted(&tx, app, &may.by, may.tie, may.team.id, ("step", step.id.0)).await?;
    }
    tx.commit().await?;
    Ok(Some(added))
}

/// Writes who does it, and tells those who have not done so before.
async fn assign(
    conn: &impl ConnectionTrait,
    app: &App,
    may: &PlanTeam,
    row: &Model,
    wanted: &BTreeSet<PersonId>,
    before: &[PersonId],
) -> Result<()> {
    task_assignee::Entity::delete_many().filter(task_assignee::Column::TaskId.eq(row.id)).exec(conn).await?;
    let rows = wanted
        .iter()
        .map(|person| task_assignee::ActiveModel { task_id: Set(row.id), person_id: Set(*person) });
    if !wanted.is_empty() {
        task_assignee::Entity::insert_many(rows).exec_without_returning(conn).await?;
    }
    let new: Vec<PersonId> =
        wanted.iter().filter(|one| !before.contains(one) && **one != may.by.id).copied().collect();
    tell(conn, app, &new, &notice_of(&may.team, row)).await?;
    Ok(())
}

fn notice_of(team: &team::Model, row: &Model) -> Notice {
    Notice::new(NoticeKind::Task, format!("/teams/{}/tasks?show=mine", team.id))
        .with("team", team.name.as_str())
        .with("task", row.title.as_str())
        .stacked(format!("team:{}:tasks", team.id))
}

/// Changes a task that the page showed as revision `based_on`.
pub(super) async fn change(
    app: &App,
    may: &PlanTeam,
    id: TaskId,
    based_on: i32,
    form: Checked,
) -> Result<Changed> {
    let tx = db::begin_write(&app.db).await?;
    let row = load(&tx, may.team.id, id).await?;
    let done = Entity::update_many()
        .col_expr(Column::Title, Expr::value(form.title.clone()))
        .col_expr(Column::Notes, Expr::value(form.notes))
        .col_expr(Column::DueOn, Expr::value(form.due_on))
        .col_expr(Column::StepId, Expr::value(form.step_id))
        .col_expr(Column::Revision, Expr::value(based_on.saturating_add(1)))
        .col_expr(Column::ChangedBy, Expr::value(may.by.id))
        .col_expr(Column::ChangedAt, Expr::value(app.clock.now()))
        .filter(Column::Id.eq(id))
        .filter(Column::Revision.eq(based_on))
        .filter(Column::RemovedAt.is_null())
        .exec(&tx)
        .await?;
    if done.rows_affected == 0 {
        return Ok(Changed::Stale(Box::new(row)));
    }
    let before = assignees(&tx, [id]).await?.remove(&id).unwrap_or_default();
    assign(&tx, app, may, &Model { title: form.title, ..row }, &form.assignees, &before).await?;
    noted(&tx, app, &may.by, may.tie, may.team.id, ("task", id.0)).await?;
    tx.commit().await?;
    Ok(Changed::Done)
}
