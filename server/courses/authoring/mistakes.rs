//! What is wrong in a text, as its author is told: what `coesa lessons check` finds, in the author's language,
//! with the way to the field. Here there are data, too: projects that a text links to are looked up.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::Serialize;

use super::texts::{FIELDS, Texts};
use crate::App;
use crate::courses::content::{Changes, Course, Unit};
use crate::courses::mistake::Mistake;
use crate::courses::{links, mistake_words};
use crate::error::Result;
use crate::web::routes::pages;
use crate::web::visit::Visit;

/// The longest piece of a line that is quoted.
const LONGEST_QUOTE: usize = 80;

/// A mistake, with the field that it is in; none if it is in no text of the unit.
#[derive(Serialize)]
pub(super) struct MistakeView {
    field: Option<&'static str>,
    file: String,
    line: usize,
    text: String,
    /// Is it told as the engine says it, for want of a text in the author's language?
    as_is: bool,
    /// What stands on the line.
    quote: String,
}

/// All that would be wrong with the course if this unit were in it; none: if it had no such unit. The same
/// whatever the data have.
pub(super) async fn of(course: &Arc<Course>, id: &str, unit: Option<Arc<Unit>>) -> Result<Vec<Mistake>> {
    let (course, changes) = (course.clone(), Changes::from([(id.to_owned(), unit)]));
    let check = move || course.with(&changes, Some(pages())).1;
    Ok(tokio::task::spawn_blocking(check).await?)
}

/// The same, with links to projects that the data do not have.
pub(super) async fn with_projects(
    app: &App,
    course: &Arc<Course>,
    id: &str,
    unit: Option<Arc<Unit>>,
) -> Result<Vec<Mistake>> {
    let mut found = of(course, id, unit.clone()).await?;
    if let Some(unit) = unit {
        found.extend(unknown_projects(app, &unit).await?);
        found.sort();
    }
    Ok(found)
}

/// Links to projects that the current dataset does not have; without one, nobody can say.
async fn unknown_projects(app: &App, unit: &Unit) -> Result<Vec<Mistake>> {
    let linked = links::projects(unit);
    let Some(dataset) = app.dataset.find().filter(|_| !linked.is_empty()) else { return Ok(Vec::new()) };
    let unknown = app.dataset.look(&dataset, move |dataset| {
        let known = dataset.rows_of(linked.iter().map(|link| link.slug.as_str()))?;
        let known: BTreeSet<&str> = known.into_iter().map(|(slug, _)| slug).collect();
        let unknown = linked.iter().filter(|link| !known.contains(link.slug.as_str()));
        Ok(unknown.filter_map(links::Linked::unknown).collect::<Vec<Mistake>>())
    });
    unknown.await
}

/// The mistakes, for somebody who has these texts before them.
pub(super) fn views(visit: &Visit, mistakes: Vec<Mistake>, unit: &str, texts: &Texts) -> Vec<MistakeView> {
    let view = |mistake: Mistake| {
        let field = FIELDS.iter().find(|field| mistake.file == format!("lessons/{}", field.path(unit)));
        let lines = field.map(|field| texts.get(field.name).lines()).into_iter().flatten();
        let quote = lines.skip(mistake.line - 1).map(str::trim).next().unwrap_or_default();
        let words = mistake_words::find(&visit.app.texts, visit.lang, &mistake.text);
        MistakeView {
            field: field.map(|field| field.name),
            quote: quote.chars().take(LONGEST_QUOTE).collect(),
            file: mistake.file,
            line: mistake.line,
            as_is: words.is_none(),
            text: words.unwrap_or(mistake.text),
        }
    };
    mistakes.into_iter().map(view).collect()
}
