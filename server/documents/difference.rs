//! What differs between two texts: paragraph by paragraph, and inside a changed one word by word.

use std::time::{Duration, Instant};

use serde::Serialize;
use similar::{Algorithm, DiffOp, DiffTag, capture_diff_slices_deadline};

/// All of it takes so long at most, whatever the texts: what has not been compared by then is shown as
/// taken out and put in as a whole.
const PATIENCE: Duration = Duration::from_millis(25);
/// So much of that is for finding the paragraphs.
const FOR_PARAGRAPHS: Duration = Duration::from_millis(10);
/// So many unchanged paragraphs stay to be seen beside a change.
const AROUND: usize = 1;

/// A stretch of both texts, ready to show.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Block {
    /// `same`, `changed`, or `skipped`: so many unchanged paragraphs that are not shown.
    pub kind: &'static str,
    /// The words, in order; none of what is skipped.
    pub pieces: Vec<Piece>,
    /// How many paragraphs.
    pub paragraphs: usize,
}

/// Words that belong together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Piece {
    /// `same`, `added` or `removed`.
    pub kind: &'static str,
    /// The words.
    pub text: String,
}

fn ops<'t>(old: &[&'t str], new: &[&'t str], until: Instant) -> Vec<DiffOp> {
    capture_diff_slices_deadline(Algorithm::Myers, old, new, Some(until))
}

/// What is between the two.
pub fn between(old: &str, new: &str) -> Vec<Block> {
    let began = Instant::now();
    let (old, new): (Vec<&str>, Vec<&str>) = (old.split('\n').collect(), new.split('\n').collect());
    let found = ops(&old, &new, began + FOR_PARAGRAPHS);
    let mut blocks = Vec::new();
    for (n, op) in found.iter().enumerate() {
        let (tag, from, to) = op.as_tag_tuple();
        if tag == DiffTag::Equal {
            let (first, last) = (n == 0, n + 1 == found.len());
            unchanged(&mut blocks, &new[to], first, last);
        } else {
            let pieces = words(&old[from].join("\n"), &new[to].join("\n"), began + PATIENCE);
            let is_seen = |piece: &&Piece| !piece.text.trim().is_empty();
            // Blanks that came or went are seen by nobody.
            if pieces.iter().filter(is_seen).any(|piece| piece.kind != "same") {
                blocks.push(Block { kind: "changed", pieces, paragraphs: 1 });
            } else if pieces.iter().any(|piece| is_seen(&piece)) {
                let pieces = pieces.into_iter().filter(|piece| piece.kind == "same").collect();
                blocks.push(Block { kind: "same", pieces, paragraphs: 1 });
            }
        }
    }
    blocks
}

fn unchanged(blocks: &mut Vec<Block>, lines: &[&str], first: bool, last: bool) {
    let lines: Vec<&str> = lines.iter().copied().filter(|line| !line.trim().is_empty()).collect();
    let before = if first { 0 } else { AROUND.min(lines.len()) };
    let after = if last { lines.len() } else { lines.len().saturating_sub(AROUND) }.max(before);
    let show = |line: &&str| {
        let piece = Piece { kind: "same", text: (*line).to_owned() };
        Block { kind: "same", pieces: vec![piece], paragraphs: 1 }
    };
    blocks.extend(lines[..before].iter().map(show));
    if after > before {
        blocks.push(Block { kind: "skipped", pieces: Vec::new(), paragraphs: after - before });
    }
    blocks.extend(lines[after..].iter().map(show));
}

fn words(old: &str, new: &str, until: Instant) -> Vec<Piece> {
    let split = |text| -> Vec<&str> { str::split_inclusive(text, char::is_whitespace).collect() };
    let (old, new) = (split(old), split(new));
    let mut pieces: Vec<Piece> = Vec::new();
    let mut put = |kind: &'static str, words: &[&str]| {
        if words.is_empty() {
            return;
        }
        match pieces.last_mut() {
            Some(last) if last.kind == kind => last.text.extend(words.iter().copied()),
            _ => pieces.push(Piece { kind, text: words.concat() }),
        }
    };
    for op in ops(&old, &new, until) {
        let (tag, from, to) = op.as_tag_tuple();
        if tag == DiffTag::Equal {
            put("same", &new[to]);
        } else {
            put("removed", &old[from]);
            put("added", &new[to]);
        }
    }
    pieces
}
