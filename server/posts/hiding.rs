//! Taking a public post back, and showing it again. Nothing is deleted: its address says that it was
//! taken back and why, in a word.

use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;
use tables::kinds::Concern;
use tables::post::{Column, Entity};

use super::access::{KeepPost, ShowPost};
use super::{letters, publication};
use crate::App;
use crate::db;
use crate::error::Result;
use crate::people::audit::{About, record};
use crate::teams::access::TeamTie;

/// Takes the public version back; false: it was so already. `words` are for the class alone.
pub async fn hide(app: &App, may: &KeepPost, why: Concern, words: &str) -> Result<bool> {
    let now = app.clock.now();
    let by_staff = may.tie == TeamTie::Staff;
    let tx = db::begin_write(&app.db).await?;
    let done = Entity::update_many()
        .col_expr(Column::HiddenAt, Expr::value(Some(now)))
        .col_expr(Column::HiddenBy, Expr::value(Some(may.by.id)))
        .col_expr(Column::HiddenWhy, Expr::value(Some(why)))
        .col_expr(Column::HiddenWords, Expr::value(words))
        .col_expr(Column::HiddenByStaff, Expr::value(by_staff))
        .filter(Column::Id.eq(may.post.id))
        .filter(Column::Slug.is_not_null())
        .filter(Column::HiddenAt.is_null())
        .exec(&tx)
        .await?;
    if done.rows_affected == 0 {
        return Ok(false);
    }
    publication::unlist(&tx, may.post.id).await?;
    let about = About::new("post", may.post.id).with(json!({ "team": may.team.id.0, "why": why.as_str() }));
    record(&tx, &app.clock, Some(&may.by), "post.hidden", about).await?;
    letters::hidden(&tx, app, &may.team, &may.post, why, words).await?;
    tx.commit().await?;
    Ok(true)
}

/// Shows the newest version again; false: it was public, or somebody else moved it meanwhile.
pub async fn show(app: &App, may: &ShowPost) -> Result<bool> {
    let Some(since) = may.post.hidden_at else { return Ok(false) };
    let tx = db::begin_write(&app.db).await?;
    // Held by the first write, and told from a later hiding by its moment.
    let done = Entity::update_many()
        .col_expr(Column::HiddenWords, Expr::value(""))
        .filter(Column::Id.eq(may.post.id))
        .filter(Column::HiddenAt.eq(since))
        .filter(Column::HiddenByStaff.eq(may.post.hidden_by_staff))
        .exec(&tx)
        .await?;
    if done.rows_affected == 0 {
        return Ok(false);
    }
    publication::clear(&tx, may.post.id).await?;
    publication::list(&tx, may.post.id).await?;
    let about = About::new("post", may.post.id).with(json!({ "team": may.team.id.0 }));
    record(&tx, &app.clock, Some(&may.by), "post.shown", about).await?;
    letters::shown(&tx, app, &may.team, &may.post).await?;
    tx.commit().await?;
    Ok(true)
}
