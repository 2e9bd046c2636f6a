//! Handing in, and taking it back: each time a version that never changes, and late or not.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set};
use serde_json::json;
use tables::deliverable::{Column, Entity, Model};
use tables::ids::{DeliverableId, PersonId};
use tables::kinds::{DeliverableState, Verdict};
use tables::{deliverable_file, deliverable_version};

use super::access::WritePiece;
use super::letters::{self, What};
use super::piece;
use super::work::OPEN;
use crate::App;
use crate::db;
use crate::error::Result;
use crate::people::audit::{About, record};

/// By how many whole minutes it is late, at least one; none if it is not.
pub fn late_minutes(due: DateTime<Utc>, at: DateTime<Utc>) -> Option<i32> {
    (at > due).then(|| i32::try_from((at - due).num_minutes().max(1)).unwrap_or(i32::MAX))
}

/// Makes a version of the draft. False: somebody was faster.
pub(super) async fn make_version(
    conn: &impl ConnectionTrait,
    app: &App,
    may: &WritePiece,
    row: &Model,
) -> Result<bool> {
    let now = app.clock.now();
    let number = row.versions + 1;
    // Late or not is settled once: what came back in time may take as long as the teacher lets it.
    let due = piece::until(&may.piece.step, row.due_at);
    let (first, late) = match row.first_handed_at {
        Some(first) => (first, row.late_minutes),
        None => (now, late_minutes(due, now)),
    };
    let done = Entity::update_many()
        .col_expr(Column::State, Expr::value(DeliverableState::HandedIn))
        .col_expr(Column::Versions, Expr::value(number))
        .col_expr(Column::FirstHandedAt, Expr::value(Some(first)))
        .col_expr(Column::HandedAt, Expr::value(Some(now)))
        .col_expr(Column::LateMinutes, Expr::value(late))
        .filter(Column::Id.eq(row.id))
        .filter(Column::Revision.eq(row.revision))
        .filter(Column::State.is_in(OPEN))
        .exec(conn)
        .await?;
    if done.rows_affected == 0 {
        return Ok(false);
    }
    let version = deliverable_version::ActiveModel {
        deliverable_id: Set(row.id),
        number: Set(number),
        words: Set(row.words.clone()),
        links: Set(row.links.clone()),
        handed_by: Set(may.by.id),
        handed_at: Set(now),
        verdict: Set(None),
        verdict_words: Set(String::new()),
        verdict_by: Set(None),
        verdict_at: Set(None),
    };
    deliverable_version::Entity::insert(version).exec_without_returning(conn).await?;
    deliverable_file::Entity::update_many()
        .col_expr(deliverable_file::Column::SinceVersion, Expr::value(Some(number)))
        .filter(deliverable_file::Column::DeliverableId.eq(row.id))
        .filter(deliverable_file::Column::SinceVersion.is_null())
        .exec(conn)
        .await?;
    let about = About::new("deliverable", row.id).with(json!({ "team": row.team_id.0, "version": number }));
    record(conn, &app.clock, Some(&may.by), "deliverable.handed-in", about).await?;
    letters::told(conn, app, &may.piece, What::HandedIn, may.by.id, "").await?;
    Ok(true)
}

/// The team takes a version back before anybody has answered. False: somebody has, or it is another
/// version.
pub async fn take_back(app: &App, may: &WritePiece, version: i32) -> Result<bool> {
    let Some(row) = &may.piece.row else { return Ok(false) };
    let now = app.clock.now();
    let tx = db::begin_write(&app.db).await?;
    let mut update = Entity::update_many();
    // What has been answered once has been handed in once, late or not. Before that it is as if it had
    // never been.
    if row.answered_at.is_some() {
        update = update.col_expr(Column::State, Expr::value(DeliverableState::Returned));
    } else {
        update = update
            .col_expr(Column::State, Expr::value(DeliverableState::Draft))
            .col_expr(Column::FirstHandedAt, Expr::value(None::<DateTime<Utc>>))
            .col_expr(Column::HandedAt, Expr::value(None::<DateTime<Utc>>))
            .col_expr(Column::LateMinutes, Expr::value(None::<i32>));
    }
    let done = update
        .filter(Column::Id.eq(row.id))
        .filter(Column::State.eq(DeliverableState::HandedIn))
        .filter(Column::Versions.eq(version))
        .exec(&tx)
        .await?;
    if done.rows_affected == 0 {
        return Ok(false);
    }
    answer_version(&tx, row.id, version, Verdict::TakenBack, "", may.by.id, now).await?;
    let about = About::new("deliverable", row.id).with(json!({ "team": row.team_id.0, "version": version }));
    record(&tx, &app.clock, Some(&may.by), "deliverable.taken-back", about).await?;
    tx.commit().await?;
    Ok(true)
}

/// Writes beside a version what became of it.
pub(super) async fn answer_version(
    conn: &impl ConnectionTrait,
    id: DeliverableId,
    number: i32,
    verdict: Verdict,
    words: &str,
    by: PersonId,
    now: DateTime<Utc>,
) -> Result<()> {
    use deliverable_version::Column;
    deliverable_version::Entity::update_many()
        .col_expr(Column::Verdict, Expr::value(Some(verdict)))
        .col_expr(Column::VerdictWords, Expr::value(words))
        .col_expr(Column::VerdictBy, Expr::value(Some(by)))
        .col_expr(Column::VerdictAt, Expr::value(Some(now)))
        .filter(Column::DeliverableId.eq(id))
        .filter(Column::Number.eq(number))
        .exec(conn)
        .await?;
    Ok(())
}
