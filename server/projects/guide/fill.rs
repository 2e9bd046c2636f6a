//! Words of a rule that stand for the project's own: `{implementer}`, `{planned_end}` and so on.

use super::facts::Facts;
use crate::text::{self, Lang, Texts};

/// What may stand between braces.
const NAMES: [&str; 14] = [
    "programmer",
    "implementer",
    "beneficiary",
    "contractor",
    "programme",
    "procedure",
    "municipality",
    "region",
    "cup",
    "start",
    "planned_end",
    "actual_end",
    "cost",
    "paid",
];

/// A text cut at its braces: what stands before each and the name in it, and what comes after all.
type Pieces<'t> = (Vec<(&'t str, &'t str)>, &'t str);

fn pieces(text: &str) -> Result<Pieces<'_>, String> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}').ok_or_else(|| format!("a brace stays open in: {text}"))?;
        if !NAMES.contains(&name) {
            return Err(format!("{{{name}}} is none of {}", NAMES.join(", ")));
        }
        pieces.push((before, name));
        rest = after;
    }
    Ok((pieces, rest))
}

/// Does the text name only what there is?
pub(super) fn check(text: &str) -> Result<(), String> {
    if text.trim().is_empty() {
        return Err("a text is empty".to_owned());
    }
    pieces(text).map(|_| ())
}

/// The text with the project's own words; what the data do not say is named by what it is.
pub(super) fn fill(text: &str, facts: &Facts, texts: &Texts, lang: Lang) -> String {
    let Ok((pieces, rest)) = pieces(text) else { return text.to_owned() };
    let mut filled = String::with_capacity(text.len() + 64);
    for (before, name) in pieces {
        filled.push_str(before);
        let own = own(name, facts, lang).filter(|own| !own.is_empty());
        filled.push_str(
            &own.unwrap_or_else(|| texts.get(lang, &format!("guide-some-{}", name.replace('_', "-")), &[])),
        );
    }
    filled.push_str(rest);
    filled
}

fn own(name: &str, facts: &Facts, lang: Lang) -> Option<String> {
    match name {
        "programmer" => facts.programmers.first().cloned(),
        "implementer" => facts.implementers.first().cloned(),
        "beneficiary" => facts.beneficiaries.first().cloned(),
        "contractor" => facts.contractors.first().cloned(),
        "programme" => facts.programmes.first().map(|programme| programme.name.clone()),
        "procedure" => facts.procedures.first().cloned(),
        "municipality" => facts.municipalities.first().cloned(),
        "region" => facts.regions.first().cloned(),
        "cup" => facts.cup.clone(),
        "start" => facts.start.map(|date| text::date(lang, date)),
        "planned_end" => facts.planned_end.map(|date| text::date(lang, date)),
        "actual_end" => facts.actual_end.map(|date| text::date(lang, date)),
        "cost" => facts.cost.map(|cents| text::money(lang, cents)),
        "paid" => facts.paid.map(|cents| text::money(lang, cents)),
        _ => None,
    }
}
