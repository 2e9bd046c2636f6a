//! A question as the quiz page shows it, before and after it is answered.

use std::fmt;

use chrono::{DateTime, Utc};
use serde::Serialize;
use sha2::{Digest, Sha256};
use tables::ids::PersonId;

use super::given::{self, Given, Mark};
use super::live::{self, Measure};
use super::quiz_content::{DataTask, Item, Pair, Question, Task};
use super::views::{self, Region};
use crate::text::{self, Lang};
use crate::web::visit::Visit;

/// By what items are shuffled: the same for one attempt of one person.
pub(super) struct Seed(u64);

impl Seed {
    pub(super) fn of_attempt(person: PersonId, used: i32) -> Self {
        Self(
            u64::try_from(person.0)
                .unwrap_or(0)
                .wrapping_mul(1009)
                .wrapping_add(u64::from(used.unsigned_abs())),
        )
    }

    pub(super) fn of_visit(now: DateTime<Utc>) -> Self {
        Self(now.timestamp_micros().unsigned_abs())
    }

    /// In print, where everybody has the same order.
    pub(super) const PRINTED: Self = Self(0);

    /// How many attempts the person had made when a form of this seed was drawn for them; none if it was
    /// drawn for nobody.
    pub(super) fn taken(&self, person: PersonId) -> Option<i32> {
        let made = self.0.checked_sub(Self::of_attempt(person, 0).0)?;
        i32::try_from(made).ok()
    }

    /// What a form sends back; any order is as good as another.
    pub(super) fn parse(text: &str) -> Self {
        Self(text.parse().unwrap_or(0))
    }

    /// Puts things in an order of this seed and question.
    fn shuffle<T>(&self, question: &Question, things: &mut [T], id: impl Fn(&T) -> &str) {
        things.sort_by_cached_key(|thing| {
            Sha256::digest(format!("{self} {} {}", question.id, id(thing))).to_vec()
        });
    }
}

impl fmt::Display for Seed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[derive(Serialize)]
pub(super) struct QuestionView<'a> {
    /// The field's name.
    name: String,
    kind: &'static str,
    text: &'a str,
    hint: &'a str,
    unit: &'a str,
    /// Once it is marked.
    right: bool,
    feedback: &'a str,
    /// Ids of the options that were chosen.
    chosen: Vec<&'a str>,
    /// Id and text of each option, or of each right side or place.
    pairs: Vec<(String, String)>,
    /// What is known of the options afterwards.
    options: Vec<OptionView<'a>>,
    rows: Vec<RowView<'a>>,
    written: String,
    /// The right answer, where one would write it.
    correct: String,
    place: String,
    as_of: Option<String>,
    href: Option<String>,
}

#[derive(Serialize)]
struct OptionView<'a> {
    text: &'a str,
    chosen: bool,
    right: bool,
    feedback: &'a str,
}

/// An item to put in its place, or a left side.
#[derive(Serialize)]
struct RowView<'a> {
    name: String,
    text: &'a str,
    /// What was chosen, as the form sends it and as one reads it.
    value: String,
    answered: String,
    correct: String,
}

impl<'a> QuestionView<'a> {
    /// Without what only the dataset knows.
    pub(super) fn of(
        question: &'a Question,
        given: Option<&Given>,
        mark: Option<&Mark>,
        seed: &Seed,
    ) -> Self {
        let right = mark.is_some_and(|mark| mark.right);
        let mut view = Self {
            name: given::field(question),
            kind: "",
            text: &question.text,
            hint: &question.hint,
            unit: "",
            right,
            feedback: if right { &question.right_feedback } else { &question.wrong_feedback },
            chosen: Vec::new(),
            pairs: Vec::new(),
            options: Vec::new(),
            rows: Vec::new(),
            written: String::new(),
            correct: String::new(),
            place: String::new(),
            as_of: None,
            href: None,
        };
        if let Some(Given::Written(typed)) = given {
            view.written.clone_from(typed);
        }
        match &question.task {
            Task::Choice { several, options } => {
                view.kind = if *several { "multiple" } else { "single" };
                for option in options {
                    let chosen = matches!(given, Some(Given::Chosen(ids)) if ids.contains(&option.id));
                    view.chosen.extend(chosen.then_some(option.id.as_str()));
                    view.pairs.push((option.id.clone(), option.text.clone()));
                    let (text, feedback) = (option.text.as_str(), option.feedback.as_str());
                    view.options.push(OptionView { text, chosen, right: option.right, feedback });
                }
            }
            Task::Ordering(items) => {
                view.kind = "ordering";
                view.pairs = (1..=items.len()).map(|place| (place.to_string(), place.to_string())).collect();
                view.rows = ordering(question, items, given, mark.is_some(), seed);
            }
            Task::Match(pairs) => {
                view.kind = "match";
                let mut rights: Vec<&Pair> = pairs.iter().collect();
                seed.shuffle(question, &mut rights, |pair| &pair.id);
                // Side by side with the left ones they would tell the answer.
                if rights.iter().map(|pair| &pair.id).eq(pairs.iter().map(|pair| &pair.id)) {
                    rights.rotate_left(1);
                }
                view.pairs = rights.iter().map(|pair| (pair.id.clone(), pair.right.clone())).collect();
                view.rows = matching(question, pairs, given);
            }
            Task::Number { answer, unit, .. } => {
                view.kind = "number";
                view.unit = unit;
                view.correct = answer.to_string();
            }
            Task::Text { accepted } => {
                view.kind = "text";
                view.correct = accepted.first().cloned().unwrap_or_default();
            }
            Task::Data(task) => {
                view.kind = "data";
                view.unit = &task.unit;
            }
        }
        view
    }

