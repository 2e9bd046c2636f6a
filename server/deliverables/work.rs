//! The team's draft: saving it, with the file that comes along, and handing it in with that.

use bytes::Bytes;
use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, NotSet, PaginatorTrait, QueryFilter,
    QuerySelect, Set,
};
use serde_json::json;
use tables::deliverable::{ActiveModel, Column, Entity, Model};
use tables::ids::{DeliverableId, PersonId, StepId, TeamId};
use tables::kinds::DeliverableState;
use tables::{deliverable_file, edition_step, person};

use super::access::WritePiece;
use super::form::Draft;
use super::handing;
use super::piece::{Piece, is_open};
use crate::App;
use crate::db;
use crate::error::{Error, Result};
use crate::files::{Refusal, Stored};
use crate::schools::{attachment, programme};

/// A file that comes with a draft.
pub struct NewFile {
    /// The name that it had there.
    pub name: String,
    /// What is in it.
    pub bytes: Bytes,
    /// What it is, in the team's words.
    pub title: String,
}

/// What became of a save.
#[derive(Clone, Debug, PartialEq)]
pub enum Saved {
    /// It is there, in this revision.
    Done(i32),
    /// Somebody else saved another draft since the page was made.
    Stale {
        /// What is there now.
        theirs: Box<Model>,
        /// Who wrote it.
        by: String,
    },
    /// It has been handed in, or accepted, since.
    Closed,
    /// The file is not taken.
    Refused(Refusal),
    /// There are as many files as there can be.
    Full,
    /// There is nothing that could be handed in.
    Empty,
}

/// The states in which the team writes.
pub(super) const OPEN: [DeliverableState; 2] = [DeliverableState::Draft, DeliverableState::Returned];

/// A row that nobody has written in yet.
pub fn blank(team: TeamId, step: StepId, asked: &str, by: PersonId, now: DateTime<Utc>) -> ActiveModel {
    ActiveModel {
        id: NotSet,
        team_id: Set(team),
        step_id: Set(step),
        asked: Set(asked.to_owned()),
        words: Set(String::new()),
        links: Set(json!([])),
        revision: Set(0),
        changed_by: Set(by),
        changed_at: Set(now),
        state: Set(DeliverableState::Draft),
        versions: Set(0),
        first_handed_at: Set(None),
        handed_at: Set(None),
        late_minutes: Set(None),
        due_at: Set(None),
        answer: Set(String::new()),
        answered_by: Set(None),
        answered_at: Set(None),
    }
}

/// The row, held until the transaction ends.
async fn load(conn: &impl ConnectionTrait, piece: &Piece) -> Result<Option<Model>> {
    Ok(Entity::find()
        .lock_exclusive()
        .filter(Column::TeamId.eq(piece.team.id))
        .filter(Column::StepId.eq(piece.step.id))
        .filter(Column::Asked.eq(&piece.asked.id))
        .one(conn)
        .await?)
}

/// The row as it is now, made if there is none.
pub(super) async fn row(
    conn: &impl ConnectionTrait,
    app: &App,
    piece: &Piece,
    by: PersonId,
) -> Result<Model> {
    if let Some(row) = load(conn, piece).await? {
        return Ok(row);
    }
    // The step may ask for it no longer since the page was made, and nobody would find the words again.
    let step = edition_step::Entity::find_by_id(piece.step.id).lock_shared().one(conn).await?;
    let step = step.ok_or(Error::NotFound)?;
    if !programme::asked(&step)?.iter().any(|one| one.id == piece.asked.id) {
        return Err(Error::NotFound);
    }
    let row = blank(piece.team.id, piece.step.id, &piece.asked.id, by, app.clock.now());
    // Two members may begin at once.
    let key = [Column::TeamId, Column::StepId, Column::Asked];
    Entity::insert(row)
        .on_conflict(OnConflict::columns(key).do_nothing().to_owned())
        .exec_without_returning(conn)
        .await?;
    load(conn, piece).await?.ok_or(Error::NotFound)
}

