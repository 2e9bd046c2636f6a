//! Links from a text to pages of ours: is there such a page, such a unit, such a heading in it? Of a project
//! the code's form is looked at here; whether the data have it, only where there are data.

use super::content::Edition;
use super::document::Document;
use super::mistake::{Mistake, Mistakes};
use super::unit::Unit;
use crate::text::Lang;
use crate::web::routes::{is_route, pages};

/// A project that a text links to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Linked {
    /// The file below `lessons`.
    file: String,
    line: usize,
    /// As the data write it.
    pub(super) slug: String,
}

impl Linked {
    /// What is wrong if the data have no such project.
    pub(super) fn unknown(&self) -> Option<Mistake> {
        let mut mistakes = Mistakes::of(&self.file);
        mistakes.note(self.line, format!("the data have no project {:?}", self.slug));
        mistakes.into_list().pop()
    }
}

/// Follows a text's links to pages of ours; those to its own headings have been followed when it was read.
pub(super) fn follow(edition: &Edition, document: &Document, pages: &[&str], mistakes: &mut Mistakes) {
    for link in document.links.iter().filter(|link| link.address.starts_with('/')) {
        if let Some(what) = wrong(edition, pages, &link.address) {
            mistakes.note(link.line, what);
        }
    }
}

/// The projects that a unit's texts link to, in both languages.
pub(super) fn projects(unit: &Unit) -> Vec<Linked> {
    let mut found = Vec::new();
    for lang in Lang::ALL {
        let Some(lesson) = unit.lesson(lang) else { continue };
        for (name, document) in [("lesson.md", &lesson.document), ("teacher.md", &lesson.note)] {
            for link in &document.links {
                let path = path(&link.address);
                let code = route_of(pages(), path).and_then(|route| named(route, path, "{project}"));
                found.extend(code.filter(|code| is_code(code)).map(|code| Linked {
                    file: format!("{}/{}/{name}", lang.as_str(), unit.id),
                    line: link.line,
                    slug: code.to_lowercase(),
                }));
            }
        }
    }
    found
}

/// What is wrong with an address; none: it leads somewhere.
fn wrong(edition: &Edition, pages: &[&str], address: &str) -> Option<String> {
    let path = path(address);
    let Some(route) = route_of(pages, path) else {
        return Some(format!("Coesa has no page {path:?}"));
    };
    let said = |name: &str| named(route, path, name);
    if let Some(code) = said("{project}").filter(|code| !is_code(code)) {
        return Some(format!("{code:?} is no project's code: letters, digits, - and _, a digit at least"));
    }
    let unit = said("{lesson}").filter(|_| route.starts_with("/lezioni/"))?;
    let Some(lesson) = edition.lessons.iter().find(|lesson| lesson.id == unit) else {
        return Some(format!("there is no unit {unit:?}"));
    };
    if let Some(activity) = said("{activity}") {
        let known = lesson.document.activity(activity).is_some();
        return (!known).then(|| format!("the unit {unit:?} has no activity {activity:?}"));
    }
    if let Some(figure) = said("{figure}") {
        let known = lesson.figures.contains_key(figure);
        return (!known).then(|| format!("the unit {unit:?} has no figure {figure:?}"));
    }
    if route.ends_with("/quiz") {
        return lesson.questions.is_empty().then(|| format!("the unit {unit:?} has no quiz"));
    }
    let (_, heading) = address.split_once('#')?;
    let known = lesson.document.has_heading(heading);
    (!known).then(|| format!("the unit {unit:?} has no heading \"#{heading}\""))
}

/// The address without what comes after the page's path.
fn path(address: &str) -> &str {
    address.split(['?', '#']).next().unwrap_or_default()
}

/// The route that a path is of. A slash too many or too few at its end does no harm.
fn route_of<'p>(pages: &[&'p str], path: &str) -> Option<&'p str> {
    let other = path.strip_suffix('/').map_or_else(|| format!("{path}/"), str::to_owned);
    let exact = pages.iter().find(|route| **route == path);
    let found = || pages.iter().find(|route| is_route(route, path) || is_route(route, &other));
    exact.or_else(found).copied()
}

/// What a path has in the place of a route's name.
fn named<'p>(route: &str, path: &'p str, name: &str) -> Option<&'p str> {
    route.split('/').zip(path.split('/')).find(|(part, _)| *part == name).map(|(_, said)| said)
}

/// Has it the form of a project's code, as addresses write it?
fn is_code(code: &str) -> bool {
    let plain = code.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
    plain && code.bytes().any(|b| b.is_ascii_digit())
}
