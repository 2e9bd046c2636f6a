//! A report's evidence: adding, saying something else of it, removing, and the photo that stands for the report.

use std::collections::HashMap;

use bytes::Bytes;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, NotSet, PaginatorTrait, QueryFilter,
    QueryOrder, Set,
};
use serde_json::Value;
use tables::evidence::{ActiveModel, Column, Entity, Model};
use tables::ids::{ChartVersionId, EvidenceId, FileId, ReportId};
use tables::kinds::{EvidenceKind, Part};
use tables::{file, publication, report};

use super::access::EditReport;
use super::answer::part_is_open;
use super::questions;
use crate::App;
use crate::db;
use crate::error::Result;
use crate::files::Refusal;
use crate::schools::attachment;

/// The most pieces a report can have.
pub const MOST: u64 = 100;

/// A piece of evidence to be added.
pub struct New {
    /// What it is.
    pub kind: EvidenceKind,
    /// The question whose claim it backs.
    pub question: Option<String>,
    /// Caption.
    pub title: String,
    /// What a photo or chart shows.
    pub alt: String,
    /// For links and videos.
    pub url: Option<String>,
    /// For charts: the version that is shown, whatever becomes of the chart.
    pub chart: Option<ChartVersionId>,
    /// Name and bytes, for photos and documents.
    pub upload: Option<(String, Bytes)>,
}

/// What became of an addition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Added {
    /// It is there.
    Done(EvidenceId),
    /// The file is not taken.
    Refused(Refusal),
    /// The part it belongs to is not open for writing.
    Closed,
    /// There are as many as there can be.
    Full,
}

/// What is said of a piece of evidence.
pub struct Said {
    /// Caption.
    pub title: String,
    /// What a photo shows.
    pub alt: String,
    /// For links and videos.
    pub url: String,
    /// The question whose claim it backs.
    pub question: Option<String>,
}

/// What became of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mended {
    /// It is there.
    Done,
    /// The piece is gone, or its part, or the part that it should go to, is not open for writing.
    Closed,
    /// Somebody else has changed it since the page was made.
    Stale,
}

/// What is said of a piece, in one line: whoever changes it names what the page showed.
pub fn mark(row: &Model) -> String {
    serde_json::json!([row.title, row.alt, row.url, row.question]).to_string()
}

/// The part that a piece belongs to: its question's; the main part, if it backs the whole report.
pub fn part_of(report: &report::Model, question: Option<&str>) -> Result<Part> {
    let Some(question) = question else { return Ok(Part::Main) };
    let form = questions::of(&report.form_version)?;
    Ok(form.question(question).map_or(Part::Main, |(section, _)| section.part()))
}

/// All evidence of a report with its files, in the order of adding.
pub async fn of(conn: &impl ConnectionTrait, report: ReportId) -> Result<Vec<(Model, Option<file::Model>)>> {
    let rows = Entity::find().filter(Column::ReportId.eq(report)).order_by_asc(Column::Id).all(conn).await?;
    let mut files: HashMap<FileId, file::Model> = file::Entity::find()
        .filter(file::Column::Id.is_in(rows.iter().filter_map(|row| row.file_id)))
        .all(conn)
        .await?
        .into_iter()
        .map(|file| (file.id, file))
        .collect();
    let with_file = |row: Model| {
        let file = row.file_id.and_then(|id| files.remove(&id));
        (row, file)
    };
    Ok(rows.into_iter().map(with_file).collect())
}

/// Adds a piece. The first photo stands for the report until another is chosen.
pub async fn add(app: &App, may: &EditReport, new: New) -> Result<Added> {
    let part = part_of(&may.report, new.question.as_deref())?;
    let stored = match new.upload {
        // A photo must be a picture, and a document must not.
        Some((name, bytes)) => {
            match attachment::keep_only(app, new.kind == EvidenceKind::Photo, bytes).await? {
                Ok(stored) => Some((name, stored)),
                Err(refusal) => return Ok(Added::Refused(refusal)),
            }
        }
        None => None,
    };
    let now = app.clock.now();
    let tx = db::begin_write(&app.db).await?;
    if !part_is_open(&tx, may.report.id, part).await? {
        return Ok(Added::Closed);
    }
    let here = Entity::find().filter(Column::ReportId.eq(may.report.id));
    if here.clone().count(&tx).await? >= MOST {
        return Ok(Added::Full);
    }
    let file_id = match stored {
        Some((name, stored)) => Some(attachment::insert(&tx, app, name, stored).await?),
        None => None,
    };
    let cover = new.kind == EvidenceKind::Photo
        && part == Part::Main
        && here.filter(Column::Cover.eq(true)).count(&tx).await? == 0;
    let row = ActiveModel {
        id: NotSet,
        report_id: Set(may.report.id),
        kind: Set(new.kind),
        question: Set(new.question),
        title: Set(new.title),
        alt: Set(new.alt),
        url: Set(new.url),
        file_id: Set(file_id),
        chart_version_id: Set(new.chart),
        cover: Set(cover),
        added_by: Set(may.by.id),
        added_at: Set(now),
    };
    let row = row.insert(&tx).await?;
    tx.commit().await?;
    Ok(Added::Done(row.id))
}

