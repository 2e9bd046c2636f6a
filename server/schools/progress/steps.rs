//! Where a team stands in the steps of its edition. The site knows the choice of the project and the
//! two parts of the report, and whatever else a step asks for is handed in on a page of its own; a step
//! that asks for nothing goes by its days.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QuerySelect};
use tables::ids::{ReportId, StepId, TeamId};
use tables::kinds::{DeliverableState, Part};
use tables::{deliverable, edition_step, report, report_part};

use super::super::programme::{self, Track};
use crate::clock::day_in_italy;
use crate::error::Result;
use crate::text;
use crate::web::visit::Visit;

/// What a step asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The step.
    pub step: StepId,
    /// What the site knows of by itself.
    pub tracked: Vec<Track>,
    /// How many things more are handed in.
    pub pieces: i64,
}

impl Asked {
    /// What that step asks for.
    pub fn of(step: &edition_step::Model) -> Result<Self> {
        let asked = programme::asked(step)?;
        let tracked: Vec<Track> = asked.iter().filter_map(|one| one.track).collect();
        let pieces = i64::try_from(asked.len() - tracked.len()).unwrap_or(i64::MAX);
        Ok(Self { step: step.id, tracked, pieces })
    }

    /// Nothing?
    pub fn is_empty(&self) -> bool {
        self.tracked.is_empty() && self.pieces == 0
    }
}

/// How many things of a step a team has handed in, in sums.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pieces {
    /// Handed in: with the teacher, or accepted.
    pub handed: i64,
    /// Of these, accepted.
    pub accepted: i64,
    /// Back with the team.
    pub returned: i64,
    /// Since when the first of these is.
    pub returned_at: Option<DateTime<Utc>>,
    /// Handed in late.
    pub late: i64,
    /// Not handed in, with a time of its own.
    pub excused: i64,
    /// The first of those times.
    pub excused_until: Option<DateTime<Utc>>,
}

impl Pieces {
    /// These and those.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        let first =
            |one: Option<DateTime<Utc>>, two: Option<DateTime<Utc>>| [one, two].into_iter().flatten().min();
        Self {
            handed: self.handed + other.handed,
            accepted: self.accepted + other.accepted,
            returned: self.returned + other.returned,
            returned_at: first(self.returned_at, other.returned_at),
            late: self.late + other.late,
            excused: self.excused + other.excused,
            excused_until: first(self.excused_until, other.excused_until),
        }
    }
}

/// What a team has handed in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Handed {
    /// When it chose its project.
    pub choice: Option<DateTime<Utc>>,
    /// When the report's main part left the school.
    pub main: Option<DateTime<Utc>>,
    /// When its impact part did.
    pub impact: Option<DateTime<Utc>>,
    /// What else, by step.
    pub pieces: HashMap<StepId, Pieces>,
}

impl Handed {
    fn has(&self, track: Track) -> bool {
        match track {
            Track::Choice => self.choice.is_some(),
            Track::Main => self.main.is_some(),
            Track::Impact => self.impact.is_some(),
        }
    }

    /// The sums of a step.
    pub fn of(&self, asked: &Asked) -> Pieces {
        self.pieces.get(&asked.step).copied().unwrap_or_default()
    }

    /// Is all of it there?
    pub fn has_all(&self, asked: &Asked) -> bool {
        asked.tracked.iter().all(|track| self.has(*track)) && self.of(asked).handed >= asked.pieces
    }
}

/// How a step stands for a team.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// All of it is there.
    Done,
    /// All of it was handed in, and something came back, at that time.
    Returned(DateTime<Utc>),
    /// It is over, and something is missing, since then.
    Late(DateTime<Utc>),
    /// Its days are now.
    Now,
    /// It is over, and asked for nothing.
    Over,
    /// It has not opened yet.
    Later,
}

impl State {
    /// The end of its text's key.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Returned(_) => "returned",
            Self::Late(_) => "late",
            Self::Now => "now",
            Self::Over => "over",
            Self::Later => "later",
        }
    }

    /// Since when it is late.
    pub fn late_since(self) -> Option<DateTime<Utc>> {
        match self {
            Self::Late(since) => Some(since),
            Self::Done | Self::Returned(_) | Self::Now | Self::Over | Self::Later => None,
        }
    }

    /// Has it opened, and is something of it missing or back with the team? Of a step that asks for nothing
    /// this says only that its days are now.
    pub fn is_open(self) -> bool {
        match self {
            Self::Returned(_) | Self::Late(_) | Self::Now => true,
            Self::Done | Self::Over | Self::Later => false,
        }
    }

    /// Since when something is to be done about it: it is late, or came back.
    pub fn since(self) -> Option<DateTime<Utc>> {
        match self {
            Self::Late(since) | Self::Returned(since) => Some(since),
            Self::Done | Self::Now | Self::Over | Self::Later => None,
        }
    }
}

/// What steps are worth.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Points {
    /// Of those that are done.
    pub earned: i64,
    /// Of all of them.
    pub all: i64,
}

impl Points {
    /// Of a step that so many teams have done, out of so many. What asks for nothing can't be done, and counts
    /// on neither side.
    pub fn of(step: &edition_step::Model, asked: &Asked, done: usize, teams: usize) -> Self {
        if asked.is_empty() {
            return Self::default();
        }
        let worth = |teams: usize| i64::from(step.points) * i64::try_from(teams).unwrap_or(0);
        Self { earned: worth(done), all: worth(teams) }
    }

