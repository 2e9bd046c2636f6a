//! What staff change about a part's stage: take, return, approve, and the step of publishing.
//!
//! Each is one conditional update on the stage and revision that the guard saw, in the transaction
//! that also writes the event. Nothing changed means that someone was faster.

use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter};
use tables::ids::PersonId;
use tables::kinds::Stage;
use tables::report_part::{Column, Entity, Model};

use crate::App;
use crate::db;
use crate::error::Result;
use crate::people::account::note;
use crate::review::access::{AssignReport, JudgeReport};
use crate::review::letters;

/// What became of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moved {
    /// It is done.
    Done,
    /// Someone changed the part since the page was made.
    Stale,
}

/// A part's stage in a subject line of events.
pub fn subject(part: &Model) -> String {
    format!("report:{}", part.report_id)
}

/// Changes the stage, if the part is still as `part` says and `based_on` is its revision; with
/// `also`, other columns in the same statement.
pub(super) async fn step(
    conn: &impl ConnectionTrait,
    app: &App,
    part: &Model,
    based_on: i32,
    to: Stage,
    also: &[(Column, Expr)],
) -> Result<Moved> {
    let mut update = Entity::update_many()
        .col_expr(Column::Stage, Expr::value(to))
        .col_expr(Column::Revision, Expr::value(based_on.saturating_add(1)));
    if to != part.stage {
        // The age in the queue counts from the last change of stage, not of reviewer.
        update = update.col_expr(Column::ChangedAt, Expr::value(app.clock.now()));
    }
    for (column, value) in also {
        update = update.col_expr(*column, value.clone());
    }
    let done = update
        .filter(Column::ReportId.eq(part.report_id))
        .filter(Column::Part.eq(part.part))
        .filter(Column::Stage.eq(part.stage))
        .filter(Column::Revision.eq(based_on))
        .exec(conn)
        .await?;
    Ok(if done.rows_affected == 1 { Moved::Done } else { Moved::Stale })
}

async fn finish(tx: DatabaseTransaction, moved: Moved) -> Result<Moved> {
    match moved {
        Moved::Done => tx.commit().await?,
        Moved::Stale => tx.rollback().await?,
    }
    Ok(moved)
}

/// Gives the part to a reviewer, who is then reading it.
pub async fn assign(app: &App, may: &AssignReport, based_on: i32, reviewer: PersonId) -> Result<Moved> {
    let to = match may.part.stage {
        Stage::Submitted => Stage::InReview,
        Stage::InReview | Stage::Returned | Stage::Approved => may.part.stage,
        // The guard lets nobody here.
        Stage::Draft | Stage::AwaitingConsent | Stage::Published => return Ok(Moved::Stale),
    };
    let tx = db::begin_write(&app.db).await?;
    let also = [(Column::ReviewerId, Expr::value(reviewer))];
    let moved = step(&tx, app, &may.part, based_on, to, &also).await?;
    if moved == Moved::Done {
        let detail = serde_json::json!({ "part": may.part.part.as_str(), "reviewer": reviewer.0 });
        note(&tx, app, Some(&may.by), "report.assigned", subject(&may.part), detail).await?;
        if reviewer != may.by.id {
            letters::assigned(&tx, app, &may.report, &may.part, reviewer).await?;
        }
    }
    finish(tx, moved).await
}

/// May it go back to the team from here? What is public may, by which a new version begins; the
/// public one stays.
pub fn may_return(stage: Stage) -> bool {
    match stage {
        Stage::InReview | Stage::Approved | Stage::Published => true,
        Stage::Draft | Stage::AwaitingConsent | Stage::Submitted | Stage::Returned => false,
    }
}

/// Sends the part back to the team with reasons.
pub async fn return_(app: &App, may: &JudgeReport, based_on: i32, reason: &str) -> Result<Moved> {
    if !may_return(may.part.stage) {
        return Ok(Moved::Stale);
    }
    let tx = db::begin_write(&app.db).await?;
    let also = [(Column::ReturnedReason, Expr::value(Some(reason.to_owned())))];
    let moved = step(&tx, app, &may.part, based_on, Stage::Returned, &also).await?;
    if moved == Moved::Done {
        let detail = serde_json::json!({ "part": may.part.part.as_str() });
        note(&tx, app, Some(&may.by), "report.returned", subject(&may.part), detail).await?;
        letters::returned(&tx, app, &may.report, &may.part, reason).await?;
    }
    finish(tx, moved).await
}

/// Finds the part ready to be published.
pub async fn approve(app: &App, may: &JudgeReport, based_on: i32) -> Result<Moved> {
    if may.part.stage != Stage::InReview {
        return Ok(Moved::Stale);
    }
    let tx = db::begin_write(&app.db).await?;
    let moved = step(&tx, app, &may.part, based_on, Stage::Approved, &[]).await?;
    if moved == Moved::Done {
        let detail = serde_json::json!({ "part": may.part.part.as_str() });
        note(&tx, app, Some(&may.by), "report.approved", subject(&may.part), detail).await?;
        letters::approved(&tx, app, &may.report, &may.part).await?;
    }
    finish(tx, moved).await
}
