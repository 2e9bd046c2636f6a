//! The team's vote: voting as long as it is open, the numbers when it is closed.

use http::StatusCode;
use sea_orm::EntityTrait;
use serde::{Deserialize, Serialize};
use tables::ids::{TeamId, VoteId};
use tables::{class, team_vote};

use super::access::{EditTeam, ShapeTeam, TeamTie, ViewTeam, is_live, may_edit, may_shape};
use super::choice;
use super::shortlist;
use super::vote::{self, Cast, Closed, Opened, Vote};
use crate::error::{Error, Result};
use crate::web::Response;
use crate::web::form::{Errors, Form};
use crate::web::page::{Page, Typed};
use crate::web::visit::Visit;

#[derive(Serialize)]
struct VotePage {
    id: i64,
    team: String,
    open: Option<OpenView>,
    closed: Vec<ClosedView>,
    /// May this reader open one, as far as their tie goes?
    may_open: bool,
    may_choose: bool,
    /// The project that the team has chosen already.
    chosen: Option<String>,
    approval: bool,
    /// How many projects are on the list.
    listed: usize,
    form: Typed,
    errors: Errors,
}

#[derive(Serialize)]
struct OpenView {
    id: i64,
    opened_at: String,
    /// Value and title of each choice.
    options: Vec<(String, String)>,
    voted: usize,
    members: usize,
    /// Has this reader voted? None for whoever does not vote.
    has_voted: Option<bool>,
    may_close: bool,
    run_off: bool,
}

#[derive(Serialize)]
struct ClosedView {
    id: i64,
    closed_at: String,
    rows: Vec<RowView>,
    none: i32,
    voted: i32,
    members: i32,
    /// `won`, `tied`, `none` or `nobody`.
    outcome: &'static str,
    /// Titles of those with most votes.
    first: Vec<String>,
    /// May a run-off between them be opened here?
    run_off: bool,
    was_run_off: bool,
}

#[derive(Serialize)]
struct RowView {
    slug: String,
    title: String,
    votes: i32,
    first: bool,
}

impl Page for VotePage {
    const TEMPLATE: &'static str = "teams/vote.html";
}

/// Which tie a vote should break, if any.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct OpenForm {
    run_off_of: String,
}

/// A ballot.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct BallotForm {
    vote: String,
    choice: String,
}

/// Which vote is to be closed.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct CloseForm {
    vote: String,
}

fn path_of(team: TeamId) -> String {
    format!("/teams/{team}/vote")
}

/// A vote that is no number is none of the team's.
fn id_of(text: &str) -> VoteId {
    VoteId(text.parse().unwrap_or(-1))
}

pub(super) async fn show(may: ViewTeam, visit: Visit) -> Result<Response> {
    visit.show(&page(&visit, &may, Errors::new()).await?)
}

async fn page(visit: &Visit, may: &ViewTeam, errors: Errors) -> Result<VotePage> {
    let app = &visit.app;
    let live = is_live(&app.db, &may.team).await?;
    let class = class::Entity::find_by_id(may.team.class_id).one(&app.db).await?.ok_or(Error::NotFound)?;
    let report = choice::there(&app.db, &may.team).await?;
    // Once the report has a word in it there is nothing left to vote on.
    let begun = match &report {
        Some(report) => choice::has_begun(&app.db, report.id).await?,
        None => false,
    };
    let may_open = live && !begun && may_shape(may.tie);
    let mut open = None;
    let mut closed = Vec::new();
    for vote in vote::of(&app.db, may.team.id).await? {
        if vote.row.closed_at.is_none() {
            open = Some(open_view(visit, may, vote, live).await?);
        } else {
            let newest = closed.is_empty() && open.is_none();
            closed.push(closed_view(&vote, may_open && newest));
        }
    }
    Ok(VotePage {
        id: may.team.id.0,
        team: may.team.name.clone(),
        open,
        closed,
        may_open,
        chosen: report.map(|report| report.project_slug),
        may_choose: live && !begun && may_edit(may.tie),
        approval: class.choice_approval,
        listed: shortlist::of(&app.db, may.team.id).await?.len(),
        // Nothing is ticked, also for whoever has voted: nobody behind them should see for what.
        form: Typed::from([("choice".to_owned(), String::new())]),
        errors,
    })
}

