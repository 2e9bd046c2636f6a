//! A supporter's page: the teams that they help, by school, how far each is, and what is new.

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, Duration, Utc};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Serialize;
use tables::ids::{ClassId, PersonId, ReportId, SchoolId, TeamId};
use tables::{class, edition, meeting, report, report_part, school, shortlist_item, team, team_comment};

use super::comments::organisations_of;
use crate::classes::given;
use crate::db::Db;
use crate::error::Result;
use crate::people::access::Supporter;
use crate::schools::places;
use crate::teams::{Step, step};
use crate::web::Response;
use crate::web::page::Page;
use crate::web::visit::Visit;

/// What happened so many days ago is still new.
const NEW_DAYS: i64 = 14;

#[derive(Serialize)]
struct HomePage {
    organisations: Vec<String>,
    meetings: Vec<MeetingView>,
    schools: Vec<SchoolView>,
    days: i64,
}

/// A meeting that the supporter offered.
#[derive(Serialize)]
struct MeetingView {
    topic: String,
    starts_at: String,
    state: &'static str,
    /// A team on whose page it is.
    team: Option<i64>,
}

/// A school and its teams.
#[derive(Serialize)]
pub(super) struct SchoolView {
    name: String,
    place: String,
    pub(super) teams: Vec<TeamView>,
}

/// A team in the list.
#[derive(Serialize)]
pub(super) struct TeamView {
    id: i64,
    name: String,
    class: String,
    step: &'static str,
    pub(super) news: Vec<NewsView>,
}

/// Something that happened lately: `what` is the end of a text key.
#[derive(Serialize)]
pub(super) struct NewsView {
    what: &'static str,
    at: String,
}

impl Page for HomePage {
    const TEMPLATE: &'static str = "supporters/home.html";
}

/// What is known of a team beside its row.
#[derive(Default)]
struct Facts {
    listed: HashMap<TeamId, usize>,
    parts: HashMap<TeamId, Vec<report_part::Model>>,
    comments: HashMap<TeamId, DateTime<Utc>>,
}

async fn facts(db: &Db, ids: &[TeamId], person: PersonId) -> Result<Facts> {
    let mut facts = Facts::default();
    let listed: Vec<TeamId> = shortlist_item::Entity::find()
        .select_only()
        .column(shortlist_item::Column::TeamId)
        .filter(shortlist_item::Column::TeamId.is_in(ids.iter().copied()))
        .into_tuple()
        .all(db)
        .await?;
    for team in listed {
        *facts.listed.entry(team).or_default() += 1;
    }
    let reports: Vec<(ReportId, TeamId)> = report::Entity::find()
        .select_only()
        .columns([report::Column::Id, report::Column::TeamId])
        .filter(report::Column::TeamId.is_in(ids.iter().copied()))
        .into_tuple()
        .all(db)
        .await?;
    let of: HashMap<ReportId, TeamId> = reports.into_iter().collect();
    let parts = report_part::Entity::find()
        .filter(report_part::Column::ReportId.is_in(of.keys().copied()))
        .all(db)
        .await?;
    for part in parts {
        if let Some(team) = of.get(&part.report_id) {
            facts.parts.entry(*team).or_default().push(part);
        }
    }
    let comments: Vec<(TeamId, DateTime<Utc>)> = team_comment::Entity::find()
        .select_only()
        .columns([team_comment::Column::TeamId, team_comment::Column::At])
        .filter(team_comment::Column::TeamId.is_in(ids.iter().copied()))
        .filter(team_comment::Column::AuthorId.ne(person))
        .filter(team_comment::Column::HiddenAt.is_null())
        .order_by_asc(team_comment::Column::At)
        .into_tuple()
        .all(db)
        .await?;
    facts.comments = comments.into_iter().collect();
    Ok(facts)
}

impl Facts {
    fn view(&self, team: team::Model, class: &str, since: DateTime<Utc>) -> TeamView {
        let none = Vec::new();
        let parts = self.parts.get(&team.id).unwrap_or(&none);
        let stage = step(self.listed.get(&team.id).copied().unwrap_or(0), parts);
        let moved = parts.iter().map(|part| part.changed_at).max();
        let mut news = Vec::new();
        for (what, at) in [(moved_as(stage), moved), ("comment", self.comments.get(&team.id).copied())] {
            if let Some(at) = at.filter(|at| *at >= since) {
                news.push(NewsView { what, at: at.to_rfc3339() });
            }
        }
        TeamView { id: team.id.0, name: team.name, class: class.to_owned(), step: stage.as_str(), news }
    }
}

