//! What imports moved in a project.

use futures_util::{StreamExt, TryStreamExt};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use tables::{dataset_import, project_change};

use crate::App;
use crate::error::Result;
use crate::text::{self, Lang};

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

/// What moved and from what to what, in words: amounts as money, dates as days, states by name.
pub fn in_words(
    app: &App,
    lang: Lang,
    change: &project_change::Model,
) -> (String, Option<String>, Option<String>) {
    let shown = |value: &Option<String>| {
        let value = value.as_ref()?;
        Some(match change.field.as_str() {
            "cost" | "payments" => {
                value.parse().map_or_else(|_| value.clone(), |cents| text::money(lang, cents))
            }
            "start" | "planned-end" | "actual-end" => {
                value.parse().map_or_else(|_| value.clone(), |date| text::date(lang, date))
            }
            "state" => app.texts.get(lang, &format!("projects-state-{}", value.replace('_', "-")), &[]),
            _ => value.clone(),
        })
    };
    let field = app.texts.get(lang, &format!("projects-field-{}", change.field), &[]);
    (field, shown(&change.old), shown(&change.new))
}