    /// What the dataset knows of it, and numbers as the language writes them.
    #[must_use]
    pub(super) fn with_data(
        mut self,
        visit: &Visit,
        question: &'a Question,
        region: &Region,
        mark: Option<&Mark>,
    ) -> Self {
        match &question.task {
            Task::Number { answer, .. } => self.correct = written(visit.lang, *answer, 2),
            Task::Data(task) => {
                self.place = views::place(visit, &task.ask, region);
                if let Some(known) = mark.and_then(|mark| mark.known.as_ref()) {
                    self.correct = told(visit.lang, task, known.value);
                    self.as_of.clone_from(&known.as_of);
                    let search = task.ask.filter(region.code.as_deref());
                    self.href = task.link.then(|| visit.link(&live::path(&search)));
                }
            }
            _ => {}
        }
        self
    }
}

/// Before: in an order of the attempt's own, and never in the right one. After: in the right one.
fn ordering<'a>(
    question: &Question,
    items: &'a [Item],
    given: Option<&Given>,
    done: bool,
    seed: &Seed,
) -> Vec<RowView<'a>> {
    let mut shown: Vec<&Item> = items.iter().collect();
    if !done {
        seed.shuffle(question, &mut shown, |item| &item.id);
        if shown.iter().map(|item| &item.id).eq(items.iter().map(|item| &item.id)) {
            shown.rotate_left(1);
        }
    }
    let place = |item: &Item| match given {
        Some(Given::Chosen(order)) => {
            order.iter().position(|id| *id == item.id).map(|at| (at + 1).to_string())
        }
        Some(Given::Matched(places)) => places.get(&item.id).cloned(),
        _ => None,
    };
    let row = |item: &'a Item| {
        let value = place(item).unwrap_or_default();
        let right = items.iter().position(|one| one.id == item.id).map_or(0, |at| at + 1);
        RowView {
            name: given::part_field(question, &item.id),
            text: &item.text,
            answered: value.clone(),
            value,
            correct: right.to_string(),
        }
    };
    shown.into_iter().map(row).collect()
}

fn matching<'a>(question: &Question, pairs: &'a [Pair], given: Option<&Given>) -> Vec<RowView<'a>> {
    let row = |pair: &'a Pair| {
        let chosen = match given {
            Some(Given::Matched(chosen)) => chosen.get(&pair.id),
            _ => None,
        };
        let side = chosen.and_then(|id| pairs.iter().find(|one| one.id == *id));
        RowView {
            name: given::part_field(question, &pair.id),
            text: &pair.left,
            value: chosen.cloned().unwrap_or_default(),
            answered: side.map(|side| side.right.clone()).unwrap_or_default(),
            correct: pair.right.clone(),
        }
    };
    pairs.iter().map(row).collect()
}

/// A number that the dataset gave, as one would write it.
pub(super) fn told(lang: Lang, task: &DataTask, value: f64) -> String {
    written(lang, value, decimals(task))
}

fn decimals(task: &DataTask) -> usize {
    match task.measure {
        Measure::Count => 0,
        Measure::SharePaid => 1,
        Measure::Cost | Measure::Payments | Measure::CostPerHead => 2,
    }
}

/// A number as the language writes it, with at most so many decimals.
#[expect(clippy::cast_possible_truncation, reason = "whole parts of such numbers fit")]
fn written(lang: Lang, number: f64, decimals: usize) -> String {
    let rounded = format!("{:.decimals$}", number.abs());
    let (whole, rest) = rounded.split_once('.').unwrap_or((&rounded, ""));
    let grouped = text::number(lang, whole.parse::<f64>().unwrap_or(number).trunc() as i64);
    let sign = if number < 0.0 { "−" } else { "" };
    let rest = rest.trim_end_matches('0');
    let point = if lang == Lang::It { "," } else { "." };
    if rest.is_empty() { format!("{sign}{grouped}") } else { format!("{sign}{grouped}{point}{rest}") }
}
