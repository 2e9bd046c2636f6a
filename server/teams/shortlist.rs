//! The projects that a team considers.

use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, NotSet, PaginatorTrait, QueryFilter, QueryOrder, Set,
};
use tables::ids::TeamId;
use tables::shortlist_item::{ActiveModel, Column, Entity, Model};

use super::access::EditTeam;
use super::choice;
use crate::App;
use crate::db;
use crate::error::Result;

/// More is no shortlist any more.
pub const LONGEST: u64 = 12;
/// The longest note, in characters.
pub const LONGEST_NOTE: usize = 1000;

/// What became of an addition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Added {
    /// It is on the list, with this title.
    Done(String),
    /// It was there already.
    Already,
    /// There is no such project.
    Unknown,
    /// The list is full.
    Full,
}

/// The list, in the order in which it was made.
pub async fn of(db: &impl ConnectionTrait, team: TeamId) -> Result<Vec<Model>> {
    Ok(Entity::find().filter(Column::TeamId.eq(team)).order_by_asc(Column::Id).all(db).await?)
}

/// Puts a project on the list: by its slug, its code, its CUP, or the address of its page.
pub async fn add(app: &App, may: &EditTeam, typed: &str, note: &str) -> Result<Added> {
    let Some(chosen) = choice::look_up(app, typed).await? else { return Ok(Added::Unknown) };
    let tx = db::begin_write(&app.db).await?;
    let here = Entity::find().filter(Column::TeamId.eq(may.team.id));
    if here.clone().filter(Column::ProjectSlug.eq(&chosen.slug)).one(&tx).await?.is_some() {
        return Ok(Added::Already);
    }
    if here.count(&tx).await? >= LONGEST {
        return Ok(Added::Full);
    }
    let row = ActiveModel {
        id: NotSet,
        team_id: Set(may.team.id),
        project_slug: Set(chosen.slug),
        title: Set(chosen.title.clone()),
        note: Set(note.trim().to_owned()),
        added_by: Set(may.by.id),
        added_at: Set(app.clock.now()),
    };
    // Two members may add the same project at once.
    let added = Entity::insert(row)
        .on_conflict(OnConflict::columns([Column::TeamId, Column::ProjectSlug]).do_nothing().to_owned())
        .exec_without_returning(&tx)
        .await?;
    tx.commit().await?;
    Ok(if added == 1 { Added::Done(chosen.title) } else { Added::Already })
}

/// What became of a note.
pub enum Noted {
    /// It is kept.
    Done,
    /// The project is not on the team's list any more.
    Gone,
    /// Somebody else has written since: their words.
    Moved(String),
}

/// Changes the note on a project, if it still says what the writer saw. Forms write line ends their way.
pub async fn note(app: &App, may: &EditTeam, item: i64, seen: &str, note: &str) -> Result<Noted> {
    let plain = |text: &str| text.replace("\r\n", "\n").trim().to_owned();
    let tx = db::begin_write(&app.db).await?;
    let here = || Entity::find_by_id(item).filter(Column::TeamId.eq(may.team.id));
    let Some(row) = here().one(&tx).await? else { return Ok(Noted::Gone) };
    let (now, note) = (plain(&row.note), plain(note));
    if now == note {
        return Ok(Noted::Done);
    }
    if now != plain(seen) {
        return Ok(Noted::Moved(now));
    }
    Entity::update_many()
        .col_expr(Column::Note, Expr::value(note))
        .filter(Column::Id.eq(item))
        .filter(Column::Note.eq(row.note))
        .exec(&tx)
        .await?;
    tx.commit().await?;
    Ok(Noted::Done)
}

/// Takes a project off the list, with the reasons for and against it; false if it was not there any more.
pub async fn remove(app: &App, may: &EditTeam, item: i64) -> Result<bool> {
    let done = Entity::delete_many()
        .filter(Column::Id.eq(item))
        .filter(Column::TeamId.eq(may.team.id))
        .exec(&app.db)
        .await?;
    Ok(done.rows_affected == 1)
}
