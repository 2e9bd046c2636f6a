//! What somebody answered, and whether it was right.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::compare;
use super::live::Measure;
use super::quiz_content::{Question, Task};
use crate::text::Lang;
use crate::web::form::Fields;

/// What was answered to a question, as it is kept. The order of the kinds is how one is told from
/// another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Given {
    /// Ids of ticked options; or of items, in the order in which they were put.
    Chosen(Vec<String>),
    /// Id of each left side to the id of the right side chosen for it; of each item to its place while
    /// places are missing or taken twice.
    Matched(BTreeMap<String, String>),
    /// What was typed.
    Written(String),
}

/// Answers by question.
pub type Answers = BTreeMap<String, Given>;

/// How an answer was marked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mark {
    /// Was all of it right?
    pub right: bool,
    /// The question's version.
    pub version: String,
    /// What the dataset said then, where it was asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub known: Option<Known>,
}

/// A number of the dataset, when it was asked for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Known {
    /// The number.
    pub value: f64,
    /// The region's code; none for what does not depend on the reader, and for Italy.
    pub region: Option<String>,
    /// To which day the data refer.
    pub as_of: Option<String>,
}

/// Why an answer can't be marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// There is none, or a part is missing.
    Missing,
    /// Several are chosen, and it takes one.
    OneOnly,
    /// Two items have the same place.
    SamePlace,
    /// It is no number, or one in another unit.
    NoNumber,
}

/// The name of a question's field; it begins with a letter that no other id of the page begins with.
pub fn field(question: &Question) -> String {
    format!("q-{}", question.id)
}

/// The name of the field of a part. Ids have no such line in them.
pub fn part_field(question: &Question, part: &str) -> String {
    format!("q-{}_{part}", question.id)
}

impl Given {
    /// What a form says about a question, complete or not.
    pub fn of(question: &Question, fields: &Fields) -> Self {
        let parts = |ids: Vec<&str>| -> BTreeMap<String, String> {
            let sent = |id: &str| fields.one(&part_field(question, id)).to_owned();
            let sent = ids.into_iter().map(|id| (id.to_owned(), sent(id)));
            sent.filter(|(_, value)| !value.is_empty()).collect()
        };
        match &question.task {
            Task::Choice { options, .. } => {
                let name = field(question);
                let sent: Vec<&str> = fields.all(&name).collect();
                let ids = options.iter().map(|option| option.id.clone());
                Self::Chosen(ids.filter(|id| sent.contains(&id.as_str())).collect())
            }
            Task::Match(pairs) => Self::Matched(parts(pairs.iter().map(|pair| pair.id.as_str()).collect())),
            Task::Ordering(items) => {
                let places = parts(items.iter().map(|item| item.id.as_str()).collect());
                let at = |place: usize| {
                    let mut here = places.iter().filter(|(_, at)| **at == place.to_string());
                    let (id, _) = here.next()?;
                    here.next().is_none().then(|| id.clone())
                };
                let ordered: Option<Vec<String>> = (1..=items.len()).map(at).collect();
                ordered.map_or(Self::Matched(places), Self::Chosen)
            }
            Task::Number { .. } | Task::Text { .. } | Task::Data(_) => {
                Self::Written(fields.one(&field(question)).chars().take(LONGEST).collect())
            }
        }
    }

    /// Was it right? `known` is what the dataset says, of a question that asks it.
    pub fn mark(&self, question: &Question, known: Option<&Known>, lang: Lang) -> Result<bool, Gap> {
        match (&question.task, self) {
            (Task::Choice { several, options }, Self::Chosen(chosen)) => match chosen.len() {
                0 => Err(Gap::Missing),
                n if n > 1 && !several => Err(Gap::OneOnly),
                _ => Ok(options.iter().all(|option| option.right == chosen.contains(&option.id))),
            },
            (Task::Ordering(items), Self::Chosen(order)) => {
                Ok(items.iter().map(|item| &item.id).eq(order.iter()))
            }
            (Task::Ordering(items), Self::Matched(places)) => {
                Err(if places.len() < items.len() { Gap::Missing } else { Gap::SamePlace })
            }
            (Task::Match(pairs), Self::Matched(chosen)) => {
                let known = |id: &String| pairs.iter().any(|pair| pair.id == *id);
                if chosen.len() < pairs.len() || !chosen.values().all(known) {
                    return Err(Gap::Missing);
                }
                Ok(chosen.iter().all(|(left, right)| left == right))
            }
            (_, Self::Written(typed)) if typed.is_empty() => Err(Gap::Missing),
            (Task::Text { accepted }, Self::Written(typed)) => Ok(compare::is_accepted(typed, accepted)),
            (Task::Number { answer, tolerance, unit }, Self::Written(typed)) => {
                let number = compare::number(typed, unit, lang).ok_or(Gap::NoNumber)?;
                Ok(compare::near(number, *answer, *tolerance))
            }
            (Task::Data(task), Self::Written(typed)) => {
                let number = compare::number(typed, &task.unit, lang).ok_or(Gap::NoNumber)?;
                let value = known.map(|known| known.value).ok_or(Gap::Missing)?;
                let tolerance = value.abs() * task.tolerance_percent / 100.0;
                // The site shows shares as whole percents: one that is read there is right.
                let least = if task.measure == Measure::SharePaid { 0.5 } else { 0.0 };
                Ok(compare::near(number, value, tolerance.max(least)))
            }
            _ => Err(Gap::Missing),
        }
    }
}

/// Longer than any answer; what is typed beyond it is dropped.
pub const LONGEST: usize = 200;
