//! Editions: the plan of a school year, its steps, its call, the copy for next year, the archive.

mod archiving;
mod call;
mod copy;
mod list;
mod own;
pub mod page;
mod publication;
mod removal;
mod show;
mod step;
mod step_form;
mod usual;
mod weights;

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use tables::ids::EditionId;
use tables::{edition, edition_call, edition_step};

use super::programme::{Criterion, in_lang};
use crate::error::{Error, Result};
use crate::text::{Both, Lang};
use crate::web::routes::Routes;

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/editions", list::show)
        .post("/editions", list::create)
        .get("/editions/{edition}", show::show)
        .post("/editions/{edition}", show::save)
        .post("/editions/{edition}/current", publication::make_current)
        .post("/editions/{edition}/archive", archiving::archive)
        .post("/editions/{edition}/copy", copy::copy)
        .post("/editions/{edition}/publication", publication::publish)
        .post("/editions/{edition}/removal", removal::remove)
        .post("/editions/{edition}/rubric", weights::save)
        .post("/editions/{edition}/usual-steps", usual::take)
        .get("/editions/{edition}/steps", step::new)
        .post("/editions/{edition}/steps", step::create)
        .get("/editions/{edition}/steps/{step}", step::show)
        .post("/editions/{edition}/steps/{step}", step::save)
        .post("/editions/{edition}/steps/{step}/place", step::place)
        .post("/editions/{edition}/steps/{step}/removal", step::remove)
        .get("/editions/{edition}/steps/{step}/deliverables", own::show)
        .post("/editions/{edition}/steps/{step}/deliverables", own::save)
        .post("/editions/{edition}/steps/{step}/deliverables/removal", own::remove)
        .get("/editions/{edition}/pages", page::new)
        .post("/editions/{edition}/pages", page::create)
        .get("/editions/{edition}/pages/{page}", page::show)
        .post("/editions/{edition}/pages/{page}", page::save)
        .post("/editions/{edition}/pages/{page}/removal", page::remove)
        .get("/editions/{edition}/call", call::show)
        .post("/editions/{edition}/call", call::save)
}

/// The current edition, of the public ones: the one that staff have pinned, else the newest that today is in, else the
/// next that will begin, else the last that was.
pub async fn current(conn: &impl ConnectionTrait, today: NaiveDate) -> Result<Option<edition::Model>> {
    let all = edition::Entity::find()
        .filter(edition::Column::ArchivedAt.is_null())
        .filter(edition::Column::Public.eq(true))
        .order_by_desc(edition::Column::StartsOn)
        .all(conn)
        .await?;
    let pick = all
        .iter()
        .find(|one| one.pinned)
        .or_else(|| all.iter().find(|one| one.starts_on <= today && today <= one.ends_on))
        .or_else(|| all.iter().rev().find(|one| one.starts_on > today))
        .or_else(|| all.first());
    Ok(pick.cloned())
}

/// May teachers apply now? Never for an edition that nobody reads of yet.
pub fn is_open(edition: &edition::Model, call: &edition_call::Model, now: DateTime<Utc>) -> bool {
    edition.public && edition.archived_at.is_none() && call.opens_at <= now && now < call.closes_at
}

/// An edition's steps, in order.
pub async fn steps(conn: &impl ConnectionTrait, edition: EditionId) -> Result<Vec<edition_step::Model>> {
    Ok(edition_step::Entity::find()
        .filter(edition_step::Column::EditionId.eq(edition))
        .order_by_asc(edition_step::Column::Position)
        .order_by_asc(edition_step::Column::Id)
        .all(conn)
        .await?)
}

/// A step's name.
pub fn name_of(step: &edition_step::Model, lang: Lang) -> String {
    in_lang(lang, &step.name_it, &step.name_en).to_owned()
}

/// Its name in both languages, as mails and notices take it.
pub fn names_of(step: &edition_step::Model) -> Both {
    Both { it: name_of(step, Lang::It), en: name_of(step, Lang::En) }
}

/// What is done in a step; may be empty.
pub fn about_of(step: &edition_step::Model, lang: Lang) -> &str {
    in_lang(lang, &step.about_it, &step.about_en)
}

/// What teachers read above the form of a call; may be empty.
pub fn intro_of(call: &edition_call::Model, lang: Lang) -> &str {
    in_lang(lang, &call.intro_it, &call.intro_en)
}

/// The languages in which an edition's own texts are written; readers of another one read the first.
pub fn languages(edition: &edition::Model) -> Vec<Lang> {
    let known = Lang::ALL.into_iter().filter(|lang| edition.languages.split(',').any(|l| l == lang.as_str()));
    known.collect()
}

/// The call of an edition, if it has one.
pub async fn call_of(conn: &impl ConnectionTrait, edition: EditionId) -> Result<Option<edition_call::Model>> {
    Ok(edition_call::Entity::find_by_id(edition).one(conn).await?)
}

/// By what a call's applications are scored.
pub fn criteria(call: &edition_call::Model) -> Result<Vec<Criterion>> {
    Ok(serde_json::from_value(call.criteria.clone())?)
}

/// How many places of a call are a region's; none: it has no quota of its own.
pub fn quota(call: &edition_call::Model, region: &str) -> Option<usize> {
    call.quotas.get(region).and_then(serde_json::Value::as_u64).and_then(|n| usize::try_from(n).ok())
}

/// Refuses to write in an edition that is archived.
pub async fn must_be_live(conn: &impl ConnectionTrait, id: EditionId) -> Result<()> {
    let edition = edition::Entity::find_by_id(id).one(conn).await?.ok_or(Error::NotFound)?;
    if edition.archived_at.is_some() { Err(Error::Forbidden) } else { Ok(()) }
}
