//! Names that the publisher withdraws. Where a list of a project's bodies has a masked person now, what
//! earlier imports kept of that list has no name any more that is not on it: it may be that person's.

use std::sync::Arc;

use dataset::Dataset;
use dataset::import::Field;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use tables::project_change;

use crate::App;
use crate::db;
use crate::error::Result;

/// Masks the names in what imports kept, as far as `now` does not have them. A row in which nothing has
/// moved then is none.
pub(super) async fn mask(app: &App, now: Arc<Dataset>) -> Result<()> {
    let kept = project_change::Entity::find()
        .filter(project_change::Column::Field.is_in(Field::BODIES.map(Field::as_str)))
        .all(&app.db)
        .await?;
    let rows = tokio::task::spawn_blocking(move || masked(&now, kept)).await??;
    if rows.is_empty() {
        return Ok(());
    }
    let tx = db::begin_write(&app.db).await?;
    for row in rows {
        if row.old == row.new {
            project_change::Entity::delete_by_id(row.id).exec(&tx).await?;
            continue;
        }
        project_change::Entity::update_many()
            .col_expr(project_change::Column::Old, Expr::value(row.old))
            .col_expr(project_change::Column::New, Expr::value(row.new))
            .filter(project_change::Column::Id.eq(row.id))
            .exec(&tx)
            .await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Those of these rows that may not stay as they are, as they may.
fn masked(now: &Dataset, rows: Vec<project_change::Model>) -> dataset::Result<Vec<project_change::Model>> {
    let mut masked = Vec::new();
    for mut row in rows {
        let Some(field) = Field::parse(&row.field) else { continue };
        let names = now.value_of(&row.project_slug, field)?;
        let before = (row.old.clone(), row.new.clone());
        for value in [&mut row.old, &mut row.new] {
            *value = value.take().map(|was| field.kept(was, names.as_deref()));
        }
        if (&row.old, &row.new) != (&before.0, &before.1) {
            masked.push(row);
        }
    }
    Ok(masked)
}
