//! The quiz of a unit, as `quiz.toml` says it: read question by question, every mistake with its line.

use std::collections::BTreeSet;

use serde::Deserialize;
use sha2::{Digest, Sha256};
use toml::Table;

use super::alike::{Alike, Said};
use super::keys::{Keys, name_of};
use super::live::{Ask, Measure};
use super::mistake::Mistakes;

const HEADER: &str = "[[question]]";
const OPTION: &str = "[[question.option]]";

const MEASURES: [(&str, Measure); 4] = [
    ("count", Measure::Count),
    ("cost", Measure::Cost),
    ("payments", Measure::Payments),
    ("share_paid", Measure::SharePaid),
];

/// A question of a quiz.
#[derive(Debug)]
pub struct Question {
    /// Its id: kept with each attempt.
    pub id: String,
    /// The question.
    pub text: String,
    /// What helps to find the answer; may be empty.
    pub hint: String,
    /// How it is answered, and what is right.
    pub task: Task,
    /// What is told when all of it was right; empty where options tell it.
    pub right_feedback: String,
    /// What is told when it was not.
    pub wrong_feedback: String,
    /// Another one after each change of what is asked or right: answers to different questions are not
    /// counted together. The same in both languages.
    pub version: String,
}

/// How a question is answered, and what is right.
#[derive(Debug)]
pub enum Task {
    /// Options to tick, one or (`several`) more.
    Choice {
        /// May more than one be right?
        several: bool,
        /// What one can tick.
        options: Vec<Choice>,
    },
    /// Items to put in order; they stand here in the right one.
    Ordering(Vec<Item>),
    /// Each left side has a right one.
    Match(Vec<Pair>),
    /// A number.
    Number {
        /// The right one.
        answer: f64,
        /// How far from it is still right.
        tolerance: f64,
        /// What it counts; may be empty.
        unit: String,
    },
    /// A word or a few.
    Text {
        /// What is right.
        accepted: Vec<String>,
    },
    /// A number of the dataset.
    Data(Box<DataTask>),
}

/// A number that the dataset knows when it is asked.
#[derive(Debug)]
pub struct DataTask {
    /// The search.
    pub ask: Ask,
    /// What is told of what it finds.
    pub measure: Measure,
    /// How far from it is still right, in percent of it.
    pub tolerance_percent: f64,
    /// What it counts.
    pub unit: String,
    /// Is the search linked afterwards?
    pub link: bool,
}

/// An option of a question.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// Its id.
    pub id: String,
    /// The answer.
    pub text: String,
    /// Is it right?
    pub right: bool,
    /// Why, or why not.
    pub feedback: String,
}

/// One of the things to put in order.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Its id.
    pub id: String,
    /// What it is.
    pub text: String,
}

/// Two things that belong together.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pair {
    /// Its id.
    pub id: String,
    /// What is given.
    pub left: String,
    /// What is looked for.
    pub right: String,
}

/// The questions of a file, and what of each both languages must have alike, of those too that can't be
/// read; what is wrong with them is noted.
pub(super) fn read(text: &str, mistakes: &mut Mistakes) -> (Vec<Question>, Vec<Alike>) {
    let (mut questions, mut all): (Vec<Question>, Vec<Alike>) = (Vec::new(), Vec::new());
    for (above, source) in parts(text) {
        if above == 0 {
            // Only comments stand above the first question.
            if let Some(keys) = Keys::read(source, 0, mistakes) {
                keys.finish();
            }
            continue;
        }
        let (question, alike) = question(source, above, mistakes);
        all.push(alike);
        let Some(question) = question else { continue };
        if questions.iter().any(|one| one.id == question.id) {
            mistakes.note(above, format!("question {:?}: there is another one of that id", question.id));
        }
        questions.push(question);
    }
    if questions.is_empty() && mistakes.is_empty() {
        mistakes.note(1, "there is no question");
    }
    (questions, all)
}

/// The file cut at its headers: lines above a part, and the part without its header.
fn parts(text: &str) -> Vec<(usize, &str)> {
    let mut parts = Vec::new();
    let (mut begin, mut above, mut at) = (0, 0, 0);
    for (number, line) in text.split_inclusive('\n').enumerate() {
        if line.trim() == HEADER {
            parts.push((above, text.get(begin..at).unwrap_or_default()));
            begin = at + line.len();
            above = number + 1;
        }
        at += line.len();
    }
    parts.push((above, text.get(begin..).unwrap_or_default()));
    parts
}

