//! What stands in a post beside its text: adding pictures, videos and charts, changing what is said of them,
//! taking them away. Pieces have no revisions of their own: each change is one row's.

use bytes::Bytes;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, NotSet, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect, Set,
};
use serde_json::Value;
use std::collections::HashMap;
use tables::ids::{ChartVersionId, FileId, PieceId, PostId};
use tables::kinds::{PictureConsent, PieceKind};
use tables::post_piece::{ActiveModel, Column, Entity, Model};
use tables::{file, post, post_version};

use super::access::{WritePost, is_open};
use super::video::Video;
use crate::App;
use crate::db;
use crate::desk::charts::{self, ChartView};
use crate::error::Result;
use crate::files::Refusal;
use crate::schools::attachment;

/// The most pieces that a post can have.
pub const MOST: u64 = 30;

/// What is said of a piece.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// Caption or title.
    pub title: String,
    /// What a picture shows.
    pub alt: String,
    /// Who made it.
    pub credit: String,
    /// Why a picture may be shown.
    pub consent: Option<PictureConsent>,
}

/// A piece to be added.
pub enum New {
    /// A picture: the file's name and bytes.
    Picture(String, Bytes),
    /// A video.
    Video(Video),
    /// A version of a chart of the team's.
    Chart(ChartVersionId),
}

/// A piece with what it shows.
#[derive(Clone, Debug)]
pub struct Held {
    /// What is said of it.
    pub row: Model,
    /// A picture's file.
    pub file: Option<file::Model>,
    /// A chart, as the team made it.
    pub chart: Option<ChartView>,
}

/// What became of an addition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Added {
    /// It is there, with that number.
    Done(i32),
    /// The file is not taken.
    Refused(Refusal),
    /// There are as many as there can be.
    Full,
    /// The post is not open for writing any more.
    Closed,
}

/// The pieces of a post with what they show, by number.
pub async fn of(conn: &impl ConnectionTrait, post: PostId) -> Result<Vec<Held>> {
    let rows = Entity::find().filter(Column::PostId.eq(post)).order_by_asc(Column::Number).all(conn).await?;
    let mut files: HashMap<FileId, file::Model> = file::Entity::find()
        .filter(file::Column::Id.is_in(rows.iter().filter_map(|row| row.file_id)))
        .all(conn)
        .await?
        .into_iter()
        .map(|file| (file.id, file))
        .collect();
    let charts = charts::versions(conn, rows.iter().filter_map(|row| row.chart_version_id)).await?;
    let held = |row: Model| {
        let file = row.file_id.and_then(|id| files.remove(&id));
        let chart = row.chart_version_id.and_then(|id| charts.get(&id).cloned());
        Held { row, file, chart }
    };
    Ok(rows.into_iter().map(held).collect())
}

/// Is the post open for writing now? Holds its row, so that it stays so and numbers are given in turn.
async fn hold(conn: &impl ConnectionTrait, may: &WritePost) -> Result<bool> {
    let row = post::Entity::find_by_id(may.post.id).lock_exclusive().one(conn).await?;
    Ok(row.is_some_and(|row| is_open(row.state)))
}

/// Adds a piece.
pub async fn add(app: &App, may: &WritePost, new: New, said: Said) -> Result<Added> {
    let (mut url, mut chart, mut stored) = (None, None, None);
    let kind = match new {
        New::Video(video) => {
            url = Some(video.url);
            PieceKind::Video
        }
        New::Chart(version) => {
            chart = Some(version);
            PieceKind::Chart
        }
        New::Picture(name, bytes) => match attachment::keep_only(app, true, bytes).await? {
            Ok(kept) => {
                stored = Some((name, kept));
                PieceKind::Picture
            }
            Err(refusal) => return Ok(Added::Refused(refusal)),
        },
    };
    let now = app.clock.now();
    let tx = db::begin_write(&app.db).await?;
    if !hold(&tx, may).await? {
        return Ok(Added::Closed);
    }
    let here = Entity::find().filter(Column::PostId.eq(may.post.id));
    if here.clone().count(&tx).await? >= MOST {
        return Ok(Added::Full);
    }
    let last = here.order_by_desc(Column::Number).one(&tx).await?.map_or(0, |row| row.number);
    let file_id = match stored {
        Some((name, stored)) => Some(attachment::insert(&tx, app, name, stored).await?),
        None => None,
    };
    let row = ActiveModel {
        id: NotSet,
        post_id: Set(may.post.id),
        number: Set(last + 1),
        kind: Set(kind),
        title: Set(said.title),
        alt: Set(said.alt),
        credit: Set(said.credit),
        consent: Set(said.consent),
        url: Set(url),
        file_id: Set(file_id),
        chart_version_id: Set(chart),
        added_by: Set(may.by.id),
        added_at: Set(now),
    };
    let row = row.insert(&tx).await?;
    tx.commit().await?;
    Ok(Added::Done(row.number))
}

/// A piece of the post.
pub async fn one(conn: &impl ConnectionTrait, post: PostId, id: PieceId) -> Result<Option<Model>> {
    Ok(Entity::find_by_id(id).filter(Column::PostId.eq(post)).one(conn).await?)
}

/// Changes what is said of a piece; false if it is not there or the post is not open.
pub async fn change(app: &App, may: &WritePost, id: PieceId, said: Said) -> Result<bool> {
    let tx = db::begin_write(&app.db).await?;
    if !hold(&tx, may).await? {
        return Ok(false);
    }
    let done = Entity::update_many()
        .col_expr(Column::Title, Expr::value(said.title))
        .col_expr(Column::Alt, Expr::value(said.alt))
        .col_expr(Column::Credit, Expr::value(said.credit))
        .col_expr(Column::Consent, Expr::value(said.consent))
        .filter(Column::Id.eq(id))
        .filter(Column::PostId.eq(may.post.id))
        .exec(&tx)
        .await?;
    tx.commit().await?;
    Ok(done.rows_affected == 1)
}

/// Takes a piece away; false if it is not there or the post is not open. A picture's bytes go too, unless
/// something else has them or a version shows them: what must not be seen must not lie about.
pub async fn remove(app: &App, may: &WritePost, id: PieceId) -> Result<bool> {
    let tx = db::begin_write(&app.db).await?;
    if !hold(&tx, may).await? {
        return Ok(false);
    }
    let Some(row) = one(&tx, may.post.id, id).await? else { return Ok(false) };
    Entity::delete_by_id(id).exec(&tx).await?;
    let gone = match row.file_id {
        Some(file) => forget(&tx, may.post.id, file).await?,
        None => None,
    };
    tx.commit().await?;
    if let Some(hash) = gone {
        attachment::erase(app, &hash).await?;
    }
    Ok(true)
}

/// Forgets a file of the post's, unless a version shows it.
pub(super) async fn forget(conn: &impl ConnectionTrait, post: PostId, id: FileId) -> Result<Option<String>> {
    let versions =
        post_version::Entity::find().filter(post_version::Column::PostId.eq(post)).all(conn).await?;
    let published: Vec<Value> = versions.into_iter().map(|version| version.content).collect();
    attachment::forget(conn, id, &published).await
}
