//! What is wrong in a content file, and where: collected, so that one check tells everything.

use std::fmt;

use serde::Serialize;

/// Something wrong in a content file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Mistake {
    /// The file, as `lessons/it/outcome/lesson.md`.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong, and what would be right.
    pub text: String,
}

impl fmt::Display for Mistake {
    /// `file:line: text`, as editors know it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.text)
    }
}

/// The mistakes of one file, as they are found.
#[derive(Debug)]
pub struct Mistakes {
    file: String,
    found: Vec<Mistake>,
}

impl Mistakes {
    /// None yet, in the file of that path below `lessons`.
    pub fn of(path: &str) -> Self {
        Self { file: format!("lessons/{path}"), found: Vec::new() }
    }

    /// One more.
    pub fn note(&mut self, line: usize, text: impl Into<String>) {
        self.found.push(Mistake { file: self.file.clone(), line: line.max(1), text: text.into() });
    }

    /// One that TOML found; `above` lines of the file come before `source`.
    pub fn note_toml(&mut self, source: &str, above: usize, error: &toml::de::Error) {
        let before = error.span().and_then(|span| source.get(..span.start)).unwrap_or_default();
        self.note(above + before.matches('\n').count() + 1, error.message());
    }

    /// None so far?
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// All of them.
    pub fn into_list(self) -> Vec<Mistake> {
        self.found
    }
}
