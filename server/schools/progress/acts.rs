//! What students do in their teams, as the tables of the work itself tell it: who, when, and how much of it
//! is counted. The class's page, a team's page of who did what and the forecast all ask here: there is one
//! way of counting. Units and quizzes belong to no team, and are asked for apart; to sign in is no act.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use sea_orm::sea_query::{DynIden, Expr, ExprTrait, Query, SelectStatement, UnionType};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, QueryFilter, QuerySelect, QueryTrait,
};
use tables::ids::{ClassId, PersonId, TeamId};
use tables::kinds::{EvidenceKind, TaskState, Verdict};
use tables::{
    answer_revision, canvas_revision, chart, chart_version, choice_proposal, class_member, deliverable,
    deliverable_file, deliverable_version, diary_entry, document, document_comment, document_revision,
    evidence, occasion, post, post_piece, post_revision, remark, report, selection, shortlist_item,
    shortlist_point, task, team, team_comment, team_file_version, team_vote,
};

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

/// A column with its table.
type Name = (DynIden, DynIden);

/// A table of the work, and what its rows tell.
struct Table {
    act: Act,
    by: Name,
    at: Name,
    /// The column with the team's key.
    team: Name,
    /// By which columns a row leads to the table of that column, if it is another one.
    through: Option<(Name, Name)>,
    /// How often a row counts: 1 or 0.
    many: Expr,
    /// How many words of its author's are in a row.
    words: Expr,
    /// Which rows are acts at all, if not every one.
    only: Option<Expr>,
}

impl Table {
    fn new(act: Act, by: impl ColumnTrait, at: impl ColumnTrait, team: impl ColumnTrait) -> Self {
        Self {
            act,
            by: by.as_column_ref(),
            at: at.as_column_ref(),
            team: team.as_column_ref(),
            through: None,
            many: Expr::val(1),
            words: Expr::val(0),
            only: None,
        }
    }

    /// The team is found by following that column to the other one.
    fn through(self, from: impl ColumnTrait, to: impl ColumnTrait) -> Self {
        Self { through: Some((from.as_column_ref(), to.as_column_ref())), ..self }
    }

    /// A row is counted where this holds.
    fn counted(self, holds: Expr) -> Self {
        Self { many: so_many(holds, Expr::val(1)), ..self }
    }

    /// A row is an act where this holds.
    fn only(self, holds: Expr) -> Self {
        Self { only: Some(holds), ..self }
    }

    /// Its rows in these teams: who, where, when.
    fn rows(&self, teams: &SelectStatement) -> SelectStatement {
        let mut rows = Query::select();
        rows.expr_as(Expr::col(self.by.clone()), "person_id")
            .expr_as(Expr::col(self.team.clone()), "team_id")
            .expr_as(Expr::col(self.at.clone()), "at")
            .from(self.by.0.clone());
        if let Some((from, to)) = &self.through {
            rows.inner_join(to.0.clone(), Expr::col(from.clone()).equals(to.clone()));
        }
        rows.and_where(Expr::col(self.team.clone()).in_subquery(teams.clone()));
        rows.and_where_option(self.only.clone());
        rows
    }
}

/// So many where it holds, else none.
fn so_many(holds: Expr, many: Expr) -> Expr {
    Expr::case(holds, many).finally(0).into()
}

/// Is a document's revision its author's own writing? Not if it is what the document was begun with, a text
/// beside it, or one that was taken up again.
pub fn own_writing() -> Expr {
    use document_revision::Column;
    Column::Number.gt(1).and(Column::Side.eq(false)).and(Column::Restored.is_null())
}

/// What is written in the report, documents, posts and canvas.
fn writing() -> Vec<Table> {
    let documents = Table::new(
        Act::Document,
        document_revision::Column::AuthorId,
        document_revision::Column::SavedAt,
        document::Column::TeamId,
    );
    let words = so_many(own_writing(), document_revision::Column::Words.into_expr());
    let documents = Table { words, ..documents };
    let posts = Table::new(
        Act::Post,
        post_revision::Column::AuthorId,
        post_revision::Column::SavedAt,
        post::Column::TeamId,
    );
    vec![
        Table::new(
            Act::Answer,
            answer_revision::Column::AuthorId,
            answer_revision::Column::SavedAt,
            report::Column::TeamId,
        )
        .through(answer_revision::Column::ReportId, report::Column::Id),
        documents.through(document_revision::Column::DocumentId, document::Column::Id).counted(own_writing()),
        posts
            .through(post_revision::Column::PostId, post::Column::Id)
            .counted(post_revision::Column::Revision.gt(1)),
        Table::new(
            Act::Canvas,
            canvas_revision::Column::AuthorId,
            canvas_revision::Column::SavedAt,
            canvas_revision::Column::TeamId,
        ),
        Table::new(
            Act::Diary,
            diary_entry::Column::AuthorId,
            diary_entry::Column::WrittenAt,
            diary_entry::Column::TeamId,
        ),
    ]
}

/// What is said: comments, remarks, reasons.
fn talking() -> Vec<Table> {
    vec![
        Table::new(
            Act::Comment,
            team_comment::Column::AuthorId,
            team_comment::Column::At,
            team_comment::Column::TeamId,
        ),
        Table::new(
            Act::Remark,
            document_comment::Column::AuthorId,
            document_comment::Column::At,
            document::Column::TeamId,
        )
        .through(document_comment::Column::DocumentId, document::Column::Id),
        Table::new(
            Act::Reason,
            shortlist_point::Column::AuthorId,
            shortlist_point::Column::At,
            shortlist_item::Column::TeamId,
        )
        .through(shortlist_point::Column::ItemId, shortlist_item::Column::Id),
        Table::new(Act::Other, remark::Column::AuthorId, remark::Column::At, report::Column::TeamId)
            .through(remark::Column::ReportId, report::Column::Id),
    ]
}

