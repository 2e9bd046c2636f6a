//! The time, from one place, so that a test can set it.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, NaiveDate, TimeZone, Utc};
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
        self.now().with_timezone(&Rome).date_naive()
    }

    /// Moves a fixed clock forward; a real one stays real.
    pub fn advance(&self, by: chrono::Duration) {
        if let Some(fixed) = &self.0 {
            fixed.fetch_add(by.num_milliseconds(), Ordering::SeqCst);
        }
    }
}
