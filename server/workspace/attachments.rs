//! The team's files: adding, new versions, describing, putting away. Old versions stay.

use bytes::Bytes;
use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, JoinType, NotSet, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect, Set,
};
use tables::ids::{FileId, TeamFileId, TeamId};
use tables::team_file::{ActiveModel, Column, Entity, Model};
use tables::{file, team_file_version};

use super::people::noted;
use crate::App;
use crate::db;
use crate::error::{Error, Result};
use crate::files::{Refusal, Stored, is_picture};
use crate::schools::attachment;
use crate::teams::access::{EditTeam, PlanTeam};

/// So many files may a team have, those put away included.
pub(super) const MOST: u64 = 300;
/// So many versions may a file have.
pub(super) const MOST_VERSIONS: i32 = 50;
/// So many bytes may all versions of a team's files have together.
pub(super) const MOST_BYTES: i64 = 2 * 1024 * 1024 * 1024;

/// A file to be added.
pub struct New {
    /// What it is.
    pub title: String,
    /// More words on it; may be empty.
    pub description: String,
    /// What a picture shows.
    pub alt: String,
    /// Its name there, and what is in it.
    pub upload: (String, Bytes),
}

/// What became of an addition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// It is there.
    Done(TeamFileId),
    /// It is not taken.
    Refused(Refusal),
    /// A picture of which nobody has said what it shows.
    Undescribed,
    /// There are as many as there can be.
    Full,
    /// The file was put away.
    Archived,
    /// Together they would be too large.
    NoRoom,
}

/// What became of a change of its words.
pub(super) enum Changed {
    /// It is there.
    Done,
    /// Somebody else has changed them since the page was made; this is what is there now.
    Stale(Model),
}

/// A version with its bytes' row.
pub(super) type Version = (team_file_version::Model, file::Model);

/// The team's files, the last changed first: those in use, or those put away.
pub(super) async fn of_team(conn: &impl ConnectionTrait, team: TeamId, archived: bool) -> Result<Vec<Model>> {
    let which = if archived { Column::ArchivedAt.is_not_null() } else { Column::ArchivedAt.is_null() };
    Ok(Entity::find()
        .filter(Column::TeamId.eq(team))
        .filter(which)
        .order_by_desc(Column::ChangedAt)
        .order_by_desc(Column::Id)
        .all(conn)
        .await?)
}

/// A file of the team.
pub(super) async fn load(conn: &impl ConnectionTrait, team: TeamId, id: TeamFileId) -> Result<Model> {
    let row = Entity::find_by_id(id).filter(Column::TeamId.eq(team)).one(conn).await?;
    row.ok_or(Error::NotFound)
}

/// All versions of these files, the newest first.
pub(super) async fn versions(
    conn: &impl ConnectionTrait,
    of: impl IntoIterator<Item = TeamFileId>,
) -> Result<Vec<Version>> {
    let bytes = team_file_version::Entity::belongs_to(file::Entity)
        .from(team_file_version::Column::FileId)
        .to(file::Column::Id)
        .into();
    Ok(team_file_version::Entity::find()
        .join(JoinType::InnerJoin, bytes)
        .filter(team_file_version::Column::TeamFileId.is_in(of))
        .order_by_desc(team_file_version::Column::Version)
        .select_two_required(file::Entity)
        .all(conn)
        .await?)
}

/// How many bytes the team's files have together.
pub(super) async fn bytes_of(conn: &impl ConnectionTrait, team: TeamId) -> Result<i64> {
    let bytes = team_file_version::Entity::belongs_to(file::Entity)
        .from(team_file_version::Column::FileId)
        .to(file::Column::Id)
        .into();
    // The database's own type of a sum differs.
    let sum = ExprTrait::sum(file::Column::Bytes.into_expr()).cast_as("bigint");
    let sum: Option<Option<i64>> = team_file_version::Entity::find()
        .select_only()
        .column_as(sum, "bytes")
        .join(JoinType::InnerJoin, bytes)
        .filter(team_file_version::Column::TeamId.eq(team))
        .into_tuple()
        .one(conn)
        .await?;
    Ok(sum.flatten().unwrap_or(0))
}

async fn insert_version(
    conn: &impl ConnectionTrait,
    may: &EditTeam,
    id: TeamFileId,
    version: i32,
    file: FileId,
    at: DateTime<Utc>,
) -> Result<()> {
    team_file_version::ActiveModel {
        id: NotSet,
        team_id: Set(may.team.id),
        team_file_id: Set(id),
        version: Set(version),
        file_id: Set(file),
        added_by: Set(may.by.id),
        added_at: Set(at),
    }
    .insert(conn)
    .await?;
    Ok(())
}

/// Cleans an upload; a picture must be described.
async fn cleaned(app: &App, alt: &str, bytes: Bytes) -> Result<Result<Stored, Kept>> {
    if is_picture(&bytes) && alt.is_empty() {
        return Ok(Err(Kept::Undescribed));
    }
    Ok(attachment::keep(app, bytes).await?.map_err(Kept::Refused))
}