/// A question, if it can be read, and what of it both languages must have alike.
fn question(source: &str, above: usize, mistakes: &mut Mistakes) -> (Option<Question>, Alike) {
    let version = version(source);
    let mut alike = Alike { line: above, what: HEADER.to_owned(), said: None };
    let Some(mut keys) = Keys::read(source, above, mistakes) else { return (None, alike) };
    let id = keys.text("id");
    // That it is missing has been told.
    if !id.is_empty()
        && let Err(what) = check_id(&id)
    {
        keys.note("id", what);
    }
    let text = keys.text("text");
    let hint = if keys.has("hint") { keys.text("hint") } else { String::new() };
    let Some(task) = task(&mut keys) else { return (None, alike) };
    let (right_feedback, wrong_feedback) = if matches!(task, Task::Choice { .. }) {
        (String::new(), String::new())
    } else {
        (keys.text("right_feedback"), keys.text("wrong_feedback"))
    };
    if !id.is_empty() {
        alike.what = format!("{HEADER} {id}");
        alike.said = Some(said(&task, &keys));
    }
    keys.finish();
    (Some(Question { id, text, hint, task, right_feedback, wrong_feedback, version }), alike)
}

fn task(keys: &mut Keys) -> Option<Task> {
    let names = ["single", "multiple", "ordering", "number", "match", "text", "data"];
    match keys.choice("kind", &names.map(|name| (name, name)), true)? {
        "single" => choice(keys, false),
        "multiple" => choice(keys, true),
        "ordering" => ordering(keys),
        "match" => matching(keys),
        "number" => number(keys),
        "text" => words(keys),
        "data" => data(keys),
        _ => None,
    }
}

/// A fingerprint of what is asked and what is right; what is explained may change.
fn version(source: &str) -> String {
    let mut table: Table = source.parse().unwrap_or_default();
    for key in ["hint", "right_feedback", "wrong_feedback"] {
        table.remove(key);
    }
    let options = table.get_mut("question").and_then(|question| question.get_mut("option"));
    for option in options.and_then(toml::Value::as_array_mut).into_iter().flatten() {
        option.as_table_mut().and_then(|option| option.remove("feedback"));
    }
    let digest = Sha256::digest(table.to_string());
    super::hex(&digest[..6])
}

fn choice(keys: &mut Keys, several: bool) -> Option<Task> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Options {
        option: Vec<Choice>,
    }
    let options = keys.needed::<Options>("question")?.option;
    let (kind, lines) = (keys.line("kind"), keys.headers(OPTION));
    let line = |place: usize| lines.get(place).copied().unwrap_or(kind);
    let ids = options.iter().enumerate().map(|(place, option)| (line(place), option.id.as_str()));
    check_ids(keys, "kind", ids);
    for (place, option) in options.iter().enumerate() {
        if option.text.trim().is_empty() || option.feedback.trim().is_empty() {
            let what = format!("option {:?} lacks its text or its feedback", option.id);
            keys.note_at(line(place), "kind", &what);
        }
    }
    let right = options.iter().enumerate().filter(|(_, option)| option.right).map(|(place, _)| line(place));
    match right.collect::<Vec<usize>>()[..] {
        [] => keys.note("kind", "no option is right"),
        [_, second, ..] if !several => {
            keys.note_at(second, "kind", "more than one option is right, and it takes one");
        }
        _ => {}
    }
    Some(Task::Choice { several, options })
}

fn ordering(keys: &mut Keys) -> Option<Task> {
    let items: Vec<Item> = keys.needed("item")?;
    let line = keys.line("item");
    check_ids(keys, "item", items.iter().map(|item| (line, item.id.as_str())));
    if items.iter().any(|item| item.text.trim().is_empty()) {
        keys.note("item", "an item has no text");
    }
    Some(Task::Ordering(items))
}

fn matching(keys: &mut Keys) -> Option<Task> {
    let pairs: Vec<Pair> = keys.needed("pair")?;
    let line = keys.line("pair");
    check_ids(keys, "pair", pairs.iter().map(|pair| (line, pair.id.as_str())));
    if pairs.iter().any(|pair| pair.left.trim().is_empty() || pair.right.trim().is_empty()) {
        keys.note("pair", "a pair lacks one of its sides");
    }
    let rights: BTreeSet<&str> = pairs.iter().map(|pair| pair.right.trim()).collect();
    if rights.len() < pairs.len() {
        keys.note("pair", "two pairs have the same right side");
    }
    Some(Task::Match(pairs))
}

