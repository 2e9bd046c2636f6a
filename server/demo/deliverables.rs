//! What the demo's teams have handed in.

use std::collections::HashMap;

use chrono::{DateTime, Duration, Utc};
use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait, Set};
use serde::Deserialize;
use tables::ids::{EditionId, PersonId, TeamId};
use tables::kinds::{DeliverableState, Verdict};
use tables::{deliverable, deliverable_version, edition_step};

use super::of;
use crate::App;
use crate::deliverables::form::Link;
use crate::deliverables::handing::late_minutes;
use crate::deliverables::work::blank;
use crate::error::{Error, Result};
use crate::schools::{editions, moments};

const WORK: &str = include_str!("../../seeds/demo/deliverables.toml");
/// So long after a handing-in the teacher answers.
const ANSWERED_AFTER: Duration = Duration::hours(20);

#[derive(Deserialize)]
struct Work {
    deliverable: Vec<Seed>,
}

#[derive(Deserialize)]
struct Seed {
    team: String,
    step: usize,
    asked: String,
    by: String,
    teacher: String,
    state: String,
    at: String,
    words: String,
    #[serde(default)]
    links: Vec<Link>,
    #[serde(default)]
    answer: String,
}

fn wrong(what: &str) -> Error {
    Error::internal(format!("seeds/demo/deliverables.toml: {what}"))
}

/// Something that a team has done, as rows. What was answered was answered once.
pub(super) struct Told<'a> {
    pub(super) team: TeamId,
    pub(super) step: &'a edition_step::Model,
    pub(super) asked: String,
    pub(super) by: PersonId,
    pub(super) teacher: PersonId,
    pub(super) state: DeliverableState,
    pub(super) at: DateTime<Utc>,
    pub(super) words: &'a str,
    pub(super) links: &'a [Link],
    pub(super) answer: &'a str,
    /// When it was answered, if it was.
    pub(super) answered_at: DateTime<Utc>,
}

impl Told<'_> {
    fn verdict(&self) -> Option<Verdict> {
        match self.state {
            DeliverableState::Draft | DeliverableState::HandedIn => None,
            DeliverableState::Returned => Some(Verdict::Returned),
            DeliverableState::Accepted => Some(Verdict::Accepted),
        }
    }

    /// The row of the draft and where it stands.
    pub(super) fn row(&self) -> Result<deliverable::ActiveModel> {
        let handed = (self.state != DeliverableState::Draft).then_some(self.at);
        let answered = self.verdict().is_some();
        Ok(deliverable::ActiveModel {
            words: Set(self.words.trim().to_owned()),
            links: Set(serde_json::to_value(self.links)?),
            revision: Set(1),
            state: Set(self.state),
            versions: Set(i32::from(handed.is_some())),
            first_handed_at: Set(handed),
            handed_at: Set(handed),
            late_minutes: Set(handed.and_then(|at| late_minutes(self.step.due_at, at))),
            answer: Set(self.answer.to_owned()),
            answered_by: Set(answered.then_some(self.teacher)),
            answered_at: Set(answered.then_some(self.answered_at)),
            ..blank(self.team, self.step.id, &self.asked, self.by, self.at)
        })
    }

    /// Its one version, if it has been handed in.
    pub(super) fn version(
        &self,
        id: tables::ids::DeliverableId,
    ) -> Result<Option<deliverable_version::ActiveModel>> {
        if self.state == DeliverableState::Draft {
            return Ok(None);
        }
        let verdict = self.verdict();
        Ok(Some(deliverable_version::ActiveModel {
            deliverable_id: Set(id),
            number: Set(1),
            words: Set(self.words.trim().to_owned()),
            links: Set(serde_json::to_value(self.links)?),
            handed_by: Set(self.by),
            handed_at: Set(self.at),
            verdict: Set(verdict),
            verdict_words: Set(self.answer.to_owned()),
            verdict_by: Set(verdict.map(|_| self.teacher)),
            verdict_at: Set(verdict.map(|_| self.answered_at)),
        }))
    }
}

/// Tells it.
pub(super) async fn tell(
    conn: &impl ConnectionTrait,
    app: &App,
    edition: EditionId,
    people: &HashMap<&str, PersonId>,
    teams: &HashMap<&str, TeamId>,
) -> Result<()> {
    let all: Work = toml::from_str(WORK).map_err(|error| wrong(&error.to_string()))?;
    let steps = editions::steps(conn, edition).await?;
    for one in all.deliverable {
        let (day, hour) = one.at.split_once(' ').ok_or_else(|| wrong("a moment is a day and an hour"))?;
        // The demo may be made before the day of its story.
        let at = moments::moment(day, hour).ok_or_else(|| wrong("no such moment"))?.min(app.clock.now());
        let told = Told {
            team: of(teams, &one.team)?,
            step: steps.get(one.step.wrapping_sub(1)).ok_or_else(|| wrong("no such step"))?,
            asked: one.asked.clone(),
            by: of(people, &one.by)?,
            teacher: of(people, &one.teacher)?,
            state: DeliverableState::parse(&one.state).ok_or_else(|| wrong("no such state"))?,
            at,
            words: &one.words,
            links: &one.links,
            answer: &one.answer,
            answered_at: (at + ANSWERED_AFTER).min(app.clock.now()),
        };
        let id = told.row()?.insert(conn).await?.id;
        if let Some(version) = told.version(id)? {
            deliverable_version::Entity::insert(version).exec_without_returning(conn).await?;
        }
    }
    Ok(())
}
