//! A post's text as a form brings it.

use serde::{Deserialize, Serialize};
use tables::edition_step;
use tables::ids::StepId;

use super::draft::Text;
use super::tags::{self, Mistake};
use crate::text::Arg;
use crate::web::form::Errors;
use crate::web::visit::Visit;

/// The longest title, in characters.
pub(super) const LONGEST_TITLE: usize = 120;
/// The longest summary.
pub(super) const LONGEST_SUMMARY: usize = 300;
/// The longest text.
pub(super) const LONGEST_BODY: usize = 20_000;

/// A post's text, as typed.
#[derive(Clone, Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct TextForm {
    pub(super) title: String,
    pub(super) summary: String,
    pub(super) body: String,
    pub(super) tags: String,
    /// Key of the step; empty for none.
    pub(super) step: String,
    pub(super) revision: String,
}

fn clean(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// A step of the edition that a form names; none if it names none.
pub(super) fn step_of(typed: &str, steps: &[edition_step::Model]) -> Result<Option<StepId>, ()> {
    if typed.is_empty() {
        return Ok(None);
    }
    let id = typed.parse().map_err(|_| ())?;
    if steps.iter().any(|step| step.id == id) { Ok(Some(id)) } else { Err(()) }
}

/// Is a title there, and not too long?
pub(super) fn check_title(visit: &Visit, title: &str, errors: &mut Errors) {
    if title.is_empty() {
        errors.add("title", visit.t("posts-title-missing"));
    }
    too_long(visit, "title", title, LONGEST_TITLE, errors);
}

fn too_long(visit: &Visit, field: &str, text: &str, longest: usize, errors: &mut Errors) {
    if text.chars().count() > longest {
        errors.add(field, visit.t_with("schools-too-long", &[("longest", Arg::from(longest))]));
    }
}

impl TextForm {
    /// What a text looks like in the form.
    pub(super) fn of(text: &Text, revision: i32) -> Self {
        Self {
            title: text.title.clone(),
            summary: text.summary.clone(),
            body: text.body.clone(),
            tags: text.tags.join(", "),
            step: text.step.map_or_else(String::new, |step| step.to_string()),
            revision: revision.to_string(),
        }
    }

    /// The text, or what is wrong. A draft may be incomplete; it may not be too long.
    pub(super) fn check(&self, visit: &Visit, steps: &[edition_step::Model]) -> Result<Text, Errors> {
        let mut errors = Errors::new();
        let title = clean(&self.title).split_whitespace().collect::<Vec<_>>().join(" ");
        let summary = clean(&self.summary).split_whitespace().collect::<Vec<_>>().join(" ");
        let body = clean(&self.body).trim_end().to_owned();
        check_title(visit, &title, &mut errors);
        too_long(visit, "summary", &summary, LONGEST_SUMMARY, &mut errors);
        too_long(visit, "body", &body, LONGEST_BODY, &mut errors);
        let tags = tags::parse(&clean(&self.tags)).unwrap_or_else(|mistake| {
            let told = match mistake {
                Mistake::TooMany => visit.t_with("posts-tags-many", &[("most", Arg::from(tags::MOST))]),
                Mistake::Long(tag) => {
                    let args = [("tag", Arg::from(tag)), ("longest", Arg::from(tags::LONGEST))];
                    visit.t_with("posts-tag-long", &args)
                }
                Mistake::Empty(tag) => visit.t_with("posts-tag-empty", &[("tag", Arg::from(tag))]),
            };
            errors.add("tags", told);
            Vec::new()
        });
        let step = step_of(&self.step, steps).unwrap_or_else(|()| {
            errors.add("step", visit.t("posts-step-unknown"));
            None
        });
        if errors.is_empty() { Ok(Text { title, summary, body, tags, step }) } else { Err(errors) }
    }
}
