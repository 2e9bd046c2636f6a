//! Reminders of meetings, once, within the day before.

use chrono::Duration;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use tables::kinds::MeetingState;
use tables::meeting::{Column, Entity};
use tables::team;

use super::meetings;
use crate::App;
use crate::db;
use crate::error::Result;
use crate::notices::tell::not_yet_told;
use crate::teams::circle;

/// So long before a meeting people are reminded.
const BEFORE: Duration = Duration::hours(24);

/// Reminds whoever has not been, and gives how many were. Who has heard within that time that it takes
/// place needs no reminder.
pub async fn remind(app: &App) -> Result<usize> {
    let now = app.clock.now();
    let near = Entity::find()
        .filter(Column::State.eq(MeetingState::Accepted))
        .filter(Column::StartsAt.gt(now))
        .filter(Column::StartsAt.lte(now + BEFORE))
        .order_by_asc(Column::Id)
        .all(&app.db)
        .await?;
    let mut told = 0;
    for row in near {
        if row.accepted_at.is_none_or(|at| at > row.starts_at - BEFORE) {
            continue;
        }
        let mut of_class = team::Entity::find().filter(team::Column::ClassId.eq(row.class_id));
        if let Some(own) = row.team_id {
            of_class = of_class.filter(team::Column::Id.eq(own));
        }
        let Some(team) = of_class.order_by_asc(team::Column::Id).one(&app.db).await? else { continue };
        let mut people = circle::teachers(&app.db, row.class_id).await?;
        people.push(row.offered_by);
        people.extend(meetings::invited(&app.db, &row).await?);
        let key = format!("meeting:{}:day", row.id);
        let new = not_yet_told(&app.db, &people, &key).await?;
        if new.is_empty() {
            continue;
        }
        let tx = db::begin_write(&app.db).await?;
        told += meetings::told(&tx, app, &row, &team, "reminder", &new, Some(&key)).await?;
        tx.commit().await?;
    }
    Ok(told)
}
