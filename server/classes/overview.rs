//! How far a class is: one query for each table, none for each student.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use tables::ids::{ClassId, PersonId, ReportId, TeamId};
use tables::kinds::Part;
use tables::{
    answer_revision, class_member, lesson_progress, person, quiz_attempt, report, report_part, team,
    team_member,
};

use crate::db::Db;
use crate::error::Result;
use crate::schools::progress::steps::Handed;

/// A student, and what they have done.
pub(super) struct Student {
    pub(super) person: person::Model,
    pub(super) team: Option<TeamId>,
    pub(super) lessons: Vec<lesson_progress::Model>,
    pub(super) last_active: DateTime<Utc>,
    /// How many times they saved an answer of their team's report.
    pub(super) saves: i64,
}

/// A team's report, without the project's data that it keeps.
pub(super) struct Report {
    pub(super) id: ReportId,
    pub(super) project_title: String,
    pub(super) slug: Option<String>,
    pub(super) created_at: DateTime<Utc>,
}

/// A team, and where its report stands.
pub(super) struct Team {
    pub(super) row: team::Model,
    pub(super) report: Option<Report>,
    pub(super) parts: Vec<report_part::Model>,
    /// How often an answer of its report was saved, by anybody.
    pub(super) saves: i64,
    /// The last time that somebody saved one.
    pub(super) last_saved: Option<DateTime<Utc>>,
}

/// A class as its teacher sees it.
pub(super) struct Overview {
    pub(super) students: Vec<Student>,
    pub(super) teams: Vec<Team>,
}

pub(super) async fn of(db: &Db, class: ClassId) -> Result<Overview> {
    let members = class_member::Entity::find()
        .filter(class_member::Column::ClassId.eq(class))
        .filter(class_member::Column::LeftAt.is_null())
        .all(db)
        .await?;
    let ids: Vec<PersonId> = members.iter().map(|row| row.person_id).collect();
    let people = person::Entity::find()
        .filter(person::Column::Id.is_in(ids.iter().copied()))
        .order_by_asc(person::Column::Name)
        .order_by_asc(person::Column::Id)
        .all(db)
        .await?;
    let mut teams = teams(db, class).await?;
    let in_team: HashMap<PersonId, TeamId> = team_member::Entity::find()
        .filter(team_member::Column::TeamId.is_in(teams.iter().map(|one| one.row.id)))
        .filter(team_member::Column::LeftAt.is_null())
        .all(db)
        .await?
        .into_iter()
        .map(|row| (row.person_id, row.team_id))
        .collect();
    let mut lessons: HashMap<PersonId, Vec<lesson_progress::Model>> = HashMap::new();
    let rows = lesson_progress::Entity::find()
        .filter(lesson_progress::Column::PersonId.is_in(ids.iter().copied()))
        .all(db)
        .await?;
    for row in rows {
        lessons.entry(row.person_id).or_default().push(row);
    }
    let mut active: HashMap<PersonId, DateTime<Utc>> = HashMap::new();
    let mut seen = |who: PersonId, at: DateTime<Utc>| {
        let last = active.entry(who).or_insert(at);
        *last = at.max(*last);
    };
    for member in &members {
        seen(member.person_id, member.joined_at);
    }
    for row in lessons.values().flatten() {
        seen(row.person_id, row.read_at.unwrap_or(row.started_at));
    }
    let mut saves: HashMap<(TeamId, PersonId), i64> = HashMap::new();
    for (report, who, count, at) in written(db, &teams).await? {
        seen(who, at);
        let of = |team: &&mut Team| team.report.as_ref().is_some_and(|one| one.id == report);
        if let Some(team) = teams.iter_mut().find(of) {
            team.saves += count;
            team.last_saved = team.last_saved.max(Some(at));
            saves.insert((team.row.id, who), count);
        }
    }
    for (who, at) in last_tried(db, &ids).await? {
        seen(who, at);
    }
    let students = people
        .into_iter()
        .map(|person| Student {
            team: in_team.get(&person.id).copied(),
            saves: in_team
                .get(&person.id)
                .and_then(|team| saves.get(&(*team, person.id)).copied())
                .unwrap_or(0),
            lessons: lessons.remove(&person.id).unwrap_or_default(),
            last_active: active.get(&person.id).copied().unwrap_or(person.created_at),
            person,
        })
        .collect();
    Ok(Overview { students, teams })
}

