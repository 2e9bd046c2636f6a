//! TOML of content files, read key by key: every mistake is noted with its line, not only the first,
//! and a key that nobody asked for is one too.

use serde::de::DeserializeOwned;
use toml::{Table, Value};

use super::alike::Said;
use super::mistake::Mistakes;

/// A table of which keys are taken, one after the other.
pub(super) struct Keys<'a> {
    source: &'a str,
    /// Lines of the file before the first of `source`.
    above: usize,
    table: Table,
    mistakes: &'a mut Mistakes,
}

impl<'a> Keys<'a> {
    /// None if it is no TOML, which is noted.
    pub(super) fn read(source: &'a str, above: usize, mistakes: &'a mut Mistakes) -> Option<Self> {
        match source.parse::<Table>() {
            Ok(table) => Some(Self { source, above, table, mistakes }),
            Err(error) => {
                mistakes.note_toml(source, above, &error);
                None
            }
        }
    }

    /// The line on which a key stands, if it does: `key = …`, or the first `[key]` or `[[key]]`.
    pub(super) fn find(&self, key: &str) -> Option<usize> {
        let has = |line: &str| {
            let line = line.trim_start();
            let name = line.trim_start_matches('[');
            let ends: &[char] = if name.len() < line.len() { &[']', '.'] } else { &['='] };
            name.strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with(ends))
        };
        self.source.lines().position(has).map(|place| self.above + place + 1)
    }

    /// The line on which a key stands; the table's first where it does not.
    pub(super) fn line(&self, key: &str) -> usize {
        self.find(key).unwrap_or(self.above + 1)
    }

    /// The lines on which tables of a list begin, `[[list]]`.
    pub(super) fn headers(&self, header: &str) -> Vec<usize> {
        headers(self.source, header).map(|line| self.above + line).collect()
    }

    /// What a key says that both languages have alike.
    pub(super) fn said(&self, key: &'static str, value: String) -> Said {
        Said { key, value, line: self.line(key) }
    }

    /// Is there a value of that key, not asked for yet?
    pub(super) fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// Notes that something is wrong with a key's value.
    pub(super) fn note(&mut self, key: &str, what: &str) {
        self.note_at(self.line(key), key, what);
    }

    /// The same on a line that is known better.
    pub(super) fn note_at(&mut self, line: usize, key: &str, what: &str) {
        self.mistakes.note(line, format!("{key}: {what}"));
    }

    /// The value of a key, if there is one of that type.
    pub(super) fn value<T: DeserializeOwned>(&mut self, key: &str) -> Option<T> {
        match self.table.remove(key)?.try_into() {
            Ok(value) => Some(value),
            Err(error) => {
                self.note(key, error.message());
                None
            }
        }
    }

    /// The same of a key that must be there.
    pub(super) fn needed<T: DeserializeOwned>(&mut self, key: &str) -> Option<T> {
        if !self.table.contains_key(key) {
            let line = self.above + 1;
            self.mistakes.note(line, format!("{key} is missing"));
        }
        self.value(key)
    }

    /// A text that must be there and say something.
    pub(super) fn text(&mut self, key: &str) -> String {
        let text: Option<String> = self.needed(key);
        if text.as_ref().is_some_and(|text| text.trim().is_empty()) {
            self.note(key, "it may not be empty");
        }
        text.unwrap_or_default()
    }

    /// A whole number from `least` to `most` that must be there.
    pub(super) fn number(&mut self, key: &str, least: u32, most: u32) -> u32 {
        let number: Option<u32> = self.needed(key);
        self.between(key, number, least, most).unwrap_or(least)
    }

    /// The same of a key that may be missing.
    pub(super) fn number_or(&mut self, key: &str, usual: u32, least: u32, most: u32) -> u32 {
        let number = self.value(key);
        self.between(key, number, least, most).unwrap_or(usual)
    }

    fn between(&mut self, key: &str, number: Option<u32>, least: u32, most: u32) -> Option<u32> {
        if number.is_some_and(|number| !(least..=most).contains(&number)) {
            self.note(key, &format!("it is between {least} and {most}"));
        }
        number
    }

    /// A list of texts, none of them empty; none if the key is missing.
    pub(super) fn texts(&mut self, key: &str) -> Vec<String> {
        let texts: Vec<String> = self.value(key).unwrap_or_default();
        if texts.iter().any(|text| text.trim().is_empty()) {
            self.note(key, "an empty text in the list");
        }
        texts
    }

    /// One of the words of a list; the first where there is none.
    pub(super) fn choice<T: Copy>(&mut self, key: &str, choices: &[(&str, T)], needed: bool) -> Option<T> {
        let word: Option<String> = if needed { self.needed(key) } else { self.value(key) };
        let word = word?;
        let found = choices.iter().find(|(name, _)| *name == word).map(|(_, choice)| *choice);
        if found.is_none() {
            let names: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
            self.note(key, &format!("{word:?} is none of {}", names.join(", ")));
        }
        found
    }

    /// Takes the keys of that list that are there, as a table.
    pub(super) fn take(&mut self, names: &[&str]) -> Table {
        names.iter().filter_map(|name| Some(((*name).to_owned(), self.table.remove(*name)?))).collect()
    }

    /// Notes what nobody has asked for.
    pub(super) fn finish(mut self) {
        let left: Vec<String> = std::mem::take(&mut self.table).into_iter().map(|(key, _)| key).collect();
        for key in left {
            let line = self.line(&key);
            self.mistakes.note(line, format!("there is no key {key:?} here"));
        }
    }
}

/// The lines of a text on which tables of a list begin, from 1.
pub(super) fn headers(source: &str, header: &str) -> impl Iterator<Item = usize> {
    let lines = source.lines().enumerate();
    lines.filter(move |(_, line)| line.trim_start().starts_with(header)).map(|(place, _)| place + 1)
}

/// The word of a list that stands for a value.
pub(super) fn name_of<T: PartialEq>(choices: &[(&'static str, T)], value: &T) -> String {
    choices.iter().find(|(_, choice)| choice == value).map(|(name, _)| (*name).to_owned()).unwrap_or_default()
}

/// A text, or a list of texts.
pub(super) fn one_or_many(value: Value) -> Option<Vec<String>> {
    match value {
        Value::String(text) => Some(vec![text]),
        Value::Array(values) => values.into_iter().map(|value| value.try_into().ok()).collect(),
        _ => None,
    }
}
