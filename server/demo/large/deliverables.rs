//! What the large demo's teams have handed in, each at its own pace.

use std::collections::HashMap;

use chrono::Duration;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use tables::deliverable;
use tables::ids::{DeliverableId, StepId, TeamId};
use tables::kinds::DeliverableState;

use super::pace::Pace;
use super::teams::{Class, Team};
use super::years::Year;
use super::{Making, insert_all};
use crate::demo::deliverables::Told;
use crate::error::{Error, Result};
use crate::schools::{editions, programme};

/// What a team that works has made of something that is due.
const DUE: [(usize, DeliverableState); 4] = [
    (60, DeliverableState::Accepted),
    (22, DeliverableState::HandedIn),
    (10, DeliverableState::Returned),
    (8, DeliverableState::Draft),
];
/// What it has made of something for which there is time.
const AHEAD: [(usize, DeliverableState); 3] =
    [(6, DeliverableState::Draft), (2, DeliverableState::HandedIn), (2, DeliverableState::Accepted)];

/// How many of the things that are due a team of that pace has begun, in a hundred; and of those that
/// are not due yet.
fn share(pace: Pace) -> (u32, u32) {
    match pace {
        Pace::Empty => (0, 0),
        Pace::Silent => (20, 0),
        Pace::Stuck => (45, 5),
        Pace::Working => (92, 25),
    }
}

/// Fills it in. Of earlier years, whose steps are all over, as much.
pub(super) async fn make(
    conn: &impl ConnectionTrait,
    making: &mut Making<'_>,
    year: &Year,
    classes: &[Class],
    teams: &[Team],
) -> Result<()> {
    let steps = editions::steps(conn, year.id).await?;
    let words = making.words;
    let mut told = Vec::new();
    for team in teams.iter().filter(|team| !team.members.is_empty()) {
        let (due, ahead) = share(team.pace);
        for step in &steps {
            let over = step.due_at < year.until;
            // Nobody works at a step that is far.
            if !over && step.opens_on > year.until.date_naive() {
                break;
            }
            for asked in programme::asked(step)?.into_iter().filter(|one| one.track.is_none()) {
                if !making.dice.percent(if over { due } else { ahead }) {
                    continue;
                }
                let state = making.dice.weighted(if over { &DUE[..] } else { &AHEAD[..] });
                // Most are handed in in the last days; some after.
                let last = step.due_at.min(team.last_active);
                let mut at = making.dice.moment((last - Duration::days(12)).max(year.began), last);
                if over && making.dice.percent(15) {
                    at = (step.due_at + Duration::hours(making.dice.between(1, 90))).min(year.until);
                }
                let answered_at = (at + Duration::hours(making.dice.between(5, 60))).min(year.until);
                told.push(Told {
                    team: team.id,
                    step,
                    asked: asked.id.clone(),
                    by: *making.dice.pick(&team.members),
                    teacher: classes[team.class].teacher,
                    state,
                    at,
                    words: making.dice.pick(&words.work).as_str(),
                    links: &[],
                    answer: match state {
                        DeliverableState::Returned => making.dice.pick(&words.returns).as_str(),
                        DeliverableState::Draft | DeliverableState::HandedIn | DeliverableState::Accepted => {
                            ""
                        }
                    },
                    answered_at,
                });
            }
        }
    }
    insert_all(conn, told.iter().map(Told::row).collect::<Result<Vec<_>>>()?).await?;
    let ids: HashMap<(TeamId, StepId, String), DeliverableId> = rows(conn, &steps).await?;
    let mut versions = Vec::new();
    for one in &told {
        let id = ids.get(&(one.team, one.step.id, one.asked.clone()));
        let id = *id.ok_or_else(|| Error::internal("a deliverable of the large demo is missing"))?;
        versions.extend(one.version(id)?);
    }
    insert_all(conn, versions).await
}

async fn rows(
    conn: &impl ConnectionTrait,
    steps: &[tables::edition_step::Model],
) -> Result<HashMap<(TeamId, StepId, String), DeliverableId>> {
    use deliverable::Column;
    let rows: Vec<(TeamId, StepId, String, DeliverableId)> = deliverable::Entity::find()
        .select_only()
        .columns([Column::TeamId, Column::StepId, Column::Asked, Column::Id])
        .filter(Column::StepId.is_in(steps.iter().map(|step| step.id)))
        .into_tuple()
        .all(conn)
        .await?;
    Ok(rows.into_iter().map(|(team, step, asked, id)| ((team, step, asked), id)).collect())
}
