//! Next year's edition from this year's: everything a year later.

use std::collections::BTreeMap;

use chrono::Datelike;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, NotSet, PaginatorTrait, QueryFilter,
    QueryOrder, Set,
};
use serde_json::json;
use tables::ids::EditionId;
use tables::{edition, edition_call, edition_certificates, edition_lesson, edition_page, edition_step};

use super::super::access::ViewPlan;
use super::super::moments::{ANY_YEAR, day_next_year, moment_next_year, years_raised};
use super::super::programme;
use super::list;
use crate::db;
use crate::error::Result;
use crate::people::account::note;
use crate::web::Response;
use crate::web::visit::Visit;

pub(super) async fn copy(may: ViewPlan, visit: Visit) -> Result<Response> {
    let (path, kind, key) = match next_year(&visit, &may).await? {
        Some(id) => (format!("/editions/{id}"), "success", "schools-edition-copied"),
        None => ("/editions".to_owned(), "warning", "schools-edition-copied-before"),
    };
    // The units came with the rest.
    visit.app.courses.refresh(&visit.app).await?;
    visit.go_saying(&path, kind, visit.t(key)).await
}

/// Copies, as a draft, plan, steps, pages (none public until somebody has read them again), call, what certificates say
/// and which units are read, in one transaction; none if next year's edition is there already.
async fn next_year(visit: &Visit, may: &ViewPlan) -> Result<Option<EditionId>> {
    let old = &may.edition;
    let mut name = years_raised(&old.name, &ANY_YEAR);
    if name == old.name {
        name = visit.t_with("schools-edition-copy-of", &[("name", old.name.as_str().into())]);
    }
    let tx = db::begin_write(&visit.app.db).await?;
    let slug = list::slug_of(&name);
    if edition::Entity::find().filter(edition::Column::Slug.eq(&slug)).count(&tx).await? > 0 {
        return Ok(None);
    }
    // In texts only the edition's own years: a law keeps its year.
    let own = old.starts_on.year_ce().1..=old.ends_on.year_ce().1;
    let steps = super::steps(&tx, old.id).await?;
    let call = super::call_of(&tx, old.id).await?;
    let row = edition::ActiveModel {
        id: NotSet,
        slug: Set(slug),
        name: Set(name),
        school_year: Set(years_raised(&old.school_year, &ANY_YEAR)),
        starts_on: Set(day_next_year(old.starts_on)),
        ends_on: Set(day_next_year(old.ends_on)),
        public: Set(false),
        languages: Set(old.languages.clone()),
        form_version: Set(old.form_version.clone()),
        // Archiving wrote down which one was the newest then.
        rubric_version: Set(if old.archived_at.is_some() {
            String::new()
        } else {
            old.rubric_version.clone()
        }),
        rubric_weights: Set(old.rubric_weights.clone()),
        team_roles: Set(old.team_roles.clone()),
        quiz_attempts: Set(old.quiz_attempts),
        ..Default::default()
    };
    let new = row.insert(&tx).await?;
    for step in steps {
        let deliverables = programme::renewed(&step)?;
        let row = edition_step::ActiveModel {
            id: NotSet,
            edition_id: Set(new.id),
            position: Set(step.position),
            name_it: Set(step.name_it),
            name_en: Set(step.name_en),
            about_it: Set(step.about_it),
            about_en: Set(step.about_en),
            opens_on: Set(day_next_year(step.opens_on)),
            due_at: Set(moment_next_year(step.due_at)),
            points: Set(step.points),
            lessons: Set(step.lessons),
            deliverables: Set(deliverables),
        };
        row.insert(&tx).await?;
    }
    for page in super::page::pages(&tx, old.id).await? {
        let row = edition_page::ActiveModel {
            id: NotSet,
            edition_id: Set(new.id),
            slug: Set(page.slug),
            title_it: Set(years_raised(&page.title_it, &own)),
            title_en: Set(years_raised(&page.title_en, &own)),
            text_it: Set(years_raised(&page.text_it, &own)),
            text_en: Set(years_raised(&page.text_en, &own)),
            public: Set(false),
            revision: Set(1),
        };
        row.insert(&tx).await?;
    }
    if let Some(call) = call {
        let row = edition_call::ActiveModel {
            edition_id: Set(new.id),
            opens_at: Set(moment_next_year(call.opens_at)),
            closes_at: Set(moment_next_year(call.closes_at)),
            intro_it: Set(years_raised(&call.intro_it, &own)),
            intro_en: Set(years_raised(&call.intro_en, &own)),
            criteria: Set(call.criteria),
            quotas: Set(call.quotas),
            places: Set(call.places),
            revision: Set(1),
        };
        row.insert(&tx).await?;
    }
    if let Some(old) = edition_certificates::Entity::find_by_id(old.id).one(&tx).await? {
        let row = edition_certificates::ActiveModel {
            edition_id: Set(new.id),
            student_hours: Set(old.student_hours),
            teacher_hours: Set(old.teacher_hours),
            signer_name: Set(old.signer_name),
            signer_office: Set(old.signer_office),
            opens_on: Set(old.opens_on.map(day_next_year)),
            revision: Set(1),
        };
        row.insert(&tx).await?;
    }
    copy_units(&tx, visit, may, new.id).await?;
    let detail = json!({ "from": old.id.0 });
    note(&tx, &visit.app, Some(&may.by), "edition.copied", format!("edition:{}", new.id), detail).await?;
    tx.commit().await?;
    Ok(Some(new.id))
}

/// Next year's classes begin with the units that this year's read.
async fn copy_units(conn: &impl ConnectionTrait, visit: &Visit, may: &ViewPlan, to: EditionId) -> Result<()> {
    use edition_lesson::{ActiveModel, Column, Entity};
    let rows = Entity::find()
        .filter(Column::EditionId.eq(may.edition.id))
        .filter(Column::TakenBackAt.is_null())
        .order_by_asc(Column::Turn)
        .all(conn)
        .await?;
    // Of each unit the last row is what is read.
    let read: BTreeMap<String, edition_lesson::Model> =
        rows.into_iter().map(|row| (row.lesson.clone(), row)).collect();
    for (lesson, row) in read.into_iter().filter(|(_, row)| row.hidden || row.version_id.is_some()) {
        let row = ActiveModel {
            id: NotSet,
            edition_id: Set(to),
            lesson: Set(lesson),
            turn: Set(1),
            version_id: Set(row.version_id),
            hidden: Set(row.hidden),
            published_by: Set(may.by.id),
            published_at: Set(visit.app.clock.now()),
            taken_back_at: Set(None),
        };
        row.insert(conn).await?;
    }
    Ok(())
}
