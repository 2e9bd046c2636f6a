//! What a team has put into its calendar itself: adding, changing, calling off and putting back; and telling the class's
//! calendars of it.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, NotSet, PaginatorTrait, QueryFilter,
    QueryOrder, Set,
};
use tables::ids::{ClassId, OccasionId, TeamId};
use tables::occasion::{ActiveModel, Column, Entity, Model};
use tables::team;

use super::people::noted;
use crate::App;
use crate::classes::{Appointment, AppointmentKind};
use crate::db;
use crate::error::{Error, Result};
use crate::teams::access::PlanTeam;

/// So many may be in a team's calendar.
pub(super) const MOST: u64 = 500;

/// Something for the calendar that makes sense.
pub struct Plan {
    /// What.
    pub title: String,
    /// Where; may be empty.
    pub place: String,
    /// More words on it; may be empty.
    pub notes: String,
    /// When it begins.
    pub starts_at: DateTime<Utc>,
    /// How long it is.
    pub minutes: i32,
}

/// What became of a change.
pub(super) enum Changed {
    /// It is there.
    Done,
    /// Somebody else has changed it since the page was made; this is what is there now.
    Stale(Model),
}

/// What is in the team's calendar between two moments, what was called off too.
pub(super) async fn between(
    conn: &impl ConnectionTrait,
    team: TeamId,
    from: DateTime<Utc>,
    to: DateTime<Utc>,
) -> Result<Vec<Model>> {
    Ok(Entity::find()
        .filter(Column::TeamId.eq(team))
        .filter(Column::StartsAt.gte(from))
        .filter(Column::StartsAt.lt(to))
        .order_by_asc(Column::StartsAt)
        .order_by_asc(Column::Id)
        .all(conn)
        .await?)
}

/// Something in the team's calendar.
pub(super) async fn load(conn: &impl ConnectionTrait, team: TeamId, id: OccasionId) -> Result<Model> {
    let row = Entity::find_by_id(id).filter(Column::TeamId.eq(team)).one(conn).await?;
    row.ok_or(Error::NotFound)
}

/// Puts something into the calendar. False: it is full.
pub async fn add(app: &App, may: &PlanTeam, plan: Plan) -> Result<bool> {
    let now = app.clock.now();
    let tx = db::begin_write(&app.db).await?;
    if Entity::find().filter(Column::TeamId.eq(may.team.id)).count(&tx).await? >= MOST {
        return Ok(false);
    }
    let row = ActiveModel {
        id: NotSet,
        team_id: Set(may.team.id),
        title: Set(plan.title),
        place: Set(plan.place),
        notes: Set(plan.notes),
        starts_at: Set(plan.starts_at),
        minutes: Set(plan.minutes),
        revision: Set(1),
        created_by: Set(may.by.id),
        created_at: Set(now),
        changed_by: Set(may.by.id),
        changed_at: Set(now),
        cancelled_at: Set(None),
    };
    let row = row.insert(&tx).await?;
    noted(&tx, app, &may.by, may.tie, may.team.id, ("occasion", row.id.0)).await?;
    tx.commit().await?;
    Ok(true)
}

/// Changes what the page showed as revision `based_on`.
pub(super) async fn change(
    app: &App,
    may: &PlanTeam,
    id: OccasionId,
    based_on: i32,
    plan: Plan,
) -> Result<Changed> {
    let tx = db::begin_write(&app.db).await?;
    let row = load(&tx, may.team.id, id).await?;
    let done = Entity::update_many()
        .col_expr(Column::Title, Expr::value(plan.title))
        .col_expr(Column::Place, Expr::value(plan.place))
        .col_expr(Column::Notes, Expr::value(plan.notes))
        .col_expr(Column::StartsAt, Expr::value(plan.starts_at))
        .col_expr(Column::Minutes, Expr::value(plan.minutes))
        .col_expr(Column::Revision, Expr::value(based_on.saturating_add(1)))
        .col_expr(Column::ChangedBy, Expr::value(may.by.id))
        .col_expr(Column::ChangedAt, Expr::value(app.clock.now()))
        .filter(Column::Id.eq(id))
        .filter(Column::Revision.eq(based_on))
        .filter(Column::CancelledAt.is_null())
        .exec(&tx)
        .await?;
    if done.rows_affected == 0 {
        return Ok(Changed::Stale(row));
    }
    noted(&tx, app, &may.by, may.tie, may.team.id, ("occasion", id.0)).await?;
    tx.commit().await?;
    Ok(Changed::Done)
}

/// Calls it off, or puts it back. False: it was changed since the page was made.
pub(super) async fn cancel(
    app: &App,
    may: &PlanTeam,
    id: OccasionId,
    based_on: i32,
    cancel: bool,
) -> Result<bool> {
    let now = app.clock.now();
    let tx = db::begin_write(&app.db).await?;
    load(&tx, may.team.id, id).await?;
    let as_seen = if cancel { Column::CancelledAt.is_null() } else { Column::CancelledAt.is_not_null() };
    let done = Entity::update_many()
        .col_expr(Column::CancelledAt, Expr::value(cancel.then_some(now)))
        .col_expr(Column::Revision, Expr::value(based_on.saturating_add(1)))
        .col_expr(Column::ChangedBy, Expr::value(may.by.id))
        .col_expr(Column::ChangedAt, Expr::value(now))
        .filter(Column::Id.eq(id))
        .filter(Column::Revision.eq(based_on))
        .filter(as_seen)
        .exec(&tx)
        .await?;
    if done.rows_affected == 0 {
        return Ok(false);
    }
    noted(&tx, app, &may.by, may.tie, may.team.id, ("occasion", id.0)).await?;
    tx.commit().await?;
    Ok(true)
}

/// For the calendars of these classes.
pub async fn appointments(app: &App, classes: &[ClassId]) -> Result<Vec<(ClassId, Appointment)>> {
    let teams: HashMap<TeamId, team::Model> = team::Entity::find()
        .filter(team::Column::ClassId.is_in(classes.iter().copied()))
        .all(&app.db)
        .await?
        .into_iter()
        .map(|team| (team.id, team))
        .collect();
    let rows = Entity::find()
        .filter(Column::TeamId.is_in(teams.keys().copied()))
        .order_by_asc(Column::StartsAt)
        .order_by_asc(Column::Id)
        .all(&app.db)
        .await?;
    let told = rows.into_iter().filter_map(|row| {
        let team = teams.get(&row.team_id)?;
        let appointment = Appointment {
            kind: AppointmentKind::Occasion,
            key: format!("occasion:{}", row.id),
            team: Some(team.name.clone()),
            of_team: Some(team.id),
            page: Some(format!("/teams/{}/calendar", team.id)),
            topic: row.title,
            starts_at: row.starts_at,
            minutes: row.minutes,
            place: row.place,
            link: String::new(),
            changed_at: row.changed_at,
            changes: u32::try_from(row.revision - 1).unwrap_or(0),
            cancelled: row.cancelled_at.is_some(),
        };
        Some((team.class_id, appointment))
    });
    Ok(told.collect())
}
