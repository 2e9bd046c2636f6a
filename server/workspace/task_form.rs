//! A task, as typed and checked.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use tables::ids::{PersonId, StepId};
use tables::{edition_step, task};

use super::people::{is_longer, line, words};
use crate::schools::moments;
use crate::text::Arg;
use crate::web::form::Errors;
use crate::web::visit::Visit;

/// The longest title.
pub(super) const LONGEST_TITLE: usize = 200;
/// The longest notes.
pub(super) const LONGEST_NOTES: usize = 2000;

/// A task, as typed.
#[derive(Clone, Default, Deserialize, Serialize)]
#[serde(default)]
pub(super) struct TaskForm {
    title: String,
    notes: String,
    due: String,
    step: String,
    assignees: Vec<String>,
    /// Where the page began; empty on a new task's.
    pub(super) revision: String,
}

/// A task that makes sense.
pub(super) struct Checked {
    pub(super) title: String,
    pub(super) notes: String,
    pub(super) due_on: Option<NaiveDate>,
    pub(super) step_id: Option<StepId>,
    pub(super) assignees: BTreeSet<PersonId>,
}

impl TaskForm {
    /// A task as it stands.
    pub(super) fn of(row: &task::Model, assignees: &[PersonId]) -> Self {
        Self {
            title: row.title.clone(),
            notes: row.notes.clone(),
            due: row.due_on.map(|day| day.to_string()).unwrap_or_default(),
            step: row.step_id.map(|step| step.to_string()).unwrap_or_default(),
            assignees: assignees.iter().map(ToString::to_string).collect(),
            revision: row.revision.to_string(),
        }
    }

    /// The same words, as if the page had begun from that revision.
    pub(super) fn based_on(self, revision: i32) -> Self {
        Self { revision: revision.to_string(), ..self }
    }

    pub(super) fn check(
        &self,
        visit: &Visit,
        members: &[(PersonId, String)],
        steps: &[edition_step::Model],
    ) -> Result<Checked, Errors> {
        let mut errors = Errors::new();
        let (title, notes) = (line(&self.title), words(&self.notes));
        if title.is_empty() {
            errors.add("title", visit.t("workspace-task-title-missing"));
        }
        for (field, text, longest) in [("title", &title, LONGEST_TITLE), ("notes", &notes, LONGEST_NOTES)] {
            if is_longer(text, longest) {
                errors.add(field, visit.t_with("schools-too-long", &[("longest", Arg::from(longest))]));
            }
        }
        let due_on = moments::day(&self.due);
        if due_on.is_none() && !self.due.trim().is_empty() {
            errors.add("due", visit.t("workspace-day-wrong"));
        }
        let step_id = steps.iter().find(|step| step.id.to_string() == self.step).map(|step| step.id);
        if step_id.is_none() && !self.step.is_empty() {
            errors.add("step", visit.t("workspace-step-wrong"));
        }
        // Who has left the team since the page was made is nobody's choice any more.
        let chosen = members.iter().filter(|(id, _)| self.assignees.contains(&id.to_string()));
        let assignees = chosen.map(|(id, _)| *id).collect();
        if errors.is_empty() { Ok(Checked { title, notes, due_on, step_id, assignees }) } else { Err(errors) }
    }
}
