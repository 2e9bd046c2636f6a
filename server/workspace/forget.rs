//! What goes when a team is dissolved, and what goes by itself.

use chrono::Duration;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect};
use tables::ids::{DiaryEntryId, TaskId, TeamId};
use tables::{canvas_field, diary_entry, diary_presence, occasion, task, task_assignee, team_file};

use super::task_rows::KEPT_DAYS;
use crate::App;
use crate::db;
use crate::error::Result;

/// So many are forgotten at once.
const MANY: u64 = 500;

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

/// Forgets tasks and pages of diaries that were taken out so long ago that nobody can put them back.
pub async fn sweep(app: &App) -> Result<()> {
    let long_ago = app.clock.now() - Duration::days(KEPT_DAYS);
    let old: Vec<TaskId> = task::Entity::find()
        .select_only()
        .column(task::Column::Id)
        .filter(task::Column::RemovedAt.lte(long_ago))
        .limit(MANY)
        .into_tuple()
        .all(&app.db)
        .await?;
    let pages: Vec<DiaryEntryId> = diary_entry::Entity::find()
        .select_only()
        .column(diary_entry::Column::Id)
        .filter(diary_entry::Column::RemovedAt.lte(long_ago))
        .limit(MANY)
        .into_tuple()
        .all(&app.db)
        .await?;
    if old.is_empty() && pages.is_empty() {
        return Ok(());
    }
    let tx = db::begin_write(&app.db).await?;
    forget_tasks(&tx, old).await?;
    diary_presence::Entity::delete_many()
        .filter(diary_presence::Column::EntryId.is_in(pages.iter().copied()))
        .exec(&tx)
        .await?;
    diary_entry::Entity::delete_many().filter(diary_entry::Column::Id.is_in(pages)).exec(&tx).await?;
    tx.commit().await?;
    Ok(())
}
