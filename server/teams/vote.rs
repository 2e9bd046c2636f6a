//! A secret vote with an open result.
//!
//! A ballot has no name and no time. Its key is a hash, with the site's own key, of the vote and the
//! person: so each member has one ballot, can change it from anywhere, and who has voted is written
//! nowhere. When the vote is closed the ballots are counted and deleted; what is left are the numbers.
//!
//! What this protects from: members, teachers, supporters and staff, in whatever page they look and
//! as whomever an admin looks; whoever reads the database or a copy of it, while the vote is open and
//! after. What it does not protect from: whoever has both the database and the site's key while the vote
//! is open, which is who runs the server; a person who watches somebody vote; and the numbers themselves,
//! if all have voted alike or there are but two.

use std::collections::BTreeMap;

use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, NotSet, QueryFilter, QueryOrder, Set,
};
use tables::ids::{PersonId, TeamId, VoteId};
use tables::kinds::NoticeKind;
use tables::team_vote::{ActiveModel, Column, Entity, Model};
use tables::{ballot, vote_option};

use super::access::{EditTeam, ShapeTeam, TeamTie};
use super::{circle, shortlist};
use crate::App;
use crate::db::{self, Db};
use crate::error::Result;
use crate::notices::{Notice, tell};
use crate::people::account::note;

/// The choice of whoever wants none of these.
pub const NONE: i32 = 0;
/// With fewer projects there is nothing to choose.
const FEWEST: usize = 2;
/// So many closed votes are shown.
const SHOWN: usize = 5;

/// What became of opening a vote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opened {
    /// It is open.
    Done,
    /// Another one is.
    Already,
    /// There are too few projects on the list.
    TooFew,
    /// It should break a tie that is none.
    NoTie,
}

/// What became of a ballot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cast {
    /// It counts.
    Done,
    /// It was the last one: the vote is closed.
    Last,
    /// The vote is closed, or not the team's.
    Closed,
    /// There is no such choice.
    Unknown,
}

/// What became of closing a vote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closed {
    /// It is closed.
    Done,
    /// It was.
    Already,
    /// Only who opened it and teachers may, as long as somebody has not voted.
    NotYours,
}

/// A vote with its options.
pub struct Vote {
    /// The vote.
    pub row: Model,
    /// In their order.
    pub options: Vec<vote_option::Model>,
}

impl Vote {
    /// The options with most votes, if anybody voted for one and no more wanted none of them: one has
    /// won, several are tied.
    pub fn first(&self) -> Vec<&vote_option::Model> {
        let most = self.options.iter().filter_map(|option| option.votes).max().unwrap_or(0);
        if most == 0 || self.row.none_votes.unwrap_or(0) > most {
            return Vec::new();
        }
        self.options.iter().filter(|option| option.votes == Some(most)).collect()
    }
}

/// A person's ballot in a vote: to be worked out with the site's key only.
fn key(app: &App, vote: VoteId, person: PersonId) -> String {
    app.keys.hash(&format!("ballot of person {person} in vote {vote}"))
}

/// The team's votes, the newest first: the open one, and the last that were closed.
pub async fn of(db: &Db, team: TeamId) -> Result<Vec<Vote>> {
    let mut rows = Entity::find().filter(Column::TeamId.eq(team)).order_by_desc(Column::Id).all(db).await?;
    rows.truncate(SHOWN);
    let mut votes = Vec::new();
    for row in rows {
        let options = options(db, row.id).await?;
        votes.push(Vote { row, options });
    }
    Ok(votes)
}

async fn options(conn: &impl ConnectionTrait, vote: VoteId) -> Result<Vec<vote_option::Model>> {
    Ok(vote_option::Entity::find()
        .filter(vote_option::Column::VoteId.eq(vote))
        .order_by_asc(vote_option::Column::Place)
        .all(conn)
        .await?)
}

/// The team's open vote.
pub async fn open_of(conn: &impl ConnectionTrait, team: TeamId) -> Result<Option<VoteId>> {
    Ok(Entity::find().filter(Column::OpenKey.eq(team.0)).one(conn).await?.map(|row| row.id))
}

