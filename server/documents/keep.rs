//! What becomes of a document besides writing: begun, put away, taken back, an earlier text taken up again.

use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, NotSet, PaginatorTrait, QueryFilter, Set};
use tables::document;
use tables::ids::DocumentId;

use super::access::{KeepDocument, WriteDocument};
use super::save::{Author, Draft, MOST_REVISIONS, Step, revision, write};
use crate::App;
use crate::db;
use crate::error::{Error, Result};
use crate::teams::access::EditTeam;

/// So many documents a team has at most, those put away included.
pub const MOST: u64 = 200;

/// What became of taking an earlier text up again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Restored {
    /// It is the document now.
    Done,
    /// It was already.
    Same,
    /// Others have written since.
    Moved,
    /// There are too many revisions.
    Full,
}

/// Begins a document; none: the team has too many.
pub async fn create(app: &App, may: &EditTeam, draft: &Draft) -> Result<Option<DocumentId>> {
    let now = app.clock.now();
    let tx = db::begin_write(&app.db).await?;
    let there = document::Entity::find().filter(document::Column::TeamId.eq(may.team.id)).count(&tx).await?;
    if there >= MOST {
        return Ok(None);
    }
    let row = document::ActiveModel {
        id: NotSet,
        team_id: Set(may.team.id),
        title: Set(draft.title.clone()),
        revision: Set(1),
        counter: Set(1),
        created_by: Set(may.by.id),
        created_at: Set(now),
        changed_by: Set(may.by.id),
        changed_at: Set(now),
        archived_at: Set(None),
        archived_by: Set(None),
    };
    let id = row.insert(&tx).await?.id;
    // What stands in a text to begin with is nobody's work.
    let first = Author { document: id, by: may.by.id, writer: "" }.row(draft, 1, 0, 0, now);
    first.insert(&tx).await?;
    tx.commit().await?;
    Ok(Some(id))
}

/// Takes an earlier text up again, as a new revision on the one that was seen.
pub async fn restore(app: &App, may: &WriteDocument, based_on: i32, number: i32) -> Result<Restored> {
    let seen = &may.document;
    let old = revision(&app.db, seen.id, number).await?.ok_or(Error::NotFound)?;
    let now = revision(&app.db, seen.id, seen.revision).await?.ok_or(Error::NotFound)?;
    if based_on != seen.revision {
        return Ok(Restored::Moved);
    }
    let draft = Draft { title: old.title, text: old.text };
    if draft.is(&now) {
        return Ok(Restored::Same);
    }
    if seen.counter >= MOST_REVISIONS {
        return Ok(Restored::Full);
    }
    let next = seen.counter.saturating_add(1);
    let author = Author { document: seen.id, by: may.of.by.id, writer: "" };
    // Its words were counted when they were written.
    let mut row = author.row(&draft, next, seen.revision, 0, app.clock.now());
    row.restored = Set(Some(number));
    let step = Step { rows: vec![row], head: Some((next, draft.title)) };
    let done = write(app, may.of.by.id, seen, step).await?;
    Ok(if done { Restored::Done } else { Restored::Moved })
}

/// Puts a document away, or takes it back. False: it was so.
pub async fn shelve(app: &App, may: &KeepDocument, away: bool) -> Result<bool> {
    let (at, by) = if away { (Some(app.clock.now()), Some(may.of.by.id)) } else { (None, None) };
    let column = document::Column::ArchivedAt;
    let as_seen = if away { column.is_null() } else { column.is_not_null() };
    let done = document::Entity::update_many()
        .col_expr(document::Column::ArchivedAt, Expr::value(at))
        .col_expr(document::Column::ArchivedBy, Expr::value(by))
        .filter(document::Column::Id.eq(may.document.id))
        .filter(as_seen)
        .exec(&app.db)
        .await?;
    Ok(done.rows_affected == 1)
}