async fn open_view(visit: &Visit, may: &ViewTeam, vote: Vote, live: bool) -> Result<OpenView> {
    let app = &visit.app;
    let team_vote::Model { id, opened_by, opened_at, run_off_of, .. } = vote.row;
    let (voted, members) = vote::turnout(&app.db, app, may.team.id, id).await?;
    let own = opened_by == may.by.id || may.tie == TeamTie::Teacher;
    let options = vote.options.into_iter().map(|option| (option.place.to_string(), option.title));
    let none = (vote::NONE.to_string(), visit.t("choosing-vote-none-of-these"));
    Ok(OpenView {
        id: id.0,
        opened_at: opened_at.to_rfc3339(),
        options: options.chain(std::iter::once(none)).collect(),
        voted,
        members,
        has_voted: if live && may_edit(may.tie) {
            Some(vote::has_voted(app, id, may.by.id).await?)
        } else {
            None
        },
        may_close: live && may_shape(may.tie) && (own || voted == members),
        run_off: run_off_of.is_some(),
    })
}

fn closed_view(vote: &Vote, may_open: bool) -> ClosedView {
    let first: Vec<i32> = vote.first().into_iter().map(|option| option.place).collect();
    let counted = |votes: Option<i32>| votes.unwrap_or(0);
    let none = counted(vote.row.none_votes);
    let voted = none + vote.options.iter().map(|option| counted(option.votes)).sum::<i32>();
    let outcome = match first.len() {
        0 if voted == 0 => "nobody",
        0 => "none",
        1 => "won",
        _ => "tied",
    };
    ClosedView {
        id: vote.row.id.0,
        closed_at: vote.row.closed_at.unwrap_or(vote.row.opened_at).to_rfc3339(),
        rows: vote
            .options
            .iter()
            .map(|option| RowView {
                slug: option.project_slug.clone(),
                title: option.title.clone(),
                votes: counted(option.votes),
                first: first.contains(&option.place),
            })
            .collect(),
        none,
        voted,
        members: vote.row.members.unwrap_or(voted),
        outcome,
        first: vote.first().into_iter().map(|option| option.title.clone()).collect(),
        run_off: may_open && outcome == "tied",
        was_run_off: vote.row.run_off_of.is_some(),
    }
}

pub(super) async fn open(may: ShapeTeam, visit: Visit, Form(form): Form<OpenForm>) -> Result<Response> {
    let run_off_of = (!form.run_off_of.is_empty()).then(|| id_of(&form.run_off_of));
    let (kind, key) = match vote::open(&visit.app, &may, run_off_of).await? {
        Opened::Done => ("success", "choosing-vote-opened"),
        Opened::Already => ("info", "choosing-vote-already"),
        Opened::TooFew => ("warning", "choosing-vote-few"),
        Opened::NoTie => ("warning", "choosing-vote-no-tie"),
    };
    visit.go_saying(&path_of(may.team.id), kind, visit.t(key)).await
}

pub(super) async fn cast(may: EditTeam, visit: Visit, Form(form): Form<BallotForm>) -> Result<Response> {
    // Whoever looks at the site as somebody else does not vote for them.
    if may.by.acted_by.is_some() {
        return Err(Error::Forbidden);
    }
    let path = path_of(may.team.id);
    let cast = match form.choice.parse() {
        Ok(choice) => vote::cast(&visit.app, &may, id_of(&form.vote), choice).await?,
        Err(_) => Cast::Unknown,
    };
    let (kind, key) = match cast {
        Cast::Done => ("success", "choosing-vote-cast"),
        Cast::Last => ("success", "choosing-vote-cast-last"),
        Cast::Closed => ("warning", "choosing-vote-is-closed"),
        Cast::Unknown => {
            let mut errors = Errors::new();
            errors.add("choice", visit.t("choosing-vote-choose"));
            let may = ViewTeam::check(&visit.app.db, may.by, may.team.id).await?;
            let page = page(&visit, &may, errors).await?;
            return visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
        }
    };
    visit.go_saying(&path, kind, visit.t(key)).await
}

pub(super) async fn close(may: ShapeTeam, visit: Visit, Form(form): Form<CloseForm>) -> Result<Response> {
    let (kind, key) = match vote::close(&visit.app, &may, id_of(&form.vote)).await? {
        Closed::Done => ("success", "choosing-vote-closed"),
        Closed::Already => ("info", "choosing-vote-is-closed"),
        Closed::NotYours => ("warning", "choosing-vote-not-yours"),
    };
    visit.go_saying(&path_of(may.team.id), kind, visit.t(key)).await
}
