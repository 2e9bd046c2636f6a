//! Slowing down guesses without locking anybody out.
//!
//! By account: after five failures each further one makes the next try wait, twice as long each
//! time, a minute at most. A try is counted before it is checked, so that a thousand at once are not
//! a thousand free ones. By address: a school's thirty pupils share one, so only failures count,
//! and too many of them make each further failure slow; nothing is refused.

use std::collections::HashMap;
use std::sync::Mutex;
use std::time::Duration;

use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, Set};
use sha2::{Digest, Sha256};
use tables::sign_in_failure::{self, Column, Entity};

use crate::App;
use crate::error::{Error, Result};

/// So many failures of an account are free.
const FREE: i32 = 5;
/// The longest wait for an account, in seconds.
const LONGEST_WAIT: i64 = 60;
/// After so many further failures the wait is the longest.
const DOUBLINGS: i32 = 6;
/// An account's failures are forgotten after so many quiet hours.
const FORGET_HOURS: i64 = 12;
/// So many failures of an address in a quarter of an hour are free.
const FREE_BY_ADDRESS: u32 = 60;
/// So long an address's tries count.
const MINUTES_BY_ADDRESS: i64 = 15;
/// Mails that one address may ask for in that time: no school needs so many.
const MOST_MAILS_BY_ADDRESS: u32 = 300;
/// Public texts that one address may point to in that time.
const MOST_FLAGS_BY_ADDRESS: u32 = 30;

/// Failures by network address: in memory only, by salted key.
#[derive(Default)]
pub struct Callers(Mutex<HashMap<String, (u32, DateTime<Utc>)>>);

fn key(account: &str) -> String {
    Sha256::digest(account.as_bytes())[..16].iter().fold("account:".to_owned(), |mut key, byte| {
        use std::fmt::Write;
        let _ = write!(key, "{byte:02x}");
        key
    })
}

/// Seconds from one try to the next, after so many that failed.
fn pause(failures: i32) -> i64 {
    match failures - FREE {
        over if over < 0 => 0,
        over => std::cmp::min(1_i64 << std::cmp::min(over, DOUBLINGS), LONGEST_WAIT),
    }
}

/// Is the next try due, by the account's row?
fn due(now: DateTime<Utc>) -> Condition {
    let since = |failures: i32| Column::LastAt.lte(now - chrono::Duration::seconds(pause(failures)));
    let most = FREE + DOUBLINGS;
    let free = Condition::any().add(Column::Failures.lt(FREE));
    (FREE..most)
        .fold(free, |any, failures| any.add(Column::Failures.eq(failures).and(since(failures))))
        .add(Column::Failures.gte(most).and(since(most)))
}

/// Takes a try at this account: it counts as a failure until it has [`succeeded`]. If none is due yet,
/// gives the seconds to wait, and nothing may be checked.
pub async fn take(app: &App, account: &str) -> Result<Option<u64>> {
    let now = app.clock.now();
    let row = sign_in_failure::ActiveModel { key: Set(key(account)), failures: Set(1), last_at: Set(now) };
    let taken = Entity::insert(row)
        .on_conflict(
            OnConflict::column(Column::Key)
                .value(Column::Failures, Expr::col((Entity, Column::Failures)).add(1))
                .value(Column::LastAt, now)
                .action_cond_where(due(now))
                .to_owned(),
        )
        .exec_without_returning(&app.db)
        .await?;
    if taken > 0 {
        return Ok(None);
    }
    let row = Entity::find_by_id(key(account)).one(&app.db).await?;
    let left = row.map_or(0, |row| pause(row.failures) - (now - row.last_at).num_seconds());
    // If the account has succeeded in the meantime, the next try is due at once.
    Ok(Some(Ord::max(u64::try_from(left).unwrap_or(0), 1)))
}

/// Notes that a try from that address failed; the failing caller then waits for the given time.
pub fn failed(app: &App, caller: &str) -> Duration {
    slowed(app.callers.count(caller, app.clock.now()))
}

/// A right password wipes the slate.
pub async fn succeeded(app: &App, account: &str) -> Result<()> {
    Entity::delete_by_id(key(account)).exec(&app.db).await?;
    Ok(())
}

/// Forgets what is long past.
pub async fn sweep(app: &App) -> Result<()> {
    let long_ago = app.clock.now() - chrono::Duration::hours(FORGET_HOURS);
    Entity::delete_many().filter(Column::LastAt.lt(long_ago)).exec(&app.db).await?;
    Ok(())
}

/// Notes that a mail was asked for from that address: nothing while a school could well ask so
/// often, slower and slower beyond it, and no more when it can only be a machine.
pub fn asked_for_mail(app: &App, caller: &str) -> Result<Duration> {
    let asked = app.callers.count(&format!("mail {caller}"), app.clock.now());
    if asked > MOST_MAILS_BY_ADDRESS {
        return Err(Error::TooMany(MINUTES_BY_ADDRESS.unsigned_abs() * 60));
    }
    Ok(slowed(asked))
}

/// Notes that something was asked for from that address by a code that nothing has: too many of them
/// make each further one slow.
pub fn guessed(app: &App, caller: &str) -> Duration {
    slowed(app.callers.count(&format!("guess {caller}"), app.clock.now()))
}

/// Notes that a public text was pointed to from that address: a class that reads together may do so, a
/// machine may not.
pub fn flagged(app: &App, caller: &str) -> Result<()> {
    if app.callers.count(&format!("flag {caller}"), app.clock.now()) > MOST_FLAGS_BY_ADDRESS {
        return Err(Error::TooMany(MINUTES_BY_ADDRESS.unsigned_abs() * 60));
    }
    Ok(())
}

fn slowed(times: u32) -> Duration {
    if times > FREE_BY_ADDRESS { Duration::from_secs(2) } else { Duration::ZERO }
}

impl Callers {
    fn count(&self, caller: &str, now: DateTime<Utc>) -> u32 {
        let Ok(mut callers) = self.0.lock() else { return 0 };
        callers.retain(|_, (_, since)| now - *since < chrono::Duration::minutes(MINUTES_BY_ADDRESS));
        let (times, _) = callers.entry(caller.to_owned()).or_insert((0, now));
        *times += 1;
        *times
    }
}
