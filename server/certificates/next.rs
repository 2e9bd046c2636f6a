//! What is next: one's own certificate, and for teachers the students who wait for theirs.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait};
use tables::kinds::Role;
use tables::{class, class_teacher, edition};

use super::finished;
use super::record::{self, State};
use super::settings::Settings;
use crate::error::Result;
use crate::people::NextStep;
use crate::text::Arg;
use crate::web::visit::{Actor, Visit};

/// What is next for a student or a teacher.
pub async fn next_steps(visit: &Visit, actor: &Actor) -> Result<Vec<NextStep>> {
    let mut steps = match actor.role {
        Role::Student => Vec::new(),
        Role::Teacher => to_confirm(visit, actor).await?,
        Role::Supporter | Role::Reviewer | Role::Editor | Role::Admin => return Ok(Vec::new()),
    };
    let own = record::of_person(&visit.app.db, actor.id).await?;
    let valid = own.iter().filter(|row| State::of(row) == State::Valid).count();
    if valid > 0 {
        steps.push(NextStep {
            title: visit.t_with("certificates-next-own-title", &[("count", Arg::from(valid))]),
            text: visit.t("certificates-next-own-text"),
            href: visit.link("/certificates"),
            action: visit.t("certificates-next-own-action"),
            urgent: false,
        });
    }
    Ok(steps)
}

/// The classes in which students can be confirmed.
async fn to_confirm(visit: &Visit, actor: &Actor) -> Result<Vec<NextStep>> {
    let db = &visit.app.db;
    let own = class_teacher::Entity::find()
        .select_only()
        .column(class_teacher::Column::ClassId)
        .filter(class_teacher::Column::PersonId.eq(actor.id))
        .into_query();
    let classes = class::Entity::find().filter(class::Column::Id.in_subquery(own)).all(db).await?;
    let live = edition::Entity::find()
        .filter(edition::Column::Id.is_in(classes.iter().map(|class| class.edition_id)))
        .filter(edition::Column::ArchivedAt.is_null())
        .all(db)
        .await?;
    let mut steps = Vec::new();
    for edition in live {
        if !Settings::of(db, edition.id).await?.is_open(visit.app.clock.today()) {
            continue;
        }
        for class in classes.iter().filter(|class| class.edition_id == edition.id) {
            let students = finished::students(db, class).await?;
            let count = students.iter().filter(|student| student.done.is_some() && !student.revoked).count();
            if count == 0 {
                continue;
            }
            let args = [("class", Arg::from(class.name.as_str())), ("count", Arg::from(count))];
            steps.push(NextStep {
                title: visit.t_with("certificates-next-confirm-title", &args),
                text: visit.t_with("certificates-next-confirm-text", &args),
                href: visit.link(&format!("/classes/{}/certificates", class.id)),
                action: visit.t("certificates-next-confirm-action"),
                urgent: false,
            });
        }
    }
    Ok(steps)
}
