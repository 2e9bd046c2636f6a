//! How far somebody is in the course.

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, NotSet, PaginatorTrait, QueryFilter,
    QueryOrder, Set,
};
use tables::ids::PersonId;
use tables::lesson_progress::{ActiveModel, Column, Entity, Model};
use tables::{class, class_member, edition, quiz_attempt};

use super::content::Lesson;
use super::given::{Answers, Mark};
use crate::App;
use crate::clock::in_italy;
use crate::db::{self, Db};
use crate::error::Result;

/// How far a person is, by lesson.
pub async fn of(db: &Db, person: PersonId) -> Result<HashMap<String, Model>> {
    let rows = Entity::find().filter(Column::PersonId.eq(person)).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.lesson.clone(), row)).collect())
}

/// Makes the row, if there is none yet.
async fn begin(conn: &impl ConnectionTrait, app: &App, person: PersonId, lesson: &Lesson) -> Result<()> {
    let row = ActiveModel {
        person_id: Set(person),
        lesson: Set(lesson.id.clone()),
        started_at: Set(app.clock.now()),
        read_at: Set(None),
        best_score: Set(None),
        best_of: Set(None),
        place: Set(None),
        placed_at: Set(None),
    };
    Entity::insert(row)
        .on_conflict(OnConflict::columns([Column::PersonId, Column::Lesson]).do_nothing().to_owned())
        .exec_without_returning(conn)
        .await?;
    Ok(())
}

/// The person says that they have read the lesson; the first time counts.
pub async fn mark_read(app: &App, person: PersonId, lesson: &Lesson) -> Result<()> {
    let tx = db::begin_write(&app.db).await?;
    begin(&tx, app, person, lesson).await?;
    Entity::update_many()
        .col_expr(Column::ReadAt, Expr::value(app.clock.now()))
        .filter(Column::PersonId.eq(person))
        .filter(Column::Lesson.eq(&lesson.id))
        .filter(Column::ReadAt.is_null())
        .exec(&tx)
        .await?;
    tx.commit().await?;
    Ok(())
}

/// The person has come to that heading, from which they can go on another day.
pub async fn put_place(app: &App, person: PersonId, lesson: &Lesson, heading: &str) -> Result<()> {
    let tx = db::begin_write(&app.db).await?;
    begin(&tx, app, person, lesson).await?;
    Entity::update_many()
        .col_expr(Column::Place, Expr::value(Some(heading)))
        .col_expr(Column::PlacedAt, Expr::value(Some(app.clock.now())))
        .filter(Column::PersonId.eq(person))
        .filter(Column::Lesson.eq(&lesson.id))
        .exec(&tx)
        .await?;
    tx.commit().await?;
    Ok(())
}

/// How often somebody may take quizzes.
#[derive(Clone, Copy, Debug)]
pub struct Allowance {
    /// So often each; none: as often as they like.
    pub most: Option<i32>,
    /// Attempts from before are of an earlier year.
    since: Option<DateTime<Utc>>,
}

impl Allowance {
    /// As often as one likes.
    pub const FREE: Self = Self { most: None, since: None };
}

/// What the edition of the person's class allows.
pub async fn allowance(db: &Db, person: PersonId) -> Result<Allowance> {
    let member = class_member::Entity::find()
        .filter(class_member::Column::PersonId.eq(person))
        .filter(class_member::Column::LeftAt.is_null())
        .order_by_desc(class_member::Column::ClassId)
        .one(db)
        .await?;
    let free = Allowance::FREE;
    let Some(member) = member else { return Ok(free) };
    let Some(class) = class::Entity::find_by_id(member.class_id).one(db).await? else { return Ok(free) };
    let edition = edition::Entity::find_by_id(class.edition_id).one(db).await?;
    Ok(edition.map_or(free, |edition| Allowance {
        most: edition.quiz_attempts,
        since: Some(in_italy(edition.starts_on, 0)),
    }))
}

/// How often the person has taken the quiz, of what counts for the allowance.
pub async fn attempts(
    conn: &impl ConnectionTrait,
    person: PersonId,
    lesson: &Lesson,
    allowance: Allowance,
) -> Result<i32> {
    let mut taken = quiz_attempt::Entity::find()
        .filter(quiz_attempt::Column::PersonId.eq(person))
        .filter(quiz_attempt::Column::Lesson.eq(&lesson.id));
    if let Some(since) = allowance.since {
        taken = taken.filter(quiz_attempt::Column::At.gte(since));
    }
    Ok(i32::try_from(taken.count(conn).await?).unwrap_or(i32::MAX))
}

/// The person's last attempt at the lesson's quiz.
pub async fn last_attempt(
    conn: &impl ConnectionTrait,
    person: PersonId,
    lesson: &Lesson,
) -> Result<Option<quiz_attempt::Model>> {
    let made = quiz_attempt::Entity::find()
        .filter(quiz_attempt::Column::PersonId.eq(person))
        .filter(quiz_attempt::Column::Lesson.eq(&lesson.id));
    Ok(made.order_by_desc(quiz_attempt::Column::Id).one(conn).await?)
}

/// Keeps an attempt at the quiz, and the best result. False, and nothing is kept, if there have been
/// as many as are allowed. With how many are allowed goes how many there were when the form was drawn, if
/// it says: the same answers from a form that has been sent already are no other attempt.
pub async fn record_attempt(
    app: &App,
    person: PersonId,
    lesson: &Lesson,
    answers: &Answers,
    marks: &BTreeMap<String, Mark>,
    (allowance, drawn): (Allowance, Option<i32>),
) -> Result<bool> {
    let score = i32::try_from(marks.values().filter(|mark| mark.right).count()).unwrap_or(i32::MAX);
    let out_of = i32::try_from(marks.len()).unwrap_or(i32::MAX);
    let tx = db::begin_write(&app.db).await?;
    begin(&tx, app, person, lesson).await?;
    let mine =
        || Entity::update_many().filter(Column::PersonId.eq(person)).filter(Column::Lesson.eq(&lesson.id));
    // Two attempts sent at once come one after the other: each takes the row first, then counts.
    mine().col_expr(Column::StartedAt, Expr::col(Column::StartedAt)).exec(&tx).await?;
    let taken = attempts(&tx, person, lesson, allowance).await?;
    let answers = serde_json::to_value(answers)?;
    if drawn.is_some_and(|drawn| drawn < taken)
        && last_attempt(&tx, person, lesson).await?.is_some_and(|last| last.answers == answers)
    {
        return Ok(true);
    }
    if allowance.most.is_some_and(|most| taken >= most) {
        return Ok(false);
    }
    quiz_attempt::ActiveModel {
        id: NotSet,
        person_id: Set(person),
        lesson: Set(lesson.id.clone()),
        answers: Set(answers),
        score: Set(score),
        out_of: Set(out_of),
        at: Set(app.clock.now()),
        marks: Set(serde_json::to_value(marks)?),
        version_id: Set(lesson.version),
    }
    .insert(&tx)
    .await?;
    // By share: a question about the data is left out as long as there are no data.
    let best = Expr::col(Column::BestScore).mul(out_of);
    mine()
        .col_expr(Column::BestScore, Expr::value(score))
        .col_expr(Column::BestOf, Expr::value(out_of))
        .filter(Column::BestScore.is_null().or(best.lt(Expr::col(Column::BestOf).mul(score))))
        .exec(&tx)
        .await?;
    tx.commit().await?;
    Ok(true)
}
