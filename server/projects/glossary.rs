//! The words of a project's page, explained: `seeds/reference/glossary.toml`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::text::Lang;

#[derive(Deserialize)]
struct File {
    term: Vec<Entry>,
}

#[derive(Deserialize)]
struct Entry {
    id: String,
    it: Term,
    en: Term,
}

/// A word and what it means.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Term {
    /// The word.
    pub term: String,
    /// What it means, in plain sentences.
    pub text: String,
}

static FILE: LazyLock<Vec<Entry>> = LazyLock::new(|| {
    toml::from_str::<File>(include_str!("../../seeds/reference/glossary.toml"))
        .map(|file| file.term)
        .unwrap_or_default()
});

/// All words by their id, in that language.
pub fn terms(lang: Lang) -> BTreeMap<&'static str, &'static Term> {
    FILE.iter()
        .map(|entry| {
            let term = match lang {
                Lang::It => &entry.it,
                Lang::En => &entry.en,
            };
            (entry.id.as_str(), term)
        })
        .collect()
}
