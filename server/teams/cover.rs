//! A teacher's last word on what is said of a team's work: a comment of any kind is hidden from the team and
//! its supporters, and shown again; the audit log tells of both.

use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter};

use crate::App;
use crate::db;
use crate::error::{Error, Result};
use crate::people::access::Actor;
use crate::people::audit::{About, record};

/// Where a table of comments notes that one of them is hidden.
pub struct Notes<E: EntityTrait> {
    /// Its column for when.
    pub at: E::Column,
    /// Its column for by whom.
    pub by: E::Column,
}

/// Hides the comment that `which` finds, or shows it again; `about` is what the log tells of. False: it was so.
pub async fn cover<E: EntityTrait>(
    app: &App,
    actor: &Actor,
    which: Condition,
    Notes { at, by }: Notes<E>,
    hide: bool,
    about: About,
) -> Result<bool> {
    let tx = db::begin_write(&app.db).await?;
    E::find().filter(which.clone()).one(&tx).await?.ok_or(Error::NotFound)?;
    let (when, whom) = if hide { (Some(app.clock.now()), Some(actor.id)) } else { (None, None) };
    let as_seen = if hide { at.is_null() } else { at.is_not_null() };
    let done = E::update_many()
        .col_expr(at, Expr::value(when))
        .col_expr(by, Expr::value(whom))
        .filter(which)
        .filter(as_seen)
        .exec(&tx)
        .await?;
    if done.rows_affected == 0 {
        return Ok(false);
    }
    let action = if hide { "comment.hidden" } else { "comment.shown" };
    record(&tx, &app.clock, Some(actor), action, about).await?;
    tx.commit().await?;
    Ok(true)
}
