//! Reminders of tasks: the day before, and once when the day is over, to those who do them.

use chrono::Duration;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::json;
use tables::ids::PersonId;
use tables::kinds::{NoticeKind, TaskState};
use tables::{task, team};

use super::task_rows;
use crate::App;
use crate::db;
use crate::error::Result;
use crate::notices::Notice;
use crate::notices::tell::{not_yet_told, tell};
use crate::teams::access::is_live;
use crate::teams::circle;

/// After so many days nobody is told any more that something was due.
const FORGIVEN: i64 = 7;

/// The reminder of a task so many days away, if any.
fn stage(days: i64) -> Option<&'static str> {
    match days {
        0..=1 => Some("day"),
        days if (-FORGIVEN..0).contains(&days) => Some("over"),
        _ => None,
    }
}

/// Reminds whoever has not been, and gives how many were.
pub async fn remind(app: &App) -> Result<usize> {
    let today = app.clock.today();
    let near = task::Entity::find()
        .filter(task::Column::State.ne(TaskState::Done))
        .filter(task::Column::RemovedAt.is_null())
        .filter(task::Column::DueOn.gte(today - Duration::days(FORGIVEN)))
        .filter(task::Column::DueOn.lte(today + Duration::days(1)))
        .order_by_asc(task::Column::Id)
        .all(&app.db)
        .await?;
    let mut does = task_rows::assignees(&app.db, near.iter().map(|row| row.id)).await?;
    let mut told = 0;
    for row in near {
        let (Some(due), Some(wanted)) = (row.due_on, does.remove(&row.id)) else { continue };
        let days = (due - today).num_days();
        let Some(stage) = stage(days) else { continue };
        // A changed day is reminded of again.
        let key = format!("task:{}:{due}:{stage}", row.id);
        let now = circle::members(&app.db, row.team_id).await?;
        let still: Vec<PersonId> = wanted.into_iter().filter(|one| now.contains(one)).collect();
        let new = not_yet_told(&app.db, &still, &key).await?;
        let team = team::Entity::find_by_id(row.team_id).one(&app.db).await?;
        let Some(team) = team.filter(|_| !new.is_empty()) else { continue };
        if !is_live(&app.db, &team).await? {
            continue;
        }
        let notice = Notice::new(NoticeKind::Deadline, format!("/teams/{}/tasks#task-{}", team.id, row.id))
            .with("title", json!({ "it": row.title, "en": row.title }))
            .with("due", due.to_string())
            .with("days", days)
            .with("stage", stage)
            .once(key);
        let tx = db::begin_write(&app.db).await?;
        told += tell(&tx, app, &new, &notice).await?;
        tx.commit().await?;
    }
    Ok(told)
}