/// A report's columns that are asked for.
type Row = (TeamId, ReportId, String, Option<String>, DateTime<Utc>);

async fn teams(db: &Db, class: ClassId) -> Result<Vec<Team>> {
    let teams = team::Entity::find()
        .filter(team::Column::ClassId.eq(class))
        .order_by_asc(team::Column::Name)
        .order_by_asc(team::Column::Id)
        .all(db)
        .await?;
    let reports: Vec<Row> = report::Entity::find()
        .select_only()
        .columns([report::Column::TeamId, report::Column::Id, report::Column::ProjectTitle])
        .columns([report::Column::Slug, report::Column::CreatedAt])
        .filter(report::Column::TeamId.is_in(teams.iter().map(|team| team.id)))
        .into_tuple()
        .all(db)
        .await?;
    let mut reports: HashMap<TeamId, Report> = reports
        .into_iter()
        .map(|(team, id, project_title, slug, created_at)| {
            (team, Report { id, project_title, slug, created_at })
        })
        .collect();
    let mut parts = report_part::Entity::find()
        .filter(report_part::Column::ReportId.is_in(reports.values().map(|report| report.id)))
        .all(db)
        .await?;
    parts.sort_by_key(|row| row.part != Part::Main);
    Ok(teams
        .into_iter()
        .map(|team| {
            let report = reports.remove(&team.id);
            let parts = match &report {
                Some(report) => parts.iter().filter(|row| row.report_id == report.id).cloned().collect(),
                None => Vec::new(),
            };
            Team { row: team, report, parts, saves: 0, last_saved: None }
        })
        .collect())
}

/// How often, and when last, each author saved an answer of each of the class's reports.
async fn written(db: &Db, teams: &[Team]) -> Result<Vec<(ReportId, PersonId, i64, DateTime<Utc>)>> {
    let reports = teams.iter().filter_map(|one| one.report.as_ref()).map(|report| report.id);
    Ok(answer_revision::Entity::find()
        .select_only()
        .column(answer_revision::Column::ReportId)
        .column(answer_revision::Column::AuthorId)
        .column_as(answer_revision::Column::Revision.count(), "saves")
        .column_as(answer_revision::Column::SavedAt.max(), "at")
        .filter(answer_revision::Column::ReportId.is_in(reports))
        .group_by(answer_revision::Column::ReportId)
        .group_by(answer_revision::Column::AuthorId)
        .into_tuple()
        .all(db)
        .await?)
}

/// When each of them last tried a quiz.
async fn last_tried(db: &Db, people: &[PersonId]) -> Result<Vec<(PersonId, DateTime<Utc>)>> {
    Ok(quiz_attempt::Entity::find()
        .select_only()
        .column(quiz_attempt::Column::PersonId)
        .column_as(quiz_attempt::Column::At.max(), "at")
        .filter(quiz_attempt::Column::PersonId.is_in(people.iter().copied()))
        .group_by(quiz_attempt::Column::PersonId)
        .into_tuple()
        .all(db)
        .await?)
}

impl Team {
    /// What it has handed in, as the edition's steps ask.
    pub(super) fn handed(&self) -> Handed {
        let sent = |part| self.parts.iter().find(|row| row.part == part).and_then(|row| row.sent_at);
        Handed {
            choice: self.report.as_ref().map(|report| report.created_at),
            main: sent(Part::Main),
            impact: sent(Part::Impact),
        }
    }
}

impl Overview {
    /// A student's share of what was saved in their team's report, in hundredths; none: nothing yet.
    pub(super) fn share(&self, student: &Student) -> Option<i64> {
        let team = self.teams.iter().find(|team| Some(team.row.id) == student.team)?;
        (team.saves > 0).then(|| (student.saves * 100 + team.saves / 2) / team.saves)
    }
}
