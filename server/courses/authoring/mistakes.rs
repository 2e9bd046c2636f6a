//! What is wrong in a text, as its author is told: as `coesa lessons check` says it, with the way to the
//! field.

use std::sync::{Arc, LazyLock};

use serde::Serialize;

use super::texts::{FIELDS, Texts};
use crate::courses::content::{Changes, Course, Unit};
use crate::courses::mistake::Mistake;
use crate::error::Result;

/// The longest piece of a line that is quoted.
const LONGEST_QUOTE: usize = 80;

/// Addresses of the site, to follow links by.
static PAGES: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| crate::routes().table().iter().map(|route| route.path).collect());

/// A mistake, with the field that it is in; none if it is in no text of the unit.
#[derive(Serialize)]
pub(super) struct MistakeView {
    field: Option<&'static str>,
    file: String,
    line: usize,
    text: String,
    /// What stands on the line.
    quote: String,
}

/// All that would be wrong with the course if this unit were in it; none: if it had no such unit.
pub(super) async fn of(course: &Arc<Course>, id: &str, unit: Option<Arc<Unit>>) -> Result<Vec<Mistake>> {
    let (course, changes) = (course.clone(), Changes::from([(id.to_owned(), unit)]));
    let check = move || course.with(&changes, Some(&PAGES)).1;
    Ok(tokio::task::spawn_blocking(check).await?)
}

/// The mistakes, for somebody who has these texts before them.
pub(super) fn views(mistakes: Vec<Mistake>, unit: &str, texts: &Texts) -> Vec<MistakeView> {
    let view = |mistake: Mistake| {
        let field = FIELDS.iter().find(|field| mistake.file == format!("lessons/{}", field.path(unit)));
        let lines = field.map(|field| texts.get(field.name).lines()).into_iter().flatten();
        let quote = lines.skip(mistake.line - 1).map(str::trim).next().unwrap_or_default();
        MistakeView {
            field: field.map(|field| field.name),
            quote: quote.chars().take(LONGEST_QUOTE).collect(),
            file: mistake.file,
            line: mistake.line,
            text: mistake.text,
        }
    };
    mistakes.into_iter().map(view).collect()
}
