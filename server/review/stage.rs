//! What staff change about a part's stage: take, hand over, return, approve.
//!
//! What may follow what, and the update that makes it so, are in `reports::stage`; here each step
//! gets its event and its letter, in the same transaction.

use sea_orm::DatabaseTransaction;
use sea_orm::sea_query::Expr;
use tables::ids::PersonId;
use tables::kinds::Stage;
use tables::report_part::{Column, Model};

use crate::App;
use crate::db;
use crate::error::Result;
use crate::people::account::note;
pub use crate::reports::stage::Moved;
use crate::reports::stage::{Change, Step, after, subject};
use crate::review::access::{AssignReport, JudgeReport};
use crate::review::letters;

async fn make(
    tx: &DatabaseTransaction,
    app: &App,
    part: &Model,
    based_on: i32,
    step: Step,
    also: Vec<(Column, Expr)>,
) -> Result<Moved> {
    Change { part, based_on, step, also }.make(tx, app.clock.now()).await
}

async fn finish(tx: DatabaseTransaction, moved: Moved) -> Result<Moved> {
    match moved {
        Moved::Done => tx.commit().await?,
        Moved::Stale => tx.rollback().await?,
    }
    Ok(moved)
}

/// The step by which a part in this stage gets a reviewer.
fn assigning(stage: Stage) -> Step {
    if after(stage, Step::Take).is_some() { Step::Take } else { Step::HandOver }
}

/// Can a part in this stage get a reviewer?
pub fn may_assign(stage: Stage) -> bool {
    after(stage, assigning(stage)).is_some()
}

/// Gives the part to a reviewer, who is then reading it.
pub async fn assign(app: &App, may: &AssignReport, based_on: i32, reviewer: PersonId) -> Result<Moved> {
    let tx = db::begin_write(&app.db).await?;
    let also = vec![(Column::ReviewerId, Expr::value(reviewer))];
    let moved = make(&tx, app, &may.part, based_on, assigning(may.part.stage), also).await?;
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
    after(stage, Step::Return).is_some()
}

/// Sends the part back to the team with reasons.
pub async fn return_(app: &App, may: &JudgeReport, based_on: i32, reason: &str) -> Result<Moved> {
    let tx = db::begin_write(&app.db).await?;
    let also = vec![(Column::ReturnedReason, Expr::value(Some(reason.to_owned())))];
    let moved = make(&tx, app, &may.part, based_on, Step::Return, also).await?;
    if moved == Moved::Done {
        let detail = serde_json::json!({ "part": may.part.part.as_str() });
        note(&tx, app, Some(&may.by), "report.returned", subject(&may.part), detail).await?;
        letters::returned(&tx, app, &may.report, &may.part, reason).await?;
    }
    finish(tx, moved).await
}

/// Finds the part ready to be published.
pub async fn approve(app: &App, may: &JudgeReport, based_on: i32) -> Result<Moved> {
    let tx = db::begin_write(&app.db).await?;
    let moved = make(&tx, app, &may.part, based_on, Step::Approve, Vec::new()).await?;
    if moved == Moved::Done {
        let detail = serde_json::json!({ "part": may.part.part.as_str() });
        note(&tx, app, Some(&may.by), "report.approved", subject(&may.part), detail).await?;
        letters::approved(&tx, app, &may.report, &may.part).await?;
    }
    finish(tx, moved).await
}
