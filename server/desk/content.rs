//! What a version of a chart holds: everything that is needed to show it anywhere, and no person.
//!
//! It is read for as long as the site stands, so fields are only ever added, with a default.

use serde::{Deserialize, Serialize};

use crate::text::Lang;

pub use crate::courses::draw::Row;

/// A chart as it was made on a day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Content {
    /// Its title.
    pub title: String,
    /// What a reader should see in it.
    pub alt: String,
    /// What the team says of it, below it; may be empty.
    pub note: String,
    /// The language that its words are in.
    pub language: Lang,
    /// How it is drawn, along what, how much of what: as addresses name them.
    pub kind: String,
    /// Along what.
    pub by: String,
    /// How much of what.
    pub measure: String,
    /// Along what, in words.
    pub by_label: String,
    /// How much of what, in words.
    pub measure_label: String,
    /// The drawing: SVG that needs nothing beside it.
    pub svg: String,
    /// What is drawn.
    pub rows: Vec<Row>,
    /// Where the data come from.
    pub source: Source,
}

/// Where a chart's data come from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Source {
    /// The search in words.
    pub words: String,
    /// The search as the part of an address after `?`.
    pub query: String,
    /// The data's own date.
    pub data_of: Option<String>,
    /// Are borders drawn, which come from elsewhere?
    pub borders: bool,
    /// Is something divided by inhabitants, who were counted elsewhere?
    pub people: bool,
}
