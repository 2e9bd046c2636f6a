//! What is next for students until they are in a team, and a teacher's classes.

use std::collections::HashSet;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait};
use tables::ids::{ClassId, PersonId};
use tables::kinds::Role;
use tables::{class_member, edition, person, team, team_member};

use super::list;
use crate::error::Result;
use crate::people::NextStep;
use crate::text::Arg;
use crate::web::visit::{Actor, Visit};

/// What is next: a class, a team, the classes that one teaches.
pub async fn next_steps(visit: &Visit, actor: &Actor) -> Result<Vec<NextStep>> {
    match actor.role {
        Role::Student => for_student(visit, actor).await,
        Role::Teacher => for_teacher(visit, actor).await,
        Role::Supporter | Role::Reviewer | Role::Editor | Role::Admin => Ok(Vec::new()),
    }
}

async fn for_student(visit: &Visit, actor: &Actor) -> Result<Vec<NextStep>> {
    let db = &visit.app.db;
    let in_class = class_member::Entity::find()
        .filter(class_member::Column::PersonId.eq(actor.id))
        .filter(class_member::Column::LeftAt.is_null())
        .one(db)
        .await?;
    if in_class.is_none() {
        return Ok(vec![NextStep {
            title: visit.t("classes-next-join-title"),
            text: visit.t("classes-next-join-text"),
            href: visit.link("/entra"),
            action: visit.t("classes-next-join-action"),
            urgent: true,
        }]);
    }
    let in_team = team_member::Entity::find()
        .filter(team_member::Column::PersonId.eq(actor.id))
        .filter(team_member::Column::LeftAt.is_null())
        .one(db)
        .await?;
    if in_team.is_some() {
        return Ok(Vec::new());
    }
    Ok(vec![NextStep {
        title: visit.t("classes-next-team-title"),
        text: visit.t("classes-next-team-text"),
        href: visit.link("/progetti"),
        action: visit.t("classes-next-team-action"),
        urgent: false,
    }])
}

async fn for_teacher(visit: &Visit, actor: &Actor) -> Result<Vec<NextStep>> {
    let db = &visit.app.db;
    let today = visit.app.clock.today();
    let classes = list::of_teacher(db, actor.id).await?;
    let running: HashSet<_> = edition::Entity::find()
        .filter(edition::Column::Id.is_in(classes.iter().map(|class| class.edition_id)))
        .filter(edition::Column::EndsOn.gte(today))
        .all(db)
        .await?
        .into_iter()
        .map(|edition| edition.id)
        .collect();
    let classes: Vec<_> = classes.into_iter().filter(|class| running.contains(&class.edition_id)).collect();
    let ids: Vec<ClassId> = classes.iter().map(|class| class.id).collect();
    // Those whom the class's page names: who has been deactivated waits for no team.
    let active = person::Entity::find()
        .select_only()
        .column(person::Column::Id)
        .filter(person::Column::Active.eq(true));
    let members = class_member::Entity::find()
        .filter(class_member::Column::ClassId.is_in(ids.iter().copied()))
        .filter(class_member::Column::LeftAt.is_null())
        .filter(class_member::Column::PersonId.in_subquery(active.into_query()))
        .all(db)
        .await?;
    let teams = team::Entity::find().filter(team::Column::ClassId.is_in(ids)).all(db).await?;
    let in_team: HashSet<PersonId> = team_member::Entity::find()
        .filter(team_member::Column::TeamId.is_in(teams.iter().map(|team| team.id)))
        .filter(team_member::Column::LeftAt.is_null())
        .all(db)
        .await?
        .into_iter()
        .map(|row| row.person_id)
        .collect();
    let mut steps = Vec::new();
    for class in classes {
        let students: Vec<PersonId> = members
            .iter()
            .filter(|member| member.class_id == class.id)
            .map(|member| member.person_id)
            .collect();
        let without = students.iter().filter(|student| !in_team.contains(student)).count();
        let key = match (students.len(), without) {
            (0, _) => "classes-next-empty-text",
            (_, 0) => "classes-next-class-text",
            _ => "classes-next-without-text",
        };
        let args = [
            ("class", Arg::from(class.name.as_str())),
            ("code", Arg::from(class.join_code.as_str())),
            ("students", Arg::from(students.len())),
            ("without", Arg::from(without)),
        ];
        steps.push(NextStep {
            title: visit.t_with("classes-next-class-title", &args),
            text: visit.t_with(key, &args),
            href: visit.link(&format!("/classes/{}", class.id)),
            action: visit.t("classes-next-class-action"),
            urgent: without > 0,
        });
    }
    Ok(steps)
}
