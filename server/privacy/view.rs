//! What was found, ready to be shown.

use serde::Serialize;

use super::Finding;

/// Something that was found, and where.
#[derive(Serialize)]
pub struct FoundView {
    /// The end of its text's key.
    key: &'static str,
    words: String,
    stops: bool,
    /// The place in words; empty if the text is not longer than a look.
    place: String,
    /// Its address; empty if there is none.
    href: String,
}

impl FoundView {
    /// In a text that is seen as a whole.
    pub fn of(one: &Finding) -> Self {
        Self::at(one, String::new(), String::new())
    }

    /// At a place with that address.
    pub fn at(one: &Finding, place: String, href: String) -> Self {
        Self { key: one.key(), words: one.words().to_owned(), stops: one.stops(), place, href }
    }
}
