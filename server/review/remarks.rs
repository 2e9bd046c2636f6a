//! The threads on a report's questions: read, add, settle.

use std::collections::{BTreeMap, HashMap, HashSet};

use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, EntityTrait, NotSet, QueryFilter, QueryOrder,
    Set,
};
use serde::Serialize;
use tables::ids::{RemarkId, ReportId};
use tables::kinds::{Part, Role};
use tables::{person, remark, report};

use super::access::{JudgeReport, ReadThreads};
use super::{answers, letters};
use crate::App;
use crate::db;
use crate::error::Result;
use crate::people::account::note;
use crate::web::form::PRESSED_TWICE;
use crate::web::visit::Actor;

/// The thread that is about no single question.
pub const GENERAL: &str = "general";
/// A remark's longest text, in characters.
pub const LONGEST: usize = 5000;

/// A message as pages show it.
#[derive(Clone, Debug, Serialize)]
pub struct RemarkView {
    /// Key, for addresses within the page.
    pub id: i64,
    /// Who; their name is shown only inside the class and to staff.
    pub author: String,
    /// `team`, `teacher` or `staff`.
    pub voice: &'static str,
    /// The text.
    pub body: String,
    /// When.
    pub at: String,
}

/// The thread on one question.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ThreadView {
    /// Its messages, oldest first.
    pub remarks: Vec<RemarkView>,
    /// Is something in it not settled?
    pub open: bool,
    /// The newest message: settling names it, so that nobody settles what they have not read.
    pub last: i64,
}

/// How someone of that role speaks in a thread.
fn voice(role: Role) -> &'static str {
    match role {
        Role::Student => "team",
        Role::Teacher | Role::Supporter => "teacher",
        Role::Reviewer | Role::Editor | Role::Admin => "staff",
    }
}

/// All threads of a report, by question.
pub async fn threads(app: &App, report: ReportId) -> Result<BTreeMap<String, ThreadView>> {
    let remarks = remark::Entity::find()
        .filter(remark::Column::ReportId.eq(report))
        .order_by_asc(remark::Column::Id)
        .all(&app.db)
        .await?;
    let authors: HashSet<_> = remarks.iter().map(|remark| remark.author_id).collect();
    let authors: HashMap<_, _> = person::Entity::find()
        .filter(person::Column::Id.is_in(authors))
        .all(&app.db)
        .await?
        .into_iter()
        .map(|person| (person.id, person))
        .collect();
    let mut threads: BTreeMap<String, ThreadView> = BTreeMap::new();
    for remark in remarks {
        let author = authors.get(&remark.author_id);
        let thread = threads.entry(remark.question).or_default();
        thread.open |= remark.resolved_at.is_none();
        thread.last = remark.id.0;
        thread.remarks.push(RemarkView {
            id: remark.id.0,
            author: author.map(|person| person.name.clone()).unwrap_or_default(),
            voice: author.map_or("team", |person| voice(person.role)),
            body: remark.body,
            at: remark.at.to_rfc3339(),
        });
    }
    Ok(threads)
}

/// The questions with open threads of each of these reports.
pub async fn open(
    conn: &impl ConnectionTrait,
    reports: &[ReportId],
) -> Result<HashMap<ReportId, HashSet<String>>> {
    let mut open: HashMap<ReportId, HashSet<String>> = HashMap::new();
    let unsettled = remark::Entity::find()
        .filter(remark::Column::ReportId.is_in(reports.iter().copied()))
        .filter(remark::Column::ResolvedAt.is_null())
        .all(conn)
        .await?;
    for remark in unsettled {
        open.entry(remark.report_id).or_default().insert(remark.question);
    }
    Ok(open)
}

/// How many threads of that part are open.
pub async fn open_in(conn: &impl ConnectionTrait, report: &report::Model, part: Part) -> Result<usize> {
    count(open(conn, &[report.id]).await?.get(&report.id), report, part)
}

/// How many of these questions are of that part.
pub(super) fn count(open: Option<&HashSet<String>>, report: &report::Model, part: Part) -> Result<usize> {
    let mut count = 0;
    for question in open.into_iter().flatten() {
        count += usize::from(answers::asks(report, part, question)?);
    }
    Ok(count)
}

async fn write(
    app: &App,
    by: &Actor,
    report: &report::Model,
    question: &str,
    body: &str,
) -> Result<RemarkId> {
    let now = app.clock.now();
    let tx = db::begin_write(&app.db).await?;
    let last = remark::Entity::find()
        .filter(remark::Column::ReportId.eq(report.id))
        .filter(remark::Column::Question.eq(question))
        .order_by_desc(remark::Column::Id);
    if let Some(last) = last.one(&tx).await?
        && (last.author_id, last.body.as_str()) == (by.id, body)
        && last.at > now - PRESSED_TWICE
    {
        return Ok(last.id);
    }
    let row = remark::ActiveModel {
        id: NotSet,
        report_id: Set(report.id),
        question: Set(question.to_owned()),
        author_id: Set(by.id),
        body: Set(body.to_owned()),
        at: Set(now),
        resolved_at: Set(None),
    }
    .insert(&tx)
    .await?;
    let detail = serde_json::json!({ "question": question, "remark": row.id.0 });
    note(&tx, app, Some(by), "report.remark", format!("report:{}", report.id), detail).await?;
    letters::remarked(&tx, app, report, question, by).await?;
    tx.commit().await?;
    Ok(row.id)
}

/// A remark of the staff.
pub async fn add(app: &App, may: &JudgeReport, question: &str, body: &str) -> Result<RemarkId> {
    write(app, &may.by, &may.report, question, body).await
}

/// An answer of the team or its teacher.
pub async fn reply(app: &App, may: &ReadThreads, question: &str, body: &str) -> Result<RemarkId> {
    if !may.may_reply() {
        return Err(crate::error::Error::Forbidden);
    }
    write(app, &may.by, &may.report, question, body).await
}

/// Settles a thread, or opens it again, as far as `last`. False: there are newer messages, and
/// nothing was done.
pub async fn resolve(
    app: &App,
    may: &JudgeReport,
    question: &str,
    last: RemarkId,
    settled: bool,
) -> Result<bool> {
    let tx = db::begin_write(&app.db).await?;
    let thread = || {
        Condition::all()
            .add(remark::Column::ReportId.eq(may.report.id))
            .add(remark::Column::Question.eq(question))
    };
    let newer = remark::Entity::find().filter(thread()).filter(remark::Column::Id.gt(last)).one(&tx).await?;
    if newer.is_some() {
        tx.rollback().await?;
        return Ok(false);
    }
    let at = settled.then(|| app.clock.now());
    let mut update = remark::Entity::update_many()
        .col_expr(remark::Column::ResolvedAt, Expr::value(at))
        .filter(thread())
        .filter(remark::Column::Id.lte(last));
    if settled {
        update = update.filter(remark::Column::ResolvedAt.is_null());
    }
    let done = update.exec(&tx).await?;
    if done.rows_affected > 0 {
        let kind = if settled { "report.thread-settled" } else { "report.thread-reopened" };
        let detail = serde_json::json!({ "question": question });
        note(&tx, app, Some(&may.by), kind, format!("report:{}", may.report.id), detail).await?;
    }
    tx.commit().await?;
    Ok(true)
}
