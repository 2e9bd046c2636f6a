//! How the demo's teams choose: reasons for and against, an open vote, and results of others.

use std::collections::{BTreeMap, HashMap};

use chrono::Duration;
use sea_orm::{ActiveModelTrait, EntityTrait, NotSet, Set};
use serde::Deserialize;
use tables::ids::TeamId;
use tables::kinds::PointSide;
use tables::{team_vote, vote_option};

use super::{Cast, of, reports};
use crate::App;
use crate::error::{Error, Result};
use crate::teams::access::{EditTeam, ShapeTeam};
use crate::teams::{points, shortlist, vote};

const CHOOSING: &str = include_str!("../../seeds/demo/choosing.toml");

#[derive(Deserialize)]
struct Choosing {
    point: Vec<PointSeed>,
    vote: Vec<VoteSeed>,
    result: Vec<ResultSeed>,
}

#[derive(Deserialize)]
struct PointSeed {
    team: String,
    project: String,
    side: String,
    author: String,
    words: String,
}

#[derive(Deserialize)]
struct VoteSeed {
    team: String,
    opened_by: String,
    ballots: BTreeMap<String, String>,
}

#[derive(Deserialize)]
struct ResultSeed {
    team: String,
    opened_by: String,
    days_ago: i64,
    options: Vec<String>,
    votes: Vec<i32>,
    none: i32,
    #[serde(default)]
    run_off: bool,
}

fn wrong(what: impl std::fmt::Display) -> Error {
    Error::internal(format!("seeds/demo/choosing.toml: {what}"))
}

/// Tells it, after all have their lists.
pub(super) async fn tell(app: &App, cast: &Cast<'_>, teams: &HashMap<&str, TeamId>) -> Result<()> {
    let all: Choosing = toml::from_str(CHOOSING).map_err(wrong)?;
    for one in all.point {
        let team = of(teams, &one.team)?;
        let may = EditTeam::check(&app.db, cast.actor(&one.author)?, team).await?;
        let slug = reports::featured(&one.project)?;
        let list = shortlist::of(&app.db, team).await?;
        let item = list.into_iter().find(|item| item.project_slug == slug);
        let item = item.ok_or_else(|| wrong(format!("{} is not on the list", one.project)))?;
        let side = PointSide::parse(&one.side).ok_or_else(|| wrong("a side that is none"))?;
        points::add(app, &may, item.id, side, &one.words).await?;
    }
    for one in all.vote {
        let team = of(teams, &one.team)?;
        let may = ShapeTeam::check(&app.db, cast.actor(&one.opened_by)?, team).await?;
        vote::open(app, &may, None).await?;
        let open = vote::of(&app.db, team).await?.into_iter().next().ok_or_else(|| wrong("no vote"))?;
        for (who, project) in &one.ballots {
            let slug = reports::featured(project)?;
            let place = open.options.iter().find(|option| option.project_slug == slug);
            let place = place.ok_or_else(|| wrong("a ballot for what is no option"))?.place;
            let may = EditTeam::check(&app.db, cast.actor(who)?, team).await?;
            vote::cast(app, &may, open.row.id, place).await?;
        }
    }
    for one in all.result {
        count(app, cast, of(teams, &one.team)?, &one).await?;
    }
    Ok(())
}

/// A vote that was over before the story begins: of it there are the numbers only.
async fn count(app: &App, cast: &Cast<'_>, team: TeamId, seed: &ResultSeed) -> Result<()> {
    let at = app.clock.now() - Duration::days(seed.days_ago);
    let before = vote::of(&app.db, team).await?.into_iter().next().map(|vote| vote.row.id);
    let row = team_vote::ActiveModel {
        id: NotSet,
        team_id: Set(team),
        opened_by: Set(cast.actor(&seed.opened_by)?.id),
        opened_at: Set(at),
        open_key: Set(None),
        closed_at: Set(Some(at)),
        run_off_of: Set(before.filter(|_| seed.run_off)),
        members: Set(Some(seed.votes.iter().sum::<i32>() + seed.none)),
        none_votes: Set(Some(seed.none)),
    };
    let row = row.insert(&app.db).await?;
    let list = shortlist::of(&app.db, team).await?;
    let mut options = Vec::new();
    for (place, (project, votes)) in (1..).zip(seed.options.iter().zip(&seed.votes)) {
        let slug = reports::featured(project)?;
        let item = list.iter().find(|item| item.project_slug == slug);
        let title = item.ok_or_else(|| wrong("an option that is not on the list"))?.title.clone();
        options.push(vote_option::ActiveModel {
            vote_id: Set(row.id),
            place: Set(place),
            project_slug: Set(slug),
            title: Set(title),
            votes: Set(Some(*votes)),
        });
    }
    vote_option::Entity::insert_many(options).exec_without_returning(&app.db).await?;
    Ok(())
}
