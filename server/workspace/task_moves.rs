//! Tasks: moving on, taking off the list and putting back.

use chrono::Duration;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use tables::ids::TaskId;
use tables::kinds::TaskState;
use tables::task::{Column, Entity};

use super::people::noted;
use super::task_rows::{KEPT_DAYS, is_full, load};
use crate::App;
use crate::db;
use crate::error::{Error, Result};
use crate::teams::access::PlanTeam;

/// Moves a task that the page showed as revision `based_on` to another state. False: it was changed
/// since, and whoever pressed the button has not seen how.
pub(super) async fn put_state(
    app: &App,
    may: &PlanTeam,
    id: TaskId,
    based_on: i32,
    state: TaskState,
) -> Result<bool> {
    let now = app.clock.now();
    let done = state == TaskState::Done;
    let tx = db::begin_write(&app.db).await?;
    load(&tx, may.team.id, id).await?;
    let moved = Entity::update_many()
        .col_expr(Column::State, Expr::value(state))
        .col_expr(Column::DoneBy, Expr::value(done.then_some(may.by.id)))
        .col_expr(Column::DoneAt, Expr::value(done.then_some(now)))
        .col_expr(Column::Revision, Expr::value(based_on.saturating_add(1)))
        .col_expr(Column::ChangedBy, Expr::value(may.by.id))
        .col_expr(Column::ChangedAt, Expr::value(now))
        .filter(Column::Id.eq(id))
        .filter(Column::Revision.eq(based_on))
        .filter(Column::RemovedAt.is_null())
        .exec(&tx)
        .await?;
    if moved.rows_affected == 0 {
        return Ok(false);
    }
    noted(&tx, app, &may.by, may.tie, may.team.id, ("task", id.0)).await?;
    tx.commit().await?;
    Ok(true)
}

/// Takes a task off the list, or puts it back. False: it was so already, or is gone for good.
pub(super) async fn remove(app: &App, may: &PlanTeam, id: TaskId, remove: bool) -> Result<bool> {
    let now = app.clock.now();
    let tx = db::begin_write(&app.db).await?;
    let there = Entity::find_by_id(id).filter(Column::TeamId.eq(may.team.id)).one(&tx).await?;
    there.ok_or(Error::NotFound)?;
    if !remove && is_full(&tx, may.team.id, 1).await? {
        return Ok(false);
    }
    let as_seen = if remove {
        Column::RemovedAt.is_null()
    } else {
        Column::RemovedAt.gt(now - Duration::days(KEPT_DAYS))
    };
    let done = Entity::update_many()
        .col_expr(Column::RemovedAt, Expr::value(remove.then_some(now)))
        .col_expr(Column::Revision, Expr::col(Column::Revision).add(1))
        .col_expr(Column::ChangedBy, Expr::value(may.by.id))
        .col_expr(Column::ChangedAt, Expr::value(now))
        .filter(Column::Id.eq(id))
        .filter(as_seen)
        .exec(&tx)
        .await?;
    if done.rows_affected == 0 {
        return Ok(false);
    }
    noted(&tx, app, &may.by, may.tie, may.team.id, ("task", id.0)).await?;
    tx.commit().await?;
    Ok(true)
}
