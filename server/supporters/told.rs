//! What other features show of supporters: on a team's page, in a class's calendar.

use std::collections::HashMap;

use chrono::Duration;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use tables::ids::{ClassId, TeamId};
use tables::kinds::MeetingState;
use tables::team;

use super::{comments, meetings};
use crate::App;
use crate::classes::{Appointment, AppointmentKind as Kind};
use crate::error::Result;
use crate::teams::access::ViewTeam;
use crate::teams::beside::{self, Beside, Saying};
use crate::web::visit::Visit;

/// So many comments are on a team's page; the rest is behind the link.
const COMMENTS: usize = 3;

/// For a team's page.
pub async fn beside(visit: &Visit, may: &ViewTeam) -> Result<Beside> {
    let app = &visit.app;
    let now = app.clock.now();
    let said = comments::of_team(&app.db, may.team.id, may.tie, may.by.id).await?;
    let mut shown: Vec<Saying> = said
        .into_iter()
        .rev()
        .filter(|one| !one.hidden)
        .take(COMMENTS)
        .map(|one| {
            let role = || visit.t(&format!("supporters-comment-as-{}", one.role));
            let from = if one.from.is_empty() { role() } else { one.from.clone() };
            Saying {
                by: format!("{}, {from}", one.author),
                at: one.at.to_rfc3339(),
                words: one.words.unwrap_or_default(),
            }
        })
        .collect();
    shown.reverse();
    let coming = meetings::of_team(&app.db, &may.team, now).await?.into_iter().filter(|row| {
        row.state == MeetingState::Accepted && row.starts_at + Duration::minutes(row.minutes.into()) > now
    });
    let meetings = coming.map(|row| beside::Appointment {
        starts_at: row.starts_at.to_rfc3339(),
        place: if row.place.is_empty() { row.link } else { row.place },
        topic: row.topic,
    });
    Ok(Beside { comments: shown, meetings: meetings.collect() })
}

/// For the calendars of these classes.
pub async fn appointments(app: &App, classes: &[ClassId]) -> Result<Vec<(ClassId, Appointment)>> {
    let rows = meetings::of_classes(&app.db, classes).await?;
    let of: Vec<ClassId> = rows.iter().map(|row| row.class_id).collect();
    let teams = team::Entity::find().filter(team::Column::ClassId.is_in(of)).all(&app.db).await?;
    let names: HashMap<TeamId, &str> = teams.iter().map(|team| (team.id, team.name.as_str())).collect();
    Ok(rows
        .into_iter()
        .map(|row| {
            let cancelled = row.state == MeetingState::Cancelled;
            let appointment = Appointment {
                kind: Kind::Meeting,
                key: format!("meeting:{}", row.id),
                team: row.team_id.and_then(|id| names.get(&id)).map(|name| (*name).to_owned()),
                of_team: row.team_id,
                // A whole class's is on the pages of all its teams, which nobody but teachers may open.
                page: Some(row.team_id.map_or_else(|| "/calendars".to_owned(), meetings::page_of)),
                topic: row.topic,
                starts_at: row.starts_at,
                minutes: row.minutes,
                place: row.place,
                link: row.link,
                changed_at: row.changed_at,
                changes: u32::from(cancelled),
                cancelled,
            };
            (row.class_id, appointment)
        })
        .collect())
}
