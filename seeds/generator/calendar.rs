//! Days, and the reference dates of the vintages, two months apart.

use chrono::{Datelike, Days, Months, NaiveDate};

/// A day, counted from the first of the common era: half the size of an optional date, and sums are sums.
pub(crate) type Day = i32;

/// How many vintages before the first a row may have been left at.
pub(crate) const OLDEST: u32 = 2;

/// The day number of a date.
pub(crate) fn day(date: NaiveDate) -> Day {
    date.num_days_from_ce()
}

/// The day number of the first of January of a year.
pub(crate) fn new_year(year: i32) -> Day {
    NaiveDate::from_yo_opt(year, 1).map_or(0, day)
}

/// Year, month and day of a day number.
pub(crate) fn civil(day: Day) -> (i32, u32, u32) {
    NaiveDate::from_num_days_from_ce_opt(day)
        .map_or((1, 1, 1), |date| (date.year(), date.month(), date.day()))
}

/// The reference dates of the file's own vintage and of those around it.
pub(crate) struct Vintages(Vec<Day>);

impl Vintages {
    /// From the two vintages before `first` to `drift` vintages after it.
    pub(crate) fn new(first: NaiveDate, drift: u32) -> Self {
        Self((0..=OLDEST.saturating_add(drift)).map(|step| day(moved(first, step))).collect())
    }

    /// The reference date `lag` vintages before, and `drift` after, the first.
    pub(crate) fn at(&self, drift: u32, lag: u32) -> Day {
        let step = (drift + OLDEST).saturating_sub(lag);
        let place = usize::try_from(step).unwrap_or(0).min(self.0.len() - 1);
        self.0[place]
    }
}

/// `first` moved by `step - OLDEST` vintages; the end of a month stays the end of a month, as the
/// publisher's reference dates do.
fn moved(first: NaiveDate, step: u32) -> NaiveDate {
    let last_of_month = first.checked_add_days(Days::new(1)).is_some_and(|next| next.day() == 1);
    let months = Months::new(2 * step.abs_diff(OLDEST));
    let moved =
        if step < OLDEST { first.checked_sub_months(months) } else { first.checked_add_months(months) };
    let moved = moved.unwrap_or(first);
    if !last_of_month {
        return moved;
    }
    moved
        .with_day(1)
        .and_then(|start| start.checked_add_months(Months::new(1)))
        .and_then(|next| next.checked_sub_days(Days::new(1)))
        .unwrap_or(moved)
}
