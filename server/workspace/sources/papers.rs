//! What the team writes together and what it draws from the data: documents, comments on them, selections,
//! charts. Texts and drawings are long, and not read.

use chrono::{DateTime, Utc};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, JoinType, QueryFilter, QuerySelect,
};
use tables::ids::{ChartId, ChartVersionId, DocumentId, EntryId, PersonId, SelectionId};
use tables::{chart, chart_version, document, document_comment, document_revision, selection};

use super::super::happenings::{Happening, Key, Scope, Source};
use super::happened;
use crate::error::Result;

fn document_href(scope: &Scope, id: DocumentId) -> String {
    format!("/teams/{}/documents/{id}", scope.team)
}

/// A text of a document, without its words.
#[derive(FromQueryResult)]
struct Text {
    document_id: DocumentId,
    number: i32,
    restored: Option<i32>,
    author_id: PersonId,
    saved_at: DateTime<Utc>,
    /// The document's now.
    title: String,
}

/// The texts that became the document; what is kept beside it is the writer's alone.
pub(super) async fn documents(conn: &impl ConnectionTrait, scope: &Scope) -> Result<Vec<Happening>> {
    use document_revision::Column;
    let document = document_revision::Entity::belongs_to(document::Entity)
        .from(Column::DocumentId)
        .to(document::Column::Id)
        .into();
    let found = document_revision::Entity::find()
        .select_only()
        .columns([Column::DocumentId, Column::Number, Column::Restored, Column::AuthorId, Column::SavedAt])
        .column(document::Column::Title)
        .join(JoinType::InnerJoin, document)
        .filter(document::Column::TeamId.eq(scope.team))
        .filter(Column::Side.eq(false));
    let by = (Column::SavedAt, Column::AuthorId);
    let key = (Some(Column::DocumentId), Column::Number);
    let rows = scope.narrow(found, Source::Document, by, key).into_model::<Text>().all(conn).await?;
    let told = rows.into_iter().map(|row| {
        let deed = match (row.number, row.restored) {
            (1, _) => "begun",
            (_, Some(_)) => "restored",
            (_, None) => "",
        };
        let key = Key::under(row.document_id.0, row.number);
        let href = document_href(scope, row.document_id);
        let one = happened(Source::Document, row.saved_at, key, row.author_id, row.title, href);
        Happening { deed, ..one }
    });
    Ok(told.collect())
}

/// What was said about a document, without its words.
#[derive(FromQueryResult)]
struct Said {
    id: EntryId,
    thread_id: Option<EntryId>,
    document_id: DocumentId,
    author_id: PersonId,
    at: DateTime<Utc>,
    /// The document's.
    title: String,
}

pub(super) async fn remarks(conn: &impl ConnectionTrait, scope: &Scope) -> Result<Vec<Happening>> {
    use document_comment::Column;
    let document = document_comment::Entity::belongs_to(document::Entity)
        .from(Column::DocumentId)
        .to(document::Column::Id)
        .into();
    // What a teacher has hidden is not told of either.
    let found = document_comment::Entity::find()
        .select_only()
        .columns([Column::Id, Column::ThreadId, Column::DocumentId, Column::AuthorId, Column::At])
        .column(document::Column::Title)
        .join(JoinType::InnerJoin, document)
        .filter(document::Column::TeamId.eq(scope.team))
        .filter(Column::HiddenAt.is_null());
    let rows = scope
        .narrow(found, Source::Remark, (Column::At, Column::AuthorId), (None, Column::Id))
        .into_model::<Said>()
        .all(conn)
        .await?;
    let told = rows.into_iter().map(|row| {
        let thread = row.thread_id.unwrap_or(row.id);
        let href = format!("{}#thread-{thread}", document_href(scope, row.document_id));
        happened(Source::Remark, row.at, Key::number(row.id.0), row.author_id, row.title, href)
    });
    Ok(told.collect())
}

/// A version of a chart, without its drawing.
#[derive(FromQueryResult)]
struct Drawn {
    id: ChartVersionId,
    chart_id: ChartId,
    number: i32,
    made_by: PersonId,
    made_at: DateTime<Utc>,
    /// The chart's now.
    title: String,
}

pub(super) async fn charts(conn: &impl ConnectionTrait, scope: &Scope) -> Result<Vec<Happening>> {
    use chart_version::Column;
    let chart =
        chart_version::Entity::belongs_to(chart::Entity).from(Column::ChartId).to(chart::Column::Id).into();
    let found = chart_version::Entity::find()
        .select_only()
        .columns([Column::Id, Column::ChartId, Column::Number, Column::MadeBy, Column::MadeAt])
        .column(chart::Column::Title)
        .join(JoinType::InnerJoin, chart)
        .filter(chart::Column::TeamId.eq(scope.team));
    let rows = scope
        .narrow(found, Source::Chart, (Column::MadeAt, Column::MadeBy), (None, Column::Id))
        .into_model::<Drawn>()
        .all(conn)
        .await?;
    let told = rows.into_iter().map(|row| {
        let href = format!("/teams/{}/desk/charts/{}", scope.team, row.chart_id);
        let one = happened(Source::Chart, row.made_at, Key::number(row.id.0), row.made_by, row.title, href);
        Happening { deed: if row.number > 1 { "again" } else { "" }, ..one }
    });
    Ok(told.collect())
}

pub(super) async fn selections(conn: &impl ConnectionTrait, scope: &Scope) -> Result<Vec<Happening>> {
    use selection::Column;
    let found = selection::Entity::find()
        .select_only()
        .columns([Column::Id, Column::Name, Column::SavedBy, Column::SavedAt])
        .filter(Column::TeamId.eq(scope.team));
    let rows: Vec<(SelectionId, String, PersonId, DateTime<Utc>)> = scope
        .narrow(found, Source::Selection, (Column::SavedAt, Column::SavedBy), (None, Column::Id))
        .into_tuple()
        .all(conn)
        .await?;
    let told = rows.into_iter().map(|(id, name, who, at)| {
        let href = format!("/teams/{}/desk/selections/{id}", scope.team);
        happened(Source::Selection, at, Key::number(id.0), who, name, href)
    });
    Ok(told.collect())
}
