//! All classes of an edition with what they have done: a fixed number of queries, however many they are.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::sea_query::SelectStatement;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QuerySelect, QueryTrait, Select,
};
use tables::ids::{ClassId, EditionId, SchoolId, TeamId};
use tables::{
    application, class, class_member, edition, edition_step, lesson_progress, quiz_attempt, school, team,
};

use super::super::programme::Track;
use super::super::{editions, places};
use super::acts;
use super::forecast::{self, Forecast, rules};
use super::steps::{self, Asked, Handed, Pieces, Points, State};
use crate::clock::day_in_italy;
use crate::error::Result;

/// A step for a class: how many of its teams are through, and how it stands as a whole.
pub(super) struct StepFact {
    pub(super) done: usize,
    pub(super) state: State,
    /// The things that are handed in: how many all of its teams are asked for, and what became of them.
    pub(super) asked: i64,
    pub(super) pieces: Pieces,
    /// What it is worth to all of them together, and what they have of it.
    pub(super) points: Points,
}

/// A class of the edition.
pub(super) struct Fact {
    pub(super) class: class::Model,
    pub(super) school: Option<school::Model>,
    pub(super) students: i64,
    pub(super) teams: usize,
    /// When any of its students did something last; none: nobody has yet.
    pub(super) last_active: Option<DateTime<Utc>>,
    /// Since when it is quiet: since then, else since somebody came in last.
    pub(super) quiet_since: Option<DateTime<Utc>>,
    pub(super) steps: Vec<StepFact>,
    /// What all of its teams have earned, of what they can.
    pub(super) points: Points,
    pub(super) forecast: Forecast,
}

impl Fact {
    pub(super) fn region(&self) -> &'static str {
        self.school.as_ref().map_or("", |school| places::region_of(&school.municipality))
    }

    pub(super) fn school_name(&self) -> &str {
        self.school.as_ref().map_or("", |school| school.name.as_str())
    }

    pub(super) fn is_late(&self) -> bool {
        self.steps.iter().any(|step| matches!(step.state, State::Late(_)))
    }
}

/// The edition's steps and classes.
pub(super) struct Facts {
    pub(super) steps: Vec<edition_step::Model>,
    pub(super) classes: Vec<Fact>,
}

fn latest(all: &mut HashMap<ClassId, DateTime<Utc>>, rows: Vec<(ClassId, Option<DateTime<Utc>>)>) {
    for (class, at) in rows {
        let Some(at) = at else { continue };
        let last = all.entry(class).or_insert(at);
        *last = at.max(*last);
    }
}

/// Who is in these classes now, by class.
fn members(classes: &SelectStatement) -> Select<class_member::Entity> {
    class_member::Entity::find()
        .select_only()
        .column(class_member::Column::ClassId)
        .filter(class_member::Column::ClassId.in_subquery(classes.clone()))
        .filter(class_member::Column::LeftAt.is_null())
        .group_by(class_member::Column::ClassId)
}

/// How many students each class has, and when somebody came into it last.
async fn students(
    conn: &impl ConnectionTrait,
    classes: &SelectStatement,
) -> Result<HashMap<ClassId, (i64, DateTime<Utc>)>> {
    let rows: Vec<(ClassId, i64, DateTime<Utc>)> = members(classes)
        .column_as(class_member::Column::Id.count(), "students")
        .column_as(class_member::Column::JoinedAt.max(), "joined_at")
        .into_tuple()
        .all(conn)
        .await?;
    Ok(rows.into_iter().map(|(class, students, joined)| (class, (students, joined))).collect())
}

/// The days on which the edition's classes were admitted: before them there was no class.
async fn admissions(conn: &impl ConnectionTrait, edition: EditionId) -> Result<HashMap<ClassId, NaiveDate>> {
    use application::Column;
    let rows: Vec<(ClassId, DateTime<Utc>)> = application::Entity::find()
        .select_only()
        .columns([Column::ClassId, Column::DecidedAt])
        .filter(Column::EditionId.eq(edition))
        .filter(Column::ClassId.is_not_null())
        .filter(Column::DecidedAt.is_not_null())
        .into_tuple()
        .all(conn)
        .await?;
    Ok(rows.into_iter().map(|(class, at)| (class, day_in_italy(at))).collect())
}

/// The last thing that any student did, by class: in the course, or in these teams of the classes. To come in
/// is none.
async fn activity(
    conn: &impl ConnectionTrait,
    classes: &SelectStatement,
    teams: &[team::Model],
) -> Result<HashMap<ClassId, DateTime<Utc>>> {
    let mut all = HashMap::new();
    let quizzes = class_member::Entity::belongs_to(quiz_attempt::Entity)
        .from(class_member::Column::PersonId)
        .to(quiz_attempt::Column::PersonId)
        .into();
    let rows = members(classes)
        .column_as(quiz_attempt::Column::At.max(), "at")
        .join(JoinType::InnerJoin, quizzes)
        .into_tuple()
        .all(conn)
        .await?;
    latest(&mut all, rows);
    for column in [lesson_progress::Column::StartedAt, lesson_progress::Column::ReadAt] {
        let lessons = class_member::Entity::belongs_to(lesson_progress::Entity)
            .from(class_member::Column::PersonId)
            .to(lesson_progress::Column::PersonId)
            .into();
        let rows = members(classes)
            .column_as(column.max(), "at")
            .join(JoinType::InnerJoin, lessons)
            .into_tuple()
            .all(conn)
            .await?;
        latest(&mut all, rows);
    }
    let last = acts::last_by_team(conn, classes).await?;
    latest(&mut all, teams.iter().map(|team| (team.class_id, last.get(&team.id).copied())).collect());
    Ok(all)
}

