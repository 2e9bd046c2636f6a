//! Days and hours as forms have them, Italian time, and the moments that they are.

use std::ops::RangeInclusive;

use chrono::{DateTime, Months, NaiveDate, NaiveTime, TimeZone, Utc};
use chrono_tz::Europe::Rome;

/// A day as a form's field has it.
pub fn day(typed: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(typed.trim(), "%Y-%m-%d").ok().filter(|day| is_sensible(*day))
}

fn is_sensible(day: NaiveDate) -> bool {
    use chrono::Datelike;
    (2000..2200).contains(&day.year())
}

fn hour(typed: &str) -> Option<NaiveTime> {
    let typed = typed.trim();
    NaiveTime::parse_from_str(typed, "%H:%M").or_else(|_| NaiveTime::parse_from_str(typed, "%H:%M:%S")).ok()
}

/// The moment of a day and an hour in Italy. An hour that the clocks skip is the one after it.
pub fn moment(day_typed: &str, hour_typed: &str) -> Option<DateTime<Utc>> {
    Some(in_rome(day(day_typed)?, hour(hour_typed)?))
}

fn in_rome(day: NaiveDate, hour: NaiveTime) -> DateTime<Utc> {
    let wall = day.and_time(hour);
    let found = Rome.from_local_datetime(&wall).latest().or_else(|| {
        let later = wall.checked_add_signed(chrono::Duration::hours(1))?;
        Rome.from_local_datetime(&later).latest()
    });
    found.map_or_else(|| Utc.from_utc_datetime(&wall), |found| found.with_timezone(&Utc))
}

/// The last minute of a day in Italy.
pub fn last_minute(day: NaiveDate) -> DateTime<Utc> {
    in_rome(day, NaiveTime::from_hms_opt(23, 59, 0).unwrap_or(NaiveTime::MIN))
}

/// The day and the hour of a moment, as a form's fields have them.
pub fn fields(at: DateTime<Utc>) -> (String, String) {
    let local = at.with_timezone(&Rome);
    (local.format("%Y-%m-%d").to_string(), local.format("%H:%M").to_string())
}

/// The same day a year later; 29 February becomes the 28th.
pub fn day_next_year(day: NaiveDate) -> NaiveDate {
    day.checked_add_months(Months::new(12)).unwrap_or(day)
}

/// The same hour of the same day a year later, by Italian clocks.
pub fn moment_next_year(at: DateTime<Utc>) -> DateTime<Utc> {
    let local = at.with_timezone(&Rome).naive_local();
    in_rome(day_next_year(local.date()), local.time())
}

/// Any number that may be a year.
pub const ANY_YEAR: RangeInclusive<u32> = 1990..=2199;

/// A text with each of these years in it (`2026-2027`, `Edizione 2026/27`) one higher. Others stay: the year of
/// a law is no year of the edition.
pub fn years_raised(text: &str, years: &RangeInclusive<u32>) -> String {
    let mut raised = String::with_capacity(text.len());
    let mut digits = String::new();
    let mut after_year = false;
    let flush = |raised: &mut String, digits: &mut String, after_year: &mut bool| {
        let number: Option<u32> = digits.parse().ok();
        match (digits.len(), number) {
            (4, Some(year)) if years.contains(&year) => {
                raised.push_str(&(year + 1).to_string());
                *after_year = true;
            }
            // The second half of `2026/27`.
            (2, Some(year)) if *after_year => {
                let digits = (year + 1) % 100;
                if digits < 10 {
                    raised.push('0');
                }
                raised.push_str(&digits.to_string());
                *after_year = false;
            }
            _ => {
                raised.push_str(digits);
                *after_year = false;
            }
        }
        digits.clear();
    };
    for c in text.chars() {
        if c.is_ascii_digit() {
            digits.push(c);
            continue;
        }
        if !digits.is_empty() {
            flush(&mut raised, &mut digits, &mut after_year);
        }
        if !matches!(c, '/' | '-' | '–') {
            after_year = false;
        }
        raised.push(c);
    }
    if !digits.is_empty() {
        flush(&mut raised, &mut digits, &mut after_year);
    }
    raised
}
