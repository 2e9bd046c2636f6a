//! How text becomes words of the index, and what is typed becomes a question to it: accents and
//! apostrophes folded, Italian endings cut, the smallest words left out, the same on both sides.

use std::collections::HashMap;

use rust_stemmers::{Algorithm, Stemmer};
use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

use crate::text::fold;

/// Words so common that they say nothing: folded, elided forms without their apostrophe, sorted.
const STOP: [&str; 62] = [
    "a", "ad", "agli", "ai", "al", "all", "alla", "alle", "allo", "anche", "che", "chi", "col", "con", "d",
    "da", "dagli", "dai", "dal", "dall", "dalla", "dalle", "dallo", "degli", "dei", "del", "dell", "della",
    "delle", "dello", "di", "e", "ed", "fra", "gli", "i", "il", "in", "l", "la", "le", "lo", "negli", "nei",
    "nel", "nell", "nella", "nelle", "nello", "o", "per", "sugli", "sui", "sul", "sull", "sulla", "sulle",
    "sullo", "tra", "un", "una", "uno",
];

/// Stems are remembered: the words of two million titles are few.
const REMEMBERED: usize = 100_000;
/// Longer words are no words.
const LONGEST: usize = 60;

/// Cuts text into stems.
pub struct Words {
    stemmer: Stemmer,
    known: HashMap<String, String>,
}

impl Default for Words {
    fn default() -> Self {
        Self { stemmer: Stemmer::create(Algorithm::Italian), known: HashMap::new() }
    }
}

impl Clone for Words {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl Words {
    /// The stems of a text, in order.
    pub fn stems(&mut self, text: &str) -> Vec<String> {
        let folded = fold(text);
        let mut stems = Vec::new();
        for word in folded.split(|c: char| !c.is_alphanumeric()) {
            if word.is_empty() || word.len() > LONGEST || STOP.binary_search(&word).is_ok() {
                continue;
            }
            stems.push(self.stem(word));
        }
        stems
    }

    fn stem(&mut self, word: &str) -> String {
        if word.bytes().any(|b| b.is_ascii_digit()) {
            return word.to_owned();
        }
        if let Some(stem) = self.known.get(word) {
            return stem.clone();
        }
        let stem = self.stemmer.stem(word).into_owned();
        if self.known.len() < REMEMBERED {
            self.known.insert(word.to_owned(), stem.clone());
        }
        stem
    }
}

/// The stems of one text, for the index.
pub struct Stems {
    stems: std::vec::IntoIter<String>,
    token: Token,
}

impl Tokenizer for Words {
    type TokenStream<'a> = Stems;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Stems {
        let token = Token { position: usize::MAX, ..Token::default() };
        Stems { stems: self.stems(text).into_iter(), token }
    }
}

impl TokenStream for Stems {
    fn advance(&mut self) -> bool {
        match self.stems.next() {
            Some(stem) => {
                self.token.position = self.token.position.wrapping_add(1);
                self.token.text = stem;
                true
            }
            None => false,
        }
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}

/// What was typed: words that must all be there, and phrases whose words follow each other.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// Stems.
    pub words: Vec<String>,
    /// Stems of each phrase.
    pub phrases: Vec<Vec<String>>,
}

/// Reads what was typed. Anything can be: a quote without its end reaches to the end.
pub fn asked(typed: &str) -> Asked {
    let mut words = Words::default();
    let mut asked = Asked::default();
    let typed = typed.replace(['“', '”', '«', '»', '„'], "\"");
    for (n, part) in typed.split('"').enumerate() {
        let mut stems = words.stems(part);
        if n % 2 == 1 && stems.len() > 1 {
            asked.phrases.push(stems);
        } else {
            asked.words.append(&mut stems);
        }
    }
    asked.words.sort();
    asked.words.dedup();
    asked
}
