//! A text of the course, from its source to what can be shown: Markdown with directives, read, checked
//! and cleaned. It needs no files: what a text refers to is told, and whoever has the files looks.

use std::collections::BTreeSet;

use super::alike::{Alike, Said};
use super::chart::Chart;
use super::directive::{self, Block};
use super::front::is_plain;
use super::keys::{Keys, name_of};
use super::live::{self, Ask};
use super::markdown::{self, Figure, Heading, Link, Of, Piece, Told};
use super::mistake::Mistakes;
use super::reading::Words;
use crate::projects::glossary;
use crate::text::Lang;

/// Projects in a live list, at most.
const LONGEST_LIST: u32 = 10;

const SHOWS: [(&str, Show); 3] = [("list", Show::List), ("totals", Show::Totals), ("largest", Show::Largest)];

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
    /// The same paragraph by paragraph, each with its line.
    pub paragraphs: Vec<(usize, Words)>,
    /// Its directives, in their order; of these, what can't be read is no part.
    pub directives: Vec<Alike>,
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
        let mut read: Vec<Option<(Option<Part>, Alike)>> =
            blocks.iter().map(|block| Some(part(block, &mut told, mistakes))).collect();
        let (mut parts, mut directives) = (Vec::new(), Vec::new());
        for piece in pieces {
            match piece {
                Piece::Html(html) => parts.push(Part::Html(html)),
                Piece::Figure(figure) => parts.push(Part::Figure(figure)),
                Piece::Mark(number) => {
                    if let Some((part, directive)) = read.get_mut(number).and_then(Option::take) {
                        parts.extend(part);
                        directives.push(directive);
                    }
                }
            }
        }
        for (_, lost) in read.into_iter().flatten() {
            mistakes.note(lost.line, "a directive stands between paragraphs, not in a list or a quotation");
        }
        let Told { headings, terms, links, figures, paragraphs, .. } = told;
        let words = paragraphs.iter().map(|(_, words)| *words).sum();
        let document = Self { parts, headings, terms, links, figures, words, paragraphs, directives };
        document.check(mistakes);
        document
    }

    /// Do links to places in the text lead to headings, and have activities ids of their own?
    fn check(&self, mistakes: &mut Mistakes) {
        for link in &self.links {
            if link.address.strip_prefix('#').is_some_and(|id| !self.has_heading(id)) {
                mistakes.note(link.line, format!("there is no heading {:?} here", link.address));
            }
        }
        let mut ids = BTreeSet::new();
        let read = self.named(":::activity").filter(|directive| directive.said.is_some());
        for (directive, activity) in read.zip(self.activities()) {
            if !ids.insert(activity.id.as_str()) {
                mistakes.note(directive.line, format!("another activity has the id {:?}", activity.id));
            }
        }
    }

    /// Is there a heading that is linked to by that id?
    pub fn has_heading(&self, id: &str) -> bool {
        self.headings.iter().any(|heading| heading.id == id)
    }

    /// The directives that begin so, those that can't be read among them.
    fn named(&self, what: &'static str) -> impl Iterator<Item = &Alike> {
        self.directives.iter().filter(move |directive| directive.what == what)
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

    /// What a unit must have and this one has not: told on `line`, if no other line is wrong.
    pub(super) fn check_unit(&self, line: usize, has_quiz: bool, mistakes: &mut Mistakes) {
        let lines =
            |what: &'static str| -> Vec<usize> { self.named(what).map(|directive| directive.line).collect() };
        let charts = lines(":::chart");
        if charts.is_empty() && !self.parts.iter().any(|part| matches!(part, Part::Figure(_))) {
            mistakes.note(line, "the unit has no figure and no chart");
        }
        if charts.is_empty() && lines(":::query").is_empty() {
            mistakes.note(line, "the unit has no worked example: a :::query or a :::chart");
        }
        match lines(":::activity")[..] {
            [_] => {}
            [] => mistakes.note(line, "a unit has exactly one :::activity"),
            [_, second, ..] => mistakes.note(second, "a unit has exactly one :::activity"),
        }
        match (&lines(":::quiz")[..], has_quiz) {
            ([_], true) => {}
            ([], true) => mistakes.note(line, "the unit has a quiz.toml, and must show it once: :::quiz"),
            ([_, second, ..], true) => {
                mistakes.note(*second, "the unit has a quiz.toml, and must show it once: :::quiz");
            }
            (shown, false) => {
                mistakes.note(shown.first().copied().unwrap_or(line), "the unit has no quiz.toml");
            }
        }
    }
}

/// The part that a directive is, if it can be read, and what of it both languages must have alike.
fn part(block: &Block, told: &mut Told, mistakes: &mut Mistakes) -> (Option<Part>, Alike) {
    let mut alike = Alike { line: block.line, what: format!(":::{}", block.name), said: None };
    let with_body = matches!(block.name, "query" | "activity");
    if block.body.is_some() && !with_body {
        mistakes.note(block.line, format!(":::{} has no text: no line ---", block.name));
    }
    let of = if block.name == "activity" { Of::Sheet } else { Of::Directive };
    let Some(mut keys) = Keys::read(block.toml, block.line, mistakes) else { return (None, alike) };
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
            return (None, alike);
        }
    };
    let said = |(key, value)| Said { key, value, line: keys.find(key).unwrap_or(block.line) };
    alike.said = Some(said_by(&part).into_iter().map(said).collect());
    keys.finish();
    let below = match (block.body, with_body) {
        (Some((text, above)), true) => body(text, above, of, told, mistakes),
        (_, true) => {
            mistakes.note(block.line, format!(":::{} has no text: a line ---, then Markdown", block.name));
            Vec::new()
        }
        _ => Vec::new(),
    };
    let part = match part {
        Part::Query(query) => Part::Query(Box::new(Query { parts: below, ..*query })),
        Part::Activity(activity) => Part::Activity(Box::new(Activity { parts: below, ..*activity })),
        other => other,
    };
    (Some(part), alike)
}

/// What a directive says that is the same in every language, key by key.
fn said_by(part: &Part) -> Vec<(&'static str, String)> {
    match part {
        Part::Html(_) | Part::Figure(_) | Part::Quiz => Vec::new(),
        Part::Glossary(terms) => vec![("terms", terms.join(", "))],
        Part::Query(query) => {
            let mut said = vec![("show", name_of(&SHOWS, &query.show)), ("limit", query.limit.to_string())];
            said.extend(query.ask.said());
            said
        }
        Part::Chart(chart) => chart.said(),
        Part::Activity(activity) => vec![
            ("id", activity.id.clone()),
            ("minutes", activity.minutes.to_string()),
            ("group", activity.group.clone()),
            // How many they are: they have other words.
            ("materials", activity.materials.len().to_string()),
        ],
    }
}

/// The text of a directive. What is to be done in an activity is not reading time.
fn body(text: &str, above: usize, of: Of, told: &mut Told, mistakes: &mut Mistakes) -> Vec<Part> {
    let before = told.paragraphs.len();
    let pieces = markdown::read(text, above, 0, of, told, mistakes);
    if of == Of::Sheet {
        told.paragraphs.truncate(before);
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
    Query {
        title: keys.text("title"),
        ask: ask(keys),
        show: keys.choice("show", &SHOWS, true).unwrap_or(Show::List),
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