    /// What a team has earned in all these steps, each with what it asks for.
    pub fn of_team(steps: &[edition_step::Model], asked: &[Asked], handed: &Handed) -> Self {
        let one = |(step, asked)| Self::of(step, asked, usize::from(handed.has_all(asked)), 1);
        steps.iter().zip(asked).map(one).fold(Self::default(), Self::and)
    }

    /// These and those.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self { earned: self.earned + other.earned, all: self.all + other.all }
    }
}

/// A step's state in words, with the day since when something is to be done about it: for tables that are
/// taken away.
pub fn told(visit: &Visit, state: State) -> String {
    let stands = visit.t(&format!("schools-step-is-{}", state.as_str()));
    match state.since() {
        Some(since) => {
            let date = text::day(day_in_italy(since));
            format!("{stands} {}", visit.t_with("schools-step-since", &[("date", date.into())]))
        }
        None => stands,
    }
}

/// When a team must have handed in all of it: later, where everything that is missing has more time.
pub fn due(step: &edition_step::Model, asked: &Asked, handed: &Handed) -> DateTime<Utc> {
    let pieces = handed.of(asked);
    let tracked = asked.tracked.iter().all(|track| handed.has(*track));
    let all_excused = pieces.handed + pieces.returned + pieces.excused >= asked.pieces;
    let until = pieces.excused_until.filter(|_| tracked && all_excused);
    until.map_or(step.due_at, |until| std::cmp::max(until, step.due_at))
}

/// How the step stands.
pub fn state(step: &edition_step::Model, asked: &Asked, handed: &Handed, now: DateTime<Utc>) -> State {
    let pieces = handed.of(asked);
    let tracked = asked.tracked.iter().all(|track| handed.has(*track));
    let there = pieces.handed + pieces.returned;
    let today: NaiveDate = day_in_italy(now);
    if !asked.is_empty() && handed.has_all(asked) {
        State::Done
    } else if tracked && pieces.returned > 0 && there >= asked.pieces {
        State::Returned(pieces.returned_at.unwrap_or(step.due_at))
    } else if now > step.due_at {
        match due(step, asked, handed) {
            _ if asked.is_empty() => State::Over,
            due if now <= due => State::Now,
            due => State::Late(due),
        }
    } else if today >= step.opens_on {
        State::Now
    } else {
        State::Later
    }
}

#[derive(FromQueryResult)]
struct Sums {
    team_id: TeamId,
    step_id: StepId,
    handed: i64,
    accepted: i64,
    returned: i64,
    returned_at: Option<DateTime<Utc>>,
    late: i64,
    excused: i64,
    excused_until: Option<DateTime<Utc>>,
}

/// How many things these teams have handed in, by step: one question, answered in sums.
pub async fn pieces(
    conn: &impl ConnectionTrait,
    teams: &[TeamId],
) -> Result<HashMap<TeamId, HashMap<StepId, Pieces>>> {
    use deliverable::Column;
    // Where the condition does not hold it is empty, and empty is not counted.
    let many = |condition: Expr| Expr::case(condition, 1).count();
    // What came back was there in time: it is only draft that is missing.
    let returned = || Column::State.eq(DeliverableState::Returned);
    let excused = || Column::State.eq(DeliverableState::Draft).and(Column::DueAt.is_not_null());
    let there = [DeliverableState::HandedIn, DeliverableState::Accepted];
    let rows: Vec<Sums> = deliverable::Entity::find()
        .select_only()
        .columns([Column::TeamId, Column::StepId])
        .column_as(many(Column::State.is_in(there)), "handed")
        .column_as(many(Column::State.eq(DeliverableState::Accepted)), "accepted")
        .column_as(many(returned()), "returned")
        .column_as(Expr::case(returned(), Column::AnsweredAt.into_expr()).min(), "returned_at")
        .column_as(many(Column::LateMinutes.is_not_null()), "late")
        .column_as(many(excused()), "excused")
        .column_as(Expr::case(excused(), Column::DueAt.into_expr()).min(), "excused_until")
        .filter(Column::TeamId.is_in(teams.iter().copied()))
        .group_by(Column::TeamId)
        .group_by(Column::StepId)
        .into_model()
        .all(conn)
        .await?;
    let mut found: HashMap<TeamId, HashMap<StepId, Pieces>> = HashMap::new();
    for row in rows {
        let Sums { handed, accepted, returned, returned_at, late, excused, excused_until, .. } = row;
        let pieces = Pieces { handed, accepted, returned, returned_at, late, excused, excused_until };
        found.entry(row.team_id).or_default().insert(row.step_id, pieces);
    }
    Ok(found)
}

/// What these teams have handed in.
pub async fn handed(conn: &impl ConnectionTrait, teams: &[TeamId]) -> Result<HashMap<TeamId, Handed>> {
    let mut handed: HashMap<TeamId, Handed> = HashMap::new();
    for (team, pieces) in pieces(conn, teams).await? {
        handed.insert(team, Handed { pieces, ..Handed::default() });
    }
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
    let mut team_of: HashMap<ReportId, TeamId> = HashMap::new();
    for (report, team, created_at) in reports {
        team_of.insert(report, team);
        handed.entry(team).or_default().choice = Some(created_at);
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
