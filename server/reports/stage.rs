//! Where a report's part stands, and the steps that the team and its teacher take.
//!
//! Each step is one conditional update on the stage and revision that the page showed, in the
//! transaction that also writes the event and the mails. The steps of the staff are in the feature
//! that reviews; the table of what may follow what, and the update itself, are here for all.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use serde_json::json;
use tables::ids::PersonId;
use tables::kinds::{Part, Stage};
use tables::report_part::{Column, Entity, Model};

use super::access::{ConsentReport, EditReport, WithdrawReport};
use super::letters;
use crate::App;
use crate::db;
use crate::error::Result;
use crate::people::account::note;

/// What can be done to a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The team asks its teacher to let it go.
    AskConsent,
    /// The team takes its request back, to write on.
    Withdraw,
    /// The same with a part that had come back: that it did stays true.
    WithdrawMended,
    /// The teacher lets it go to the staff.
    Consent,
    /// The teacher sends it back to the team, with reasons.
    SendBack,
    /// A reviewer takes it.
    Take,
    /// It gets another reviewer, and stands where it stood.
    HandOver,
    /// The reviewer sends it back to the team, with reasons.
    Return,
    /// The reviewer finds it ready.
    Approve,
    /// It becomes public.
    Publish,
}

impl Step {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::AskConsent,
        Self::Withdraw,
        Self::WithdrawMended,
        Self::Consent,
        Self::SendBack,
        Self::Take,
        Self::HandOver,
        Self::Return,
        Self::Approve,
        Self::Publish,
    ];
}

/// The stage after `step`, if it is possible from `stage`. What is approved or public may go back
/// too: the public version stays until a new one is published.
pub fn after(stage: Stage, step: Step) -> Option<Stage> {
    match step {
        Step::AskConsent => match stage {
            Stage::Draft | Stage::Returned => Some(Stage::AwaitingConsent),
            Stage::AwaitingConsent
            | Stage::Submitted
            | Stage::InReview
            | Stage::Approved
            | Stage::Published => None,
        },
        Step::Withdraw => only(stage, Stage::AwaitingConsent, Stage::Draft),
        Step::Consent => only(stage, Stage::AwaitingConsent, Stage::Submitted),
        Step::WithdrawMended | Step::SendBack => only(stage, Stage::AwaitingConsent, Stage::Returned),
        Step::Take => only(stage, Stage::Submitted, Stage::InReview),
        Step::HandOver => match stage {
            Stage::InReview | Stage::Returned | Stage::Approved => Some(stage),
            Stage::Draft | Stage::AwaitingConsent | Stage::Submitted | Stage::Published => None,
        },
        Step::Return => match stage {
            Stage::InReview | Stage::Approved | Stage::Published => Some(Stage::Returned),
            Stage::Draft | Stage::AwaitingConsent | Stage::Submitted | Stage::Returned => None,
        },
        Step::Approve => only(stage, Stage::InReview, Stage::Approved),
        Step::Publish => only(stage, Stage::Approved, Stage::Published),
    }
}

fn only(stage: Stage, from: Stage, to: Stage) -> Option<Stage> {
    (stage == from).then_some(to)
}

/// Monithon's code for a stage.
pub fn code(stage: Stage) -> i32 {
    match stage {
        Stage::Draft | Stage::AwaitingConsent | Stage::Returned => 1,
        Stage::Submitted => 3,
        Stage::InReview | Stage::Approved => 5,
        Stage::Published => 7,
    }
}

/// Does the team write in this stage?
pub fn is_open(stage: Stage) -> bool {
    match stage {
        Stage::Draft | Stage::Returned => true,
        Stage::AwaitingConsent | Stage::Submitted | Stage::InReview | Stage::Approved | Stage::Published => {
            false
        }
    }
}

/// What became of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moved {
    /// It is done.
    Done,
    /// Someone changed the part since the page was made.
    Stale,
}

/// A step of one part.
pub struct Change<'a> {
    /// The part as the guard saw it.
    pub part: &'a Model,
    /// Its revision as the page showed it.
    pub based_on: i32,
    /// The step.
    pub step: Step,
    /// Further columns that change with it.
    pub also: Vec<(Column, Expr)>,
}

