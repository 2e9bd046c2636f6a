//! A step as staff type it.

use sea_orm::{NotSet, Set};
use serde::{Deserialize, Serialize};
use serde_json::json;
use tables::edition;
use tables::edition_step::{ActiveModel, Model};

use super::super::{moments, programme};
use super::list;
use crate::error::Result;
use crate::text;
use crate::web::form::Errors;
use crate::web::seal::seal;
use crate::web::visit::Visit;

/// More points than any step is worth.
pub(super) const MOST_POINTS: i32 = 1000;

/// A step, as typed.
#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct StepForm {
    pub(super) name_it: String,
    pub(super) name_en: String,
    pub(super) about_it: String,
    pub(super) about_en: String,
    pub(super) opens_on: String,
    pub(super) due_on: String,
    pub(super) due_hour: String,
    pub(super) points: String,
    pub(super) lessons: Vec<String>,
    pub(super) deliverables: Vec<String>,
    /// The seal of the step as the form showed it; empty: a new one.
    pub(super) seen: String,
}

fn list_of(value: &serde_json::Value) -> Vec<String> {
    value.as_array().into_iter().flatten().filter_map(|one| one.as_str().map(str::to_owned)).collect()
}

/// What is said of a day that is none of the edition's.
fn outside(visit: &Visit, edition: &edition::Model) -> String {
    let days = [("from", text::day(edition.starts_on).into()), ("to", text::day(edition.ends_on).into())];
    visit.t_with("schools-step-outside", &days)
}

impl StepForm {
    pub(super) fn of(step: &Model) -> Result<Self> {
        let (due_on, due_hour) = moments::fields(step.due_at);
        let asked = programme::asked(step)?;
        let mut form = Self {
            name_it: step.name_it.clone(),
            name_en: step.name_en.clone(),
            about_it: step.about_it.clone(),
            about_en: step.about_en.clone(),
            opens_on: step.opens_on.to_string(),
            due_on,
            due_hour,
            points: step.points.to_string(),
            lessons: list_of(&step.lessons),
            // The step's own kinds come and go on a page of their own.
            deliverables: asked.iter().filter(|one| !one.is_own()).map(|one| one.id.clone()).collect(),
            seen: String::new(),
        };
        form.seen = form.seal();
        Ok(form)
    }

    /// The seal of what is in its fields.
    pub(super) fn seal(&self) -> String {
        let fields = [&self.name_it, &self.name_en, &self.about_it, &self.about_en];
        let when = [&self.opens_on, &self.due_on, &self.due_hour, &self.points];
        let lists = [self.lessons.join("\n"), self.deliverables.join("\n")];
        seal(fields.into_iter().chain(when).chain(&lists).map(String::as_str))
    }

    /// The row, or the mistakes; `before` is the step as it is.
    pub(super) fn check(
        &self,
        visit: &Visit,
        edition: &edition::Model,
        before: Option<&Model>,
    ) -> Result<Result<ActiveModel, Errors>> {
        let names = [("name_it", self.name_it.as_str()), ("name_en", &self.name_en)];
        let about = [("about_it", self.about_it.as_str()), ("about_en", &self.about_en)];
        let mut errors = list::check_words(visit, edition, names, about, "schools-step-name-missing");
        let opens_on = moments::day(&self.opens_on);
        let due_at = moments::moment(&self.due_on, &self.due_hour);
        match opens_on {
            None => errors.add("opens_on", visit.t("schools-day-missing")),
            Some(day) if day < edition.starts_on || day > edition.ends_on => {
                errors.add("opens_on", outside(visit, edition));
            }
            Some(_) => {}
        }
        match (due_at, moments::day(&self.due_on)) {
            (None, None) => errors.add("due_on", visit.t("schools-day-missing")),
            (None, Some(_)) => errors.add("due_hour", visit.t("schools-hour-missing")),
            (Some(_), Some(day)) if day > edition.ends_on || day < edition.starts_on => {
                errors.add("due_on", outside(visit, edition));
            }
            (Some(_), Some(day)) if opens_on.is_some_and(|opens| day < opens) => {
                errors.add("due_on", visit.t("schools-step-due-early"));
            }
            _ => {}
        }
        let points: Option<i32> =
            self.points.trim().parse().ok().filter(|points| (0..=MOST_POINTS).contains(points));
        if points.is_none() {
            errors.add("points", visit.t_with("schools-step-points-wrong", &[("most", MOST_POINTS.into())]));
        }
        let course = visit.app.courses.of(edition.id);
        let course = course.lessons(visit.lang);
        let lessons: Vec<&String> =
            self.lessons.iter().filter(|id| course.iter().any(|lesson| lesson.id == **id)).collect();
        // Of the programme's list what is ticked, in the words that the step has for it; the step's own kinds
        // come and go on a page of their own.
        let before = before.map(programme::asked).transpose()?.unwrap_or_default();
        let offered = programme::offered(&before)?.into_iter();
        let ticked = offered.filter(|one| self.deliverables.contains(&one.id));
        let asked: Vec<_> = ticked.chain(before.into_iter().filter(|one| one.is_own())).collect();
        let deliverables = programme::asked_row(&asked)?;
        let (Some(opens_on), Some(due_at), Some(points), true) =
            (opens_on, due_at, points, errors.is_empty())
        else {
            return Ok(Err(errors));
        };
        let line = |text: &str| text.replace(char::is_control, " ").trim().to_owned();
        let lines = |text: &str| text.replace('\0', "").replace("\r\n", "\n").trim().to_owned();
        Ok(Ok(ActiveModel {
            id: NotSet,
            edition_id: Set(edition.id),
            position: NotSet,
            name_it: Set(line(&self.name_it)),
            name_en: Set(line(&self.name_en)),
            about_it: Set(lines(&self.about_it)),
            about_en: Set(lines(&self.about_en)),
            opens_on: Set(opens_on),
            due_at: Set(due_at),
            points: Set(points),
            lessons: Set(json!(lessons)),
            deliverables: Set(deliverables),
        }))
    }
}
