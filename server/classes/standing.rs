//! How a class's teams stand in the edition's steps: what they have earned, and who has fallen silent. It is
//! worked out of what the overview has read.

use std::collections::HashMap;

use chrono::{DateTime, Duration, Utc};
use tables::ids::TeamId;
use tables::{edition, edition_step};

use super::overview::{Overview, Student, Team};
use crate::clock::{day_in_italy, in_italy};
use crate::db::Db;
use crate::error::Result;
use crate::schools::editions;
use crate::schools::progress::rules;
use crate::schools::progress::steps::{self, Asked, Handed, Points, State};

/// How a team stands.
pub(super) struct Standing {
    /// In each step.
    pub(super) states: Vec<State>,
    /// What it has earned, of what it can.
    pub(super) points: Points,
    /// Since when a step has been open in which something is missing; none: nothing is asked of it now.
    open_since: Option<DateTime<Utc>>,
}

/// How all of a class's teams stand.
pub(super) struct Standings {
    /// The edition's steps.
    pub(super) steps: Vec<edition_step::Model>,
    /// What each asks for.
    pub(super) asked: Vec<Asked>,
    /// After so many days without anything done somebody is silent; none: nobody is, for the year is over.
    pub(super) silent_after: Option<i64>,
    teams: HashMap<TeamId, Standing>,
    /// Where whoever is in no team stands: where a team would that has done nothing.
    alone: Standing,
    now: DateTime<Utc>,
}

fn standing(steps: &[edition_step::Model], asked: &[Asked], handed: &Handed, now: DateTime<Utc>) -> Standing {
    let (mut states, mut open_since) = (Vec::with_capacity(steps.len()), None);
    for (step, asked) in steps.iter().zip(asked) {
        let state = steps::state(step, asked, handed, now);
        if state.is_open() && !asked.is_empty() {
            let opened = in_italy(step.opens_on, 0);
            open_since = Some(open_since.map_or(opened, |first: DateTime<Utc>| first.min(opened)));
        }
        states.push(state);
    }
    Standing { states, points: Points::of_team(steps, asked, handed), open_since }
}

impl Standings {
    /// Those of the class of that overview, now.
    pub(super) async fn of(
        db: &Db,
        edition: &edition::Model,
        overview: &Overview,
        now: DateTime<Utc>,
    ) -> Result<Self> {
        let steps = editions::steps(db, edition.id).await?;
        let asked = steps.iter().map(Asked::of).collect::<Result<Vec<_>>>()?;
        let is_over = edition.archived_at.is_some() || edition.ends_on < day_in_italy(now);
        let silent_after = rules()?.silent_after().filter(|_| !is_over);
        let of = |handed: &Handed| standing(&steps, &asked, handed, now);
        let teams = overview.teams.iter().map(|team| (team.id, of(&team.handed))).collect();
        let alone = of(&Handed::default());
        Ok(Self { steps, asked, silent_after, teams, alone, now })
    }

    /// Where that team stands, or whoever is in none.
    pub(super) fn at(&self, team: Option<TeamId>) -> &Standing {
        team.and_then(|team| self.teams.get(&team)).unwrap_or(&self.alone)
    }

    /// Since when, if the silence is long enough: counted while something was open.
    fn silent_since(&self, team: Option<TeamId>, quiet_since: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let (open_since, days) = (self.at(team).open_since?, self.silent_after?);
        (self.now - quiet_since.max(open_since) >= Duration::days(days)).then_some(quiet_since)
    }

    /// Since when the student has done nothing, if that is long.
    pub(super) fn silent_student(&self, student: &Student) -> Option<DateTime<Utc>> {
        self.silent_since(student.team, student.quiet_since())
    }

    /// Since when nobody has done anything in the team of those members, if that is long.
    pub(super) fn silent_team(&self, team: &Team, members: &[&Student]) -> Option<DateTime<Utc>> {
        self.silent_since(Some(team.id), team.quiet_since(members)?)
    }
}
