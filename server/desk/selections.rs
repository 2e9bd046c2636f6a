//! A team's selections: kept, renamed, put away.

use chrono::NaiveDate;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, NotSet, PaginatorTrait, QueryFilter,
    QueryOrder, Set,
};
use tables::ids::{SelectionId, TeamId};
use tables::selection::{ActiveModel, Column, Entity, Model};

use crate::App;
use crate::courses::live::Totals;
use crate::db;
use crate::error::{Error, Result};
use crate::projects::list::counted;
use crate::teams::access::EditTeam;

/// The most selections a team can have, those put away included.
pub const MOST: u64 = 100;
/// The longest name.
pub const LONGEST_NAME: usize = 100;
/// The longest note.
pub const LONGEST_NOTE: usize = 2000;
/// The longest search that can be kept.
pub const LONGEST_QUERY: usize = 4000;

/// A selection to be kept.
pub struct New {
    /// What the team calls it.
    pub name: String,
    /// What it says of it.
    pub note: String,
    /// The search, as it stands in its address.
    pub query: String,
    /// What it has now.
    pub totals: Totals,
    /// The date of the data.
    pub data_of: Option<NaiveDate>,
}

/// What became of a new selection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saved {
    /// It is there.
    Done(SelectionId),
    /// The team has another of that name.
    Taken,
    /// There are as many as there can be.
    Full,
}

/// What became of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Changed {
    /// It is done.
    Done,
    /// The team has another of that name.
    Taken,
    /// Somebody else changed it meanwhile.
    Stale,
}

/// All selections of a team by name, those put away included.
pub async fn of_team(conn: &impl ConnectionTrait, team: TeamId) -> Result<Vec<Model>> {
    Ok(Entity::find().filter(Column::TeamId.eq(team)).order_by_asc(Column::Name).all(conn).await?)
}

/// A selection of the team; not found if it is another's.
pub async fn load(conn: &impl ConnectionTrait, team: TeamId, id: SelectionId) -> Result<Model> {
    let row = Entity::find_by_id(id).filter(Column::TeamId.eq(team)).one(conn).await?;
    row.ok_or(Error::NotFound)
}

/// Keeps a new one.
pub async fn save(app: &App, may: &EditTeam, new: New) -> Result<Saved> {
    let now = app.clock.now();
    let tx = db::begin_write(&app.db).await?;
    if Entity::find().filter(Column::TeamId.eq(may.team.id)).count(&tx).await? >= MOST {
        return Ok(Saved::Full);
    }
    let row = ActiveModel {
        id: NotSet,
        team_id: Set(may.team.id),
        name: Set(new.name),
        note: Set(new.note),
        query: Set(new.query),
        saved_count: Set(counted(new.totals.count)),
        saved_cost: Set(new.totals.cost_cents),
        saved_payments: Set(new.totals.payments_cents),
        saved_data_of: Set(new.data_of),
        saved_by: Set(may.by.id),
        saved_at: Set(now),
        revision: Set(1),
        changed_by: Set(may.by.id),
        changed_at: Set(now),
        archived_at: Set(None),
    };
    match row.insert(&tx).await {
        Ok(row) => {
            tx.commit().await?;
            Ok(Saved::Done(row.id))
        }
        Err(error) if db::is_unique_violation(&error) => Ok(Saved::Taken),
        Err(error) => Err(error.into()),
    }
}

/// Gives it another name and note, if `seen` is still its revision.
pub async fn change(
    app: &App,
    may: &EditTeam,
    id: SelectionId,
    seen: i32,
    name: &str,
    note: &str,
) -> Result<Changed> {
    let tx = db::begin_write(&app.db).await?;
    let done = Entity::update_many()
        .col_expr(Column::Name, Expr::value(name))
        .col_expr(Column::Note, Expr::value(note))
        .col_expr(Column::Revision, Expr::col(Column::Revision).add(1))
        .col_expr(Column::ChangedBy, Expr::value(may.by.id))
        .col_expr(Column::ChangedAt, Expr::value(app.clock.now()))
        .filter(Column::Id.eq(id))
        .filter(Column::TeamId.eq(may.team.id))
        .filter(Column::Revision.eq(seen))
        .exec(&tx)
        .await;
    match done {
        Ok(done) if done.rows_affected == 0 => Ok(Changed::Stale),
        Ok(_) => {
            tx.commit().await?;
            Ok(Changed::Done)
        }
        Err(error) if db::is_unique_violation(&error) => Ok(Changed::Taken),
        Err(error) => Err(error.into()),
    }
}

/// Puts it away, or takes it out again; false if it was so already.
pub async fn archive(app: &App, may: &EditTeam, id: SelectionId, away: bool) -> Result<bool> {
    load(&app.db, may.team.id, id).await?;
    let as_seen = if away { Column::ArchivedAt.is_null() } else { Column::ArchivedAt.is_not_null() };
    let done = Entity::update_many()
        .col_expr(Column::ArchivedAt, Expr::value(away.then(|| app.clock.now())))
        .col_expr(Column::Revision, Expr::col(Column::Revision).add(1))
        .col_expr(Column::ChangedBy, Expr::value(may.by.id))
        .col_expr(Column::ChangedAt, Expr::value(app.clock.now()))
        .filter(Column::Id.eq(id))
        .filter(Column::TeamId.eq(may.team.id))
        .filter(as_seen)
        .exec(&app.db)
        .await?;
    Ok(done.rows_affected == 1)
}