/// What a report's last move was, in the words of the list.
fn moved_as(step: Step) -> &'static str {
    match step {
        Step::Shortlist | Step::Choice | Step::Writing => "report",
        Step::Consent | Step::Review => "sent",
        Step::Impact | Step::Done => "public",
    }
}

/// The teams that a supporter helps in the years that are not archived, by school.
pub(super) async fn schools_of(visit: &Visit, person: PersonId) -> Result<Vec<SchoolView>> {
    let db = &visit.app.db;
    let live = edition::Entity::find()
        .select_only()
        .column(edition::Column::Id)
        .filter(edition::Column::ArchivedAt.is_null());
    let live: Vec<tables::ids::EditionId> = live.into_tuple().all(db).await?;
    let teams = team::Entity::find()
        .filter(given::teams(db, person).await?)
        .order_by_asc(team::Column::Name)
        .order_by_asc(team::Column::Id)
        .all(db)
        .await?;
    let classes: HashMap<ClassId, class::Model> = class::Entity::find()
        .filter(class::Column::Id.is_in(teams.iter().map(|team| team.class_id)))
        .filter(class::Column::EditionId.is_in(live))
        .all(db)
        .await?
        .into_iter()
        .map(|class| (class.id, class))
        .collect();
    let schools: HashMap<SchoolId, school::Model> = school::Entity::find()
        .filter(school::Column::Id.is_in(classes.values().map(|class| class.school_id)))
        .all(db)
        .await?
        .into_iter()
        .map(|school| (school.id, school))
        .collect();
    let ids: Vec<TeamId> = teams.iter().map(|team| team.id).collect();
    let facts = facts(db, &ids, person).await?;
    let since = visit.app.clock.now() - Duration::days(NEW_DAYS);
    let mut found: BTreeMap<(String, i64), SchoolView> = BTreeMap::new();
    for team in teams {
        let Some(class) = classes.get(&team.class_id) else { continue };
        let Some(school) = schools.get(&class.school_id) else { continue };
        found
            .entry((school.name.clone(), school.id.0))
            .or_insert_with(|| SchoolView {
                name: school.name.clone(),
                place: places::label(&school.municipality),
                teams: Vec::new(),
            })
            .teams
            .push(facts.view(team, &class.name, since));
    }
    let mut schools: Vec<SchoolView> = found.into_values().collect();
    for school in &mut schools {
        school.teams.sort_by(|a, b| (&a.class, &a.name, a.id).cmp(&(&b.class, &b.name, b.id)));
    }
    Ok(schools)
}

/// What the supporter has offered, from now on.
async fn meetings_of(db: &Db, person: PersonId, now: DateTime<Utc>) -> Result<Vec<MeetingView>> {
    let rows = meeting::Entity::find()
        .filter(meeting::Column::OfferedBy.eq(person))
        .filter(meeting::Column::StartsAt.gt(now))
        .order_by_asc(meeting::Column::StartsAt)
        .order_by_asc(meeting::Column::Id)
        .all(db)
        .await?;
    let teams = team::Entity::find()
        .filter(team::Column::ClassId.is_in(rows.iter().map(|row| row.class_id)))
        .order_by_asc(team::Column::Id)
        .all(db)
        .await?;
    let team_of = |row: &meeting::Model| {
        let own = |team: &&team::Model| row.team_id.map_or(team.class_id == row.class_id, |id| team.id == id);
        teams.iter().find(own).map(|team| team.id.0)
    };
    Ok(rows
        .into_iter()
        .map(|row| MeetingView {
            team: team_of(&row),
            starts_at: row.starts_at.to_rfc3339(),
            state: row.state.as_str(),
            topic: row.topic,
        })
        .collect())
}

pub(super) async fn show(Supporter(by): Supporter, visit: Visit) -> Result<Response> {
    let schools = schools_of(&visit, by.id).await?;
    visit.show(&HomePage {
        organisations: organisations_of(&visit.app.db, &[by.id]).await?.remove(&by.id).unwrap_or_default(),
        meetings: meetings_of(&visit.app.db, by.id, visit.app.clock.now()).await?,
        schools,
        days: NEW_DAYS,
    })
}