impl Change<'_> {
    /// One conditional update; nothing changed means that someone was faster.
    pub async fn make(self, conn: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<Moved> {
        let Some(to) = after(self.part.stage, self.step) else { return Ok(Moved::Stale) };
        let mut update = Entity::update_many()
            .col_expr(Column::Stage, Expr::value(to))
            .col_expr(Column::Revision, Expr::value(self.based_on.saturating_add(1)));
        if to != self.part.stage {
            // The age in the queue counts from the last change of stage, not of reviewer.
            update = update.col_expr(Column::ChangedAt, Expr::value(now));
        }
        for (column, value) in self.also {
            update = update.col_expr(column, value);
        }
        let done = update
            .filter(Column::ReportId.eq(self.part.report_id))
            .filter(Column::Part.eq(self.part.part))
            .filter(Column::Stage.eq(self.part.stage))
            .filter(Column::Revision.eq(self.based_on))
            .exec(conn)
            .await?;
        Ok(if done.rows_affected == 1 { Moved::Done } else { Moved::Stale })
    }
}

/// The part's report in the subject of events.
pub fn subject(part: &Model) -> String {
    format!("report:{}", part.report_id)
}

/// The team asks its teacher to let the part go; from then on it can't be written.
pub async fn ask(app: &App, may: &EditReport, part: Part, based_on: i32) -> Result<Moved> {
    let Some(part) = may.part(part) else { return Ok(Moved::Stale) };
    let tx = db::begin_write(&app.db).await?;
    let change = Change { part, based_on, step: Step::AskConsent, also: Vec::new() };
    if change.make(&tx, app.clock.now()).await? == Moved::Stale {
        return Ok(Moved::Stale);
    }
    let detail = json!({ "part": part.part.as_str() });
    note(&tx, app, Some(&may.by), "report.consent-asked", subject(part), detail).await?;
    letters::consent_asked(&tx, app, &may.team, &may.report, part.part).await?;
    tx.commit().await?;
    Ok(Moved::Done)
}

/// The team takes its request back, as long as the teacher has not decided.
pub async fn withdraw(app: &App, may: &WithdrawReport, based_on: i32) -> Result<Moved> {
    let tx = db::begin_write(&app.db).await?;
    // Whatever comes back brings a reason, and keeps it until it comes back again.
    let step = match may.part.returned_reason {
        Some(_) => Step::WithdrawMended,
        None => Step::Withdraw,
    };
    let change = Change { part: &may.part, based_on, step, also: Vec::new() };
    if change.make(&tx, app.clock.now()).await? == Moved::Stale {
        return Ok(Moved::Stale);
    }
    let detail = json!({ "part": may.part.part.as_str() });
    note(&tx, app, Some(&may.by), "report.consent-withdrawn", subject(&may.part), detail).await?;
    tx.commit().await?;
    Ok(Moved::Done)
}

/// The teacher lets the part go to the staff.
pub async fn consent(app: &App, may: &ConsentReport, based_on: i32) -> Result<Moved> {
    let tx = db::begin_write(&app.db).await?;
    let now = app.clock.now();
    let also =
        vec![(Column::ConsentBy, Expr::value(Some(may.by.id))), (Column::SentAt, Expr::value(Some(now)))];
    let change = Change { part: &may.part, based_on, step: Step::Consent, also };
    if change.make(&tx, now).await? == Moved::Stale {
        return Ok(Moved::Stale);
    }
    let detail = json!({ "part": may.part.part.as_str() });
    note(&tx, app, Some(&may.by), "report.sent", subject(&may.part), detail).await?;
    letters::submitted(&tx, app, &may.team, &may.report, &may.part).await?;
    tx.commit().await?;
    Ok(Moved::Done)
}

/// The teacher sends the part back to the team.
pub async fn send_back(app: &App, may: &ConsentReport, based_on: i32, reason: &str) -> Result<Moved> {
    let tx = db::begin_write(&app.db).await?;
    let also = vec![
        (Column::ReturnedReason, Expr::value(Some(reason.to_owned()))),
        // An earlier consent was to another text.
        (Column::ConsentBy, Expr::value(None::<PersonId>)),
    ];
    let change = Change { part: &may.part, based_on, step: Step::SendBack, also };
    if change.make(&tx, app.clock.now()).await? == Moved::Stale {
        return Ok(Moved::Stale);
    }
    let detail = json!({ "part": may.part.part.as_str() });
    note(&tx, app, Some(&may.by), "report.sent-back", subject(&may.part), detail).await?;
    letters::sent_back(&tx, app, &may.team, &may.report, may.part.part, reason).await?;
    tx.commit().await?;
    Ok(Moved::Done)
}