/// How a step stands for a class of these teams.
fn stands(step: &edition_step::Model, asked: &Asked, teams: &[&Handed], now: DateTime<Utc>) -> StepFact {
    let states: Vec<State> = teams.iter().map(|team| steps::state(step, asked, team, now)).collect();
    let done = states.iter().filter(|state| **state == State::Done).count();
    // The latest first, then what came back first, then whatever is not done.
    let late = states.iter().filter(|state| state.late_since().is_some()).min_by_key(|state| state.since());
    let back = states.iter().filter(|state| state.since().is_some()).min_by_key(|state| state.since());
    let open = states.iter().find(|state| **state != State::Done);
    let state = match late.or(back).or(open) {
        // A class without teams stands as a team would that has done nothing.
        _ if states.is_empty() => steps::state(step, asked, &Handed::default(), now),
        Some(state) => *state,
        None => State::Done,
    };
    let many = i64::try_from(teams.len()).unwrap_or(i64::MAX);
    let pieces = teams.iter().map(|team| team.of(asked)).fold(Pieces::default(), Pieces::and);
    let points = Points::of(step, asked, done, teams.len());
    StepFact { done, state, asked: many * asked.pieces, pieces, points }
}

pub(super) async fn of(
    conn: &impl ConnectionTrait,
    edition: &edition::Model,
    now: DateTime<Utc>,
) -> Result<Facts> {
    let steps = editions::steps(conn, edition.id).await?;
    let rows = class::Entity::find().filter(class::Column::EditionId.eq(edition.id)).all(conn).await?;
    let ids = class::Entity::find()
        .select_only()
        .column(class::Column::Id)
        .filter(class::Column::EditionId.eq(edition.id))
        .into_query();
    let schools: HashMap<SchoolId, school::Model> = school::Entity::find()
        .filter(school::Column::Id.is_in(rows.iter().map(|row| row.school_id)))
        .all(conn)
        .await?
        .into_iter()
        .map(|school| (school.id, school))
        .collect();
    let students = students(conn, &ids).await?;
    let admitted = admissions(conn, edition.id).await?;
    let mut teams: HashMap<ClassId, Vec<TeamId>> = HashMap::new();
    let all = team::Entity::find().filter(team::Column::ClassId.in_subquery(ids.clone())).all(conn).await?;
    for team in &all {
        teams.entry(team.class_id).or_default().push(team.id);
    }
    let keys: Vec<TeamId> = all.iter().map(|team| team.id).collect();
    let handed = steps::handed(conn, &keys).await?;
    let activity = activity(conn, &ids, &all).await?;
    let asked = steps.iter().map(Asked::of).collect::<Result<Vec<_>>>()?;
    let report_due = steps
        .iter()
        .zip(&asked)
        .find(|(_, asked)| asked.tracked.contains(&Track::Main))
        .map(|(step, _)| step.due_at);
    let nothing = Handed::default();
    let mut classes = Vec::new();
    for class in rows {
        let own = teams.remove(&class.id).unwrap_or_default();
        let of_team = |team: &TeamId| handed.get(team).unwrap_or(&nothing);
        let teams: Vec<&Handed> = own.iter().map(of_team).collect();
        let stands: Vec<StepFact> =
            steps.iter().zip(&asked).map(|(step, asked)| stands(step, asked, &teams, now)).collect();
        let late_since = stands.iter().filter_map(|step| step.state.late_since()).min();
        let last_active = activity.get(&class.id).copied();
        let joined = students.get(&class.id).copied();
        let seen = forecast::Class {
            began: admitted.get(&class.id).map_or(edition.starts_on, |day| edition.starts_on.max(*day)),
            students: joined.map_or(0, |(students, _)| students),
            teams: own.len(),
            last_active: last_active.or(joined.map(|(_, at)| at)),
            late_since,
            report_due,
            without_project: own.is_empty() || own.iter().any(|team| of_team(team).choice.is_none()),
        };
        classes.push(Fact {
            school: schools.get(&class.school_id).cloned(),
            students: seen.students,
            teams: seen.teams,
            last_active,
            quiet_since: seen.last_active,
            points: stands.iter().map(|step| step.points).fold(Points::default(), Points::and),
            steps: stands,
            forecast: rules()?.forecast(&seen, now),
            class,
        });
    }
    Ok(Facts { steps, classes })
}
