//! A search in words: what of the dataset is meant, for people who do not read addresses.

use dataset::{Dataset, Filter, codes, places};

use super::filter::{FACETS, chosen};
use crate::App;
use crate::text::Lang;

/// What is asked for, `Tema: Ambiente; Regione: Puglia`; all projects, if nothing is.
pub fn of(app: &App, lang: Lang, dataset: Option<&Dataset>, filter: &Filter) -> String {
    let mut parts = Vec::new();
    if !filter.words.is_empty() {
        parts.push(app.texts.get(lang, "desk-words-words", &[("words", filter.words.as_str().into())]));
    }
    for facet in FACETS {
        let values: Vec<String> =
            chosen(filter, facet).iter().map(|code| label(app, lang, dataset, facet, code)).collect();
        if !values.is_empty() {
            let name = app.texts.get(lang, &format!("projects-facet-{facet}"), &[]);
            parts.push(format!("{name}: {}", values.join(", ")));
        }
    }
    if parts.is_empty() { app.texts.get(lang, "desk-words-all", &[]) } else { parts.join("; ") }
}

/// The closed list of a facet's codes, if it has one.
fn list_of(facet: &str) -> Option<&'static [codes::Entry]> {
    match facet {
        "theme" => Some(&codes::THEMES),
        "nature" => Some(&codes::NATURES),
        "state" => Some(&codes::STATES),
        "cycle" => Some(&codes::CYCLES),
        "region" => Some(&codes::REGIONS),
        "cost" => Some(&codes::BANDS),
        _ => None,
    }
}

/// What a code is called in that language: of a closed list the texts have the words, of all else it is what
/// the data call it.
pub fn called(app: &App, lang: Lang, facet: &str, code: &str, label: &str) -> String {
    let listed = list_of(facet).is_some_and(|list| list.iter().any(|(known, _)| *known == code));
    let key = || format!("projects-{facet}-{}", code.replace('_', "-"));
    let words = listed.then(|| app.texts.find(lang, &key(), &[])).flatten();
    words.unwrap_or_else(|| label.to_owned())
}

/// A state in that language, of which only what the data call it is known.
pub fn state(app: &App, lang: Lang, label: &str) -> String {
    let code = codes::STATES.iter().find(|(_, known)| *known == label).map_or("", |(code, _)| *code);
    called(app, lang, "state", code, label)
}

/// A value in words; its code, if the data know no word for it.
pub(super) fn label(app: &App, lang: Lang, dataset: Option<&Dataset>, facet: &str, code: &str) -> String {
    let found = match (list_of(facet), facet) {
        (Some(list), _) => {
            let known = list.iter().find(|(known, _)| *known == code);
            known.map(|(_, label)| called(app, lang, facet, code, label))
        }
        (None, "fund") => dataset
            .and_then(|dataset| dataset.manifest().funds.iter().find(|(known, _)| known == code))
            .map(|(_, label)| label.clone()),
        (None, _) => code.parse().ok().and_then(places::label).map(str::to_owned),
    };
    found.unwrap_or_else(|| code.to_owned())
}
