//! What a team hands in, step by step: the year on one page.

use chrono::{DateTime, Utc};
use sea_orm::EntityTrait;
use serde::Serialize;
use tables::{class, edition_step};

use super::piece::{self, Piece, PieceView};
use crate::error::{Error, Result};
use crate::schools::editions;
use crate::schools::programme::{self, Track};
use crate::schools::progress::steps::{self, Asked, Handed, Points, State};
use crate::teams::access::{TeamTie, ViewTeam};
use crate::web::Response;
use crate::web::page::Page;
use crate::web::visit::Visit;

#[derive(Serialize)]
struct ListPage {
    id: i64,
    name: String,
    is_member: bool,
    /// What the team has earned, and what it can.
    points: (i64, i64),
    steps: Vec<StepView>,
}

#[derive(Serialize)]
struct StepView {
    id: i64,
    name: String,
    about: String,
    opens_on: String,
    /// The team's own time, where it was given more.
    due: String,
    extended: bool,
    points: i32,
    state: &'static str,
    /// `done`, `now` or `later`: where it is on the path.
    sign: &'static str,
    /// Accepted, handed in, asked for: of all that the step asks for.
    sums: (i64, i64, i64),
    pieces: Vec<PieceView>,
    /// What is handed in elsewhere on the site: name, whether it is there, and where.
    tracked: Vec<TrackedView>,
}

#[derive(Serialize)]
struct TrackedView {
    name: String,
    done_at: Option<String>,
    href: String,
}

impl Page for ListPage {
    const TEMPLATE: &'static str = "deliverables/list.html";
}

/// Where a step is on the path.
fn sign(state: State) -> &'static str {
    match state {
        State::Done => "done",
        State::Returned(_) | State::Late(_) | State::Now => "now",
        State::Over | State::Later => "later",
    }
}

pub(super) async fn show(may: ViewTeam, visit: Visit) -> Result<Response> {
    let db = &visit.app.db;
    let class = class::Entity::find_by_id(may.team.class_id).one(db).await?.ok_or(Error::NotFound)?;
    let steps = editions::steps(db, class.edition_id).await?;
    let handed = steps::handed(db, &[may.team.id]).await?.remove(&may.team.id).unwrap_or_default();
    let teams = [may.team.clone()];
    let pieces = piece::of_teams(db, &teams, &steps).await?;
    let view = |step: &edition_step::Model| {
        let own: Vec<&Piece> = pieces.iter().filter(|piece| piece.step.id == step.id).collect();
        step_view(&visit, &may, step, &handed, &own)
    };
    let views = steps.iter().map(view).collect::<Result<Vec<_>>>()?;
    let asked = steps.iter().map(Asked::of).collect::<Result<Vec<_>>>()?;
    let points = Points::of_team(&steps, &asked, &handed);
    visit.show(&ListPage {
        id: may.team.id.0,
        name: may.team.name.clone(),
        is_member: may.tie == TeamTie::Member,
        points: (points.earned, points.all),
        steps: views,
    })
}

/// Since when something that is made elsewhere is there, and where that is, below the team.
pub(super) fn tracked_at(track: Track, handed: &Handed) -> (Option<DateTime<Utc>>, &'static str) {
    match track {
        Track::Choice => (handed.choice, "shortlist"),
        Track::Main => (handed.main, "report#part-main"),
        Track::Impact => (handed.impact, "report#part-impact"),
    }
}

/// Until when the team has time for all of the step; where all of it is there, until when it had.
fn own_due(
    step: &edition_step::Model,
    asked: &Asked,
    handed: &Handed,
    state: State,
    own: &[&Piece],
) -> DateTime<Utc> {
    match state {
        State::Done => own.iter().map(|piece| piece.due()).fold(step.due_at, Ord::max),
        State::Returned(_) | State::Late(_) | State::Now | State::Over | State::Later => {
            steps::due(step, asked, handed)
        }
    }
}

fn step_view(
    visit: &Visit,
    may: &ViewTeam,
    step: &edition_step::Model,
    handed: &Handed,
    own: &[&Piece],
) -> Result<StepView> {
    let asked = Asked::of(step)?;
    let state = steps::state(step, &asked, handed, visit.app.clock.now());
    let due = own_due(step, &asked, handed, state, own);
    let mut tracked = Vec::new();
    for one in programme::asked(step)? {
        let Some(track) = one.track else { continue };
        let (at, place) = tracked_at(track, handed);
        tracked.push(TrackedView {
            name: one.of(visit.lang).to_owned(),
            done_at: at.map(|at| at.to_rfc3339()),
            href: visit.link(&format!("/teams/{}/{place}", may.team.id)),
        });
    }
    let sums = handed.of(&asked);
    let there = i64::try_from(tracked.iter().filter(|one| one.done_at.is_some()).count()).unwrap_or(0);
    let all = asked.pieces + i64::try_from(tracked.len()).unwrap_or(0);
    Ok(StepView {
        id: step.id.0,
        name: editions::name_of(step, visit.lang),
        about: editions::about_of(step, visit.lang).to_owned(),
        opens_on: step.opens_on.to_string(),
        due: due.to_rfc3339(),
        extended: due > step.due_at,
        points: step.points,
        state: state.as_str(),
        sign: sign(state),
        sums: (sums.accepted, sums.handed + there, all),
        pieces: own.iter().map(|piece| piece.view(visit)).collect(),
        tracked,
    })
}
