//! Putting a version before an edition's readers, and taking it back. A publication is a row that is
//! never changed but for being taken back: then the one before it counts again.

use std::sync::Arc;

use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, NotSet, QueryFilter, QueryOrder, Set,
};
use serde_json::json;
use tables::edition;
use tables::edition_lesson::{ActiveModel, Column, Entity, Model};
use tables::ids::{EditionId, LessonVersionId};

use super::{mistakes, version};
use crate::App;
use crate::courses::content::Unit;
use crate::courses::mistake::Mistake;
use crate::courses::served::Stamp;
use crate::db;
use crate::error::{Error, Result};
use crate::people::access::Actor;
use crate::people::account::note;

/// What is put before readers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// A version that was saved, with its number.
    Version(LessonVersionId, i32),
    /// The program's own.
    Files,
    /// Nothing: the edition has no such unit.
    Hidden,
}

/// What became of it.
#[derive(Debug)]
pub enum Outcome {
    /// Readers see it.
    Done,
    /// They saw it already.
    Nothing,
    /// The course would not be right: by edition, what would be wrong in it.
    Mistakes(Vec<(EditionId, Vec<Mistake>)>),
    /// Somebody else has published since the page was made, or the edition was archived.
    Moved,
}

/// An edition to publish in, and what the page showed: the key of what counted then, 0 for nothing.
pub type Seen = (EditionId, i64);

impl What {
    fn of(row: &Model) -> Self {
        match (row.hidden, row.version_id) {
            (true, _) => Self::Hidden,
            (false, Some(id)) => Self::Version(id, 0),
            (false, None) => Self::Files,
        }
    }

    fn version(self) -> Option<LessonVersionId> {
        match self {
            Self::Version(id, _) => Some(id),
            Self::Files | Self::Hidden => None,
        }
    }

    /// As the log writes it.
    fn code(self) -> String {
        match self {
            Self::Version(_, number) => number.to_string(),
            Self::Files => "files".to_owned(),
            Self::Hidden => "hidden".to_owned(),
        }
    }

    /// The unit that stands there then.
    async fn unit(self, app: &App, id: &str) -> Result<Option<Arc<Unit>>> {
        Ok(match self {
            Self::Version(version, _) => {
                let mut units = version::units(app, [version]).await?;
                Some(units.pop().ok_or(Error::NotFound)?.1)
            }
            Self::Files => app.courses.built_in().unit(id).cloned(),
            Self::Hidden => None,
        })
    }
}

/// What counts of a unit in an edition, the last first: the first one is what is read.
pub async fn rows(conn: &impl ConnectionTrait, edition: EditionId, unit: &str) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::EditionId.eq(edition))
        .filter(Column::Lesson.eq(unit))
        .filter(Column::TakenBackAt.is_null())
        .order_by_desc(Column::Turn)
        .all(conn)
        .await
}

/// Takes the edition's row, so that publications in it come one after the other, and nobody has published
/// anything since the courses were looked at. False: it is archived, or somebody has.
async fn is_as_seen(conn: &impl ConnectionTrait, edition: EditionId, stamp: Stamp) -> Result<bool> {
    let taken = edition::Entity::update_many()
        .col_expr(edition::Column::Revision, Expr::col(edition::Column::Revision))
        .filter(edition::Column::Id.eq(edition))
        .filter(edition::Column::ArchivedAt.is_null())
        .exec(conn)
        .await?;
    Ok(taken.rows_affected == 1 && Stamp::now(conn).await? == stamp)
}

