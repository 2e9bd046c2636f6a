//! The large demo's editions.

use chrono::{DateTime, Duration, Months, NaiveDate, Utc};
use sea_orm::{ActiveModelTrait, ConnectionTrait, NotSet, Set};
use tables::ids::EditionId;
use tables::{edition, edition_step};

use super::Making;
use crate::error::{Error, Result};
use crate::schools::editions;
use crate::schools::programme::{self, Track};

/// The first step of the current edition was due so many days ago, so that some are late with it.
const LATE: i64 = 10;
/// So many days before today the current edition's classes came in.
const BEGAN: i64 = 75;

/// An edition that is being filled.
pub(super) struct Year {
    pub(super) id: EditionId,
    /// When its classes came in.
    pub(super) began: DateTime<Utc>,
    /// The last moment at which anything happens in it: now, or its end.
    pub(super) until: DateTime<Utc>,
    /// By when projects should be chosen.
    pub(super) choice_due: DateTime<Utc>,
    pub(super) past: bool,
}

fn earlier(day: NaiveDate, years: usize) -> Result<NaiveDate> {
    let months = u32::try_from(years * 12).map_err(Error::internal)?;
    day.checked_sub_months(Months::new(months)).ok_or_else(|| Error::internal("no such day"))
}

fn midnight(day: NaiveDate) -> DateTime<Utc> {
    day.and_time(chrono::NaiveTime::MIN).and_utc()
}

/// The name with its years so many lower: `2026-2027`, two years back, is `2024-2025`.
fn name_of(starts_on: NaiveDate) -> String {
    use chrono::Datelike;
    format!("{}-{}", starts_on.year(), starts_on.year() + 1)
}

/// Makes the edition so many years before the current one, with its steps.
pub(super) async fn past(
    conn: &impl ConnectionTrait,
    making: &Making<'_>,
    current: &edition::Model,
    back: usize,
) -> Result<Year> {
    let (starts_on, ends_on) = (earlier(current.starts_on, back)?, earlier(current.ends_on, back)?);
    let name = name_of(starts_on);
    let row = edition::ActiveModel {
        id: NotSet,
        slug: Set(name.clone()),
        name: Set(name),
        starts_on: Set(starts_on),
        ends_on: Set(ends_on),
        ..Default::default()
    };
    let id = row.insert(conn).await?.id;
    let mut choice_due = midnight(starts_on) + Duration::days(100);
    for step in editions::steps(conn, current.id).await? {
        let due = earlier(step.due_at.date_naive(), back)?.and_time(step.due_at.time()).and_utc();
        if asks_for_project(&step)? {
            choice_due = due;
        }
        let row = edition_step::ActiveModel {
            id: NotSet,
            edition_id: Set(id),
            opens_on: Set(earlier(step.opens_on, back)?),
            due_at: Set(due),
            ..step.into()
        };
        row.insert(conn).await?;
    }
    let until = (midnight(ends_on) + Duration::days(45)).min(making.now);
    let began = midnight(starts_on) + Duration::days(40);
    Ok(Year { id, began: began.min(until), until, choice_due: choice_due.min(until), past: true })
}

/// Is the project chosen in it?
fn asks_for_project(step: &edition_step::Model) -> Result<bool> {
    Ok(programme::asked(step)?.iter().any(|one| one.track == Some(Track::Choice)))
}

/// The current one: the step in which projects are chosen is made due some days ago, whatever day the
/// demo is made on, and what comes before it is due before it.
pub(super) async fn current(
    conn: &impl ConnectionTrait,
    making: &Making<'_>,
    edition: &edition::Model,
) -> Result<Year> {
    let now = making.now;
    let steps = editions::steps(conn, edition.id).await?;
    let mut choice_due = None;
    for (n, step) in (0..).zip(steps) {
        let due = step.due_at.min(now - Duration::days(LATE + 25 - 25 * n));
        let opens_on = step.opens_on.min((due - Duration::days(45)).date_naive());
        let chosen = asks_for_project(&step)?;
        let row = edition_step::ActiveModel { due_at: Set(due), opens_on: Set(opens_on), ..step.into() };
        row.update(conn).await?;
        if chosen {
            choice_due = Some(due);
            break;
        }
    }
    let choice_due = choice_due.ok_or_else(|| Error::internal("no step of the demo asks for a project"))?;
    Ok(Year { id: edition.id, began: now - Duration::days(BEGAN), until: now, choice_due, past: false })
}
