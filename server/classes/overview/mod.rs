//! How far a class is: one question for its students, few for its teams, one for what they did there, none
//! for each of them.

mod students;
mod teams;

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use tables::ids::{ClassId, PersonId, ReportId, TeamId};
use tables::kinds::{Part as Kind, Stage};
use tables::{class, lesson_progress, quiz_attempt};

use crate::db::Db;
use crate::error::{Error, Result};
use crate::schools::progress::acts;
use crate::schools::progress::steps::Handed;
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
    pub(super) id: PersonId,
    pub(super) name: String,
    pub(super) sign_in_name: Option<String>,
    pub(super) team: Option<TeamId>,
    pub(super) course: Taken,
    /// When they came into the class.
    pub(super) joined_at: DateTime<Utc>,
    /// When they did something last: in the course or in a team of the class; none: they never have.
    pub(super) last_active: Option<DateTime<Utc>>,
    /// How many times they saved an answer of their present team's report, a document or a post of it.
    pub(super) saves: i64,
}

/// A team's report, without the project's data that it keeps.
pub(super) struct Report {
    pub(super) id: ReportId,
    pub(super) project_title: String,
    /// The name of its public page, while there is one to read.
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
    pub(super) id: TeamId,
    pub(super) name: String,
    pub(super) report: Option<Report>,
    pub(super) parts: Vec<Part>,
    /// What it has handed in, as the edition's steps ask.
    pub(super) handed: Handed,
    /// How often an answer of its report, a document or a post was saved, also by students who have left.
    pub(super) saves: i64,
    /// When a student did something in it last.
    pub(super) last_act: Option<DateTime<Utc>>,
}

impl Student {
    /// Since when they have done nothing: since they did something last in the class, else since they came.
    pub(super) fn quiet_since(&self) -> DateTime<Utc> {
        self.last_active.map_or(self.joined_at, |at| at.max(self.joined_at))
    }
}

impl Team {
    /// When anybody of it did something last: one of those members in the course, or a student in the team.
    pub(super) fn last_active(&self, members: &[&Student]) -> Option<DateTime<Utc>> {
        members.iter().filter_map(|one| one.last_active).chain(self.last_act).max()
    }

    /// Since when nothing has been done in it: since then, but not from before its first member came; before
    /// anything has been done, since its last one came. None: nobody is in it.
    pub(super) fn quiet_since(&self, members: &[&Student]) -> Option<DateTime<Utc>> {
        let joined = || members.iter().map(|one| one.joined_at);
        let first = joined().min()?;
        self.last_active(members).map(|at| at.max(first)).or_else(|| joined().max())
    }
}

/// A class as its teacher sees it.
pub(super) struct Overview {
    pub(super) students: Vec<Student>,
    pub(super) teams: Vec<Team>,
}

/// `units`: the course's, for what is counted of it.
pub(super) async fn of(db: &Db, class: ClassId, units: &[String]) -> Result<Overview> {
    let mut students = students::of(db, class, units).await?;
    let mut teams = teams::of(db, class).await?;
    for did in acts::of_class(db, class).await? {
        if let Some(team) = teams.iter_mut().find(|team| team.id == did.team_id) {
            team.saves += did.saves;
            team.last_act = team.last_act.max(Some(did.last));
        }
        if let Some(student) = students.iter_mut().find(|student| student.id == did.person_id) {
            student.last_active = student.last_active.max(Some(did.last));
            if student.team == Some(did.team_id) {
                student.saves += did.saves;
            }
        }
    }
    Ok(Overview { students, teams })
}

/// What each has done of each unit.
pub(super) type Units = HashMap<(PersonId, String), lesson_progress::Model>;

/// When each last sent each unit's quiz.
pub(super) type Tried = HashMap<(PersonId, String), DateTime<Utc>>;

impl Overview {
    fn ids(&self) -> impl Iterator<Item = PersonId> {
        self.students.iter().map(|one| one.id)
    }

    /// Who is in each team, by name.
    pub(super) fn members(&self) -> HashMap<TeamId, Vec<&Student>> {
        let mut members: HashMap<TeamId, Vec<&Student>> = HashMap::new();
        for student in &self.students {
            if let Some(team) = student.team {
                members.entry(team).or_default().push(student);
            }
        }
        members
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

    /// A student's share of what was saved in their team's report, documents and posts, in hundredths; none:
    /// nothing yet.
    pub(super) fn share(&self, student: &Student) -> Option<i64> {
        let all = self.teams.iter().find(|team| Some(team.id) == student.team)?.saves;
        (all > 0).then(|| (student.saves * 100 + all / 2) / all)
    }
}

/// A student of a team, with what the class's page counts of their work.
pub struct Counted {
    /// Who.
    pub person: PersonId,
    /// Units of the course read.
    pub read: i64,
    /// Their share of all that was saved in the team's report, documents and posts, in hundredths; none:
    /// nothing was saved yet.
    pub share: Option<i64>,
}

/// The same counts for the students of a team, for pages about it: there is one way of counting.
pub async fn of_team(visit: &Visit, class: ClassId, team: TeamId) -> Result<Vec<Counted>> {
    let db = &visit.app.db;
    let row = class::Entity::find_by_id(class).one(db).await?.ok_or(Error::NotFound)?;
    let overview = of(db, class, &super::units(visit, row.edition_id)).await?;
    let members = overview.students.iter().filter(|one| one.team == Some(team));
    Ok(members
        .map(|one| Counted { person: one.id, read: one.course.read, share: overview.share(one) })
        .collect())
}
