//! What goes when a team is dissolved, and what goes by itself.

use chrono::Duration;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect};
use tables::ids::{TaskId, TeamId};
use tables::{canvas_field, diary_entry, occasion, task, task_assignee, team_file};

use super::task_rows::KEPT_DAYS;
use crate::App;
use crate::db;
use crate::error::Result;

/// Forgets what was only planned in a team that is dissolved. False: it has a canvas, a diary or files,
/// which somebody has made.
pub async fn forget_team(conn: &impl ConnectionTrait, team: TeamId) -> Result<bool> {
    let boxes = canvas_field::Entity::find().filter(canvas_field::Column::TeamId.eq(team)).count(conn);
    let pages = diary_entry::Entity::find().filter(diary_entry::Column::TeamId.eq(team)).count(conn);
    let files = team_file::Entity::find().filter(team_file::Column::TeamId.eq(team)).count(conn);
    if boxes.await? + pages.await? + files.await? > 0 {
        return Ok(false);
    }
    let tasks: Vec<TaskId> = task::Entity::find()
        .select_only()
        .column(task::Column::Id)
        .filter(task::Column::TeamId.eq(team))
        .into_tuple()
        .all(conn)
        .await?;
    forget_tasks(conn, tasks).await?;
    occasion::Entity::delete_many().filter(occasion::Column::TeamId.eq(team)).exec(conn).await?;
    Ok(true)
}

async fn forget_tasks(conn: &impl ConnectionTrait, tasks: Vec<TaskId>) -> Result<()> {
    task_assignee::Entity::delete_many()
        .filter(task_assignee::Column::TaskId.is_in(tasks.iter().copied()))
        .exec(conn)
        .await?;
    task::Entity::delete_many().filter(task::Column::Id.is_in(tasks)).exec(conn).await?;
    Ok(())
}

/// Forgets tasks that were taken off a list so long ago that nobody can put them back.
pub async fn sweep(app: &App) -> Result<()> {
    let long_ago = app.clock.now() - Duration::days(KEPT_DAYS);
    let old: Vec<TaskId> = task::Entity::find()
        .select_only()
        .column(task::Column::Id)
        .filter(task::Column::RemovedAt.lte(long_ago))
        .limit(500)
        .into_tuple()
        .all(&app.db)
        .await?;
    if old.is_empty() {
        return Ok(());
    }
    let tx = db::begin_write(&app.db).await?;
    forget_tasks(&tx, old).await?;
    tx.commit().await?;
    Ok(())
}
