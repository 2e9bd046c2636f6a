//! What staff make of what was pointed to: all open words on a text are settled at once.

use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;
use tables::flag::{Column, Entity, Model};
use tables::kinds::FlagOutcome;

use crate::App;
use crate::db;
use crate::error::Result;
use crate::people::access::Actor;
use crate::people::audit::{About, record};

/// Settles all open words on the text of that flag; false: somebody was faster. `by` is staff: the guard
/// of the page has proved it.
pub(super) async fn settle(app: &App, by: &Actor, flag: &Model, outcome: FlagOutcome) -> Result<bool> {
    let tx = db::begin_write(&app.db).await?;
    let done = Entity::update_many()
        .col_expr(Column::Outcome, Expr::value(Some(outcome)))
        .col_expr(Column::SettledAt, Expr::value(Some(app.clock.now())))
        .col_expr(Column::SettledBy, Expr::value(Some(by.id)))
        .filter(Column::Subject.eq(flag.subject))
        .filter(Column::SubjectId.eq(flag.subject_id))
        // What came after the page was made waits for the next look.
        .filter(Column::Id.lte(flag.id))
        .filter(Column::Outcome.is_null())
        .exec(&tx)
        .await?;
    if done.rows_affected == 0 {
        return Ok(false);
    }
    let about = About::new(flag.subject.as_str(), flag.subject_id)
        .with(json!({ "outcome": outcome.as_str(), "flags": done.rows_affected }));
    record(&tx, &app.clock, Some(by), "flag.settled", about).await?;
    tx.commit().await?;
    Ok(true)
}
