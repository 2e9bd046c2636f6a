//! Drawings of the team's charts, and files of them.

use super::content::Content;
use super::kind::Kind;
use crate::courses::draw::{self, Form};

pub use crate::courses::draw::{Drawing, whole};

/// Draws it.
pub fn svg(kind: Kind, drawing: &Drawing) -> String {
    let form = match kind {
        Kind::Bars => Form::Bars,
        Kind::Columns => Form::Columns,
        Kind::Histogram => Form::Histogram,
        Kind::Lines => Form::Line,
        Kind::Map => Form::Map,
    };
    draw::svg(form, drawing)
}

/// A file of it: title and source on the same sheet.
pub fn file(content: &Content, source: &str) -> String {
    whole(&content.svg, &content.title, &content.alt, source, content.language)
}
