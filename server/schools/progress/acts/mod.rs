//! What students do in their teams, as the tables of the work itself tell it: who, when, and how much of it
//! is counted. The class's page, a team's page of who did what and the forecast all ask here: there is one
//! way of counting. Units and quizzes belong to no team, and are asked for apart; to sign in is no act.

mod work;

use std::collections::HashMap;
use std::sync::LazyLock;

use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement, UnionType};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, QueryFilter, QueryResult, QuerySelect,
    QueryTrait,
};
use tables::ids::{ClassId, PersonId, TeamId};
use tables::{class_member, team};

use self::work::Table;
pub use self::work::own_writing;
use crate::db::Question;
use crate::error::Result;

/// What somebody did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Saved an answer of the report.
    Answer,
    /// Saved a document; what it was begun with, and a text taken up again, are nobody's.
    Document,
    /// Saved a post; its beginning is only a title.
    Post,
    /// Saved a box of the canvas.
    Canvas,
    /// Kept a search of the dataset.
    Selection,
    /// Made a version of a chart.
    Chart,
    /// Finished a task.
    Task,
    /// Wrote a page of the diary.
    Diary,
    /// Added a version of a file.
    File,
    /// Added a photo to the report's evidence.
    Photo,
    /// Handed in a version that was not taken back.
    Deliverable,
    /// Commented on the team's work.
    Comment,
    /// Commented on a document.
    Remark,
    /// Wrote a reason for or against a project on the shortlist.
    Reason,
    /// Anything else: it says when somebody was at work, and is not counted.
    Other,
}

impl Act {
    /// Those that are counted.
    const COUNTED: [Self; 14] = [
        Self::Answer,
        Self::Document,
        Self::Post,
        Self::Canvas,
        Self::Selection,
        Self::Chart,
        Self::Task,
        Self::Diary,
        Self::File,
        Self::Photo,
        Self::Deliverable,
        Self::Comment,
        Self::Remark,
        Self::Reason,
    ];

    /// As the question says it, and the answer again.
    fn as_str(self) -> &'static str {
        match self {
            Self::Answer => "answer",
            Self::Document => "document",
            Self::Post => "post",
            Self::Canvas => "canvas",
            Self::Selection => "selection",
            Self::Chart => "chart",
            Self::Task => "task",
            Self::Diary => "diary",
            Self::File => "file",
            Self::Photo => "photo",
            Self::Deliverable => "deliverable",
            Self::Comment => "comment",
            Self::Remark => "remark",
            Self::Reason => "reason",
            Self::Other => "other",
        }
    }

    /// Does it count in a student's share of the work?
    fn is_writing(self) -> bool {
        matches!(self, Self::Answer | Self::Document | Self::Post)
    }
}

/// The rows of these tables in the teams for which that holds, one below the other; `more`: what is asked of
/// each beside who, where and when.
fn together(tables: &[Table], theirs: &Expr, more: impl Fn(&Table, &mut SelectStatement)) -> SelectStatement {
    let mut each = tables.iter().map(|table| {
        let mut rows = table.rows(theirs);
        more(table, &mut rows);
        (UnionType::All, rows)
    });
    let mut all = each.next().map(|(_, first)| first).unwrap_or_default();
    all.unions(each);
    all
}

fn sum(column: &'static str) -> Expr {
    // The database's own type of a sum differs.
    Expr::col(column).sum().cast_as("bigint")
}

async fn answers<T: FromQueryResult>(conn: &impl ConnectionTrait, asked: &SelectStatement) -> Result<Vec<T>> {
    read(&conn.query_all(asked).await?)
}

fn read<T: FromQueryResult>(rows: &[QueryResult]) -> Result<Vec<T>> {
    Ok(rows.iter().map(|row| T::from_query_result(row, "")).collect::<Result<Vec<T>, DbErr>>()?)
}

/// What one person did in one team.
#[derive(Clone, Copy, Debug, FromQueryResult)]
pub struct Worked {
    /// Who.
    pub person_id: PersonId,
    /// Where.
    pub team_id: TeamId,
    /// How often they saved an answer of its report, a document or a post.
    pub saves: i64,
    /// When they did something last.
    pub last: DateTime<Utc>,
}