/// Puts it before the readers of these editions, all at once or none.
pub async fn publish(app: &App, by: &Actor, unit: &str, what: What, editions: &[Seen]) -> Result<Outcome> {
    app.courses.refresh(app).await?;
    let stamp = app.courses.stamp();
    let read = what.unit(app, unit).await?;
    let mut wrong = Vec::new();
    for (edition, _) in editions {
        let found = mistakes::with_projects(app, &app.courses.of(*edition), unit, read.clone()).await?;
        if !found.is_empty() {
            wrong.push((*edition, found));
        }
    }
    if !wrong.is_empty() {
        return Ok(Outcome::Mistakes(wrong));
    }
    let mut editions = editions.to_vec();
    editions.sort_unstable();
    let tx = db::begin_write(&app.db).await?;
    // Each edition is looked at before the first row is written, for each row changes the look.
    for (edition, _) in &editions {
        if !is_as_seen(&tx, *edition, stamp).await? {
            return Ok(Outcome::Moved);
        }
    }
    let mut done = false;
    for (edition, seen) in editions {
        let now = rows(&tx, edition, unit).await?;
        let now = now.first();
        if now.map_or(0, |row| row.id) != seen {
            return Ok(Outcome::Moved);
        }
        let before = now.map_or(What::Files, What::of);
        if (before.version(), before == What::Hidden) == (what.version(), what == What::Hidden) {
            continue;
        }
        match insert(&tx, app, by, (edition, unit), what).await {
            Ok(()) => {}
            Err(error) if db::is_unique_violation(&error) => return Ok(Outcome::Moved),
            Err(error) => return Err(error.into()),
        }
        let detail = json!({ "edition": edition.0, "version": what.code() });
        note(&tx, app, Some(by), "unit.published", format!("unit:{unit}"), detail).await?;
        done = true;
    }
    tx.commit().await?;
    app.courses.refresh(app).await?;
    Ok(if done { Outcome::Done } else { Outcome::Nothing })
}

async fn insert(
    conn: &impl ConnectionTrait,
    app: &App,
    by: &Actor,
    (edition, unit): (EditionId, &str),
    what: What,
) -> Result<(), DbErr> {
    let last = Entity::find()
        .filter(Column::EditionId.eq(edition))
        .filter(Column::Lesson.eq(unit))
        .order_by_desc(Column::Turn)
        .one(conn)
        .await?;
    let row = ActiveModel {
        id: NotSet,
        edition_id: Set(edition),
        lesson: Set(unit.to_owned()),
        turn: Set(last.map_or(0, |row| row.turn) + 1),
        version_id: Set(what.version()),
        hidden: Set(what == What::Hidden),
        published_by: Set(by.id),
        published_at: Set(app.clock.now()),
        taken_back_at: Set(None),
    };
    row.insert(conn).await.map(drop)
}

/// Takes back what an edition reads now: what it read before counts again, in the end the program's own.
pub async fn take_back(app: &App, by: &Actor, unit: &str, (edition, seen): Seen) -> Result<Outcome> {
    app.courses.refresh(app).await?;
    let stamp = app.courses.stamp();
    let counting = rows(&app.db, edition, unit).await?;
    if counting.first().is_none_or(|row| row.id != seen) {
        return Ok(Outcome::Moved);
    }
    let former = counting.get(1).map_or(What::Files, What::of).unit(app, unit).await?;
    // Data that change keep nobody from what was read before.
    let wrong = mistakes::of(&app.courses.of(edition), unit, former).await?;
    if !wrong.is_empty() {
        return Ok(Outcome::Mistakes(vec![(edition, wrong)]));
    }
    let tx = db::begin_write(&app.db).await?;
    if !is_as_seen(&tx, edition, stamp).await? {
        return Ok(Outcome::Moved);
    }
    let taken = Entity::update_many()
        .col_expr(Column::TakenBackAt, Expr::value(app.clock.now()))
        .filter(Column::Id.eq(seen))
        .filter(Column::TakenBackAt.is_null())
        .exec(&tx)
        .await?;
    if taken.rows_affected == 0 {
        return Ok(Outcome::Moved);
    }
    let detail = json!({ "edition": edition.0 });
    note(&tx, app, Some(by), "unit.taken-back", format!("unit:{unit}"), detail).await?;
    tx.commit().await?;
    app.courses.refresh(app).await?;
    Ok(Outcome::Done)
}
