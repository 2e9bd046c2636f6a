//! The boxes of the canvas: which there are, saving one so that nothing anybody wrote is lost, and all
//! that stood in it before.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Set};
use tables::ids::TeamId;
use tables::{canvas_field, canvas_revision};

use super::people::{is_longer, words};
use crate::App;
use crate::db;
use crate::error::{Error, Result};
use crate::teams::access::EditTeam;

/// The boxes, in the order in which they are read. The first nine are the sheet of the lesson
/// `team-and-question`, three by three, with the question in the middle.
pub(super) const BOXES: [&str; 11] = [
    "project",
    "puzzle",
    "audience",
    "data",
    "question",
    "documents",
    "people",
    "places",
    "steps",
    "hypothesis",
    "obstacles",
];
/// The longest text of a box.
pub(super) const LONGEST: usize = 1500;

/// What became of a save.
#[derive(Clone, Debug, PartialEq)]
pub enum Saved {
    /// It is there.
    Done {
        /// The box's revision now.
        revision: i32,
        /// When.
        saved_at: DateTime<Utc>,
    },
    /// It was there already.
    Unchanged {
        /// The box's revision.
        revision: i32,
    },
    /// Someone else has saved another text since the page was made: this.
    Stale(canvas_field::Model),
    /// Too long.
    Long,
}

/// A box of the canvas; another is not there.
pub(super) fn known(name: &str) -> Result<&'static str> {
    BOXES.into_iter().find(|one| *one == name).ok_or(Error::NotFound)
}

/// What stands in the team's boxes.
pub(super) async fn of_team(conn: &impl ConnectionTrait, team: TeamId) -> Result<Vec<canvas_field::Model>> {
    Ok(canvas_field::Entity::find().filter(canvas_field::Column::TeamId.eq(team)).all(conn).await?)
}

/// Saves a box that began as revision `based_on` (0: nothing in it yet).
pub async fn save(app: &App, may: &EditTeam, name: &str, based_on: i32, typed: &str) -> Result<Saved> {
    let name = known(name)?;
    let text = words(typed);
    if is_longer(&text, LONGEST) {
        return Ok(Saved::Long);
    }
    let saved_at = app.clock.now();
    let tx = db::begin_write(&app.db).await?;
    let there = canvas_field::Entity::find_by_id((may.team.id, name.to_owned())).one(&tx).await?;
    match &there {
        // Equal texts are no quarrel, whoever was first.
        Some(row) if row.words == text => return Ok(Saved::Unchanged { revision: row.revision }),
        None if text.is_empty() => return Ok(Saved::Unchanged { revision: 0 }),
        Some(_) | None => {}
    }
    let revision = based_on.saturating_add(1);
    let done = if based_on == 0 {
        let row = canvas_field::ActiveModel {
            team_id: Set(may.team.id),
            field: Set(name.to_owned()),
            revision: Set(revision),
            words: Set(text.clone()),
            author_id: Set(may.by.id),
            saved_at: Set(saved_at),
        };
        let key = [canvas_field::Column::TeamId, canvas_field::Column::Field];
        canvas_field::Entity::insert(row)
            .on_conflict(OnConflict::columns(key).do_nothing().to_owned())
            .exec_without_returning(&tx)
            .await?
    } else {
        let update = canvas_field::Entity::update_many()
            .col_expr(canvas_field::Column::Revision, Expr::value(revision))
            .col_expr(canvas_field::Column::Words, Expr::value(text.clone()))
            .col_expr(canvas_field::Column::AuthorId, Expr::value(may.by.id))
            .col_expr(canvas_field::Column::SavedAt, Expr::value(saved_at))
            .filter(canvas_field::Column::TeamId.eq(may.team.id))
            .filter(canvas_field::Column::Field.eq(name))
            .filter(canvas_field::Column::Revision.eq(based_on));
        update.exec(&tx).await?.rows_affected
    };
    if done == 0 {
        drop(tx);
        let theirs = canvas_field::Entity::find_by_id((may.team.id, name.to_owned())).one(&app.db).await?;
        // A page that names a revision of a text that never was is not one of ours.
        return Ok(Saved::Stale(theirs.ok_or(Error::BadRequest("error-bad-form"))?));
    }
    canvas_revision::ActiveModel {
        team_id: Set(may.team.id),
        field: Set(name.to_owned()),
        revision: Set(revision),
        words: Set(text),
        author_id: Set(may.by.id),
        saved_at: Set(saved_at),
    }
    .insert(&tx)
    .await?;
    tx.commit().await?;
    Ok(Saved::Done { revision, saved_at })
}

/// All that ever stood in a box, the newest first.
pub(super) async fn history(
    conn: &impl ConnectionTrait,
    team: TeamId,
    name: &str,
) -> Result<Vec<canvas_revision::Model>> {
    Ok(canvas_revision::Entity::find()
        .filter(canvas_revision::Column::TeamId.eq(team))
        .filter(canvas_revision::Column::Field.eq(name))
        .order_by_desc(canvas_revision::Column::Revision)
        .all(conn)
        .await?)
}

/// Saves an earlier text again, as a new revision.
pub(super) async fn restore(
    app: &App,
    may: &EditTeam,
    name: &str,
    based_on: i32,
    revision: i32,
) -> Result<Saved> {
    let row = canvas_revision::Entity::find_by_id((may.team.id, name.to_owned(), revision))
        .one(&app.db)
        .await?
        .ok_or(Error::NotFound)?;
    save(app, may, name, based_on, &row.words).await
}
