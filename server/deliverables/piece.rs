//! Something that a step asks a team for, with what the team has made of it.

use std::borrow::Cow;

use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use serde::Serialize;
use tables::ids::TeamId;
use tables::kinds::DeliverableState;
use tables::{deliverable, edition_step, team};

use super::access::Which;
use super::span;
use crate::error::Result;
use crate::schools::programme::{self, Deliverable};
use crate::text::Arg;
use crate::web::visit::Visit;

/// Something that a step asks a team for.
#[derive(Clone, Debug)]
pub struct Piece {
    /// The team.
    pub team: team::Model,
    /// The step.
    pub step: edition_step::Model,
    /// What is asked for.
    pub asked: Cow<'static, Deliverable>,
    /// What the team has made of it; none: nothing yet.
    pub row: Option<deliverable::Model>,
}

/// What was asked for, as a list shows it.
#[derive(Serialize)]
pub(super) struct PieceView {
    pub(super) name: String,
    pub(super) href: String,
    pub(super) team: String,
    pub(super) step: String,
    /// `not-begun`, or as in the database.
    pub(super) state: &'static str,
    pub(super) due: String,
    /// Is that time the team's own?
    pub(super) extended: bool,
    /// How long is left, or since when it is over, if it is still to be handed in.
    pub(super) left: Option<String>,
    pub(super) is_over: bool,
    /// By how much it was late.
    pub(super) late: Option<String>,
    pub(super) handed_at: Option<String>,
    pub(super) answer: String,
}

/// May the team write at it?
pub(super) fn is_open(state: DeliverableState) -> bool {
    match state {
        DeliverableState::Draft | DeliverableState::Returned => true,
        DeliverableState::HandedIn | DeliverableState::Accepted => false,
    }
}

/// How long is left until then, or since when that is over.
pub(super) fn left(visit: &Visit, due: DateTime<Utc>) -> String {
    let now = visit.app.clock.now();
    let (key, long) =
        if now > due { ("deliverables-over-since", now - due) } else { ("deliverables-left", due - now) };
    visit.t_with(key, &[("long", Arg::from(span::words(visit, long)))])
}

/// Until when a team has time that was given until `own`: never less than all have.
pub(super) fn until(step: &edition_step::Model, own: Option<DateTime<Utc>>) -> DateTime<Utc> {
    own.map_or(step.due_at, |own| own.max(step.due_at))
}

impl Piece {
    /// Which it is.
    pub fn which(&self) -> Which {
        Which { team: self.team.id, step: self.step.id, asked: self.asked.id.clone() }
    }

    /// Its page, without the language.
    pub fn path(&self) -> String {
        format!("/teams/{}/deliverables/{}/{}", self.team.id, self.step.id, self.asked.id)
    }

    /// Until when it is handed in.
    pub fn due(&self) -> DateTime<Utc> {
        until(&self.step, self.row.as_ref().and_then(|row| row.due_at))
    }

    /// Where it stands; none: nobody has written anything.
    pub fn state(&self) -> Option<DeliverableState> {
        self.row.as_ref().filter(|row| row.revision > 0).map(|row| row.state)
    }

    /// Is it still, or again, the team's turn?
    pub fn is_open(&self) -> bool {
        self.state().is_none_or(is_open)
    }

    /// Was it handed in late, or should it have been by now?
    pub fn is_late(&self, now: DateTime<Utc>) -> bool {
        match &self.row {
            Some(row) if row.first_handed_at.is_some() => row.late_minutes.is_some(),
            Some(_) | None => now > self.due(),
        }
    }

    pub(super) fn view(&self, visit: &Visit) -> PieceView {
        let now = visit.app.clock.now();
        let (due, row) = (self.due(), self.row.as_ref());
        let late = row.and_then(|row| row.late_minutes).map(|minutes| {
            let long = span::words(visit, chrono::Duration::minutes(minutes.into()));
            visit.t_with("deliverables-late-by", &[("long", Arg::from(long))])
        });
        // Whoever got it back has no time but the teacher's.
        let waits = self.state().is_none_or(|state| state == DeliverableState::Draft);
        let left = waits.then(|| left(visit, due));
        PieceView {
            name: self.asked.of(visit.lang).to_owned(),
            href: visit.link(&self.path()),
            team: self.team.name.clone(),
            step: crate::schools::editions::name_of(&self.step, visit.lang),
            state: self.state().map_or("not-begun", DeliverableState::as_str),
            due: due.to_rfc3339(),
            extended: due > self.step.due_at,
            is_over: waits && now > due,
            left,
            late,
            handed_at: row.and_then(|row| row.handed_at).map(|at| at.to_rfc3339()),
            answer: row.map(|row| row.answer.clone()).unwrap_or_default(),
        }
    }
}

/// All that these steps ask these teams for and that is handed in on a page of its own: by step, then by
/// team.
pub(super) async fn of_teams(
    conn: &impl ConnectionTrait,
    teams: &[team::Model],
    steps: &[edition_step::Model],
) -> Result<Vec<Piece>> {
    let ids: Vec<TeamId> = teams.iter().map(|team| team.id).collect();
    let rows = deliverable::Entity::find().filter(deliverable::Column::TeamId.is_in(ids)).all(conn).await?;
    let mut pieces = Vec::new();
    for step in steps {
        let asked = programme::asked(step)?;
        for asked in asked.into_iter().filter(|one| one.track.is_none()) {
            for team in teams {
                let its = |row: &&deliverable::Model| {
                    row.team_id == team.id && row.step_id == step.id && row.asked == asked.id
                };
                let row = rows.iter().find(its).cloned();
                pieces.push(Piece { team: team.clone(), step: step.clone(), asked: asked.clone(), row });
            }
        }
    }
    Ok(pieces)
}
