//! Where a report's part stands, and the steps that the team and its teacher take.
//!
//! Each step is one conditional update on the stage and revision that the page showed, in the
//! transaction that also writes the event and the mails. The steps of the staff are in the feature
//! that reviews; the table of what may follow what is here for all.

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
    /// The teacher lets it go to the staff.
    Consent,
    /// The teacher sends it back to the team, with reasons.
    SendBack,
    /// A reviewer takes it.
    Take,
    /// The reviewer sends it back to the team, with reasons.
    Return,
    /// The reviewer finds it ready.
    Approve,
    /// It becomes public.
    Publish,
}

impl Step {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::AskConsent,
        Self::Withdraw,
        Self::Consent,
        Self::SendBack,
        Self::Take,
        Self::Return,
        Self::Approve,
        Self::Publish,
    ];
}

/// The stage after `step`, if it is possible from `stage`. What is approved or public may go back
/// too: the public version stays until a new one is published.
pub fn after(stage: Stage, step: Step) -> Option<Stage> {
    match (step, stage) {
        (Step::AskConsent, Stage::Draft | Stage::Returned) => Some(Stage::AwaitingConsent),
        (Step::Withdraw, Stage::AwaitingConsent) => Some(Stage::Draft),
        (Step::Consent, Stage::AwaitingConsent) => Some(Stage::Submitted),
        (Step::SendBack, Stage::AwaitingConsent)
        | (Step::Return, Stage::InReview | Stage::Approved | Stage::Published) => Some(Stage::Returned),
        (Step::Take, Stage::Submitted) => Some(Stage::InReview),
        (Step::Approve, Stage::InReview) => Some(Stage::Approved),
        (Step::Publish, Stage::Approved) => Some(Stage::Published),
        (
            Step::AskConsent,
            Stage::AwaitingConsent | Stage::Submitted | Stage::InReview | Stage::Approved | Stage::Published,
        )
        | (
            Step::Withdraw | Step::Consent | Step::SendBack,
            Stage::Draft
            | Stage::Submitted
            | Stage::InReview
            | Stage::Returned
            | Stage::Approved
            | Stage::Published,
        )
        | (
            Step::Take,
            Stage::Draft
            | Stage::AwaitingConsent
            | Stage::InReview
            | Stage::Returned
            | Stage::Approved
            | Stage::Published,
        )
        | (Step::Return, Stage::Draft | Stage::AwaitingConsent | Stage::Submitted | Stage::Returned)
        | (
            Step::Approve,
            Stage::Draft
            | Stage::AwaitingConsent
            | Stage::Submitted
            | Stage::Returned
            | Stage::Approved
            | Stage::Published,
        )
        | (
            Step::Publish,
            Stage::Draft
            | Stage::AwaitingConsent
            | Stage::Submitted
            | Stage::InReview
            | Stage::Returned
            | Stage::Published,
        ) => None,
    }
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

struct Change<'a> {
    part: &'a Model,
    based_on: i32,
    step: Step,
    also: Vec<(Column, Expr)>,
}

impl Change<'_> {
    /// One conditional update; nothing changed means that someone was faster.
    async fn make(self, conn: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<Moved> {
        let Some(to) = after(self.part.stage, self.step) else { return Ok(Moved::Stale) };
        let mut update = Entity::update_many()
            .col_expr(Column::Stage, Expr::value(to))
            .col_expr(Column::Revision, Expr::value(self.based_on.saturating_add(1)))
            .col_expr(Column::ChangedAt, Expr::value(now));
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

fn subject(part: &Model) -> String {
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
    let change = Change { part: &may.part, based_on, step: Step::Withdraw, also: Vec::new() };
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
