//! A teacher's answer to what was handed in: accepted, or returned with words. Staff return what a
//! teacher has accepted.

use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;
use tables::deliverable::{Column, Entity};
use tables::kinds::{DeliverableState, Verdict};

use super::access::JudgePiece;
use super::handing::answer_version;
use super::letters::{self, What};
use crate::App;
use crate::db;
use crate::error::Result;
use crate::people::audit::{About, record};
use crate::teams::access::TeamTie;

/// The longest answer, in characters.
pub(super) const LONGEST: usize = 2_000;

/// From where one who stands so to the team may accept.
pub fn may_accept(tie: TeamTie, state: DeliverableState) -> bool {
    match tie {
        TeamTie::Teacher => state == DeliverableState::HandedIn,
        TeamTie::Member | TeamTie::Supporter | TeamTie::Staff | TeamTie::None => false,
    }
}

/// From where one who stands so to the team may return it.
pub fn may_return(tie: TeamTie, state: DeliverableState) -> bool {
    match tie {
        TeamTie::Teacher => matches!(state, DeliverableState::HandedIn | DeliverableState::Accepted),
        TeamTie::Staff => state == DeliverableState::Accepted,
        TeamTie::Member | TeamTie::Supporter | TeamTie::None => false,
    }
}

/// Accepts that version, or returns it. False: it is not where that can be done any more, or the team
/// has handed in another.
pub async fn answer(app: &App, may: &JudgePiece, version: i32, accept: bool, words: &str) -> Result<bool> {
    let Some(row) = &may.piece.row else { return Ok(false) };
    let (allowed, to, verdict, action, what) = if accept {
        (
            may_accept(may.tie, row.state),
            DeliverableState::Accepted,
            Verdict::Accepted,
            "deliverable.accepted",
            What::Accepted,
        )
    } else {
        (
            may_return(may.tie, row.state),
            DeliverableState::Returned,
            Verdict::Returned,
            "deliverable.returned",
            What::Returned,
        )
    };
    if !allowed {
        return Ok(false);
    }
    let now = app.clock.now();
    let tx = db::begin_write(&app.db).await?;
    let done = Entity::update_many()
        .col_expr(Column::State, Expr::value(to))
        .col_expr(Column::Answer, Expr::value(words))
        .col_expr(Column::AnsweredBy, Expr::value(Some(may.by.id)))
        .col_expr(Column::AnsweredAt, Expr::value(Some(now)))
        .filter(Column::Id.eq(row.id))
        .filter(Column::State.eq(row.state))
        .filter(Column::Versions.eq(version))
        .exec(&tx)
        .await?;
    if done.rows_affected == 0 {
        return Ok(false);
    }
    answer_version(&tx, row.id, version, verdict, words, may.by.id, now).await?;
    let about = About::new("deliverable", row.id).with(json!({ "team": row.team_id.0, "version": version }));
    record(&tx, &app.clock, Some(&may.by), action, about).await?;
    letters::told(&tx, app, &may.piece, what, may.by.id, words).await?;
    tx.commit().await?;
    Ok(true)
}
