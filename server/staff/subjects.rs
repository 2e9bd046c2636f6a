//! What an event is about, in words, and such words understood again: whoever copies from the list what it
//! says of a thing finds that thing.

use super::things::Things;
use crate::people::account;
use crate::text::Arg;
use crate::web::visit::Visit;

/// The kinds of things that events are about, as the log writes them.
pub const KINDS: &[&str] = &[
    "application",
    "audit",
    "certificate",
    "class",
    "comment",
    "deliverable",
    "document-comment",
    "edition",
    "invitation",
    "meeting",
    "note",
    "organisation",
    "person",
    "post",
    "report",
    "school",
    "team",
    "unit",
];
/// In the place of a key: all things of a kind.
const ALL: &str = "all";
/// In the place of a key, when words are taken apart.
const HERE: &str = "\u{1}";

/// The thing of that kind and key, without its name: `squadra 3`.
fn of(visit: &Visit, kind: &str, id: &str) -> Option<String> {
    let end = if id == ALL { "-all" } else { "" };
    visit.app.texts.find(visit.lang, &format!("staff-subject-{kind}{end}"), &[("id", Arg::from(id))])
}

/// The same of what the log writes; as it stands there, if there are no words for it.
fn bare(visit: &Visit, subject: &str) -> String {
    let words = subject.split_once(':').and_then(|(kind, id)| of(visit, kind, id));
    words.unwrap_or_else(|| subject.to_owned())
}

/// What the log writes, in words, with the thing's name if it has one: `Le Lenti (squadra 3)`, `Bruni (12)`.
pub(super) fn title(visit: &Visit, things: &Things, subject: &str) -> String {
    let Some(name) = things.name(subject) else { return bare(visit, subject) };
    match subject.strip_prefix("person:") {
        Some(id) => format!("{name} ({id})"),
        None => format!("{name} ({})", bare(visit, subject)),
    }
}

/// What the log writes for a thing that was typed as [`title`] shows it, or as the log writes it; none:
/// something else was typed, perhaps a name.
pub(super) fn typed(visit: &Visit, text: &str) -> Option<String> {
    let text = text.trim();
    if text.contains(':') && !text.contains(char::is_whitespace) {
        return Some(text.to_owned());
    }
    // What stands between the last brackets says it all.
    let inside = text.strip_suffix(')').and_then(|text| Some(text.rsplit_once('(')?.1.trim()));
    if let Some(person) = inside.filter(|inside| is_number(inside)) {
        return Some(format!("person:{person}"));
    }
    let asked = account::folded(inside.unwrap_or(text));
    KINDS.iter().find_map(|kind| {
        if of(visit, kind, ALL).is_some_and(|all| account::folded(&all) == asked) {
            return Some(format!("{kind}:{ALL}"));
        }
        let words = of(visit, kind, HERE)?.to_lowercase();
        let (before, after) = words.split_once(HERE)?;
        let id = asked.strip_prefix(before)?.strip_suffix(after)?;
        (is_number(id) || *kind == "unit" && is_slug(id)).then(|| format!("{kind}:{id}"))
    })
}

/// Is that a key as most things have it?
pub(super) fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_slug(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}
