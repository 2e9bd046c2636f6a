//! Cells: blank, amounts, dates, lists.

use chrono::{Datelike, NaiveDate};

/// A cell's text, or none if it is empty, only blanks, or a lone `.`.
pub fn filled(cell: &str) -> Option<&str> {
    let cell = cell.trim();
    (!cell.is_empty() && cell != ".").then_some(cell)
}

/// Euro to cents, exactly: `1016124,00`, `-3,5`, `1.016.124,00`, `1016124.00`, `1,5E+06`. None for
/// what is no amount or does not fit.
pub fn cents(cell: &str) -> Option<i64> {
    let cell = filled(cell)?;
    let (mantissa, exponent) = match cell.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()?),
        None => (cell, 0),
    };
    if !(-40..=40).contains(&exponent) {
        return None;
    }
    let (negative, mantissa) = match mantissa.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, mantissa.strip_prefix('+').unwrap_or(mantissa)),
    };
    let (whole, decimals) = split_decimals(mantissa)?;
    let mut digits = String::with_capacity(mantissa.len());
    for part in [&whole, &decimals] {
        if !part.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        digits.push_str(part);
    }
    if digits.is_empty() {
        return None;
    }
    // The value is digits × 10^shift cents.
    let shift = exponent + 2 - i32::try_from(decimals.len()).ok()?;
    let amount = digits.trim_start_matches('0');
    let amount: i128 = if amount.is_empty() { 0 } else { amount.parse().ok()? };
    let cents = if shift >= 0 {
        amount.checked_mul(10_i128.checked_pow(shift.unsigned_abs())?)?
    } else {
        // More than two decimals: to the nearest cent, halves up.
        let unit = 10_i128.checked_pow(shift.unsigned_abs())?;
        (amount + unit / 2) / unit
    };
    i64::try_from(if negative { -cents } else { cents }).ok()
}

/// The digits before and after the decimal mark. A comma is one; a point is one when it stands
/// alone and is not followed by exactly three digits after more digits (`1.016` is a thousand).
fn split_decimals(mantissa: &str) -> Option<(String, String)> {
    if let Some((whole, decimals)) = mantissa.split_once(',') {
        return Some((whole.replace('.', ""), decimals.to_owned()));
    }
    match mantissa.split_once('.') {
        None => Some((mantissa.to_owned(), String::new())),
        Some((whole, decimals)) if !decimals.contains('.') && decimals.len() != 3 => {
            Some((whole.to_owned(), decimals.to_owned()))
        }
        Some(_) => {
            let mut groups = mantissa.split('.');
            let first = groups.next()?;
            let grouped = first.len() <= 3 && !first.is_empty() && groups.all(|group| group.len() == 3);
            grouped.then(|| (mantissa.replace('.', ""), String::new()))
        }
    }
}

/// `YYYYMMDD`; also `YYYY-MM-DD` and `DD/MM/YYYY`, which spreadsheets make of it. None for days
/// that do not exist.
pub fn date(cell: &str) -> Option<NaiveDate> {
    let cell = filled(cell)?;
    let date = if cell.len() == 8 && cell.bytes().all(|b| b.is_ascii_digit()) {
        let number: u32 = cell.parse().ok()?;
        NaiveDate::from_ymd_opt(i32::try_from(number / 10_000).ok()?, number / 100 % 100, number % 100)?
    } else {
        ["%Y-%m-%d", "%d/%m/%Y"].iter().find_map(|form| NaiveDate::parse_from_str(cell, form).ok())?
    };
    (1900..2200).contains(&date.year()).then_some(date)
}

/// The items of a `:::` list, trimmed, blank ones kept, so that those of sibling columns pair up.
pub fn items(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(":::").map(|item| filled(item).unwrap_or(""))
}
