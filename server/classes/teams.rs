//! The teams of a class: making one, and who is in which.

use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, NotSet, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect, Set,
};
use serde_json::json;
use tables::ids::{PersonId, TeamId, VoteId};
use tables::{
    ballot, chart, choice_proposal, deliverable, document, meeting, nudge, post, report, selection,
    shortlist_item, team, team_comment, team_member, team_picker, team_role, team_supporter, team_vote,
    vote_option,
};
use unicode_normalization::UnicodeNormalization;

use super::access::ManageClass;
use super::roster;
use crate::App;
use crate::db;
use crate::error::{Error, Result};
use crate::people::account::{self, note};
use crate::schools::joining;

/// The longest name of a team.
pub const LONGEST_NAME: usize = 60;
/// The longest motto.
pub const LONGEST_MOTTO: usize = 140;
const LONGEST_SLUG: usize = 50;
/// Teams of one name in all of Italy: more than so many is a mistake elsewhere.
const TRIES: usize = 500;

/// What became of a new team.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Created {
    /// It is there.
    Done(TeamId),
    /// The class has one of that name.
    Taken,
}

/// What became of a move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moved {
    /// The student is where they should be.
    Done,
    /// The student is not in the class any more, or the team is another class's.
    Gone,
}

/// A name as a part of addresses: lower case letters and digits, dashes between.
fn slug_of(name: &str) -> String {
    let mut slug = String::new();
    for c in name.nfkd().filter(|c| !unicode_normalization::char::is_combining_mark(*c)) {
        if c.is_ascii_alphanumeric() {
            slug.push(c.to_ascii_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
        if slug.len() >= LONGEST_SLUG {
            break;
        }
    }
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() { "squadra".to_owned() } else { slug.to_owned() }
}

fn numbered(slug: &str, number: usize) -> String {
    if number < 2 { slug.to_owned() } else { format!("{slug}-{number}") }
}

/// A slug that no team has, for a transaction that holds the class.
pub(super) async fn free_slug(conn: &impl ConnectionTrait, name: &str) -> Result<String> {
    let slug = slug_of(name);
    for number in 1..TRIES {
        let tried = numbered(&slug, number);
        if team::Entity::find().filter(team::Column::Slug.eq(&tried)).count(conn).await? == 0 {
            return Ok(tried);
        }
    }
    Err(Error::internal(format!("no free slug for a team of {slug:?}")))
}

/// Makes a team of the class. The name is public; its slug is unique everywhere.
pub async fn create_team(app: &App, may: &ManageClass, name: &str, motto: &str) -> Result<Created> {
    let (name, motto) = (name.trim(), motto.trim());
    let slug = slug_of(name);
    for number in 1..TRIES {
        let tx = db::begin_write(&app.db).await?;
        if !joining::hold_class(&tx, may.class.id).await? {
            return Err(Error::NotFound);
        }
        let others = team::Entity::find().filter(team::Column::ClassId.eq(may.class.id)).all(&tx).await?;
        if others.iter().any(|other| other.name.to_lowercase() == name.to_lowercase()) {
            return Ok(Created::Taken);
        }
        let row = team::ActiveModel {
            id: NotSet,
            class_id: Set(may.class.id),
            name: Set(name.to_owned()),
            slug: Set(numbered(&slug, number)),
            motto: Set(motto.to_owned()),
            ..Default::default()
        };
        let team = match row.insert(&tx).await {
            Ok(team) => team,
            Err(error) if db::is_unique_violation(&error) => continue,
            Err(error) => return Err(error.into()),
        };
        let detail = json!({ "class": may.class.id.0 });
        note(&tx, app, Some(&may.by), "team.created", format!("team:{}", team.id), detail).await?;
        tx.commit().await?;
        return Ok(Created::Done(team.id));
    }
    Err(Error::internal(format!("no free slug for a team of {slug:?}")))
}

/// Moves a student of the class to one of its teams, or to none.
pub async fn move_student(
    app: &App,
    may: &ManageClass,
    student: PersonId,
    to: Option<TeamId>,
) -> Result<Moved> {
    let now = app.clock.now();
    let tx = db::begin_write(&app.db).await?;
    if !account::hold(&tx, student).await? || !roster::is_member(&tx, may.class.id, student).await? {
        return Ok(Moved::Gone);
    }
    let teams = team::Entity::find().filter(team::Column::ClassId.eq(may.class.id)).all(&tx).await?;
    if to.is_some_and(|to| !teams.iter().any(|team| team.id == to)) {
        return Ok(Moved::Gone);
    }
    // Teams of other classes, of other years, stay as they are.
    let left = team_member::Entity::update_many()
        .col_expr(team_member::Column::LeftAt, Expr::value(now))
        .filter(team_member::Column::PersonId.eq(student))
        .filter(team_member::Column::LeftAt.is_null())
        .filter(
            team_member::Column::TeamId.is_in(teams.iter().map(|team| team.id).filter(|id| Some(*id) != to)),
        )
        .exec(&tx)
        .await?;
    let came = match to {
        Some(to) => come_in(&tx, to, student, now).await?,
        None => false,
    };
    if left.rows_affected > 0 || came {
        let detail = json!({ "class": may.class.id.0, "team": to.map(|to| to.0) });
        note(&tx, app, Some(&may.by), "team.moved", format!("person:{student}"), detail).await?;
        tx.commit().await?;
    }
    Ok(Moved::Done)
}

async fn come_in(
    conn: &impl ConnectionTrait,
    team: TeamId,
    student: PersonId,
    now: chrono::DateTime<chrono::Utc>,
) -> Result<bool> {
    let there = team_member::Entity::find()
        .filter(team_member::Column::TeamId.eq(team))
        .filter(team_member::Column::PersonId.eq(student))
        .filter(team_member::Column::LeftAt.is_null())
        .one(conn)
        .await?;
    if there.is_some() {
        return Ok(false);
    }
    team_member::ActiveModel {
        id: NotSet,
        team_id: Set(team),
        person_id: Set(student),
        joined_at: Set(now),
        left_at: Set(None),
    }
    .insert(conn)
    .await?;
    Ok(true)
}

/// What became of a dissolution.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dissolved {
    /// The team is gone.
    Done,
    /// Somebody is in it, or it has a report or other work.
    InUse,
}

/// Dissolves a team of the class in which nobody is and that has written nothing.
pub async fn dissolve(app: &App, may: &ManageClass, id: TeamId) -> Result<Dissolved> {
    let tx = db::begin_write(&app.db).await?;
    joining::hold_class(&tx, may.class.id).await?;
    let row = team::Entity::find_by_id(id).filter(team::Column::ClassId.eq(may.class.id)).one(&tx).await?;
    let Some(row) = row else { return Err(Error::NotFound) };
    let members = team_member::Entity::find()
        .filter(team_member::Column::TeamId.eq(id))
        .filter(team_member::Column::LeftAt.is_null())
        .count(&tx)
        .await?;
    let reports = report::Entity::find().filter(report::Column::TeamId.eq(id)).count(&tx).await?;
    let made = [
        deliverable::Entity::find().filter(deliverable::Column::TeamId.eq(id)).count(&tx).await?,
        document::Entity::find().filter(document::Column::TeamId.eq(id)).count(&tx).await?,
        selection::Entity::find().filter(selection::Column::TeamId.eq(id)).count(&tx).await?,
        chart::Entity::find().filter(chart::Column::TeamId.eq(id)).count(&tx).await?,
        post::Entity::find().filter(post::Column::TeamId.eq(id)).count(&tx).await?,
    ];
    if members + reports + made.iter().sum::<u64>() > 0 || !crate::forget_team(&tx, id).await? {
        return Ok(Dissolved::InUse);
    }
    team_member::Entity::delete_many().filter(team_member::Column::TeamId.eq(id)).exec(&tx).await?;
    team_role::Entity::delete_many().filter(team_role::Column::TeamId.eq(id)).exec(&tx).await?;
    team_supporter::Entity::delete_many().filter(team_supporter::Column::TeamId.eq(id)).exec(&tx).await?;
    shortlist_item::Entity::delete_many().filter(shortlist_item::Column::TeamId.eq(id)).exec(&tx).await?;
    team_picker::Entity::delete_many().filter(team_picker::Column::TeamId.eq(id)).exec(&tx).await?;
    choice_proposal::Entity::delete_many().filter(choice_proposal::Column::TeamId.eq(id)).exec(&tx).await?;
    forget_votes(&tx, id).await?;
    team_comment::Entity::delete_many().filter(team_comment::Column::TeamId.eq(id)).exec(&tx).await?;
    // Words to a team that nobody is in have nobody to read them.
    nudge::Entity::delete_many().filter(nudge::Column::TeamId.eq(id)).exec(&tx).await?;
    meeting::Entity::delete_many().filter(meeting::Column::TeamId.eq(id)).exec(&tx).await?;
    team::Entity::delete_by_id(row.id).exec(&tx).await?;
    let detail = json!({ "class": may.class.id.0 });
    note(&tx, app, Some(&may.by), "team.dissolved", format!("team:{id}"), detail).await?;
    tx.commit().await?;
    Ok(Dissolved::Done)
}

/// Removes a team's votes with all that is counted in them.
async fn forget_votes(conn: &impl ConnectionTrait, team: TeamId) -> Result<()> {
    let votes: Vec<VoteId> = team_vote::Entity::find()
        .select_only()
        .column(team_vote::Column::Id)
        .filter(team_vote::Column::TeamId.eq(team))
        .order_by_asc(team_vote::Column::Id)
        .into_tuple()
        .all(conn)
        .await?;
    let of_votes = ballot::Column::VoteId.is_in(votes.iter().copied());
    ballot::Entity::delete_many().filter(of_votes).exec(conn).await?;
    let of_votes = vote_option::Column::VoteId.is_in(votes.iter().copied());
    vote_option::Entity::delete_many().filter(of_votes).exec(conn).await?;
    // A run-off points to the vote before it: the newest go first.
    for vote in votes.into_iter().rev() {
        team_vote::Entity::delete_by_id(vote).exec(conn).await?;
    }
    Ok(())
}
