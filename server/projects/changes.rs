//! What imports moved in a project.

use dataset::import::JOINT;
use futures_util::{StreamExt, TryStreamExt};
use sea_orm::sea_query::SelectStatement;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use tables::{dataset_import, project_change};

use super::presence::PRESENCE;
use super::words;
use crate::App;
use crate::error::Result;
use crate::text::{self, Lang};

/// So many changes of a project are shown at most.
const SHOWN: usize = 200;
/// How the names of a phase's dates end; what stands before is the phase.
const PHASE_DATES: [&str; 4] = ["-planned-start", "-actual-start", "-planned-end", "-actual-end"];

/// The imports that are whole: others do not count.
pub(super) fn whole() -> SelectStatement {
    dataset_import::Entity::find()
        .select_only()
        .column(dataset_import::Column::Id)
        .filter(dataset_import::Column::Version.is_not_null())
        .into_query()
}

/// All that is known of a project, that of the newest import first, whatever days its data are of; when the
/// data lost it and got it back is among it.
pub async fn history(app: &App, slug: &str) -> Result<Vec<project_change::Model>> {
    // A number after LIMIT is a parameter, for which SQLite works the whole question out anew each time.
    let changes = project_change::Entity::find()
        .filter(project_change::Column::ProjectSlug.eq(slug))
        .filter(project_change::Column::ImportId.in_subquery(whole()))
        .order_by_desc(project_change::Column::Id)
        .stream(&app.db)
        .await?;
    Ok(changes.take(SHOWN).try_collect().await?)
}

/// Of a project's history, what moved since the data have it without a gap: of what moved while they had
/// it not, nothing is known.
pub fn unbroken(history: &[project_change::Model]) -> &[project_change::Model] {
    let gap = history.iter().position(|change| change.field == PRESENCE);
    &history[..gap.unwrap_or(history.len())]
}

/// What moved in the project since the data have it without a gap, newest first.
pub async fn of(app: &App, slug: &str) -> Result<Vec<project_change::Model>> {
    let mut changes = history(app, slug).await?;
    changes.truncate(unbroken(&changes).len());
    Ok(changes)
}

/// What moved and from what to what, in words: amounts as money, dates as days, codes by name.
pub fn in_words(
    app: &App,
    lang: Lang,
    change: &project_change::Model,
) -> (String, Option<String>, Option<String>) {
    let field = change.field.as_str();
    let shown = |value: &Option<String>| match (field, value) {
        (PRESENCE, Some(_)) => Some(app.texts.get(lang, "projects-presence-there", &[])),
        (PRESENCE, None) => Some(app.texts.get(lang, "projects-presence-missing", &[])),
        (_, None) => None,
        (_, Some(value)) => Some(value_in_words(app, lang, field, value)),
    };
    (field_in_words(app, lang, field), shown(&change.old), shown(&change.new))
}

/// Which names came into a list and which went out of it, in words, if the change is of two lists.
pub fn came_and_went(app: &App, lang: Lang, change: &project_change::Model) -> Option<(String, String)> {
    let (old, new) = change.old.as_deref().zip(change.new.as_deref()).filter(|_| is_list(&change.field))?;
    let only = |these: &str, others: &str| {
        let others: Vec<&str> = others.split(JOINT).collect();
        names_in_words(app, lang, these.split(JOINT).filter(|name| !others.contains(name)))
    };
    let (came, went) = (only(new, old), only(old, new));
    (!came.is_empty() || !went.is_empty()).then_some((came, went))
}

/// Are the field's values words of the data, and so in Italian whatever the page is in?
pub(super) fn is_of_data(field: &str) -> bool {
    field == "title" || is_list(field)
}

fn is_list(field: &str) -> bool {
    matches!(field, "programmes" | "programmers" | "implementers" | "beneficiaries" | "contractors")
}

/// Names one after the other; a person whom the publisher masks has none.
fn names_in_words<'n>(app: &App, lang: Lang, names: impl Iterator<Item = &'n str>) -> String {
    let person = app.texts.get(lang, "projects-person", &[]);
    let names = names.map(|name| if name.is_empty() { person.as_str() } else { name });
    names.collect::<Vec<&str>>().join("; ")
}

/// The phase and its date, if the field is one.
fn phase_date(field: &str) -> Option<(&str, &'static str)> {
    PHASE_DATES.into_iter().find_map(|date| Some((field.strip_suffix(date)?, date)))
}

/// What a change is of, in words.
pub fn field_in_words(app: &App, lang: Lang, field: &str) -> String {
    let say = |key: &str| app.texts.get(lang, key, &[]);
    let Some((phase, date)) = phase_date(field) else { return say(&format!("projects-field-{field}")) };
    let (phase, date) =
        (say(&format!("projects-phase-{phase}")), say(&format!("projects-field-phase{date}")));
    app.texts.get(lang, "projects-field-phase", &[("phase", phase.into()), ("date", date.into())])
}

fn value_in_words(app: &App, lang: Lang, field: &str, value: &str) -> String {
    match field {
        "cost" | "payments" => {
            value.parse().map_or_else(|_| value.to_owned(), |cents| text::money(lang, cents))
        }
        "state" | "theme" => words::label(app, lang, None, field, value),
        _ if is_list(field) => names_in_words(app, lang, value.split(JOINT)),
        _ if matches!(field, "start" | "planned-end" | "actual-end") || phase_date(field).is_some() => {
            value.parse().map_or_else(|_| value.to_owned(), |date| text::date(lang, date))
        }
        _ => value.to_owned(),
    }
}
