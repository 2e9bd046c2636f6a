//! A text of the course, from its source to what can be shown: Markdown with directives, read, checked
//! and cleaned. It needs no files: what a text refers to is told, and whoever has the files looks.

use std::collections::BTreeSet;

use super::chart::Chart;
use super::directive::{self, Block};
use super::front::is_plain;
use super::keys::Keys;
use super::live::{self, Ask};
use super::markdown::{self, Figure, Heading, Link, Of, Piece, Told};
use super::mistake::Mistakes;
use super::reading::Words;
use crate::projects::glossary;
use crate::text::Lang;

/// Projects in a live list, at most.
const LONGEST_LIST: u32 = 10;

/// A text, ready to show.
#[derive(Debug, Default)]
pub struct Document {
    /// What it is made of, in order.
    pub parts: Vec<Part>,
    /// Its headings.
    pub headings: Vec<Heading>,
    /// Words of the glossary that are linked to, or stand in a box.
    pub terms: BTreeSet<String>,
    /// Links to pages of ours.
    pub links: Vec<Link>,
    /// Figures that are shown.
    pub figures: Vec<Figure>,
    /// How much there is to read, activities apart.
    pub words: Words,
}

/// A part of a text.
#[derive(Debug)]
pub enum Part {
    /// HTML, clean.
    Html(String),
    /// A figure.
    Figure(Figure),
    /// A box with words of the glossary.
    Glossary(Vec<String>),
    /// A live answer from the dataset.
    Query(Box<Query>),
    /// A chart of a live answer.
    Chart(Box<Chart>),
    /// Work for the group.
    Activity(Box<Activity>),
    /// Where the quiz stands.
    Quiz,
}

/// What a live answer shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Show {
    /// The first projects.
    List,
    /// How many, cost, payments, share.
    Totals,
    /// The costliest projects.
    Largest,
}

/// A live answer from the dataset: the worked example.
#[derive(Debug)]
pub struct Query {
    /// What it shows, as a title.
    pub title: String,
    /// What is asked.
    pub ask: Ask,
    /// What is shown of the answer.
    pub show: Show,
    /// Projects in a list.
    pub limit: u32,
    /// What stands under it.
    pub parts: Vec<Part>,
}

/// Work for the group.
#[derive(Debug)]
pub struct Activity {
    /// Its id in the unit: a part of its sheet's address.
    pub id: String,
    /// Its title.
    pub title: String,
    /// How long it takes.
    pub minutes: u32,
    /// How many are in a group: `4-5`.
    pub group: String,
    /// What is needed.
    pub materials: Vec<String>,
    /// What is to be done.
    pub parts: Vec<Part>,
}

impl Document {
    /// Reads a text of which `above` lines of the file come before; what is wrong is noted.
    pub fn read(source: &str, above: usize, lang: Lang, mistakes: &mut Mistakes) -> Self {
        let (text, blocks) = directive::find(source, above, mistakes);
        let mut told = Told::new(lang);
        let pieces = markdown::read(&text, above, blocks.len(), Of::Text, &mut told, mistakes);
        let mut read: Vec<Option<Part>> =
            blocks.iter().map(|block| part(block, &mut told, mistakes)).collect();
        let mut parts = Vec::new();
        for piece in pieces {
            match piece {
                Piece::Html(html) => parts.push(Part::Html(html)),
                Piece::Figure(figure) => parts.push(Part::Figure(figure)),
                Piece::Mark(number) => parts.extend(read.get_mut(number).and_then(Option::take)),
            }
        }
        check_once(&blocks, &parts, mistakes);
        let Told { headings, terms, links, figures, words, .. } = told;
        for link in links.iter().filter(|link| link.address.starts_with('#')) {
            if !headings.iter().any(|heading| link.address.get(1..) == Some(&heading.id)) {
                mistakes.note(link.line, format!("there is no heading {:?} here", link.address));
            }
        }
        Self { parts, headings, terms, links, figures, words }
    }

    /// The activity of that id, with what the sheet shows.
    pub fn activity(&self, id: &str) -> Option<&Activity> {
        self.activities().find(|activity| activity.id == id)
    }

    /// All activities.
    pub fn activities(&self) -> impl Iterator<Item = &Activity> {
        self.parts.iter().filter_map(|part| match part {
            Part::Activity(activity) => Some(&**activity),
            _ => None,
        })
    }

    /// What must be alike in both languages, in its order.
    pub(super) fn shape(&self) -> Vec<String> {
        let shape = |part: &Part| match part {
            Part::Html(_) | Part::Figure(_) => None,
            Part::Glossary(terms) => Some(format!(":::glossary of {}", terms.join(", "))),
            Part::Query(query) => {
                Some(format!(":::query {:?} {} of {:?}", query.show, query.limit, query.ask))
            }
            Part::Chart(chart) => Some(chart.shape()),
            Part::Activity(activity) => Some(format!(":::activity {:?}", activity.id)),
            Part::Quiz => Some(":::quiz".to_owned()),
        };
        self.parts.iter().filter_map(shape).collect()
    }

