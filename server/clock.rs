//! The time, from one place, so that a test can set it.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeZone, Timelike, Utc};
use chrono_tz::Europe::Rome;

/// Tells the time: the real one, or one that a test moves.
#[derive(Clone, Debug, Default)]
pub struct Clock(Option<Arc<AtomicI64>>);

impl Clock {
    /// A clock that stands still at `at` until it is moved.
    pub fn fixed(at: DateTime<Utc>) -> Self {
        Self(Some(Arc::new(AtomicI64::new(at.timestamp_millis()))))
    }

    /// Now, to the millisecond: the two databases keep no finer time alike.
    #[expect(clippy::disallowed_methods, reason = "the one place that asks the system")]
    pub fn now(&self) -> DateTime<Utc> {
        let millis = match &self.0 {
            Some(fixed) => fixed.load(Ordering::SeqCst),
            None => Utc::now().timestamp_millis(),
        };
        Utc.timestamp_millis_opt(millis).single().unwrap_or_default()
    }

    /// Today in Italy.
    pub fn today(&self) -> NaiveDate {
        day_in_italy(self.now())
    }

    /// Puts a fixed clock to that moment; a real one stays real.
    pub fn set(&self, at: DateTime<Utc>) {
        if let Some(fixed) = &self.0 {
            fixed.store(at.timestamp_millis(), Ordering::SeqCst);
        }
    }

    /// Moves a fixed clock forward; a real one stays real.
    pub fn advance(&self, by: chrono::Duration) {
        if let Some(fixed) = &self.0 {
            fixed.fetch_add(by.num_milliseconds(), Ordering::SeqCst);
        }
    }
}

/// The day that a moment is in, by Italian clocks.
pub fn day_in_italy(at: DateTime<Utc>) -> NaiveDate {
    at.with_timezone(&Rome).date_naive()
}

/// The moment of an Italian day and hour. An hour that the clocks skip in spring is the one after it;
/// of one that comes twice in autumn, the first.
pub fn in_italy(day: NaiveDate, hour: u32) -> DateTime<Utc> {
    (hour..=24)
        .find_map(|hour| {
            let time = NaiveTime::from_hms_opt(hour, 0, 0)?;
            Rome.from_local_datetime(&day.and_time(time)).earliest()
        })
        .map_or_else(|| Utc.from_utc_datetime(&day.and_time(NaiveTime::MIN)), |at| at.with_timezone(&Utc))
}

/// Hours, Italian time, in which no mail goes out. If both are the same there are none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quiet {
    /// The first quiet hour, 0 to 23.
    pub from: u32,
    /// The hour that ends them.
    pub until: u32,
}

impl Quiet {
    /// What holds for whoever has not chosen, and always for students.
    pub const USUAL: Self = Self { from: 20, until: 7 };

    /// Is it quiet then?
    pub fn covers(self, at: DateTime<Utc>) -> bool {
        let hour = at.with_timezone(&Rome).hour();
        if self.from <= self.until {
            (self.from..self.until).contains(&hour)
        } else {
            hour >= self.from || hour < self.until
        }
    }

    /// That moment, or the end of the quiet hours it falls into.
    pub fn after(self, at: DateTime<Utc>) -> DateTime<Utc> {
        if !self.covers(at) {
            return at;
        }
        let today = day_in_italy(at);
        let tomorrow = today.checked_add_days(Days::new(1)).unwrap_or(today);
        [today, tomorrow].into_iter().map(|day| in_italy(day, self.until)).find(|end| *end > at).unwrap_or(at)
    }
}
