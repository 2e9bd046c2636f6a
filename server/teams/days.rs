//! The days of the edition that a team is in: what is planned with it falls on one of them.

use sea_orm::EntityTrait;
use tables::{class, edition, team};

use crate::error::{Error, Result};
use crate::schools::moments;
use crate::text;
use crate::web::visit::Visit;

/// What is wrong with a day, as a form has it, that is none of the edition's: a slip in the year, most of the
/// time. Nothing, if it is one of them or no day at all.
pub async fn mistake(visit: &Visit, team: &team::Model, typed: &str) -> Result<Option<String>> {
    let Some(day) = moments::day(typed) else { return Ok(None) };
    let db = &visit.app.db;
    let class = class::Entity::find_by_id(team.class_id).one(db).await?.ok_or(Error::NotFound)?;
    let year = edition::Entity::find_by_id(class.edition_id).one(db).await?.ok_or(Error::NotFound)?;
    if (year.starts_on..=year.ends_on).contains(&day) {
        return Ok(None);
    }
    let args = [
        ("from", text::date(visit.lang, year.starts_on).into()),
        ("to", text::date(visit.lang, year.ends_on).into()),
    ];
    Ok(Some(visit.t_with("teams-day-outside", &args)))
}
