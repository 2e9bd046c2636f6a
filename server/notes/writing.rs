//! A note's text, read and checked: the course's manner, less what is for a class only.

use std::collections::BTreeSet;

use toml::{Table, Value};

use crate::App;
use crate::courses::directive::{self, Block};
use crate::courses::document::{Document, Part};
use crate::courses::mistake::Mistakes;
use crate::courses::mistake_words;
use crate::text::{Arg, Lang};
use crate::web::routes::{is_route, pages};

/// Answers of the data in a text, at most: each costs whoever reads.
pub const MOST_LIVE: usize = 12;

/// Something wrong in a text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Wrong {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong and what would be right, in the reader's language.
    pub text: String,
}

/// Reads a text that was checked when it was published.
pub fn document(source: &str, lang: Lang) -> Document {
    Document::read(source, 0, lang, &mut Mistakes::of("note"))
}

/// Reads a text in `lang`; what is wrong is told in the words of `reader`.
pub fn read(app: &App, source: &str, lang: Lang, reader: Lang) -> (Document, Vec<Wrong>) {
    let mut mistakes = Mistakes::of("note");
    let document = Document::read(source, 0, lang, &mut mistakes);
    // The blocks once more: a document does not say on which line they stand.
    let (_, blocks) = directive::find(source, 0, &mut Mistakes::of("note"));
    let mut wrong = refused(app, &document, &blocks, lang, reader);
    let said: BTreeSet<usize> = wrong.iter().map(|one| one.line).collect();
    let ours = |line: usize| {
        said.contains(&line) || blocks.iter().any(|block| is_refused(block) && is_in(block, line))
    };
    wrong.extend(
        mistakes.into_list().into_iter().filter(|one| !ours(one.line)).map(|one| Wrong {
            line: one.line,
            text: mistake_words::in_words(&app.texts, reader, &one.text),
        }),
    );
    wrong.sort();
    wrong.dedup();
    (document, wrong)
}

/// Work for a class has its place in the course.
fn is_refused(block: &Block) -> bool {
    matches!(block.name, "quiz" | "activity")
}

fn is_in(block: &Block, line: usize) -> bool {
    let text = block.body.map_or(0, |(text, _)| text.matches('\n').count() + 1);
    (block.line..=block.line + block.toml.matches('\n').count() + text + 1).contains(&line)
}

/// What the course may have and a note may not.
fn refused(app: &App, document: &Document, blocks: &[Block], lang: Lang, reader: Lang) -> Vec<Wrong> {
    let mut wrong = Vec::new();
    let mut note = |line: usize, key: &str, args: &[(&str, Arg)]| {
        wrong.push(Wrong { line, text: app.texts.get(reader, key, args) });
    };
    for block in blocks {
        if is_refused(block) {
            note(block.line, &format!("notes-mistake-{}", block.name), &[]);
        } else if asks_own(block) {
            note(line_of_region(block), "notes-mistake-own", &[]);
        }
    }
    for figure in &document.figures {
        note(figure.line, "notes-mistake-figure", &[]);
    }
    if is_live(document).count() > MOST_LIVE {
        let live = blocks.iter().filter(|block| matches!(block.name, "query" | "chart"));
        let first = live.skip(MOST_LIVE).map(|block| block.line).next().unwrap_or(1);
        note(first, "notes-mistake-many", &[("most", Arg::from(MOST_LIVE))]);
    }
    for link in document.links.iter().filter(|link| link.address.starts_with('/')) {
        let path = link.address.split(['?', '#']).next().unwrap_or_default();
        let unit = path.strip_prefix("/lezioni/").filter(|rest| !rest.contains(['/', '.']));
        if !pages().iter().any(|route| is_route(route, path))
            || unit.is_some_and(|unit| app.courses.public().find(lang, unit).is_none())
        {
            note(link.line, "notes-mistake-link", &[("path", Arg::from(path))]);
        }
    }
    wrong
}

/// A note says about which place it is: it has no reader's class.
fn asks_own(block: &Block) -> bool {
    let own = |value: &Value| match value {
        Value::String(code) => code == "own",
        Value::Array(codes) => codes.iter().any(|code| code.as_str() == Some("own")),
        _ => false,
    };
    block.toml.parse::<Table>().is_ok_and(|table| table.get("region").is_some_and(own))
}

fn line_of_region(block: &Block) -> usize {
    let at = block.toml.lines().position(|line| line.trim_start().starts_with("region"));
    block.line + at.map_or(0, |place| place + 1)
}

/// What is asked of the data.
fn is_live(document: &Document) -> impl Iterator<Item = &Part> {
    document.parts.iter().filter(|part| matches!(part, Part::Query(_) | Part::Chart(_)))
}

/// Does the text ask the data anything?
pub fn asks(document: &Document) -> bool {
    is_live(document).next().is_some()
}
