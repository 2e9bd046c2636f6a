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

/// A value in words; its code, if the data know no word for it.
fn label(app: &App, lang: Lang, dataset: Option<&Dataset>, facet: &str, code: &str) -> String {
    let listed = |list: &[codes::Entry]| {
        list.iter().find(|(known, _)| *known == code).map(|(_, label)| (*label).to_owned())
    };
    let named = |known: bool| {
        known
            .then(|| app.texts.find(lang, &format!("projects-{facet}-{}", code.replace('_', "-")), &[]))
            .flatten()
    };
    let found = match facet {
        "theme" => listed(&codes::THEMES),
        "nature" => listed(&codes::NATURES),
        "state" => named(codes::STATES.iter().any(|(known, _)| *known == code)),
        "cycle" => listed(&codes::CYCLES),
        "region" => listed(&codes::REGIONS),
        "cost" => named(codes::BANDS.iter().any(|(known, _)| *known == code)),
        "fund" => dataset
            .and_then(|dataset| dataset.manifest().funds.iter().find(|(known, _)| known == code))
            .map(|(_, label)| label.clone()),
        _ => code.parse().ok().and_then(places::label).map(str::to_owned),
    };
    found.unwrap_or_else(|| code.to_owned())
}