/// Writes the draft, if it is as the page showed it. Equal drafts are no quarrel.
async fn put(
    conn: &impl ConnectionTrait,
    app: &App,
    may: &WritePiece,
    based_on: i32,
    draft: &Draft,
) -> Result<Result<Model, Saved>> {
    let there = row(conn, app, &may.piece, may.by.id).await?;
    if !is_open(there.state) {
        return Ok(Err(Saved::Closed));
    }
    let links = serde_json::to_value(&draft.links)?;
    if there.revision > 0 && there.words == draft.words && there.links == links {
        return Ok(Ok(there));
    }
    let now = app.clock.now();
    let revision = based_on.saturating_add(1);
    let done = Entity::update_many()
        .col_expr(Column::Words, Expr::value(draft.words.as_str()))
        .col_expr(Column::Links, Expr::value(links.clone()))
        .col_expr(Column::Revision, Expr::value(revision))
        .col_expr(Column::ChangedBy, Expr::value(may.by.id))
        .col_expr(Column::ChangedAt, Expr::value(now))
        .filter(Column::Id.eq(there.id))
        .filter(Column::Revision.eq(based_on))
        .filter(Column::State.is_in(OPEN))
        .exec(conn)
        .await?;
    if done.rows_affected == 0 {
        let theirs = load(conn, &may.piece).await?.ok_or(Error::NotFound)?;
        if !is_open(theirs.state) {
            return Ok(Err(Saved::Closed));
        }
        let author = person::Entity::find_by_id(theirs.changed_by).one(conn).await?;
        let by = author.map(|row| row.name).unwrap_or_default();
        return Ok(Err(Saved::Stale { theirs: Box::new(theirs), by }));
    }
    Ok(Ok(Model {
        words: draft.words.clone(),
        links,
        revision,
        changed_by: may.by.id,
        changed_at: now,
        ..there
    }))
}

/// How many files the draft has.
async fn files(conn: &impl ConnectionTrait, id: DeliverableId) -> Result<u64> {
    Ok(deliverable_file::Entity::find()
        .filter(deliverable_file::Column::DeliverableId.eq(id))
        .filter(deliverable_file::Column::UntilVersion.is_null())
        .count(conn)
        .await?)
}

/// Adds a file to the draft; false if there are as many as there can be.
async fn attach(
    conn: &impl ConnectionTrait,
    app: &App,
    may: &WritePiece,
    id: DeliverableId,
    (name, title, stored): (String, String, Stored),
) -> Result<bool> {
    if files(conn, id).await? >= may.piece.asked.files {
        return Ok(false);
    }
    let file_id = attachment::insert(conn, app, name, stored).await?;
    let row = deliverable_file::ActiveModel {
        id: NotSet,
        deliverable_id: Set(id),
        file_id: Set(file_id),
        title: Set(title),
        added_by: Set(may.by.id),
        added_at: Set(app.clock.now()),
        since_version: Set(None),
        until_version: Set(None),
    };
    row.insert(conn).await?;
    Ok(true)
}

/// Saves the draft with the file that came along, and hands it in, if that is wanted: all or nothing.
pub async fn save(
    app: &App,
    may: &WritePiece,
    based_on: i32,
    draft: &Draft,
    file: Option<NewFile>,
    hand_it_in: bool,
) -> Result<Saved> {
    let stored = match file {
        Some(file) => match attachment::keep(app, file.bytes).await? {
            Ok(stored) => Some((file.name, file.title, stored)),
            Err(refusal) => return Ok(Saved::Refused(refusal)),
        },
        None => None,
    };
    let tx = db::begin_write(&app.db).await?;
    let row = match put(&tx, app, may, based_on, draft).await? {
        Ok(row) => row,
        Err(outcome) => return Ok(outcome),
    };
    if let Some(stored) = stored
        && !attach(&tx, app, may, row.id, stored).await?
    {
        return Ok(Saved::Full);
    }
    if hand_it_in {
        if draft.is_empty() && files(&tx, row.id).await? == 0 {
            return Ok(Saved::Empty);
        }
        if !handing::make_version(&tx, app, may, &row).await? {
            return Ok(Saved::Closed);
        }
    }
    tx.commit().await?;
    Ok(Saved::Done(row.revision))
}
