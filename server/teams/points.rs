//! Reasons for and against the projects on a shortlist: short lines, each with who wrote it.

use std::collections::HashMap;

use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, NotSet, PaginatorTrait, QueryFilter, QueryOrder, Set,
};
use tables::ids::TeamId;
use tables::kinds::PointSide;
use tables::shortlist_item;
use tables::shortlist_point::{ActiveModel, Column, Entity, Model};

use super::access::EditTeam;
use crate::App;
use crate::db::{self, Db};
use crate::error::Result;

/// The longest reason, in characters.
pub const LONGEST: usize = 160;
/// So many has one project at most.
pub const MOST: u64 = 20;

/// What became of a reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pointed {
    /// It is there.
    Done,
    /// Nothing in it.
    Empty,
    /// Too long.
    Long,
    /// There are too many already.
    TooMany,
    /// The project is not on the list any more.
    Gone,
}

/// The reasons for these projects of a list, by the line on which they stand, the oldest first.
pub async fn of(db: &Db, items: &[i64]) -> Result<HashMap<i64, Vec<Model>>> {
    let rows = Entity::find()
        .filter(Column::ItemId.is_in(items.iter().copied()))
        .order_by_asc(Column::Id)
        .all(db)
        .await?;
    let mut by_item: HashMap<i64, Vec<Model>> = HashMap::new();
    for row in rows {
        by_item.entry(row.item_id).or_default().push(row);
    }
    Ok(by_item)
}

fn on_list(team: TeamId, item: i64) -> sea_orm::Select<shortlist_item::Entity> {
    shortlist_item::Entity::find_by_id(item).filter(shortlist_item::Column::TeamId.eq(team))
}

/// Adds a reason to a project of the team's list.
pub async fn add(app: &App, may: &EditTeam, item: i64, side: PointSide, words: &str) -> Result<Pointed> {
    let words = words.replace(char::is_control, " ").trim().to_owned();
    if words.is_empty() {
        return Ok(Pointed::Empty);
    }
    if words.chars().count() > LONGEST {
        return Ok(Pointed::Long);
    }
    let tx = db::begin_write(&app.db).await?;
    if on_list(may.team.id, item).one(&tx).await?.is_none() {
        return Ok(Pointed::Gone);
    }
    if Entity::find().filter(Column::ItemId.eq(item)).count(&tx).await? >= MOST {
        return Ok(Pointed::TooMany);
    }
    let row = ActiveModel {
        id: NotSet,
        item_id: Set(item),
        side: Set(side),
        words: Set(words),
        author_id: Set(may.by.id),
        at: Set(app.clock.now()),
    };
    row.insert(&tx).await?;
    tx.commit().await?;
    Ok(Pointed::Done)
}

/// Takes one's own reason back; false if it is not there, or somebody else's.
pub async fn remove(app: &App, may: &EditTeam, item: i64, point: i64) -> Result<bool> {
    if on_list(may.team.id, item).one(&app.db).await?.is_none() {
        return Ok(false);
    }
    let done = Entity::delete_many()
        .filter(Column::Id.eq(point))
        .filter(Column::ItemId.eq(item))
        .filter(Column::AuthorId.eq(may.by.id))
        .exec(&app.db)
        .await?;
    Ok(done.rows_affected == 1)
}
