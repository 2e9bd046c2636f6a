//! A class's students with all that the course counts of them, in one question of a row for each: every row
//! more is a turn of threads.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Alias, Expr, ExprTrait, IntoIden, Query, SelectStatement};
use sea_orm::{
    ColumnTrait, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
};
use tables::ids::{ClassId, PersonId, TeamId};
use tables::{class_member, lesson_progress, person, quiz_attempt, team, team_member};

use super::{Student, Taken};
use crate::db::Db;
use crate::error::Result;
use crate::text;

/// Sums are none where there is nothing to add up.
#[derive(FromQueryResult)]
struct Row {
    id: PersonId,
    name: String,
    sign_in_name: Option<String>,
    joined_at: DateTime<Utc>,
    team_id: Option<TeamId>,
    read: Option<i64>,
    quizzes: Option<i64>,
    score: Option<i64>,
    out_of: Option<i64>,
    started_at: Option<DateTime<Utc>>,
    read_at: Option<DateTime<Utc>>,
    tried_at: Option<DateTime<Utc>>,
}

impl From<Row> for Student {
    fn from(row: Row) -> Self {
        let did = [row.started_at, row.read_at, row.tried_at];
        Self {
            id: row.id,
            name: row.name,
            sign_in_name: row.sign_in_name,
            team: row.team_id,
            course: Taken {
                read: row.read.unwrap_or(0),
                quizzes: row.quizzes.unwrap_or(0),
                best: (row.score.unwrap_or(0), row.out_of.unwrap_or(0)),
            },
            joined_at: row.joined_at,
            last_active: did.into_iter().flatten().max(),
            saves: 0,
        }
    }
}

/// Who is in the class now, by name, without what they did in their teams. `units`: the course's, for what is
/// counted of it.
pub(super) async fn of(db: &Db, class: ClassId, units: &[String]) -> Result<Vec<Student>> {
    let person = class_member::Entity::belongs_to(person::Entity)
        .from(class_member::Column::PersonId)
        .to(person::Column::Id)
        .into();
    let mut asked = class_member::Entity::find()
        .select_only()
        .columns([person::Column::Id, person::Column::Name, person::Column::SignInName])
        .column(class_member::Column::JoinedAt)
        .join(JoinType::InnerJoin, person)
        .filter(class_member::Column::ClassId.eq(class))
        .filter(class_member::Column::LeftAt.is_null())
        .filter(person::Column::Active.eq(true))
        .order_by_asc(person::Column::Id);
    for (name, counted, columns) in [
        ("in_team", in_team(class), &["team_id"][..]),
        ("taken", taken(class, units), &["read", "quizzes", "score", "out_of", "started_at", "read_at"]),
        ("tried", tried(class), &["tried_at"]),
    ] {
        let name = Alias::new(name).into_iden();
        let same =
            Expr::col((name.clone(), Alias::new("person_id"))).equals(person::Column::Id.as_column_ref());
        let query = QueryTrait::query(&mut asked);
        query.join_subquery(JoinType::LeftJoin, counted, name.clone(), same);
        for column in columns {
            query.expr_as(Expr::col((name.clone(), Alias::new(*column))), Alias::new(*column));
        }
    }
    let students = asked.into_model::<Row>().all(db).await?.into_iter().map(Student::from).collect();
    Ok(text::by_name(students, |one: &Student| &one.name))
}

/// Keys of the class's students.
fn members(class: ClassId) -> SelectStatement {
    Query::select()
        .column(class_member::Column::PersonId)
        .from(class_member::Entity)
        .and_where(class_member::Column::ClassId.eq(class))
        .and_where(class_member::Column::LeftAt.is_null())
        .take()
}

/// The team that each is in now: one, so that nobody stands in the class twice.
fn in_team(class: ClassId) -> SelectStatement {
    let team = team_member::Entity::belongs_to(team::Entity)
        .from(team_member::Column::TeamId)
        .to(team::Column::Id)
        .into();
    team_member::Entity::find()
        .select_only()
        .column(team_member::Column::PersonId)
        .column_as(team_member::Column::TeamId.max(), "team_id")
        .join(JoinType::InnerJoin, team)
        .filter(team::Column::ClassId.eq(class))
        .filter(team_member::Column::LeftAt.is_null())
        .group_by(team_member::Column::PersonId)
        .into_query()
}

/// How far each is in those units, and when they last read in one.
fn taken(class: ClassId, units: &[String]) -> SelectStatement {
    use lesson_progress::Column;
    // The database's own type of a sum differs.
    let sum = |column: Column| ExprTrait::sum(column.into_expr()).cast_as("bigint");
    lesson_progress::Entity::find()
        .select_only()
        .column(Column::PersonId)
        .column_as(Column::ReadAt.count(), "read")
        .column_as(Column::BestScore.count(), "quizzes")
        .column_as(sum(Column::BestScore), "score")
        .column_as(sum(Column::BestOf), "out_of")
        .column_as(Column::StartedAt.max(), "started_at")
        .column_as(Column::ReadAt.max(), "read_at")
        .filter(Column::PersonId.in_subquery(members(class)))
        .filter(Column::Lesson.is_in(units.iter().map(String::as_str)))
        .group_by(Column::PersonId)
        .into_query()
}

/// When each last tried a quiz.
fn tried(class: ClassId) -> SelectStatement {
    use quiz_attempt::Column;
    quiz_attempt::Entity::find()
        .select_only()
        .column(Column::PersonId)
        .column_as(Column::At.max(), "tried_at")
        .filter(Column::PersonId.in_subquery(members(class)))
        .group_by(Column::PersonId)
        .into_query()
}
