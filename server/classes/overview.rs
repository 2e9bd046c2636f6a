//! How far a class is: one query for each table, none for each student.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder, QuerySelect};
use tables::ids::{ClassId, PersonId, ReportId, StepId, TeamId};
use tables::kinds::{Part as Kind, Stage};
use tables::{
    answer_revision, class, class_member, lesson_progress, person, quiz_attempt, report, report_part, team,
    team_member,
};

use crate::db::Db;
use crate::error::{Error, Result};
use crate::schools::progress::steps::{self, Handed, Pieces};
use crate::web::visit::Visit;

/// How far a student is in the course, in sums.
#[derive(Clone, Copy, Default)]
pub(super) struct Taken {
    /// Units read.
    pub(super) read: i64,
    /// Quizzes sent at least once.
    pub(super) quizzes: i64,
    /// Right answers of the best attempts, and out of how many.
    pub(super) best: (i64, i64),
}

/// A student, and what they have done.
pub(super) struct Student {
    pub(super) person: person::Model,
    pub(super) team: Option<TeamId>,
    pub(super) course: Taken,
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

/// A part of a report, and where it stands.
pub(super) struct Part {
    pub(super) kind: Kind,
    pub(super) stage: Stage,
    /// Last change of stage.
    pub(super) changed_at: DateTime<Utc>,
    /// When it reached the staff, last.
    pub(super) sent_at: Option<DateTime<Utc>>,
}

/// A team, and where its report stands.
pub(super) struct Team {
    pub(super) row: team::Model,
    pub(super) report: Option<Report>,
    pub(super) parts: Vec<Part>,
    /// How often an answer of its report was saved, by anybody.
    pub(super) saves: i64,
    /// The last time that somebody saved one.
    pub(super) last_saved: Option<DateTime<Utc>>,
    /// What it has handed in, as the edition's steps ask.
    pub(super) handed: Handed,
}

/// A class as its teacher sees it.
pub(super) struct Overview {
    pub(super) students: Vec<Student>,
    pub(super) teams: Vec<Team>,
}

/// `units`: the course's, for what is counted of it.
pub(super) async fn of(db: &Db, class: ClassId, units: &[String]) -> Result<Overview> {
    let students = students(db, class).await?;
    let ids: Vec<PersonId> = students.iter().map(|(member, _)| member.person_id).collect();
    let mut teams = teams(db, class).await?;
    let in_team: HashMap<PersonId, TeamId> = team_member::Entity::find()
        .filter(team_member::Column::TeamId.is_in(teams.iter().map(|one| one.row.id)))
        .filter(team_member::Column::LeftAt.is_null())
        .all(db)
        .await?
        .into_iter()
        .map(|row| (row.person_id, row.team_id))
        .collect();
    let course = taken(db, &ids, units).await?;
    let mut active: HashMap<PersonId, DateTime<Utc>> = HashMap::new();
    let mut seen = |who: PersonId, at: DateTime<Utc>| {
        let last = active.entry(who).or_insert(at);
        *last = at.max(*last);
    };
    for (member, _) in &students {
        seen(member.person_id, member.joined_at);
    }
    for (who, (_, at)) in &course {
        seen(*who, *at);
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
    let students = students
        .into_iter()
        .map(|(_, person)| Student {
            team: in_team.get(&person.id).copied(),
            saves: in_team
                .get(&person.id)
                .and_then(|team| saves.get(&(*team, person.id)).copied())
                .unwrap_or(0),
            course: course.get(&person.id).map(|(taken, _)| *taken).unwrap_or_default(),
            last_active: active.get(&person.id).copied().unwrap_or(person.created_at),
            person,
        })
        .collect();
    Ok(Overview { students, teams })
}

/// Who is in the class now, by name.
async fn students(db: &Db, class: ClassId) -> Result<Vec<(class_member::Model, person::Model)>> {
    let person = class_member::Entity::belongs_to(person::Entity)
        .from(class_member::Column::PersonId)
        .to(person::Column::Id)
        .into();
    Ok(class_member::Entity::find()
        .join(JoinType::InnerJoin, person)
        .filter(class_member::Column::ClassId.eq(class))
        .filter(class_member::Column::LeftAt.is_null())
        .order_by_asc(person::Column::Name)
        .order_by_asc(person::Column::Id)
        .select_two_required(person::Entity)
        .all(db)
        .await?)
}

async fn teams(db: &Db, class: ClassId) -> Result<Vec<Team>> {
    let teams = team::Entity::find()
        .filter(team::Column::ClassId.eq(class))
        .order_by_asc(team::Column::Name)
        .order_by_asc(team::Column::Id)
        .all(db)
        .await?;
    let mut reports = reports(db, &teams).await?;
    let ids: Vec<TeamId> = teams.iter().map(|team| team.id).collect();
    let mut pieces = steps::pieces(db, &ids).await?;
    Ok(teams
        .into_iter()
        .map(|row| {
            let (report, parts) = reports.remove(&row.id).unzip();
            let parts = parts.unwrap_or_default();
            let pieces = pieces.remove(&row.id).unwrap_or_default();
            let handed = handed(report.as_ref(), &parts, pieces);
            Team { row, report, parts, saves: 0, last_saved: None, handed }
        })
        .collect())
}

/// A part of a report with the report's head: one row for each part.
#[derive(FromQueryResult)]
struct Row {
    team_id: TeamId,
    report_id: ReportId,
    project_title: String,
    slug: Option<String>,
    created_at: DateTime<Utc>,
    part: Kind,
    stage: Stage,
    changed_at: DateTime<Utc>,
    sent_at: Option<DateTime<Utc>>,
}

/// The teams' reports, each with its parts, the main one first. A report has both from its beginning.
async fn reports(db: &Db, teams: &[team::Model]) -> Result<HashMap<TeamId, (Report, Vec<Part>)>> {
    let report = report_part::Entity::belongs_to(report::Entity)
        .from(report_part::Column::ReportId)
        .to(report::Column::Id)
        .into();
    let rows: Vec<Row> = report_part::Entity::find()
        .select_only()
        .columns([report::Column::TeamId, report::Column::ProjectTitle, report::Column::Slug])
        .column(report::Column::CreatedAt)
        .columns([report_part::Column::ReportId, report_part::Column::Part, report_part::Column::Stage])
        .columns([report_part::Column::ChangedAt, report_part::Column::SentAt])
        .join(JoinType::InnerJoin, report)
        .filter(report::Column::TeamId.is_in(teams.iter().map(|team| team.id)))
        .into_model()
        .all(db)
        .await?;
    let mut found: HashMap<TeamId, (Report, Vec<Part>)> = HashMap::new();
    for row in rows {
        let Row { team_id, report_id: id, project_title, slug, created_at, .. } = row;
        let (_, parts) =
            found.entry(team_id).or_insert((Report { id, project_title, slug, created_at }, Vec::new()));
        parts.push(Part {
            kind: row.part,
            stage: row.stage,
            changed_at: row.changed_at,
            sent_at: row.sent_at,
        });
    }
    for (_, parts) in found.values_mut() {
        parts.sort_by_key(|one| one.kind != Kind::Main);
    }
    Ok(found)
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

fn handed(report: Option<&Report>, parts: &[Part], pieces: HashMap<StepId, Pieces>) -> Handed {
    let sent = |part| parts.iter().find(|row| row.kind == part).and_then(|row| row.sent_at);
    Handed {
        choice: report.map(|report| report.created_at),
        main: sent(Kind::Main),
        impact: sent(Kind::Impact),
        pieces,
    }
}

/// A row of [`taken`]: sums are none where nothing was sent.
type Sums = (PersonId, i64, i64, Option<i64>, Option<i64>, DateTime<Utc>, Option<DateTime<Utc>>);

/// How far each is in those units, and when they last read in one. Summed up by the database: a class's
/// rows are some hundred, and each is a turn of threads.
async fn taken(
    db: &Db,
    people: &[PersonId],
    units: &[String],
) -> Result<HashMap<PersonId, (Taken, DateTime<Utc>)>> {
    use lesson_progress::Column;
    use sea_orm::sea_query::ExprTrait;
    // The database's own type of a sum differs.
    let sum = |column: Column| ExprTrait::sum(column.into_expr()).cast_as("bigint");
    let rows: Vec<Sums> = lesson_progress::Entity::find()
        .select_only()
        .column(Column::PersonId)
        .column_as(Column::ReadAt.count(), "units")
        .column_as(Column::BestScore.count(), "quizzes")
        .column_as(sum(Column::BestScore), "score")
        .column_as(sum(Column::BestOf), "out_of")
        .column_as(Column::StartedAt.max(), "started")
        .column_as(Column::ReadAt.max(), "last_read")
        .filter(Column::PersonId.is_in(people.iter().copied()))
        .filter(Column::Lesson.is_in(units.iter().map(String::as_str)))
        .group_by(Column::PersonId)
        .into_tuple()
        .all(db)
        .await?;
    let one = |(who, read, quizzes, score, out_of, started, last_read): Sums| {
        let best = (score.unwrap_or(0), out_of.unwrap_or(0));
        (who, (Taken { read, quizzes, best }, std::cmp::max(started, last_read.unwrap_or(started))))
    };
    Ok(rows.into_iter().map(one).collect())
}

/// What each has done of each unit.
pub(super) type Units = HashMap<(PersonId, String), lesson_progress::Model>;

/// When each last sent each unit's quiz.
pub(super) type Tried = HashMap<(PersonId, String), DateTime<Utc>>;

impl Overview {
    fn ids(&self) -> impl Iterator<Item = PersonId> {
        self.students.iter().map(|one| one.person.id)
    }

    /// Of the things that its teams have handed in: how many wait for an answer, how many came back.
    pub(super) fn work(&self) -> (i64, i64) {
        let all = self.teams.iter().flat_map(|team| team.handed.pieces.values());
        all.fold((0, 0), |(waiting, returned), one| {
            (waiting + one.handed - one.accepted, returned + one.returned)
        })
    }

    /// What its students have done unit by unit.
    pub(super) async fn units(&self, db: &Db) -> Result<Units> {
        let rows = lesson_progress::Entity::find()
            .filter(lesson_progress::Column::PersonId.is_in(self.ids()))
            .all(db)
            .await?;
        Ok(rows.into_iter().map(|row| ((row.person_id, row.lesson.clone()), row)).collect())
    }

    /// When its students last sent each quiz.
    pub(super) async fn tried(&self, db: &Db) -> Result<Tried> {
        let rows: Vec<(PersonId, String, DateTime<Utc>)> = quiz_attempt::Entity::find()
            .select_only()
            .columns([quiz_attempt::Column::PersonId, quiz_attempt::Column::Lesson])
            .column_as(quiz_attempt::Column::At.max(), "at")
            .filter(quiz_attempt::Column::PersonId.is_in(self.ids()))
            .group_by(quiz_attempt::Column::PersonId)
            .group_by(quiz_attempt::Column::Lesson)
            .into_tuple()
            .all(db)
            .await?;
        Ok(rows.into_iter().map(|(person, unit, at)| ((person, unit), at)).collect())
    }

    /// A student's share of what was saved in their team's report, in hundredths; none: nothing yet.
    pub(super) fn share(&self, student: &Student) -> Option<i64> {
        let team = self.teams.iter().find(|team| Some(team.row.id) == student.team)?;
        (team.saves > 0).then(|| (student.saves * 100 + team.saves / 2) / team.saves)
    }
}

/// A student of a team, with what the class's page counts of their work.
pub struct Counted {
    /// Who.
    pub person: PersonId,
    /// Units of the course read.
    pub read: i64,
    /// How many times they saved an answer of the team's report.
    pub saves: i64,
    /// Their share of all such saves, in hundredths; none: nothing was saved yet.
    pub share: Option<i64>,
}

/// The same counts for the students of a team, for pages about it: there is one way of counting.
pub async fn of_team(visit: &Visit, class: ClassId, team: TeamId) -> Result<Vec<Counted>> {
    let db = &visit.app.db;
    let row = class::Entity::find_by_id(class).one(db).await?.ok_or(Error::NotFound)?;
    let overview = of(db, class, &super::units(visit, row.edition_id)).await?;
    let members = overview.students.iter().filter(|one| one.team == Some(team));
    Ok(members
        .map(|one| Counted {
            person: one.person.id,
            read: one.course.read,
            saves: one.saves,
            share: overview.share(one),
        })
        .collect())
}
