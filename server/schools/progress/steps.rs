//! Where a team stands in the steps of its edition. The site knows what is handed in here: the
//! choice of the project and the two parts of the report; a step that asks for nothing of that goes
//! by its days.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Europe::Rome;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use tables::ids::{ReportId, TeamId};
use tables::kinds::Part;
use tables::{edition_step, report, report_part};

use super::super::programme::{self, Track};
use crate::error::Result;

/// What a team has handed in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Handed {
    /// When it chose its project.
    pub choice: Option<DateTime<Utc>>,
    /// When the report's main part left the school.
    pub main: Option<DateTime<Utc>>,
    /// When its impact part did.
    pub impact: Option<DateTime<Utc>>,
}

/// How a step stands for a team.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// All of it that is handed in here is there.
    Done,
    /// It is over, and something is missing, since then.
    Late(DateTime<Utc>),
    /// Its days are now.
    Now,
    /// It is over, and asked for nothing that is handed in here.
    Over,
    /// It has not opened yet.
    Later,
}

impl State {
    /// The end of its text's key.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Late(_) => "late",
            Self::Now => "now",
            Self::Over => "over",
            Self::Later => "later",
        }
    }
}

/// What of a step is handed in here.
pub fn tracked(step: &edition_step::Model) -> Result<Vec<Track>> {
    let known = programme::deliverables()?;
    let asked = step.deliverables.as_array().into_iter().flatten().filter_map(|one| one.as_str());
    Ok(asked.filter_map(|id| known.iter().find(|one| one.id == id)?.track).collect())
}

/// How the step stands.
pub fn state(step: &edition_step::Model, tracked: &[Track], handed: Handed, now: DateTime<Utc>) -> State {
    let is_there = |track: &Track| match track {
        Track::Choice => handed.choice.is_some(),
        Track::Main => handed.main.is_some(),
        Track::Impact => handed.impact.is_some(),
    };
    let today: NaiveDate = now.with_timezone(&Rome).date_naive();
    if !tracked.is_empty() && tracked.iter().all(is_there) {
        State::Done
    } else if now > step.due_at {
        if tracked.is_empty() { State::Over } else { State::Late(step.due_at) }
    } else if today >= step.opens_on {
        State::Now
    } else {
        State::Later
    }
}

/// What these teams have handed in.
pub async fn handed(conn: &impl ConnectionTrait, teams: &[TeamId]) -> Result<HashMap<TeamId, Handed>> {
    // Without the projects' data, of which reports keep all columns.
    let reports: Vec<(ReportId, TeamId, DateTime<Utc>)> = report::Entity::find()
        .select_only()
        .columns([report::Column::Id, report::Column::TeamId, report::Column::CreatedAt])
        .filter(report::Column::TeamId.is_in(teams.iter().copied()))
        .into_tuple()
        .all(conn)
        .await?;
    let parts = report_part::Entity::find()
        .filter(report_part::Column::ReportId.is_in(reports.iter().map(|(report, ..)| *report)))
        .filter(report_part::Column::SentAt.is_not_null())
        .all(conn)
        .await?;
    let mut handed: HashMap<TeamId, Handed> = HashMap::new();
    let mut team_of: HashMap<ReportId, TeamId> = HashMap::new();
    for (report, team, created_at) in reports {
        team_of.insert(report, team);
        handed.insert(team, Handed { choice: Some(created_at), ..Handed::default() });
    }
    for part in parts {
        let Some(one) = team_of.get(&part.report_id).and_then(|team| handed.get_mut(team)) else { continue };
        match part.part {
            Part::Main => one.main = part.sent_at,
            Part::Impact => one.impact = part.sent_at,
        }
    }
    Ok(handed)
}
