//! What stands before a unit's text, between `+++` lines.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::alike::{Alike, Said};
use super::keys::Keys;
use super::mistake::Mistakes;

/// Something that a unit draws on.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Its title.
    pub title: String,
    /// Where it is.
    pub url: String,
}

/// Something to go on with.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Further {
    /// Its title.
    pub title: String,
    /// Where it is.
    pub url: String,
    /// Why one would.
    pub why: String,
}

/// The facts about a unit.
#[derive(Clone, Debug, Default)]
pub struct Front {
    /// The module that it is of.
    pub module: String,
    /// Its place in the whole course.
    pub order: u32,
    /// Its title.
    pub title: String,
    /// What it is about, in one or two sentences.
    pub summary: String,
    /// How long it takes to read.
    pub minutes: u32,
    /// What one can do after it.
    pub aims: Vec<String>,
    /// Under what licence its text is.
    pub licence: String,
    /// What it draws on.
    pub sources: Vec<Source>,
    /// What to go on with.
    pub further: Vec<Further>,
    /// The line of each key that is there.
    lines: BTreeMap<&'static str, usize>,
}

/// The line of the first key: what is wrong with the whole unit is told there.
const TOP: usize = 2;
const KEYS: [&str; 10] =
    ["id", "module", "order", "title", "summary", "minutes", "aims", "licence", "sources", "further"];

impl Front {
    /// The line on which a key stands; the first key's where it does not.
    pub(super) fn line(&self, key: &str) -> usize {
        self.lines.get(key).copied().unwrap_or(TOP)
    }

    /// What both languages must have alike.
    pub(super) fn alike(&self) -> Alike {
        let said = |key, value| Said { key, value, line: self.line(key) };
        let said = vec![
            said("order", self.order.to_string()),
            said("module", self.module.clone()),
            said("minutes", self.minutes.to_string()),
        ];
        Alike { line: TOP, what: "+++".to_owned(), said: Some(said) }
    }
}

/// The facts and the text below them, with how many lines of the file come before it.
pub(super) fn split<'a>(text: &'a str, mistakes: &mut Mistakes) -> Option<(&'a str, &'a str, usize)> {
    let split = text.strip_prefix("+++\n").and_then(|rest| rest.split_once("\n+++\n"));
    if split.is_none() {
        mistakes.note(1, "the facts about the unit stand first, between +++ lines");
    }
    split.map(|(front, body)| (front, body, front.matches('\n').count() + 3))
}

/// Reads the facts.
pub(super) fn read(source: &str, folder: &str, mistakes: &mut Mistakes) -> Option<Front> {
    let mut keys = Keys::read(source, 1, mistakes)?;
    let id = keys.text("id");
    let front = Front {
        module: keys.text("module"),
        order: keys.number("order", 1, 999),
        title: keys.text("title"),
        summary: keys.text("summary"),
        minutes: keys.number("minutes", 1, 60),
        aims: keys.texts("aims"),
        licence: keys.text("licence"),
        sources: keys.value("sources").unwrap_or_default(),
        further: keys.value("further").unwrap_or_default(),
        lines: KEYS.into_iter().filter_map(|key| Some((key, keys.find(key)?))).collect(),
    };
    if front.aims.is_empty() {
        keys.note("aims", "what one can do afterwards: at least one");
    }
    if front.sources.is_empty() {
        keys.note("sources", "where it can be checked: at least one");
    }
    if id != folder {
        keys.note("id", &format!("it is {id:?}, but the folder is {folder:?}"));
    }
    if !is_plain(folder) {
        keys.note("id", "a unit's id is lower case letters and dashes");
    }
    for (key, urls) in [
        ("sources", front.sources.iter().map(|one| (&one.title, &one.url)).collect::<Vec<_>>()),
        ("further", front.further.iter().map(|one| (&one.title, &one.url)).collect()),
    ] {
        if urls.iter().any(|(title, url)| title.trim().is_empty() || !is_address(url)) {
            keys.note(key, "each has a title, and an address that begins with https://");
        }
    }
    keys.finish();
    Some(front)
}

/// Ids of units, activities, modules: lower case letters, digits and dashes.
pub(super) fn is_plain(id: &str) -> bool {
    !id.is_empty() && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// An address on the web that can be linked to.
pub(super) fn is_address(url: &str) -> bool {
    url::Url::parse(url).is_ok_and(|url| matches!(url.scheme(), "https" | "http") && url.has_host())
}