    /// What a unit must have and this one has not.
    pub(super) fn check_unit(&self, line: usize, has_quiz: bool, mistakes: &mut Mistakes) {
        let count = |is: fn(&Part) -> bool| self.parts.iter().filter(|part| is(part)).count();
        let charts = count(|part| matches!(part, Part::Chart(_)));
        if charts == 0 && count(|part| matches!(part, Part::Figure(_))) == 0 {
            mistakes.note(line, "the unit has no figure and no chart");
        }
        if charts == 0 && count(|part| matches!(part, Part::Query(_))) == 0 {
            mistakes.note(line, "the unit has no worked example: a :::query or a :::chart");
        }
        if self.activities().count() != 1 {
            mistakes.note(line, "a unit has exactly one :::activity");
        }
        match (count(|part| matches!(part, Part::Quiz)), has_quiz) {
            (1, true) => {}
            (_, true) => mistakes.note(line, "the unit has a quiz.toml, and must show it once: :::quiz"),
            (_, false) => mistakes.note(line, "the unit has no quiz.toml"),
        }
    }
}

/// Every directive is shown where it stands, and some at most once.
fn check_once(blocks: &[Block], parts: &[Part], mistakes: &mut Mistakes) {
    let shown = parts.iter().filter(|part| !matches!(part, Part::Html(_) | Part::Figure(_))).count();
    if shown < blocks.len()
        && mistakes.is_empty()
        && let Some(block) = blocks.last()
    {
        mistakes.note(block.line, "a directive stands between paragraphs, not in a list or a quotation");
    }
    let mut ids = BTreeSet::new();
    for part in parts {
        if let Part::Activity(activity) = part
            && !ids.insert(activity.id.as_str())
        {
            let line = blocks.iter().rfind(|block| block.name == "activity").map_or(1, |block| block.line);
            mistakes.note(line, format!("another activity has the id {:?}", activity.id));
        }
    }
}

fn part(block: &Block, told: &mut Told, mistakes: &mut Mistakes) -> Option<Part> {
    let with_body = matches!(block.name, "query" | "activity");
    if block.body.is_some() && !with_body {
        mistakes.note(block.line, format!(":::{} has no text: no line ---", block.name));
    }
    let of = if block.name == "activity" { Of::Sheet } else { Of::Directive };
    let mut keys = Keys::read(block.toml, block.line, mistakes)?;
    let part = match block.name {
        "glossary" => Part::Glossary(terms(&mut keys, told)),
        "query" => Part::Query(Box::new(query(&mut keys))),
        "chart" => Part::Chart(Box::new(Chart::read(&mut keys))),
        "activity" => Part::Activity(Box::new(activity(&mut keys))),
        "quiz" => Part::Quiz,
        other => {
            let line = block.line;
            let what = format!(":::{other} is none of :::glossary, query, chart, activity, quiz");
            mistakes.note(line, what);
            return None;
        }
    };
    keys.finish();
    let below = match (block.body, with_body) {
        (Some((text, above)), true) => body(text, above, of, told, mistakes),
        (_, true) => {
            mistakes.note(block.line, format!(":::{} has no text: a line ---, then Markdown", block.name));
            Vec::new()
        }
        _ => Vec::new(),
    };
    Some(match part {
        Part::Query(query) => Part::Query(Box::new(Query { parts: below, ..*query })),
        Part::Activity(activity) => Part::Activity(Box::new(Activity { parts: below, ..*activity })),
        other => other,
    })
}

/// The text of a directive. What is to be done in an activity is not reading time.
fn body(text: &str, above: usize, of: Of, told: &mut Told, mistakes: &mut Mistakes) -> Vec<Part> {
    let before = told.words;
    let pieces = markdown::read(text, above, 0, of, told, mistakes);
    if of == Of::Sheet {
        told.words = before;
    }
    let part = |piece| match piece {
        Piece::Html(html) => Some(Part::Html(html)),
        Piece::Figure(figure) => Some(Part::Figure(figure)),
        Piece::Mark(_) => None,
    };
    pieces.into_iter().filter_map(part).collect()
}

fn terms(keys: &mut Keys, told: &mut Told) -> Vec<String> {
    let terms = keys.texts("terms");
    let known = glossary::terms(told.lang);
    if terms.is_empty() {
        keys.note("terms", "which words of the glossary?");
    }
    for term in &terms {
        if !known.contains_key(term.as_str()) {
            keys.note("terms", &format!("the glossary has no word {term:?}"));
        }
        told.terms.insert(term.clone());
    }
    terms
}

/// The filters of a live answer.
pub(super) fn ask(keys: &mut Keys) -> Ask {
    let (ask, mistakes) = Ask::read(keys.take(&live::KEYS));
    for (key, what) in mistakes {
        keys.note(&key, &what);
    }
    ask
}

fn query(keys: &mut Keys) -> Query {
    let shows = [("list", Show::List), ("totals", Show::Totals), ("largest", Show::Largest)];
    Query {
        title: keys.text("title"),
        ask: ask(keys),
        show: keys.choice("show", &shows, true).unwrap_or(Show::List),
        limit: keys.number_or("limit", 5, 1, LONGEST_LIST),
        parts: Vec::new(),
    }
}

fn activity(keys: &mut Keys) -> Activity {
    let activity = Activity {
        id: keys.text("id"),
        title: keys.text("title"),
        minutes: keys.number("minutes", 1, 600),
        group: keys.text("group"),
        materials: keys.texts("materials"),
        parts: Vec::new(),
    };
    if !is_plain(&activity.id) {
        keys.note("id", "lower case letters, digits and dashes");
    }
    if !activity.group.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '–')) {
        keys.note("group", "the size of a group: \"4\" or \"4-5\"");
    }
    activity
}