/// What is made and added: charts, photos, files.
fn making() -> Vec<Table> {
    vec![
        Table::new(
            Act::Selection,
            selection::Column::SavedBy,
            selection::Column::SavedAt,
            selection::Column::TeamId,
        ),
        Table::new(
            Act::Chart,
            chart_version::Column::MadeBy,
            chart_version::Column::MadeAt,
            chart::Column::TeamId,
        )
        .through(chart_version::Column::ChartId, chart::Column::Id),
        Table::new(
            Act::File,
            team_file_version::Column::AddedBy,
            team_file_version::Column::AddedAt,
            team_file_version::Column::TeamId,
        ),
        Table::new(Act::Photo, evidence::Column::AddedBy, evidence::Column::AddedAt, report::Column::TeamId)
            .through(evidence::Column::ReportId, report::Column::Id)
            .counted(evidence::Column::Kind.eq(EvidenceKind::Photo)),
        Table::new(
            Act::Other,
            post_piece::Column::AddedBy,
            post_piece::Column::AddedAt,
            post::Column::TeamId,
        )
        .through(post_piece::Column::PostId, post::Column::Id),
    ]
}

/// What is handed in, from the first draft on.
fn handing_in() -> Vec<Table> {
    use deliverable_version::Column;
    let was_kept = Column::Verdict.is_null().or(Column::Verdict.ne(Verdict::TakenBack));
    vec![
        Table::new(Act::Deliverable, Column::HandedBy, Column::HandedAt, deliverable::Column::TeamId)
            .through(Column::DeliverableId, deliverable::Column::Id)
            .counted(was_kept),
        Table::new(
            Act::Other,
            deliverable::Column::ChangedBy,
            deliverable::Column::ChangedAt,
            deliverable::Column::TeamId,
        )
        .only(deliverable::Column::Revision.gt(0)),
        Table::new(
            Act::Other,
            deliverable_file::Column::AddedBy,
            deliverable_file::Column::AddedAt,
            deliverable::Column::TeamId,
        )
        .through(deliverable_file::Column::DeliverableId, deliverable::Column::Id),
    ]
}

/// What is planned and chosen. Who has voted is written nowhere, and so is no act.
fn planning() -> Vec<Table> {
    use task::Column;
    let is_done = Column::State.eq(TaskState::Done);
    vec![
        Table::new(Act::Task, Column::DoneBy, Column::DoneAt, Column::TeamId)
            .only(is_done.and(Column::RemovedAt.is_null()).and(Column::DoneBy.is_not_null())),
        Table::new(Act::Other, Column::CreatedBy, Column::CreatedAt, Column::TeamId),
        Table::new(Act::Other, Column::ChangedBy, Column::ChangedAt, Column::TeamId),
        Table::new(
            Act::Other,
            occasion::Column::CreatedBy,
            occasion::Column::CreatedAt,
            occasion::Column::TeamId,
        ),
        Table::new(
            Act::Other,
            shortlist_item::Column::AddedBy,
            shortlist_item::Column::AddedAt,
            shortlist_item::Column::TeamId,
        ),
        Table::new(
            Act::Other,
            team_vote::Column::OpenedBy,
            team_vote::Column::OpenedAt,
            team_vote::Column::TeamId,
        ),
        Table::new(
            Act::Other,
            choice_proposal::Column::ProposedBy,
            choice_proposal::Column::ProposedAt,
            choice_proposal::Column::TeamId,
        ),
        Table::new(Act::Other, report::Column::CreatedBy, report::Column::CreatedAt, report::Column::TeamId),
    ]
}

fn tables() -> Vec<Table> {
    [writing(), talking(), making(), handing_in(), planning()].into_iter().flatten().collect()
}

/// The rows of these tables in these teams, one below the other; `more`: what is asked of each beside who,
/// where and when.
fn together(
    tables: &[Table],
    teams: &SelectStatement,
    more: impl Fn(&Table, &mut SelectStatement),
) -> SelectStatement {
    let mut each = tables.iter().map(|table| {
        let mut rows = table.rows(teams);
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
    let rows = conn.query_all(asked).await?;
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

/// What each who is or was a student of the class did in each of its teams.
pub async fn of_class(conn: &impl ConnectionTrait, class: ClassId) -> Result<Vec<Worked>> {
    let teams = team::Entity::find().select_only().column(team::Column::Id);
    let teams = teams.filter(team::Column::ClassId.eq(class)).into_query();
    let students = class_member::Entity::find().select_only().column(class_member::Column::PersonId);
    let students = students.filter(class_member::Column::ClassId.eq(class)).into_query();
    let acts = together(&tables(), &teams, |table, rows| {
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
    answers(conn, &asked).await
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
    let teams = team::Entity::find().select_only().column(team::Column::Id);
    let teams = teams.filter(team::Column::ClassId.in_subquery(classes.clone())).into_query();
    let students = class_member::Entity::find().select_only().column(class_member::Column::PersonId);
    let students = students.filter(class_member::Column::ClassId.in_subquery(classes.clone())).into_query();
    let mut asked = Query::select();
    asked
        .column("team_id")
        .expr_as(Expr::col("at").max(), "last")
        .from_subquery(together(&tables(), &teams, |_, _| ()), "acts")
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
    let teams = team::Entity::find().select_only().column(team::Column::Id);
    let teams = teams.filter(team::Column::Id.eq(team)).into_query();
    let counted: Vec<Table> = tables().into_iter().filter(|table| table.act != Act::Other).collect();
    let acts = together(&counted, &teams, |table, rows| {
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
