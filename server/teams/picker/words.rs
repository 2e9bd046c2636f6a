//! Sentences with a project's own values in them: `{km}`, `{cost}` and so on.

use dataset::{codes, places};

use super::score::Seen;
use crate::App;
use crate::text::{self, Arg, Lang};

/// What may stand between braces.
const NAMES: [&str; 10] = ["from", "place", "area", "km", "cost", "ended", "late", "said", "of", "year"];

/// The names between a sentence's braces, in order of the alphabet.
pub(super) fn names(text: &str) -> Result<Vec<&'static str>, String> {
    if text.trim().is_empty() {
        return Err("a sentence is empty".to_owned());
    }
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((_, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}').ok_or_else(|| format!("a brace stays open in: {text}"))?;
        let known = NAMES.iter().find(|known| **known == name);
        found.push(*known.ok_or_else(|| format!("{{{name}}} is none of {}", NAMES.join(", ")))?);
        rest = after;
    }
    found.sort_unstable();
    found.dedup();
    Ok(found)
}

/// The name of a municipality, a whole province or a whole region.
pub(super) fn place(code: u32) -> Option<&'static str> {
    if code > 999 {
        return places::label(code);
    }
    let code = format!("{code:03}");
    codes::REGIONS.iter().find(|(known, _)| *known == code).map(|(_, label)| *label)
}

/// The sentence with the project's values.
pub(super) fn fill(app: &App, lang: Lang, text: &str, seen: &Seen<'_>) -> String {
    let mut filled = text.to_owned();
    for name in NAMES {
        let braced = format!("{{{name}}}");
        if filled.contains(&braced) {
            filled = filled.replace(&braced, &value(app, lang, name, seen));
        }
    }
    filled
}

fn value(app: &App, lang: Lang, name: &str, seen: &Seen<'_>) -> String {
    let value = match name {
        "from" => Some(seen.from.to_owned()),
        "place" | "area" => place(seen.one.place).map(str::to_owned),
        "km" => seen.km.map(|km| text::kilometres(lang, km)),
        "cost" => seen.one.cost_cents.map(|cents| text::euro(lang, cents)),
        "ended" => seen.one.actual_end.map(|day| text::date(lang, day)),
        "late" => seen.days_late().map(|days| span(app, lang, days)),
        "said" => Some(seen.said.to_string()),
        "of" => Some(seen.of.to_string()),
        "year" => seen.monitored.map(|day| day.format("%Y").to_string()),
        _ => None,
    };
    value.unwrap_or_default()
}

/// "3 mesi", "12 giorni".
fn span(app: &App, lang: Lang, days: i64) -> String {
    let (key, count) = match days {
        0..60 => ("picker-span-days", days),
        60..1095 => ("picker-span-months", days / 30),
        _ => ("picker-span-years", days / 365),
    };
    app.texts.get(lang, key, &[("n", Arg::from(usize::try_from(count).unwrap_or(0)))])
}
