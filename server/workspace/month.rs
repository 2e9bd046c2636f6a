//! A month of the calendar: its weeks, the months beside it.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, Days, Months, NaiveDate};

/// A month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month {
    first: NaiveDate,
}

/// Not a month that a calendar shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoMonth;

impl Month {
    /// The month that a day is in.
    pub fn of(day: NaiveDate) -> Self {
        Self { first: day.with_day(1).unwrap_or(day) }
    }

    /// Its first day.
    pub fn first(self) -> NaiveDate {
        self.first
    }

    /// Its last day.
    pub fn last(self) -> NaiveDate {
        self.next().first.checked_sub_days(Days::new(1)).unwrap_or(self.first)
    }

    /// The month after it.
    #[must_use]
    pub fn next(self) -> Self {
        Self { first: self.first.checked_add_months(Months::new(1)).unwrap_or(self.first) }
    }

    /// The month before it.
    #[must_use]
    pub fn previous(self) -> Self {
        Self { first: self.first.checked_sub_months(Months::new(1)).unwrap_or(self.first) }
    }

    /// Its weeks from Monday to Sunday, filled with days of the months beside it.
    pub fn weeks(self) -> Vec<Vec<NaiveDate>> {
        let before = u64::from(self.first.weekday().num_days_from_monday());
        let Some(monday) = self.first.checked_sub_days(Days::new(before)) else { return Vec::new() };
        let last = self.last();
        monday
            .iter_weeks()
            .take_while(|start| *start <= last)
            .map(|start| start.iter_days().take(7).collect())
            .collect()
    }
}

impl FromStr for Month {
    type Err = NoMonth;

    /// As in addresses: `2026-12`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let first: NaiveDate = format!("{text}-01").parse().map_err(|_| NoMonth)?;
        if text.len() == 7 && (2000..2200).contains(&first.year()) {
            Ok(Self { first })
        } else {
            Err(NoMonth)
        }
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.first.format("%Y-%m"))
    }
}
