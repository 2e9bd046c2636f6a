//! Digests: what may wait is gathered and mailed once a day, or on Mondays, at eight in the morning
//! in Italy. A step does what is due and may be run at any time, by several servers at once.

use chrono::{DateTime, Datelike, Days, NaiveDate, Utc};
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set};
use serde::Serialize;
use tables::ids::PersonId;
use tables::kinds::Delivery;
use tables::{notice, notice_digest, person};

use super::words::Words;
use super::{unsubscribe, wishes};
use crate::App;
use crate::clock::{day_in_italy, in_italy};
use crate::db;
use crate::error::Result;
use crate::mail::{self, Letter, Manners};
use crate::text::Lang;

/// The hour, Italian time, at which digests are made up.
const HOUR: u32 = 8;
/// Notices told in full; the rest is counted.
const IN_FULL: usize = 30;

#[derive(Serialize)]
struct DigestLetter {
    cadence: &'static str,
    items: Vec<Words>,
    total: usize,
    more: usize,
}

impl Letter for DigestLetter {
    const TEMPLATE: &'static str = "digest";
}

/// The last day on which a digest of that cadence was due, and the moment it was.
pub fn last_due(cadence: Delivery, now: DateTime<Utc>) -> (NaiveDate, DateTime<Utc>) {
    let today = day_in_italy(now);
    let back = |day: NaiveDate, days: u64| day.checked_sub_days(Days::new(days)).unwrap_or(day);
    let mut day = match cadence {
        Delivery::Weekly => back(today, today.weekday().num_days_from_monday().into()),
        Delivery::Daily | Delivery::Now | Delivery::InApp | Delivery::Off => today,
    };
    if in_italy(day, HOUR) > now {
        day = back(day, if cadence == Delivery::Weekly { 7 } else { 1 });
    }
    (day, in_italy(day, HOUR))
}

/// Makes up all digests that are due; gives how many.
pub async fn step(app: &App) -> Result<usize> {
    let mut made = 0;
    for cadence in [Delivery::Daily, Delivery::Weekly] {
        let (day, due) = last_due(cadence, app.clock.now());
        let people: Vec<PersonId> = notice::Entity::find()
            .select_only()
            .column(notice::Column::RecipientId)
            .filter(notice::Column::Digest.eq(cadence))
            .filter(notice::Column::DigestedAt.is_null())
            .filter(notice::Column::CreatedAt.lt(due))
            .distinct()
            .into_tuple()
            .all(&app.db)
            .await?;
        for person in people {
            made += usize::from(make(app, person, cadence, day, due).await?);
        }
    }
    Ok(made)
}

/// One person's digest, in one transaction with the mark that it was made.
async fn make(
    app: &App,
    id: PersonId,
    cadence: Delivery,
    day: NaiveDate,
    due: DateTime<Utc>,
) -> Result<bool> {
    let tx = db::begin_write(&app.db).await?;
    let mark = notice_digest::ActiveModel { person_id: Set(id), cadence: Set(cadence), day: Set(day) };
    let first = notice_digest::Entity::insert(mark)
        .on_conflict(
            OnConflict::columns([
                notice_digest::Column::PersonId,
                notice_digest::Column::Cadence,
                notice_digest::Column::Day,
            ])
            .do_nothing()
            .to_owned(),
        )
        .exec_without_returning(&tx)
        .await?;
    if first == 0 {
        tx.rollback().await?;
        return Ok(false);
    }
    let waiting = notice::Entity::find()
        .filter(notice::Column::RecipientId.eq(id))
        .filter(notice::Column::Digest.eq(cadence))
        .filter(notice::Column::DigestedAt.is_null())
        .filter(notice::Column::CreatedAt.lt(due))
        .order_by_desc(notice::Column::CreatedAt)
        .order_by_desc(notice::Column::Id)
        .all(&tx)
        .await?;
    notice::Entity::update_many()
        .col_expr(notice::Column::DigestedAt, Expr::value(app.clock.now()))
        .filter(notice::Column::Id.is_in(waiting.iter().map(|row| row.id)))
        .exec(&tx)
        .await?;
    // What has been read in the meantime is no news.
    let news: Vec<&notice::Model> = waiting.iter().filter(|row| row.read_at.is_none()).collect();
    let person = person::Entity::find_by_id(id).one(&tx).await?;
    let person = person.filter(|person| person.active && wishes::by_mail(person));
    let mailed = match person {
        Some(person) if !news.is_empty() => {
            let lang = Lang::parse(&person.language).unwrap_or_default();
            let letter = DigestLetter {
                cadence: cadence.as_str(),
                items: news.iter().take(IN_FULL).map(|row| Words::of(&app.texts, lang, row)).collect(),
                total: news.len(),
                more: news.len().saturating_sub(IN_FULL),
            };
            let ends = format!("digest-{}", cadence.as_str());
            let address = unsubscribe::address(&tx, app, &person, &ends).await?;
            let quiet = wishes::quiet(&tx, &[id]).await?;
            let quiet = wishes::quiet_of(person.role, quiet.get(&id).copied());
            let manners = Manners { unsubscribe: Some(address), quiet: Some(quiet), stranger: false };
            mail::queue_with(&tx, app, &person, &letter, manners).await?;
            true
        }
        Some(_) | None => false,
    };
    tx.commit().await?;
    Ok(mailed)
}
