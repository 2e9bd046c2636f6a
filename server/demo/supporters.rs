//! Who helps the demo's schools: an organisation, its comments, a meeting.

use std::collections::HashMap;

use chrono::Duration;
use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait, NotSet, Set};
use serde::Deserialize;
use tables::ids::{EditionId, PersonId, TeamId};
use tables::kinds::{MeetingState, OrganisationKind};
use tables::{meeting, organisation_assignment, organisation_member, team, team_comment};

use super::of;
use crate::App;
use crate::error::{Error, Result};
use crate::schools::moments;
use crate::supporters::Record;

const SUPPORTERS: &str = include_str!("../../seeds/demo/supporters.toml");

#[derive(Deserialize)]
struct Supporters {
    organisation: Vec<OrganisationSeed>,
    comment: Vec<CommentSeed>,
    meeting: Vec<MeetingSeed>,
}

#[derive(Deserialize)]
struct OrganisationSeed {
    name: String,
    kind: String,
    municipality: String,
    website: String,
    people: Vec<String>,
    given_by: String,
    regions: Vec<String>,
}

#[derive(Deserialize)]
struct CommentSeed {
    team: String,
    author: String,
    words: String,
    days_ago: i64,
}

#[derive(Deserialize)]
struct MeetingSeed {
    team: String,
    offered_by: String,
    answered_by: String,
    topic: String,
    place: String,
    in_days: i64,
    hour: String,
    minutes: i32,
    word: String,
}

fn wrong(what: &str) -> Error {
    Error::internal(format!("seeds/demo/supporters.toml: {what}"))
}

/// Tells it.
pub(super) async fn tell(
    conn: &impl ConnectionTrait,
    app: &App,
    edition: EditionId,
    people: &HashMap<&str, PersonId>,
    teams: &HashMap<&str, TeamId>,
) -> Result<()> {
    let all: Supporters = toml::from_str(SUPPORTERS).map_err(|error| wrong(&error.to_string()))?;
    let now = app.clock.now();
    for one in all.organisation {
        let kind = OrganisationKind::parse(&one.kind).ok_or_else(|| wrong("a kind that is none"))?;
        let row = Record::new(&one.name, kind, &one.municipality, &one.website).begin(now);
        let id = row.insert(conn).await?.id;
        for person in &one.people {
            let row = organisation_member::ActiveModel {
                organisation_id: Set(id),
                person_id: Set(of(people, person)?),
                added_at: Set(now),
            };
            organisation_member::Entity::insert(row).exec_without_returning(conn).await?;
        }
        for region in one.regions {
            let row = organisation_assignment::ActiveModel {
                id: NotSet,
                organisation_id: Set(id),
                edition_id: Set(edition),
                region: Set(Some(region)),
                school_id: Set(None),
                given_by: Set(of(people, &one.given_by)?),
                given_at: Set(now),
            };
            row.insert(conn).await?;
        }
    }
    for one in all.comment {
        let row = team_comment::ActiveModel {
            id: NotSet,
            team_id: Set(of(teams, &one.team)?),
            author_id: Set(of(people, &one.author)?),
            words: Set(one.words),
            at: Set(now - Duration::days(one.days_ago)),
            hidden_at: Set(None),
            hidden_by: Set(None),
        };
        row.insert(conn).await?;
    }
    for one in all.meeting {
        let id = of(teams, &one.team)?;
        let team = team::Entity::find_by_id(id).one(conn).await?.ok_or_else(|| wrong("no such team"))?;
        let day = (app.clock.today() + Duration::days(one.in_days)).to_string();
        let row = meeting::ActiveModel {
            id: NotSet,
            class_id: Set(team.class_id),
            team_id: Set(Some(id)),
            offered_by: Set(of(people, &one.offered_by)?),
            topic: Set(one.topic),
            place: Set(one.place),
            link: Set(String::new()),
            starts_at: Set(moments::moment(&day, &one.hour).ok_or_else(|| wrong("no such hour"))?),
            minutes: Set(one.minutes),
            state: Set(MeetingState::Accepted),
            accepted_at: Set(Some(now - Duration::days(1))),
            word: Set(one.word),
            changed_by: Set(of(people, &one.answered_by)?),
            changed_at: Set(now - Duration::days(1)),
            created_at: Set(now - Duration::days(2)),
        };
        row.insert(conn).await?;
    }
    Ok(())
}