/// The question of `of_class`, where the class's key is the first value. It has some thirty parts, and to put
/// them together took longer than to answer it.
static OF_CLASS: LazyLock<Question> = LazyLock::new(|| {
    let class = || Expr::cust("$1");
    let students = class_member::Entity::find().select_only().column(class_member::Column::PersonId);
    let students = students.filter(class_member::Column::ClassId.into_expr().eq(class())).into_query();
    let acts = together(&work::all(), &team::Column::ClassId.into_expr().eq(class()), |table, rows| {
        let saves = if table.act.is_writing() { table.many.clone() } else { Expr::val(0) };
        rows.expr_as(saves, "saves");
    });
    let mut asked = Query::select();
    asked
        .columns(["person_id", "team_id"])
        .expr_as(sum("saves"), "saves")
        .expr_as(Expr::col("at").max(), "last")
        .from_subquery(acts, "acts")
        .and_where(Expr::col("person_id").in_subquery(students))
        .group_by_columns(["person_id", "team_id"]);
    Question::new(&asked)
});

/// What each who is or was a student of the class did in each of its teams.
pub async fn of_class(conn: &impl ConnectionTrait, class: ClassId) -> Result<Vec<Worked>> {
    read(&conn.query_all_raw(OF_CLASS.with(conn, [class.into()])).await?)
}

#[derive(FromQueryResult)]
struct Last {
    team_id: TeamId,
    last: DateTime<Utc>,
}

/// When anybody who is or was a student of these classes did something last, by team.
pub async fn last_by_team(
    conn: &impl ConnectionTrait,
    classes: &SelectStatement,
) -> Result<HashMap<TeamId, DateTime<Utc>>> {
    let theirs = team::Column::ClassId.in_subquery(classes.clone());
    let students = class_member::Entity::find().select_only().column(class_member::Column::PersonId);
    let students = students.filter(class_member::Column::ClassId.in_subquery(classes.clone())).into_query();
    let mut asked = Query::select();
    asked
        .column("team_id")
        .expr_as(Expr::col("at").max(), "last")
        .from_subquery(together(&work::all(), &theirs, |_, _| ()), "acts")
        .and_where(Expr::col("person_id").in_subquery(students))
        .group_by_col("team_id");
    let rows: Vec<Last> = answers(conn, &asked).await?;
    Ok(rows.into_iter().map(|row| (row.team_id, row.last)).collect())
}

/// How often somebody did something in a team.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Done {
    /// Who.
    pub person: PersonId,
    /// What.
    pub act: Act,
    /// How often.
    pub many: i64,
    /// How many words they put into documents by it.
    pub words: i64,
}

#[derive(FromQueryResult)]
struct Counted {
    person_id: PersonId,
    act: String,
    many: i64,
    words: i64,
}

/// How often each did each of the things that are counted, in one team.
pub async fn of_team(conn: &impl ConnectionTrait, team: TeamId) -> Result<Vec<Done>> {
    let counted: Vec<Table> = work::all().into_iter().filter(|table| table.act != Act::Other).collect();
    let acts = together(&counted, &team::Column::Id.eq(team), |table, rows| {
        rows.expr_as(Expr::val(table.act.as_str()), "act")
            .expr_as(table.many.clone(), "many")
            .expr_as(table.words.clone(), "words");
    });
    let mut asked = Query::select();
    asked
        .columns(["person_id", "act"])
        .expr_as(sum("many"), "many")
        .expr_as(sum("words"), "words")
        .from_subquery(acts, "acts")
        .group_by_columns(["person_id", "act"]);
    let rows: Vec<Counted> = answers(conn, &asked).await?;
    let done = rows.into_iter().filter_map(|row| {
        let act = Act::COUNTED.into_iter().find(|act| act.as_str() == row.act)?;
        Some(Done { person: row.person_id, act, many: row.many, words: row.words })
    });
    Ok(done.collect())
}
