//! What both languages must have alike, each thing in its place: directives, questions, modules. What differs
//! is told of the English file, in words, on the line where it stands there.

use super::mistake::Mistakes;

/// Something that both languages have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alike {
    /// The line that it begins on.
    pub line: usize,
    /// What it is, as one writes it: `:::chart`, `[[question]] one`.
    pub what: String,
    /// What it says that is the same in every language, key by key; none: it can't be read as it is.
    pub said: Option<Vec<Said>>,
}

/// What a key says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The key.
    pub key: &'static str,
    /// Its value, as one reads it; empty: it has none.
    pub value: String,
    /// The line that it stands on.
    pub line: usize,
}

/// Notes what English has otherwise than Italian. What is something else ends it: all that follows may only
/// have been moved.
pub(super) fn compare<'a>(
    it: impl IntoIterator<Item = &'a Alike>,
    en: impl IntoIterator<Item = &'a Alike>,
    mistakes: &mut Mistakes,
) {
    let (it, en): (Vec<&Alike>, Vec<&Alike>) = (it.into_iter().collect(), en.into_iter().collect());
    for place in 0..it.len().max(en.len()) {
        let (line, what) = match (it.get(place), en.get(place)) {
            (Some(it), Some(en)) => {
                // What can't be read has its own mistake: first that is mended.
                let (Some(theirs), Some(ours)) = (&it.said, &en.said) else { continue };
                if it.what == en.what {
                    keys(theirs, ours, en.line, mistakes);
                    continue;
                }
                (en.line, format!("where Italian has {} on line {}, there is {}", it.what, it.line, en.what))
            }
            (Some(it), None) => (
                en.last().map_or(1, |last| last.line),
                format!("Italian has {} on line {}, and there is none here", it.what, it.line),
            ),
            (None, Some(en)) => (en.line, format!("Italian has no {} in this place", en.what)),
            (None, None) => return,
        };
        mistakes.note(line, what);
        return;
    }
}

/// Notes which keys of the same thing say something else. In English it begins on the line `begun`.
fn keys(it: &[Said], en: &[Said], begun: usize, mistakes: &mut Mistakes) {
    for place in 0..it.len().max(en.len()) {
        let (key, line, theirs, ours) = match (it.get(place), en.get(place)) {
            (Some(theirs), Some(ours)) if theirs.key == ours.key => {
                (ours.key, ours.line, theirs.value.as_str(), ours.value.as_str())
            }
            (Some(theirs), None) => (theirs.key, begun, theirs.value.as_str(), ""),
            (None, Some(ours)) => (ours.key, ours.line, "", ours.value.as_str()),
            _ => return,
        };
        if theirs == ours {
            continue;
        }
        let what = match (theirs, ours) {
            (theirs, "") => format!("{key}: it is not here, and in Italian it is {theirs:?}"),
            ("", ours) => format!("{key}: it is {ours:?} here, and Italian has none"),
            (theirs, ours) => format!("{key}: it is {ours:?} here and {theirs:?} in Italian"),
        };
        mistakes.note(line, what);
        if key == "kind" {
            // Of another kind, it has other keys.
            return;
        }
    }
}