fn number(keys: &mut Keys) -> Option<Task> {
    let answer: f64 = keys.needed("answer")?;
    let tolerance: f64 = keys.needed("tolerance")?;
    let unit = keys.value("unit").unwrap_or_default();
    // A quarter off is a guess; of zero, any share is zero.
    let most = if answer == 0.0 { 1.0 } else { answer.abs() / 4.0 };
    if !answer.is_finite() {
        keys.note("answer", "it is a number");
    } else if !(0.0..=most).contains(&tolerance) {
        keys.note("tolerance", &format!("it is between 0 and {most}, a quarter of the answer"));
    }
    Some(Task::Number { answer, tolerance, unit })
}

fn words(keys: &mut Keys) -> Option<Task> {
    if !keys.has("accepted") {
        keys.needed::<Vec<String>>("accepted");
        return None;
    }
    let accepted = keys.texts("accepted");
    if accepted.is_empty() || accepted.iter().any(|form| !form.chars().any(char::is_alphanumeric)) {
        keys.note("accepted", "every accepted form has letters or digits, and there is at least one");
    }
    Some(Task::Text { accepted })
}

fn data(keys: &mut Keys) -> Option<Task> {
    let query: Table = keys.needed("query")?;
    let (ask, wrong) = Ask::read(query);
    for (key, what) in wrong {
        keys.note_at(keys.line("query"), &format!("query.{key}"), &what);
    }
    let measure = keys.choice("measure", &MEASURES, true)?;
    let tolerance_percent: f64 = keys.needed("tolerance_percent")?;
    if !(0.0..=20.0).contains(&tolerance_percent) {
        keys.note("tolerance_percent", "it is between 0 and 20");
    }
    let unit = keys.text("unit");
    let link = keys.value("link").unwrap_or(false);
    Some(Task::Data(Box::new(DataTask { ask, measure, tolerance_percent, unit, link })))
}

/// Ids to choose from, each with its line.
fn check_ids<'a>(keys: &mut Keys, key: &str, ids: impl Iterator<Item = (usize, &'a str)>) {
    let mut seen = BTreeSet::new();
    for (line, id) in ids {
        if let Err(what) = check_id(id) {
            keys.note_at(line, key, &format!("{id:?}: {what}"));
        }
        if !seen.insert(id) {
            keys.note_at(line, key, &format!("{id:?} is there twice"));
        }
    }
    if seen.len() < 2 {
        keys.note(key, "there are fewer than two to choose from");
    }
}

fn check_id(id: &str) -> Result<(), &'static str> {
    let plain = id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    if id.is_empty() || !plain { Err("ids are lower case letters, digits and -") } else { Ok(()) }
}

/// What a question says that is the same in every language, key by key.
fn said(task: &Task, keys: &Keys) -> Vec<Said> {
    let kind = |name: &str| keys.said("kind", name.to_owned());
    let ids = |ids: Vec<&str>| ids.join(", ");
    match task {
        Task::Choice { several, options } => {
            let lines = keys.headers(OPTION);
            let option = |(place, option): (usize, &Choice)| Said {
                key: "option",
                value: format!("{}, right = {}", option.id, option.right),
                line: lines.get(place).copied().unwrap_or_else(|| keys.line("kind")),
            };
            let options = options.iter().enumerate().map(option);
            std::iter::once(kind(if *several { "multiple" } else { "single" })).chain(options).collect()
        }
        Task::Ordering(items) => {
            let items = ids(items.iter().map(|item| item.id.as_str()).collect());
            vec![kind("ordering"), keys.said("item", items)]
        }
        Task::Match(pairs) => {
            let pairs = ids(pairs.iter().map(|pair| pair.id.as_str()).collect());
            vec![kind("match"), keys.said("pair", pairs)]
        }
        Task::Number { answer, tolerance, .. } => vec![
            kind("number"),
            keys.said("answer", answer.to_string()),
            keys.said("tolerance", tolerance.to_string()),
        ],
        Task::Text { .. } => vec![kind("text")],
        Task::Data(task) => {
            let asked = task.ask.said().into_iter().filter(|(_, value)| !value.is_empty());
            let asked: Vec<String> = asked.map(|(key, value)| format!("{key} = {value}")).collect();
            vec![
                kind("data"),
                keys.said("query", asked.join("; ")),
                keys.said("measure", name_of(&MEASURES, &task.measure)),
                keys.said("tolerance_percent", task.tolerance_percent.to_string()),
                keys.said("link", task.link.to_string()),
            ]
        }
    }
}
