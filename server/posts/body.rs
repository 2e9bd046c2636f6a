//! A post's text with its pieces in it. A mark is a line of its own, `:::foto 3`: the number says which
//! piece, the word is for people. What no mark places comes at the end.

use crate::markdown;
use std::fmt::Write;

/// Stand around a piece's number while Markdown is read. No text has these characters: they are taken
/// out of it first.
const MARK: [char; 2] = ['\u{e000}', '\u{e001}'];
/// The words of marks, in both languages.
const WORDS: [&str; 6] = ["foto", "picture", "video", "grafico", "chart", "pezzo"];

/// A part of a text, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// HTML, clean.
    Html(String),
    /// The piece of that number.
    Piece(i32),
}

/// The number in a line, if the line is a mark.
pub fn marked(line: &str) -> Option<i32> {
    let rest = line.trim_end().strip_prefix(":::")?.trim_start();
    let (word, number) = rest.split_once(char::is_whitespace)?;
    let number = number.trim();
    let plain = number.bytes().all(|b| b.is_ascii_digit());
    (WORDS.contains(&word.to_lowercase().as_str()) && plain).then(|| number.parse().ok())?
}

/// The text as parts, with each of these pieces once: where its first mark is, or at the end.
pub fn parts(source: &str, pieces: &[i32]) -> Vec<Part> {
    let (text, _) = with_marks(source, pieces);
    let html = markdown::html(&text);
    let mut parts = Vec::new();
    let mut left: Vec<i32> = pieces.to_vec();
    let mut rest = html.as_str();
    let (begin, end) = (format!("<p>{}", MARK[0]), format!("{}</p>", MARK[1]));
    while let Some((before, after)) = rest.split_once(&begin) {
        let Some((number, after)) = after.split_once(&end) else { break };
        push(&mut parts, before);
        if let Some(at) =
            number.parse::<i32>().ok().and_then(|number| left.iter().position(|one| *one == number))
        {
            parts.push(Part::Piece(left.remove(at)));
        }
        rest = after;
    }
    push(&mut parts, rest);
    parts.extend(left.into_iter().map(Part::Piece));
    parts
}

fn push(parts: &mut Vec<Part>, html: &str) {
    // A mark in a place where no piece can stand leaves only its number, which says nothing to a reader.
    let html: String = html.chars().filter(|c| !MARK.contains(c)).collect();
    if !html.trim().is_empty() {
        parts.push(Part::Html(html));
    }
}

/// The text with the first mark of each piece as a paragraph of its own; and the pieces that have one.
/// Marks of pieces that are not there, and those in code, stay as they were typed.
fn with_marks(source: &str, pieces: &[i32]) -> (String, Vec<i32>) {
    let mut text = String::with_capacity(source.len());
    let mut placed = Vec::new();
    let mut fence = false;
    for line in source.lines() {
        let begins = line.trim_start();
        fence ^= begins.starts_with("```") || begins.starts_with("~~~");
        match marked(line).filter(|_| !fence) {
            Some(number) if pieces.contains(&number) && !placed.contains(&number) => {
                placed.push(number);
                // Writing to a String cannot fail.
                let _ = writeln!(text, "\n{}{number}{}\n", MARK[0], MARK[1]);
            }
            // A second mark, or one of something taken away.
            Some(_) => text.push('\n'),
            None => {
                text.extend(line.chars().filter(|c| !MARK.contains(c)));
                text.push('\n');
            }
        }
    }
    (text, placed)
}

/// Which of these pieces the text places.
pub fn placed(source: &str, pieces: &[i32]) -> Vec<i32> {
    with_marks(source, pieces).1
}

/// The text with a mark of that piece at its end.
pub fn append(source: &str, word: &str, number: i32) -> String {
    let text = source.trim_end();
    let gap = if text.is_empty() { "" } else { "\n\n" };
    format!("{text}{gap}:::{word} {number}\n")
}

/// The text without any mark, for whoever counts or searches words.
pub fn plain(source: &str) -> String {
    source.lines().filter(|line| marked(line).is_none()).collect::<Vec<_>>().join("\n")
}
