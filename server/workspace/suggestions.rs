//! Ready-made tasks, from `seeds/reference/tasks-1.toml`: for each thing that a step may ask for, what
//! teams usually do to get there.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde::Deserialize;
use tables::edition_step;

use super::people::is_longer;
use super::task_form::{LONGEST_NOTES, LONGEST_TITLE};
use crate::error::{Error, Result};
use crate::schools::programme;
use crate::text::Lang;

const SEED: &str = include_str!("../../seeds/reference/tasks-1.toml");

/// A ready-made task.
#[derive(Clone, Debug, Deserialize)]
pub struct Suggestion {
    /// Stays: a team has each but once in a step.
    pub(super) id: String,
    deliverable: String,
    it: String,
    en: String,
    #[serde(default)]
    notes_it: String,
    #[serde(default)]
    notes_en: String,
}

#[derive(Deserialize)]
struct Seed {
    task: Vec<Suggestion>,
}

static TASKS: LazyLock<Result<Seed, String>> = LazyLock::new(read);

fn read() -> Result<Seed, String> {
    let seed: Seed = toml::from_str(SEED).map_err(|error| format!("tasks-1.toml: {error}"))?;
    let known = programme::deliverables().map_err(|error| error.to_string())?;
    let mut ids = BTreeSet::new();
    for one in &seed.task {
        let wrong = |what: &str| Err(format!("tasks-1.toml: the task {:?} {what}", one.id));
        if !ids.insert(one.id.as_str()) {
            return wrong("is there twice");
        }
        if !known.iter().any(|known| known.id == one.deliverable) {
            return wrong("is for something that no step asks for");
        }
        let titles = [&one.it, &one.en];
        if titles.iter().any(|title| title.is_empty() || is_longer(title, LONGEST_TITLE)) {
            return wrong("has no title, or one that is too long");
        }
        if [&one.notes_it, &one.notes_en].iter().any(|notes| is_longer(notes, LONGEST_NOTES)) {
            return wrong("has notes that are too long");
        }
    }
    Ok(seed)
}

impl Suggestion {
    /// What is to be done.
    pub(super) fn title(&self, lang: Lang) -> &str {
        match lang {
            Lang::It => &self.it,
            Lang::En => &self.en,
        }
    }

    /// More words on it.
    pub(super) fn notes(&self, lang: Lang) -> &str {
        match lang {
            Lang::It => &self.notes_it,
            Lang::En => &self.notes_en,
        }
    }
}

/// Reads them; a mistake in them stops the start.
pub fn check() -> Result<()> {
    TASKS.as_ref().map(drop).map_err(Error::internal)
}

/// Those of a step: of all that it asks for.
pub(super) fn of_step(step: &edition_step::Model) -> Result<Vec<&'static Suggestion>> {
    let seed = TASKS.as_ref().map_err(Error::internal)?;
    let asked = programme::asked(step)?;
    let is_asked = |one: &&Suggestion| asked.iter().any(|asked| asked.id == one.deliverable);
    Ok(seed.task.iter().filter(is_asked).collect())
}
