//! Tags: a few words that posts have in common.

use dataset::text::fold;

/// So many tags may a post have.
pub const MOST: usize = 8;
/// The longest tag, in characters.
pub const LONGEST: usize = 30;

/// Why tags are not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mistake {
    /// More than a post may have.
    TooMany,
    /// This one is too long.
    Long(String),
    /// There is neither letter nor digit in this one.
    Empty(String),
}

/// The tags of a line, with commas between: lower case, single blanks, without `#`, each once.
pub fn parse(typed: &str) -> Result<Vec<String>, Mistake> {
    let mut tags: Vec<String> = Vec::new();
    for part in typed.split([',', ';', '\n']) {
        let plain: String = part.chars().filter(|c| *c != '#' && !c.is_control()).collect();
        let tag = plain.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        if tag.is_empty() {
            continue;
        }
        if tag.chars().count() > LONGEST {
            return Err(Mistake::Long(tag));
        }
        let own = key(&tag);
        if own.is_empty() {
            return Err(Mistake::Empty(tag));
        }
        if !tags.iter().any(|there| key(there) == own) {
            tags.push(tag);
        }
    }
    if tags.len() > MOST { Err(Mistake::TooMany) } else { Ok(tags) }
}

/// What a tag is compared by, and its part of an address: «Città & dati» and «citta dati» are one.
pub fn key(tag: &str) -> String {
    let plain: String = fold(tag).chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join("-")
}