/// How many of the team's members have voted, and how many there are.
pub async fn turnout(
    conn: &impl ConnectionTrait,
    app: &App,
    team: TeamId,
    vote: VoteId,
) -> Result<(usize, usize)> {
    let members = circle::members(conn, team).await?;
    Ok((cast_by(conn, app, vote, &members).await?.len(), members.len()))
}

/// Has this person voted?
pub async fn has_voted(app: &App, vote: VoteId, person: PersonId) -> Result<bool> {
    Ok(!cast_by(&app.db, app, vote, &[person]).await?.is_empty())
}

async fn cast_by(
    conn: &impl ConnectionTrait,
    app: &App,
    vote: VoteId,
    people: &[PersonId],
) -> Result<Vec<ballot::Model>> {
    let keys = people.iter().map(|person| key(app, vote, *person));
    Ok(ballot::Entity::find().filter(ballot::Column::Key.is_in(keys)).all(conn).await?)
}

/// Opens a vote on what is on the list now; or, to break a tie, on what is tied in that vote.
pub async fn open(app: &App, may: &ShapeTeam, run_off_of: Option<VoteId>) -> Result<Opened> {
    let tx = db::begin_write(&app.db).await?;
    let projects: Vec<(String, String)> = if let Some(id) = run_off_of {
        let row = Entity::find_by_id(id).filter(Column::TeamId.eq(may.team.id)).one(&tx).await?;
        let Some(row) = row.filter(|row| row.closed_at.is_some()) else { return Ok(Opened::NoTie) };
        let vote = Vote { options: options(&tx, row.id).await?, row };
        let tied = vote.first().into_iter();
        tied.map(|option| (option.project_slug.clone(), option.title.clone())).collect()
    } else {
        let list = shortlist::of(&tx, may.team.id).await?;
        list.into_iter().map(|item| (item.project_slug, item.title)).collect()
    };
    if projects.len() < FEWEST {
        return Ok(if run_off_of.is_some() { Opened::NoTie } else { Opened::TooFew });
    }
    if open_of(&tx, may.team.id).await?.is_some() {
        return Ok(Opened::Already);
    }
    let row = ActiveModel {
        id: NotSet,
        team_id: Set(may.team.id),
        opened_by: Set(may.by.id),
        opened_at: Set(app.clock.now()),
        open_key: Set(Some(may.team.id.0)),
        closed_at: Set(None),
        run_off_of: Set(run_off_of),
        members: Set(None),
        none_votes: Set(None),
    };
    let row = match row.insert(&tx).await {
        Ok(row) => row,
        // Another member was faster.
        Err(error) if db::is_unique_violation(&error) => return Ok(Opened::Already),
        Err(error) => return Err(error.into()),
    };
    let options = (1..).zip(projects).map(|(place, (project_slug, title))| vote_option::ActiveModel {
        vote_id: Set(row.id),
        place: Set(place),
        project_slug: Set(project_slug),
        title: Set(title),
        votes: Set(None),
    });
    vote_option::Entity::insert_many(options).exec_without_returning(&tx).await?;
    let subject = format!("team:{}", may.team.id);
    note(&tx, app, Some(&may.by), "choice.vote-opened", subject, serde_json::json!({})).await?;
    tell_members(&tx, app, may.team.id, &may.team.name, "vote-opened", row.id).await?;
    tx.commit().await?;
    Ok(Opened::Done)
}

async fn tell_members(
    conn: &impl ConnectionTrait,
    app: &App,
    team: TeamId,
    name: &str,
    what: &str,
    vote: VoteId,
) -> Result<()> {
    let members = circle::members(conn, team).await?;
    let notice = Notice::new(NoticeKind::Choice, format!("/teams/{team}/vote"))
        .with("what", what)
        .with("team", name)
        .with("project", "")
        .once(format!("{what}:{vote}"));
    tell(conn, app, &members, &notice).await?;
    Ok(())
}

/// Holds an open vote of the team, so that nobody closes it meanwhile; false if it is closed.
async fn hold(conn: &impl ConnectionTrait, team: TeamId, vote: VoteId) -> Result<bool> {
    let held = Entity::update_many()
        .col_expr(Column::OpenKey, Expr::value(team.0))
        .filter(Column::Id.eq(vote))
        .filter(Column::TeamId.eq(team))
        .filter(Column::ClosedAt.is_null())
        .exec(conn)
        .await?;
    Ok(held.rows_affected == 1)
}

