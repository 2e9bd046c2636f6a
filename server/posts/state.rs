//! Where a draft stands and what may follow: one conditional update a step, in the transaction that also
//! tells the other side.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use serde_json::json;
use tables::kinds::PostState;
use tables::post::{Column, Entity, Model};

use super::access::{CheckPost, ReopenPost, WithdrawPost, WritePost};
use super::letters;
use crate::App;
use crate::db;
use crate::error::Result;
use crate::people::audit::{About, record};

/// What can be done with a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The team asks its teacher to check it.
    Ask,
    /// The team takes its request back, to write on.
    Withdraw,
    /// The teacher sends it back, with words.
    SendBack,
    /// The teacher publishes it.
    Publish,
    /// The team begins a new draft of what is public.
    Reopen,
}

impl Step {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Ask, Self::Withdraw, Self::SendBack, Self::Publish, Self::Reopen];
}

/// The state after `step`, if it is possible from `state`.
pub fn after(state: PostState, step: Step) -> Option<PostState> {
    let to = match (step, state) {
        (Step::Ask, PostState::Draft | PostState::Returned) => PostState::Awaiting,
        (Step::Withdraw, PostState::Awaiting) | (Step::Reopen, PostState::Published) => PostState::Draft,
        (Step::SendBack, PostState::Awaiting) => PostState::Returned,
        (Step::Publish, PostState::Awaiting) => PostState::Published,
        (Step::Ask, PostState::Awaiting | PostState::Published)
        | (
            Step::Withdraw | Step::SendBack | Step::Publish,
            PostState::Draft | PostState::Returned | PostState::Published,
        )
        | (Step::Reopen, PostState::Draft | PostState::Returned | PostState::Awaiting) => return None,
    };
    Some(to)
}

/// What became of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moved {
    /// It is done.
    Done,
    /// Somebody changed the post since the page was made.
    Stale,
}

/// Makes a step of the post as the guard saw it, if its revision is still the page's. `reason`: what the
/// teacher says, which stays until the next request.
pub(super) async fn step(
    conn: &impl ConnectionTrait,
    post: &Model,
    based_on: i32,
    step: Step,
    reason: Option<String>,
    now: DateTime<Utc>,
) -> Result<Moved> {
    let Some(to) = after(post.state, step) else { return Ok(Moved::Stale) };
    let done = Entity::update_many()
        .col_expr(Column::State, Expr::value(to))
        .col_expr(Column::ReturnedReason, Expr::value(reason))
        .col_expr(Column::Revision, Expr::value(based_on.saturating_add(1)))
        .col_expr(Column::ChangedAt, Expr::value(now))
        .filter(Column::Id.eq(post.id))
        .filter(Column::State.eq(post.state))
        .filter(Column::Revision.eq(based_on))
        .exec(conn)
        .await?;
    Ok(if done.rows_affected == 1 { Moved::Done } else { Moved::Stale })
}

/// The team asks its teacher to check the post; from then on it can't be written.
pub async fn ask(app: &App, may: &WritePost, based_on: i32) -> Result<Moved> {
    let tx = db::begin_write(&app.db).await?;
    let moved = step(&tx, &may.post, based_on, Step::Ask, None, app.clock.now()).await?;
    if moved == Moved::Done {
        let about = About::new("post", may.post.id).with(json!({ "team": may.team.id.0 }));
        record(&tx, &app.clock, Some(&may.by), "post.asked", about).await?;
        letters::asked(&tx, app, &may.team, &may.post).await?;
        tx.commit().await?;
    }
    Ok(moved)
}

/// The team takes its request back, as long as the teacher has not decided.
pub async fn withdraw(app: &App, may: &WithdrawPost, based_on: i32) -> Result<Moved> {
    let tx = db::begin_write(&app.db).await?;
    let moved = step(&tx, &may.post, based_on, Step::Withdraw, None, app.clock.now()).await?;
    if moved == Moved::Done {
        tx.commit().await?;
    }
    Ok(moved)
}

/// The team begins a new draft: what is public stays as it is until the teacher publishes the new one.
pub async fn reopen(app: &App, may: &ReopenPost, based_on: i32) -> Result<Moved> {
    let tx = db::begin_write(&app.db).await?;
    let moved = step(&tx, &may.post, based_on, Step::Reopen, None, app.clock.now()).await?;
    if moved == Moved::Done {
        tx.commit().await?;
    }
    Ok(moved)
}

/// The teacher sends the post back to the team.
pub async fn send_back(app: &App, may: &CheckPost, based_on: i32, reason: &str) -> Result<Moved> {
    let tx = db::begin_write(&app.db).await?;
    let now = app.clock.now();
    let moved = step(&tx, &may.post, based_on, Step::SendBack, Some(reason.to_owned()), now).await?;
    if moved == Moved::Done {
        let about = About::new("post", may.post.id).with(json!({ "team": may.team.id.0 }));
        record(&tx, &app.clock, Some(&may.by), "post.returned", about).await?;
        letters::returned(&tx, app, &may.team, &may.post, reason).await?;
        tx.commit().await?;
    }
    Ok(moved)
}
