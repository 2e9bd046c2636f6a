//! The diary's pages: writing one, changing one's own, taking it out and putting it back.

use std::collections::{BTreeSet, HashMap};

use chrono::{Duration, NaiveDate};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, NotSet, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect, Select, Set,
};
use tables::diary_entry::{ActiveModel, Column, Entity, Model};
use tables::diary_presence;
use tables::ids::{DiaryEntryId, PersonId, TeamId};

use super::task_rows::KEPT_DAYS;
use crate::App;
use crate::db;
use crate::error::{Error, Result};
use crate::teams::access::EditTeam;

/// So many pages may a team's diary have.
pub(super) const MOST: u64 = 1000;

/// A page of the diary that makes sense.
pub struct Page {
    /// The day it tells of.
    pub day: NaiveDate,
    /// What was done.
    pub done: String,
    /// What was learned; may be empty.
    pub learned: String,
    /// What comes next; may be empty.
    pub next: String,
    /// Who was there.
    pub present: BTreeSet<PersonId>,
}

/// What became of a change.
pub(super) enum Changed {
    /// It is there.
    Done,
    /// The author has changed it elsewhere since the page was made; this is what is there now.
    Stale(Model),
}

/// The pages of the team's diary that were not taken out.
fn there(team: TeamId) -> Select<Entity> {
    Entity::find().filter(Column::TeamId.eq(team)).filter(Column::RemovedAt.is_null())
}

/// How many pages the team's diary has.
pub(super) async fn count(conn: &impl ConnectionTrait, team: TeamId) -> Result<u64> {
    Ok(there(team).count(conn).await?)
}

/// Some of the team's pages, the newest day first.
pub(super) async fn some(
    conn: &impl ConnectionTrait,
    team: TeamId,
    offset: usize,
    limit: usize,
) -> Result<Vec<Model>> {
    Ok(there(team)
        .order_by_desc(Column::Day)
        .order_by_desc(Column::Id)
        .offset(u64::try_from(offset).unwrap_or(0))
        .limit(u64::try_from(limit).unwrap_or(0))
        .all(conn)
        .await?)
}

/// A page of the team's diary.
pub(super) async fn load(conn: &impl ConnectionTrait, team: TeamId, id: DiaryEntryId) -> Result<Model> {
    there(team).filter(Column::Id.eq(id)).one(conn).await?.ok_or(Error::NotFound)
}

/// Those that somebody took out and can put back, the last first.
pub(super) async fn removed(app: &App, team: TeamId, author: PersonId) -> Result<Vec<Model>> {
    Ok(Entity::find()
        .filter(Column::TeamId.eq(team))
        .filter(Column::AuthorId.eq(author))
        .filter(Column::RemovedAt.gt(app.clock.now() - Duration::days(KEPT_DAYS)))
        .order_by_desc(Column::RemovedAt)
        .order_by_desc(Column::Id)
        .all(&app.db)
        .await?)
}

/// Who was there on each of these pages.
pub(super) async fn present(
    conn: &impl ConnectionTrait,
    pages: impl IntoIterator<Item = DiaryEntryId>,
) -> Result<HashMap<DiaryEntryId, Vec<PersonId>>> {
    let rows = diary_presence::Entity::find()
        .filter(diary_presence::Column::EntryId.is_in(pages))
        .order_by_asc(diary_presence::Column::PersonId)
        .all(conn)
        .await?;
    let mut of: HashMap<DiaryEntryId, Vec<PersonId>> = HashMap::new();
    for row in rows {
        of.entry(row.entry_id).or_default().push(row.person_id);
    }
    Ok(of)
}

async fn put_present(
    conn: &impl ConnectionTrait,
    id: DiaryEntryId,
    present: &BTreeSet<PersonId>,
) -> Result<()> {
    diary_presence::Entity::delete_many().filter(diary_presence::Column::EntryId.eq(id)).exec(conn).await?;
    if !present.is_empty() {
        let rows = present
            .iter()
            .map(|person| diary_presence::ActiveModel { entry_id: Set(id), person_id: Set(*person) });
        diary_presence::Entity::insert_many(rows).exec_without_returning(conn).await?;
    }
    Ok(())
}

/// Writes a page. None: the diary is full.
pub async fn write(app: &App, may: &EditTeam, page: Page) -> Result<Option<DiaryEntryId>> {
    let now = app.clock.now();
    let tx = db::begin_write(&app.db).await?;
    if count(&tx, may.team.id).await? >= MOST {
        return Ok(None);
    }
    let row = ActiveModel {
        id: NotSet,
        team_id: Set(may.team.id),
        day: Set(page.day),
        done: Set(page.done),
        learned: Set(page.learned),
        next: Set(page.next),
        revision: Set(1),
        author_id: Set(may.by.id),
        written_at: Set(now),
        changed_at: Set(now),
        removed_at: Set(None),
    };
    let row = row.insert(&tx).await?;
    put_present(&tx, row.id, &page.present).await?;
    tx.commit().await?;
    Ok(Some(row.id))
}

/// Changes one's own page, which was shown as revision `based_on`.
pub(super) async fn change(
    app: &App,
    may: &EditTeam,
    id: DiaryEntryId,
    based_on: i32,
    page: Page,
) -> Result<Changed> {
    let tx = db::begin_write(&app.db).await?;
    let row = load(&tx, may.team.id, id).await?;
    if row.author_id != may.by.id {
        return Err(Error::Forbidden);
    }
    let done = Entity::update_many()
        .col_expr(Column::Day, Expr::value(page.day))
        .col_expr(Column::Done, Expr::value(page.done))
        .col_expr(Column::Learned, Expr::value(page.learned))
        .col_expr(Column::Next, Expr::value(page.next))
        .col_expr(Column::Revision, Expr::value(based_on.saturating_add(1)))
        .col_expr(Column::ChangedAt, Expr::value(app.clock.now()))
        .filter(Column::Id.eq(id))
        .filter(Column::AuthorId.eq(may.by.id))
        .filter(Column::Revision.eq(based_on))
        .filter(Column::RemovedAt.is_null())
        .exec(&tx)
        .await?;
    if done.rows_affected == 0 {
        return Ok(Changed::Stale(row));
    }
    put_present(&tx, id, &page.present).await?;
    tx.commit().await?;
    Ok(Changed::Done)
}

/// Takes one's own page out of the diary, or puts it back. False: it was so already, is gone for good, or
/// there is no room for it any more.
pub(super) async fn remove(app: &App, may: &EditTeam, id: DiaryEntryId, remove: bool) -> Result<bool> {
    let now = app.clock.now();
    let tx = db::begin_write(&app.db).await?;
    let row = Entity::find_by_id(id).filter(Column::TeamId.eq(may.team.id)).one(&tx).await?;
    if row.ok_or(Error::NotFound)?.author_id != may.by.id {
        return Err(Error::Forbidden);
    }
    if !remove && count(&tx, may.team.id).await? >= MOST {
        return Ok(false);
    }
    let as_seen = if remove {
        Column::RemovedAt.is_null()
    } else {
        Column::RemovedAt.gt(now - Duration::days(KEPT_DAYS))
    };
    let done = Entity::update_many()
        .col_expr(Column::RemovedAt, Expr::value(remove.then_some(now)))
        .filter(Column::Id.eq(id))
        .filter(as_seen)
        .exec(&tx)
        .await?;
    tx.commit().await?;
    Ok(done.rows_affected == 1)
}