/// Votes, or changes one's vote. The last member's ballot closes the vote.
pub async fn cast(app: &App, may: &EditTeam, vote: VoteId, choice: i32) -> Result<Cast> {
    let tx = db::begin_write(&app.db).await?;
    if !hold(&tx, may.team.id, vote).await? {
        return Ok(Cast::Closed);
    }
    let known = options(&tx, vote).await?;
    if choice != NONE && !known.iter().any(|option| option.place == choice) {
        return Ok(Cast::Unknown);
    }
    let row =
        ballot::ActiveModel { key: Set(key(app, vote, may.by.id)), vote_id: Set(vote), choice: Set(choice) };
    ballot::Entity::insert(row)
        .on_conflict(OnConflict::column(ballot::Column::Key).update_column(ballot::Column::Choice).to_owned())
        .exec_without_returning(&tx)
        .await?;
    let (voted, members) = turnout(&tx, app, may.team.id, vote).await?;
    let last = voted == members;
    if last {
        count(&tx, app, may.team.id, vote).await?;
        tell_members(&tx, app, may.team.id, &may.team.name, "vote-closed", vote).await?;
    }
    tx.commit().await?;
    Ok(if last { Cast::Last } else { Cast::Done })
}

/// Closes a vote before all have voted, or when the last who had not has left.
pub async fn close(app: &App, may: &ShapeTeam, vote: VoteId) -> Result<Closed> {
    let tx = db::begin_write(&app.db).await?;
    let row = Entity::find_by_id(vote).filter(Column::TeamId.eq(may.team.id)).one(&tx).await?;
    let Some(row) = row else { return Ok(Closed::Already) };
    let own = row.opened_by == may.by.id || may.tie == TeamTie::Teacher;
    if !hold(&tx, may.team.id, vote).await? {
        return Ok(Closed::Already);
    }
    let (voted, members) = turnout(&tx, app, may.team.id, vote).await?;
    if !own && voted < members {
        return Ok(Closed::NotYours);
    }
    count(&tx, app, may.team.id, vote).await?;
    tell_members(&tx, app, may.team.id, &may.team.name, "vote-closed", vote).await?;
    let subject = format!("team:{}", may.team.id);
    note(&tx, app, Some(&may.by), "choice.vote-closed", subject, serde_json::json!({})).await?;
    tx.commit().await?;
    Ok(Closed::Done)
}

/// Counts the ballots of those who are in the team, writes the numbers, and deletes all ballots.
async fn count(conn: &impl ConnectionTrait, app: &App, team: TeamId, vote: VoteId) -> Result<()> {
    let members = circle::members(conn, team).await?;
    let mut votes: BTreeMap<i32, i32> = BTreeMap::new();
    for ballot in cast_by(conn, app, vote, &members).await? {
        *votes.entry(ballot.choice).or_default() += 1;
    }
    let of = |choice: i32| votes.get(&choice).copied().unwrap_or(0);
    for option in options(conn, vote).await? {
        vote_option::Entity::update_many()
            .col_expr(vote_option::Column::Votes, Expr::value(of(option.place)))
            .filter(vote_option::Column::VoteId.eq(vote))
            .filter(vote_option::Column::Place.eq(option.place))
            .exec(conn)
            .await?;
    }
    ballot::Entity::delete_many().filter(ballot::Column::VoteId.eq(vote)).exec(conn).await?;
    Entity::update_many()
        .col_expr(Column::ClosedAt, Expr::value(Some(app.clock.now())))
        .col_expr(Column::OpenKey, Expr::value(None::<i64>))
        .col_expr(Column::Members, Expr::value(i32::try_from(members.len()).ok()))
        .col_expr(Column::NoneVotes, Expr::value(of(NONE)))
        .filter(Column::Id.eq(vote))
        .exec(conn)
        .await?;
    Ok(())
}

/// Counts what there is and closes the team's vote, if one is open: there is nothing to choose any more. Whoever
/// chooses tells of the choice.
pub(super) async fn end(conn: &impl ConnectionTrait, app: &App, team: TeamId) -> Result<()> {
    if let Some(vote) = open_of(conn, team).await?
        && hold(conn, team, vote).await?
    {
        count(conn, app, team, vote).await?;
    }
    Ok(())
}
