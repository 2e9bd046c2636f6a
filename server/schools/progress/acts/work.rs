//! The tables of the work, each with what its rows tell of who did what and when.

use sea_orm::ColumnTrait;
use sea_orm::sea_query::{DynIden, Expr, ExprTrait, Query, SelectStatement};
use tables::kinds::{EvidenceKind, TaskState, Verdict};
use tables::{
    answer_revision, canvas_revision, chart, chart_version, choice_proposal, deliverable, deliverable_file,
    deliverable_version, diary_entry, document, document_comment, document_revision, evidence, occasion,
    post, post_piece, post_revision, remark, report, selection, shortlist_item, shortlist_point, task, team,
    team_comment, team_file_version, team_vote,
};

use super::Act;

/// A column with its table.
type Name = (DynIden, DynIden);

/// A table of the work, and what its rows tell.
pub(super) struct Table {
    /// What a row of it is.
    pub(super) act: Act,
    by: Name,
    at: Name,
    /// The column with the team's key.
    team: Name,
    /// By which columns a row leads to the table of that column, if it is another one.
    through: Option<(Name, Name)>,
    /// How often a row counts: 1 or 0.
    pub(super) many: Expr,
    /// How many words of its author's are in a row.
    pub(super) words: Expr,
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

    /// Its rows in the teams for which that holds: who, where, when. The teams come first, and lead to their
    /// rows by an index: a list of keys would be made anew for each table.
    pub(super) fn rows(&self, theirs: &Expr) -> SelectStatement {
        let mut rows = Query::select();
        rows.expr_as(Expr::col(self.by.clone()), "person_id")
            .expr_as(Expr::col(self.team.clone()), "team_id")
            .expr_as(Expr::col(self.at.clone()), "at")
            .from(self.by.0.clone());
        if let Some((from, to)) = &self.through {
            rows.inner_join(to.0.clone(), Expr::col(from.clone()).equals(to.clone()));
        }
        rows.inner_join(team::Entity, Expr::col(self.team.clone()).equals(team::Column::Id.as_column_ref()));
        rows.and_where(theirs.clone());
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
        )
        .counted(diary_entry::Column::RemovedAt.is_null()),
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

/// All of them.
pub(super) fn all() -> Vec<Table> {
    [writing(), talking(), making(), handing_in(), planning()].into_iter().flatten().collect()
}
