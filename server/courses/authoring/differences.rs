//! What differs between two texts, line by line.

use serde::Serialize;
use similar::{ChangeTag, TextDiff};

/// Unchanged lines around each change.
const AROUND: usize = 2;

/// A line of either text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Line {
    /// `kept`, `removed` or `added`.
    pub kind: &'static str,
    /// Its number, from 1, in the text where it is: the newer one, if in both.
    pub number: usize,
    /// What it says.
    pub text: String,
}

/// The lines that were removed and added, in groups with those around them; empty if nothing differs.
pub fn between(old: &str, new: &str) -> Vec<Vec<Line>> {
    let diff = TextDiff::from_lines(old, new);
    let line = |change: similar::Change<&str>| {
        let (kind, at) = match change.tag() {
            ChangeTag::Equal => ("kept", change.new_index()),
            ChangeTag::Delete => ("removed", change.old_index()),
            ChangeTag::Insert => ("added", change.new_index()),
        };
        Line { kind, number: at.unwrap_or(0) + 1, text: change.value().trim_end_matches('\n').to_owned() }
    };
    let groups = diff.grouped_ops(AROUND);
    groups.iter().map(|ops| ops.iter().flat_map(|op| diff.iter_changes(op)).map(line).collect()).collect()
}
