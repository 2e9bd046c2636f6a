//! Where a comment belongs: the passage of the document it was written on, found again while others
//! go on writing. First by the passage's fingerprint, then by the quoted words.

use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::markdown;

/// So much of a passage names it in a list, in characters.
const NAME: usize = 70;
/// So much of a passage is quoted if nothing of it was chosen, in characters.
const QUOTE: usize = 200;

/// A paragraph, list, table or heading of the document.
#[derive(Clone, Debug, Serialize)]
pub struct Passage {
    /// Counts from 1.
    pub number: usize,
    /// Its fingerprint; empty if there are no words in it.
    pub key: String,
    /// Its first words.
    pub name: String,
    /// As it is shown.
    pub html: String,
    #[serde(skip)]
    words: Vec<String>,
    #[serde(skip)]
    source: String,
}

/// Where a quoted passage is now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In the passage of that number, unchanged.
    Same(usize),
    /// The quoted words are there, in a passage of that number that has changed around them.
    Around(usize),
    /// Its words are not in the document any more.
    Gone,
}

fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

fn cut(text: &str, longest: usize) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = text.trim_start_matches(['#', '>', '-', '*', ' ']);
    if text.chars().count() <= longest {
        return text.to_owned();
    }
    let cut: String = text.chars().take(longest).collect();
    // Not within a word, or it could not be found again.
    format!("{}…", cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole))
}

/// The passages of a text.
pub fn of(text: &str) -> Vec<Passage> {
    let passage = |(number, block): (usize, markdown::Block)| {
        let words = words(&block.source);
        let hash = Sha256::digest(words.join(" "));
        let key = u64::from_be_bytes(*hash.first_chunk().unwrap_or(&[0; 8]));
        Passage {
            number,
            key: if words.is_empty() { String::new() } else { format!("{key:016x}") },
            name: cut(&block.source, NAME),
            html: block.html,
            words,
            source: block.source,
        }
    };
    (1..).zip(markdown::blocks(text)).map(passage).collect()
}

impl Passage {
    /// Are these words in it, one after the other, whatever signs are between them?
    pub fn has(&self, quote: &str) -> bool {
        let quote = words(quote);
        !quote.is_empty() && self.words.windows(quote.len()).any(|some| some == quote)
    }

    /// What is quoted of it if nothing was chosen.
    pub fn beginning(&self) -> String {
        cut(&self.source, QUOTE)
    }
}

/// Finds a quoted passage again.
pub fn place(passages: &[Passage], key: &str, quote: &str) -> Place {
    if let Some(same) = passages.iter().find(|one| !key.is_empty() && one.key == key) {
        return Place::Same(same.number);
    }
    // The beginning of a long passage is quoted with a sign that more follows.
    match passages.iter().find(|one| one.has(quote.trim_end_matches('…'))) {
        Some(around) => Place::Around(around.number),
        None => Place::Gone,
    }
}