/// A piece of the report's.
pub(super) async fn one(
    conn: &impl ConnectionTrait,
    may: &EditReport,
    id: EvidenceId,
) -> Result<Option<Model>> {
    Ok(Entity::find_by_id(id).filter(Column::ReportId.eq(may.report.id)).one(conn).await?)
}

/// Says something else of a piece, of which the page showed `seen` (see [`mark`]). A chart brings its own
/// words; a photo that backs the third part only does not stand for the report.
pub async fn mend(app: &App, may: &EditReport, id: EvidenceId, seen: &str, said: Said) -> Result<Mended> {
    let tx = db::begin_write(&app.db).await?;
    let Some(row) = one(&tx, may, id).await? else { return Ok(Mended::Closed) };
    let to = part_of(&may.report, said.question.as_deref())?;
    for part in [part_of(&may.report, row.question.as_deref())?, to] {
        if !part_is_open(&tx, may.report.id, part).await? {
            return Ok(Mended::Closed);
        }
    }
    if mark(&row) != seen {
        return Ok(Mended::Stale);
    }
    let (title, alt) = match row.kind {
        EvidenceKind::Chart => (row.title.clone(), row.alt.clone()),
        EvidenceKind::Photo => (said.title, said.alt),
        EvidenceKind::Document | EvidenceKind::Link | EvidenceKind::Video => (said.title, String::new()),
    };
    let url = match row.kind {
        EvidenceKind::Link | EvidenceKind::Video => Some(said.url),
        EvidenceKind::Photo | EvidenceKind::Document | EvidenceKind::Chart => row.url.clone(),
    };
    let done = Entity::update_many()
        .col_expr(Column::Title, Expr::value(title))
        .col_expr(Column::Alt, Expr::value(alt))
        .col_expr(Column::Url, Expr::value(url))
        .col_expr(Column::Question, Expr::value(said.question))
        .col_expr(Column::Cover, Expr::value(row.cover && to == Part::Main))
        .filter(Column::Id.eq(id))
        .filter(Column::Title.eq(row.title))
        .filter(Column::Alt.eq(row.alt))
        .exec(&tx)
        .await?;
    tx.commit().await?;
    Ok(if done.rows_affected == 1 { Mended::Done } else { Mended::Stale })
}

/// Lets a photo stand for the report; false if it is not there, or no photo, or the main part is
/// not open.
pub async fn set_cover(app: &App, may: &EditReport, id: EvidenceId) -> Result<bool> {
    let tx = db::begin_write(&app.db).await?;
    let Some(row) = one(&tx, may, id).await? else { return Ok(false) };
    if row.kind != EvidenceKind::Photo || !part_is_open(&tx, may.report.id, Part::Main).await? {
        return Ok(false);
    }
    Entity::update_many()
        .col_expr(Column::Cover, Expr::col(Column::Id).eq(id))
        .filter(Column::ReportId.eq(may.report.id))
        .exec(&tx)
        .await?;
    tx.commit().await?;
    Ok(true)
}

/// Removes a piece; false if it is not there or its part is not open. Its bytes go too, unless
/// another piece or a published version has the same file: what must not be seen must not lie about.
pub async fn remove(app: &App, may: &EditReport, id: EvidenceId) -> Result<bool> {
    let tx = db::begin_write(&app.db).await?;
    let Some(row) = one(&tx, may, id).await? else { return Ok(false) };
    let part = part_of(&may.report, row.question.as_deref())?;
    if !part_is_open(&tx, may.report.id, part).await? {
        return Ok(false);
    }
    Entity::delete_by_id(id).exec(&tx).await?;
    let gone = match row.file_id {
        Some(file) => forget(&tx, may.report.id, file).await?,
        None => None,
    };
    tx.commit().await?;
    if let Some(hash) = gone {
        attachment::erase(app, &hash).await?;
    }
    Ok(true)
}

/// Forgets a file of the report's, unless a published version shows it.
async fn forget(conn: &impl ConnectionTrait, report: ReportId, id: FileId) -> Result<Option<String>> {
    let versions =
        publication::Entity::find().filter(publication::Column::ReportId.eq(report)).all(conn).await?;
    let published: Vec<Value> = versions.into_iter().map(|version| version.content).collect();
    attachment::forget(conn, id, &published).await
}
