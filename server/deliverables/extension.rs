//! More time for a team.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;
use tables::deliverable::{Column, Entity};

use super::access::ExtendPiece;
use super::handing::late_minutes;
use super::letters::{self, What};
use super::piece;
use super::work::row;
use crate::App;
use crate::db;
use crate::error::Result;
use crate::people::audit::{About, record};

/// Gives the team that time for it; none: the step's again. What has been handed in is late or not by
/// the new time.
pub(super) async fn give(app: &App, may: &ExtendPiece, due: Option<DateTime<Utc>>) -> Result<()> {
    let tx = db::begin_write(&app.db).await?;
    let row = row(&tx, app, &may.piece, may.by.id).await?;
    if row.due_at == due {
        return Ok(());
    }
    let until = piece::until(&may.piece.step, due);
    let late = row.first_handed_at.and_then(|first| late_minutes(until, first));
    Entity::update_many()
        .col_expr(Column::DueAt, Expr::value(due))
        .col_expr(Column::LateMinutes, Expr::value(late))
        .filter(Column::Id.eq(row.id))
        .filter(Column::Versions.eq(row.versions))
        .exec(&tx)
        .await?;
    let detail = json!({ "team": row.team_id.0, "due": due.map(|at| at.to_rfc3339()) });
    let about = About::new("deliverable", row.id).with(detail);
    record(&tx, &app.clock, Some(&may.by), "deliverable.extended", about).await?;
    letters::told(&tx, app, &may.piece, What::Extended, may.by.id, "").await?;
    tx.commit().await?;
    Ok(())
}
