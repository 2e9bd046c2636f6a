//! Saving one answer, so that nothing anybody wrote is lost; and its history.

use chrono::{DateTime, Utc};
use futures_util::FutureExt;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set,
};
use serde_json::Value;
use tables::ids::{PersonId, ReportId};
use tables::kinds::Part;
use tables::{answer, answer_revision, person, report_part};

use super::access::EditReport;
use super::questions::{self, Answers, Question};
use super::stage::is_open;
use super::value::{self, Mistake};
use crate::App;
use crate::db::Db;
use crate::error::{Error, Result};

/// What became of a save.
#[derive(Clone, Debug, PartialEq)]
pub enum Saved {
    /// It is there.
    Done {
        /// The answer's revision now.
        revision: i32,
        /// When.
        saved_at: DateTime<Utc>,
    },
    /// It was there already.
    Unchanged {
        /// The answer's revision.
        revision: i32,
    },
    /// Someone else saved another answer since the page was made.
    Stale {
        /// What is there now.
        theirs: answer::Model,
        /// Who wrote it.
        author: String,
    },
    /// Not an answer to this question.
    Refused(Mistake),
    /// The part is not open for writing any more.
    Closed,
}

/// All answers of a report, by question.
pub async fn all(conn: &impl ConnectionTrait, report: ReportId) -> Result<Vec<answer::Model>> {
    Ok(answer::Entity::find().filter(answer::Column::ReportId.eq(report)).all(conn).await?)
}

/// Their values, by question.
pub fn values(rows: &[answer::Model]) -> Answers {
    rows.iter().map(|row| (row.question.clone(), row.value.clone())).collect()
}

/// A question of the report's form with the part it is in; one that is not there is not found.
pub fn question(report: &tables::report::Model, id: &str) -> Result<(Part, &'static Question)> {
    let (section, question) = questions::of(&report.form_version)?.question(id).ok_or(Error::NotFound)?;
    Ok((section.part(), question))
}

/// Is the part open now? In a writing transaction, so that it stays open until the end of it.
pub(super) async fn part_is_open(conn: &impl ConnectionTrait, report: ReportId, part: Part) -> Result<bool> {
    let row = report_part::Entity::find_by_id((report, part)).lock_shared().one(conn).await?;
    Ok(row.is_some_and(|row| is_open(row.stage)))
}

/// One answer on its way to its rows.
struct Sent {
    report: ReportId,
    part: Part,
    question: String,
    based_on: i32,
    value: Value,
    by: PersonId,
    at: DateTime<Utc>,
}

/// Saves one answer that began as revision `based_on` (0: none yet).
pub async fn save(app: &App, may: &EditReport, id: &str, based_on: i32, value: &Value) -> Result<Saved> {
    let (part, question) = question(&may.report, id)?;
    let value = match value::checked(question, value) {
        Ok(value) => value,
        Err(mistake) => return Ok(Saved::Refused(mistake)),
    };
    let (report, by) = (may.report.id, may.by.id);
    let sent = Sent { report, part, question: id.to_owned(), based_on, value, by, at: app.clock.now() };
    match app.saves.run(move |tx| put(tx, sent).boxed()).await? {
        Some(saved) => Ok(saved),
        None => stale(&app.db, may.report.id, id).await,
    }
}

/// Writes it if the answer is still as it was seen; none: somebody was faster.
async fn put(conn: &impl ConnectionTrait, sent: Sent) -> Result<Option<Saved>> {
    if !part_is_open(conn, sent.report, sent.part).await? {
        return Ok(Some(Saved::Closed));
    }
    let there = answer::Entity::find_by_id((sent.report, sent.question.clone())).one(conn).await?;
    match &there {
        // Equal texts are no quarrel, whoever was first.
        Some(row) if row.value == sent.value => {
            return Ok(Some(Saved::Unchanged { revision: row.revision }));
        }
        None if value::is_empty(&sent.value) => return Ok(Some(Saved::Unchanged { revision: 0 })),
        Some(_) | None => {}
    }
    let done = if sent.based_on == 0 { insert(conn, &sent).await? } else { update(conn, &sent).await? };
    if !done {
        return Ok(None);
    }
    let (revision, saved_at) = (sent.based_on.saturating_add(1), sent.at);
    let row = answer_revision::ActiveModel {
        report_id: Set(sent.report),
        question: Set(sent.question),
        revision: Set(revision),
        value: Set(sent.value),
        author_id: Set(sent.by),
        saved_at: Set(saved_at),
    };
    row.insert(conn).await?;
    Ok(Some(Saved::Done { revision, saved_at }))
}

async fn insert(conn: &impl ConnectionTrait, sent: &Sent) -> Result<bool> {
    let row = answer::ActiveModel {
        report_id: Set(sent.report),
        question: Set(sent.question.clone()),
        revision: Set(1),
        value: Set(sent.value.clone()),
        author_id: Set(sent.by),
        saved_at: Set(sent.at),
    };
    let key = [answer::Column::ReportId, answer::Column::Question];
    let inserted = answer::Entity::insert(row)
        .on_conflict(OnConflict::columns(key).do_nothing().to_owned())
        .exec_without_returning(conn)
        .await?;
    Ok(inserted == 1)
}

async fn update(conn: &impl ConnectionTrait, sent: &Sent) -> Result<bool> {
    let done = answer::Entity::update_many()
        .col_expr(answer::Column::Revision, Expr::value(sent.based_on.saturating_add(1)))
        .col_expr(answer::Column::Value, Expr::value(sent.value.clone()))
        .col_expr(answer::Column::AuthorId, Expr::value(sent.by))
        .col_expr(answer::Column::SavedAt, Expr::value(sent.at))
        .filter(answer::Column::ReportId.eq(sent.report))
        .filter(answer::Column::Question.eq(sent.question.as_str()))
        .filter(answer::Column::Revision.eq(sent.based_on))
        .exec(conn)
        .await?;
    Ok(done.rows_affected == 1)
}

async fn stale(db: &Db, report: ReportId, id: &str) -> Result<Saved> {
    let theirs = answer::Entity::find_by_id((report, id.to_owned())).one(db).await?;
    // A page that names a revision of an answer that never was is not one of ours.
    let theirs = theirs.ok_or(Error::BadRequest("error-bad-form"))?;
    let author = person::Entity::find_by_id(theirs.author_id).one(db).await?;
    Ok(Saved::Stale { author: author.map(|row| row.name).unwrap_or_default(), theirs })
}

/// Every answer ever saved to a question, the newest first.
pub async fn history(db: &Db, report: ReportId, id: &str) -> Result<Vec<answer_revision::Model>> {
    Ok(answer_revision::Entity::find()
        .filter(answer_revision::Column::ReportId.eq(report))
        .filter(answer_revision::Column::Question.eq(id))
        .order_by_desc(answer_revision::Column::Revision)
        .all(db)
        .await?)
}

/// Saves an earlier revision's value again, as a new revision.
pub async fn restore(app: &App, may: &EditReport, id: &str, based_on: i32, revision: i32) -> Result<Saved> {
    let row = answer_revision::Entity::find_by_id((may.report.id, id.to_owned(), revision))
        .one(&app.db)
        .await?
        .ok_or(Error::NotFound)?;
    save(app, may, id, based_on, &row.value).await
}
