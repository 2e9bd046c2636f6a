//! A table of people to be confirmed: for each a box, the names as they will be printed, and hours.

use serde::Serialize;

use super::issue::Names;
use crate::error::Result;
use crate::text::Arg;
use crate::web::form::{Errors, Fields};
use crate::web::visit::Visit;

/// The longest first name, and the longest surname.
pub(super) const LONGEST: usize = 60;

/// A row, as it is shown and as it was typed.
#[derive(Serialize, Clone, Debug)]
pub(super) struct Row {
    /// What its fields end in.
    pub key: String,
    /// As whom we know the person.
    pub label: String,
    /// Beside it: the team, the class.
    pub note: String,
    /// Is it chosen?
    pub take: bool,
    /// First name.
    pub given: String,
    /// Surname.
    pub family: String,
    /// Hours.
    pub hours: String,
}

/// What a chosen row says.
pub(super) struct Taken {
    /// What its fields end in.
    pub key: String,
    /// Names.
    pub names: Names,
    /// Hours.
    pub hours: i32,
}

/// What was typed, in place of what the page began with.
pub(super) fn typed(fields: &Fields, rows: &mut [Row]) {
    for row in rows {
        row.take = fields.all("take").any(|key| key == row.key);
        let one = |name: &str| line(fields.one(&format!("{name}_{}", row.key)));
        (row.given, row.family, row.hours) = (one("given"), one("family"), one("hours"));
    }
}

fn line(text: &str) -> String {
    text.replace(char::is_control, " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The chosen rows. A mistake names its field.
pub(super) fn check(visit: &Visit, rows: &[Row], most: i32) -> Result<Result<Vec<Taken>, Errors>> {
    let mut errors = Errors::new();
    let mut taken = Vec::new();
    for row in rows.iter().filter(|row| row.take) {
        let end = format!("_{}", row.key);
        let names = names(visit, &mut errors, (&end, Some(&row.label)), &row.given, &row.family)?;
        let field = format!("hours{end}");
        let hours = hours(visit, &mut errors, (&field, Some(&row.label)), &row.hours, most);
        taken.push(Taken { key: row.key.clone(), names, hours });
    }
    if taken.is_empty() {
        errors.add("", visit.t("certificates-nobody-chosen"));
    }
    Ok(if errors.is_empty() { Ok(taken) } else { Err(errors) })
}

/// Names that can be printed. `end`: what follows `given` and `family` in the fields' names; `who`: as whom we
/// know the person, where there are many on the page.
pub(super) fn names(
    visit: &Visit,
    errors: &mut Errors,
    (end, who): (&str, Option<&str>),
    given: &str,
    family: &str,
) -> Result<Names> {
    let press = visit.app.press.get()?;
    let names = Names { given: line(given), family: line(family) };
    for (part, name) in [("given", &names.given), ("family", &names.family)] {
        let field = format!("{part}{end}");
        if !name.chars().any(char::is_alphabetic) {
            errors.add(field, missing(visit, part, who));
        } else if name.chars().count() > LONGEST {
            let long = visit.t_with("certificates-name-long", &[("longest", LONGEST.into())]);
            errors.add(field, of(visit, who, long));
        } else if let Some(sign) = press.unprintable(name) {
            let args = [("sign", Arg::from(sign.to_string()))];
            errors.add(field, of(visit, who, visit.t_with("certificates-name-sign", &args)));
        }
    }
    Ok(names)
}

/// Says that the name is missing, and whose. `part`: `given` or `family`.
fn missing(visit: &Visit, part: &str, who: Option<&str>) -> String {
    match who {
        Some(who) => {
            let args = [("part", Arg::from(part)), ("who", Arg::from(who))];
            visit.t_with("certificates-name-missing-of", &args)
        }
        None => visit.t("certificates-name-missing"),
    }
}

/// A mistake, and whose it is: above the page there are many alike.
fn of(visit: &Visit, who: Option<&str>, said: String) -> String {
    match who {
        Some(who) => {
            let args = [("who", Arg::from(who)), ("said", Arg::from(said))];
            visit.t_with("certificates-mistake-of", &args)
        }
        None => said,
    }
}

/// A whole number of hours, at least one; 0 and a mistake if it is none. `who`: as whom we know the person,
/// where there are many on the page.
pub(super) fn hours(
    visit: &Visit,
    errors: &mut Errors,
    (field, who): (&str, Option<&str>),
    typed: &str,
    most: i32,
) -> i32 {
    let hours = typed.trim().parse().unwrap_or(0);
    if !(1..=most).contains(&hours) {
        let wrong = visit.t_with("certificates-hours-wrong", &[("most", most.into())]);
        errors.add(field, of(visit, who, wrong));
        return 0;
    }
    hours
}
