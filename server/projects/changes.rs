//! What imports moved in a project.

use futures_util::{StreamExt, TryStreamExt};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use tables::{dataset_import, project_change};

use crate::App;
use crate::error::Result;

/// So many changes of a project are shown at most.
const SHOWN: usize = 200;

/// The project's changes, newest first; those of an import that is not whole do not count.
pub async fn of(app: &App, slug: &str) -> Result<Vec<project_change::Model>> {
    let whole = dataset_import::Entity::find()
        .select_only()
        .column(dataset_import::Column::Id)
        .filter(dataset_import::Column::Version.is_not_null())
        .into_query();
    // A number after LIMIT is a parameter, for which SQLite works the whole question out anew each time.
    let changes = project_change::Entity::find()
        .filter(project_change::Column::ProjectSlug.eq(slug))
        .filter(project_change::Column::ImportId.in_subquery(whole))
        .order_by_desc(project_change::Column::ToDate)
        .order_by_desc(project_change::Column::Id)
        .stream(&app.db)
        .await?;
    Ok(changes.take(SHOWN).try_collect().await?)
}
