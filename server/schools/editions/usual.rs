//! The programme's usual steps, for an edition that has none yet: in a new one, or later.

use chrono::{Duration, NaiveDate};
use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait, NotSet, QuerySelect, Set};
use serde_json::json;
use tables::edition;
use tables::edition_step::ActiveModel;

use super::super::access::ChangePlan;
use super::super::moments;
use super::super::programme::{self, UsualStep};
use crate::error::{Error, Result};
use crate::people::account::note;
use crate::text::Lang;
use crate::web::Response;
use crate::web::visit::Visit;
use crate::{App, db};

/// The day that lies so many hundredths of the edition's days after its first.
fn day(edition: &edition::Model, hundredths: i64) -> NaiveDate {
    let days = (edition.ends_on - edition.starts_on).num_days();
    edition.starts_on + Duration::days(days * hundredths / 100)
}

/// The step as a row of the edition, with those of its units that the edition's course has.
fn row(app: &App, edition: &edition::Model, step: &UsualStep, position: i32) -> ActiveModel {
    let course = app.courses.of(edition.id);
    let course = course.lessons(Lang::It);
    let has = |id: &&String| course.iter().any(|lesson| lesson.id == **id);
    let lessons: Vec<&String> = step.lessons.iter().filter(has).collect();
    ActiveModel {
        id: NotSet,
        edition_id: Set(edition.id),
        position: Set(position),
        name_it: Set(step.name_it.clone()),
        name_en: Set(step.name_en.clone()),
        about_it: Set(step.about_it.clone()),
        about_en: Set(step.about_en.clone()),
        opens_on: Set(day(edition, step.opens)),
        due_at: Set(moments::last_minute(day(edition, step.due))),
        points: Set(step.points),
        lessons: Set(json!(lessons)),
        deliverables: Set(json!(step.deliverables)),
    }
}

/// Gives the edition the usual steps, their days spread over its own.
pub(super) async fn insert(conn: &impl ConnectionTrait, app: &App, edition: &edition::Model) -> Result<()> {
    for (position, step) in (1..).zip(programme::usual_steps()?) {
        row(app, edition, step, position).insert(conn).await?;
    }
    Ok(())
}

/// Takes them in later, as long as the edition has no step.
pub(super) async fn take(may: ChangePlan, visit: Visit) -> Result<Response> {
    let path = format!("/editions/{}", may.edition.id);
    let tx = db::begin_write(&visit.app.db).await?;
    // Held, so that of two who press at once the second finds the steps of the first.
    let held = edition::Entity::find_by_id(may.edition.id).lock_exclusive().one(&tx).await?;
    let edition = held.filter(|one| one.archived_at.is_none()).ok_or(Error::Forbidden)?;
    if !super::steps(&tx, edition.id).await?.is_empty() {
        return visit.go_saying(&path, "warning", visit.t("schools-usual-there")).await;
    }
    insert(&tx, &visit.app, &edition).await?;
    let subject = format!("edition:{}", edition.id);
    note(&tx, &visit.app, Some(&may.by), "edition.steps-changed", subject, json!({})).await?;
    tx.commit().await?;
    visit.go_saying(&path, "success", visit.t("schools-usual-taken")).await
}
