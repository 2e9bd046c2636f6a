//! What is next for staff: public texts that somebody has pointed to, and that nobody has looked at.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use tables::flag::{Column, Entity};
use tables::kinds::FlagSubject;

use crate::error::Result;
use crate::people::NextStep;
use crate::people::access::is_staff;
use crate::text::Arg;
use crate::web::visit::{Actor, Visit};

/// What waits for staff: how many texts, and for how long. Several words on one text are one.
pub async fn next_steps(visit: &Visit, actor: &Actor) -> Result<Vec<NextStep>> {
    if !is_staff(actor.role) {
        return Ok(Vec::new());
    }
    let open: Vec<(FlagSubject, i64, DateTime<Utc>)> = Entity::find()
        .select_only()
        .columns([Column::Subject, Column::SubjectId, Column::At])
        .filter(Column::Outcome.is_null())
        .order_by_asc(Column::At)
        .into_tuple()
        .all(&visit.app.db)
        .await?;
    let Some((_, _, oldest)) = open.first() else { return Ok(Vec::new()) };
    let texts: BTreeSet<(&str, i64)> = open.iter().map(|(kind, id, _)| (kind.as_str(), *id)).collect();
    let days = i32::try_from((visit.app.clock.now() - *oldest).num_days()).unwrap_or(i32::MAX);
    let args = [("count", Arg::from(texts.len())), ("days", Arg::from(days))];
    Ok(vec![NextStep {
        title: visit.t_with("moderation-next-title", &args),
        text: visit.t_with("moderation-next-text", &args),
        href: visit.link("/moderation"),
        action: visit.t("moderation-next-action"),
        urgent: true,
    }])
}
