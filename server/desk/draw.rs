//! Drawings of the team's charts, and files of them.

use super::content::Content;

pub use crate::courses::draw::{Drawing, svg, whole};

/// A file of it: title and source on the same sheet.
pub fn file(content: &Content, source: &str) -> String {
    whole(&content.svg, &content.title, &content.alt, source, content.language)
}
