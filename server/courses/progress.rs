//! How far somebody is in the course.

use std::collections::HashMap;

use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, NotSet, QueryFilter, Set};
use serde_json::Value;
use tables::ids::PersonId;
use tables::lesson_progress::{ActiveModel, Column, Entity, Model};
use tables::quiz_attempt;

use super::content::Lesson;
use crate::App;
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

/// Keeps an attempt at the quiz, and the best result.
pub async fn record_attempt(
    app: &App,
    person: PersonId,
    lesson: &Lesson,
    answers: Value,
    score: i32,
) -> Result<()> {
    let out_of = i32::try_from(lesson.questions.len()).unwrap_or(i32::MAX);
    let tx = db::begin_write(&app.db).await?;
    begin(&tx, app, person, lesson).await?;
    quiz_attempt::ActiveModel {
        id: NotSet,
        person_id: Set(person),
        lesson: Set(lesson.id.clone()),
        answers: Set(answers),
        score: Set(score),
        out_of: Set(out_of),
        at: Set(app.clock.now()),
    }
    .insert(&tx)
    .await?;
    Entity::update_many()
        .col_expr(Column::BestScore, Expr::value(score))
        .col_expr(Column::BestOf, Expr::value(out_of))
        .filter(Column::PersonId.eq(person))
        .filter(Column::Lesson.eq(&lesson.id))
        .filter(Column::BestScore.is_null().or(Column::BestScore.lt(score)))
        .exec(&tx)
        .await?;
    tx.commit().await?;
    Ok(())
}