/// Is there room for so many bytes more?
async fn has_room(conn: &impl ConnectionTrait, team: TeamId, more: i64) -> Result<bool> {
    Ok(bytes_of(conn, team).await?.saturating_add(more) <= MOST_BYTES)
}

/// Adds a file.
pub async fn add(app: &App, may: &EditTeam, new: New) -> Result<Kept> {
    let (name, bytes) = new.upload;
    let stored = match cleaned(app, &new.alt, bytes).await? {
        Ok(stored) => stored,
        Err(refused) => return Ok(refused),
    };
    let now = app.clock.now();
    let tx = db::begin_write(&app.db).await?;
    if Entity::find().filter(Column::TeamId.eq(may.team.id)).count(&tx).await? >= MOST {
        return Ok(Kept::Full);
    }
    if !has_room(&tx, may.team.id, stored.bytes).await? {
        return Ok(Kept::NoRoom);
    }
    let file = attachment::insert(&tx, app, name, stored).await?;
    let row = ActiveModel {
        id: NotSet,
        team_id: Set(may.team.id),
        title: Set(new.title),
        description: Set(new.description),
        alt: Set(new.alt),
        version: Set(1),
        revision: Set(1),
        created_by: Set(may.by.id),
        created_at: Set(now),
        changed_at: Set(now),
        archived_at: Set(None),
    };
    let row = row.insert(&tx).await?;
    insert_version(&tx, may, row.id, 1, file, now).await?;
    tx.commit().await?;
    Ok(Kept::Done(row.id))
}

/// Adds a version after those that there are, whoever brought them: nothing is lost by it. `alt`: what
/// a picture shows.
pub async fn add_version(
    app: &App,
    may: &EditTeam,
    id: TeamFileId,
    alt: &str,
    upload: (String, Bytes),
) -> Result<Kept> {
    load(&app.db, may.team.id, id).await?;
    let (name, bytes) = upload;
    let stored = match cleaned(app, alt, bytes).await? {
        Ok(stored) => stored,
        Err(refused) => return Ok(refused),
    };
    let now = app.clock.now();
    let tx = db::begin_write(&app.db).await?;
    if !has_room(&tx, may.team.id, stored.bytes).await? {
        return Ok(Kept::NoRoom);
    }
    let mut update = Entity::update_many()
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .col_expr(Column::ChangedAt, Expr::value(now))
        .filter(Column::Id.eq(id))
        .filter(Column::ArchivedAt.is_null())
        .filter(Column::Version.lt(MOST_VERSIONS));
    if stored.size.is_some() {
        update = update.col_expr(Column::Alt, Expr::value(alt));
    }
    let taken = update.exec(&tx).await?.rows_affected > 0;
    let row = load(&tx, may.team.id, id).await?;
    if !taken {
        return Ok(if row.archived_at.is_some() { Kept::Archived } else { Kept::Full });
    }
    let file = attachment::insert(&tx, app, name, stored).await?;
    insert_version(&tx, may, id, row.version, file, now).await?;
    tx.commit().await?;
    Ok(Kept::Done(id))
}

/// Changes what is said of a file that the page showed as revision `based_on`.
pub(super) async fn describe(
    app: &App,
    may: &EditTeam,
    id: TeamFileId,
    based_on: i32,
    [title, description, alt]: [String; 3],
) -> Result<Changed> {
    let tx = db::begin_write(&app.db).await?;
    let row = load(&tx, may.team.id, id).await?;
    let done = Entity::update_many()
        .col_expr(Column::Title, Expr::value(title))
        .col_expr(Column::Description, Expr::value(description))
        .col_expr(Column::Alt, Expr::value(alt))
        .col_expr(Column::Revision, Expr::value(based_on.saturating_add(1)))
        .col_expr(Column::ChangedAt, Expr::value(app.clock.now()))
        .filter(Column::Id.eq(id))
        .filter(Column::Revision.eq(based_on))
        .exec(&tx)
        .await?;
    if done.rows_affected == 0 {
        return Ok(Changed::Stale(row));
    }
    tx.commit().await?;
    Ok(Changed::Done)
}

/// Puts a file away, or back. False: it was so already.
pub(super) async fn archive(app: &App, may: &PlanTeam, id: TeamFileId, away: bool) -> Result<bool> {
    let now = app.clock.now();
    let tx = db::begin_write(&app.db).await?;
    load(&tx, may.team.id, id).await?;
    let as_seen = if away { Column::ArchivedAt.is_null() } else { Column::ArchivedAt.is_not_null() };
    let done = Entity::update_many()
        .col_expr(Column::ArchivedAt, Expr::value(away.then_some(now)))
        .col_expr(Column::ChangedAt, Expr::value(now))
        .filter(Column::Id.eq(id))
        .filter(as_seen)
        .exec(&tx)
        .await?;
    if done.rows_affected == 0 {
        return Ok(false);
    }
    noted(&tx, app, &may.by, may.tie, may.team.id, ("file", id.0)).await?;
    tx.commit().await?;
    Ok(true)
}
