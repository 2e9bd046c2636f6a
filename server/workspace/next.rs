//! What is next for a student: their tasks whose day is near or over.

use chrono::{Duration, NaiveDate};
use tables::ids::TeamId;
use tables::kinds::{Role, TaskState};
use tables::task;

use super::{task_rows, tasks};
use crate::error::Result;
use crate::people::NextStep;
use crate::teams;
use crate::text::{self, Arg};
use crate::web::visit::{Actor, Visit};

/// So many days before its day a task comes to the home page.
const NEAR: i64 = 3;

/// What is next for a student who has promised something.
pub async fn next_steps(visit: &Visit, actor: &Actor) -> Result<Vec<NextStep>> {
    match actor.role {
        Role::Student => for_student(visit, actor).await,
        Role::Teacher | Role::Supporter | Role::Reviewer | Role::Editor | Role::Admin => Ok(Vec::new()),
    }
}

async fn for_student(visit: &Visit, actor: &Actor) -> Result<Vec<NextStep>> {
    let db = &visit.app.db;
    let today = visit.app.clock.today();
    let mut steps = Vec::new();
    for team in teams::of_member(db, actor.id).await? {
        let mut near = near(visit, actor, team.id, today + Duration::days(NEAR)).await?.into_iter();
        let Some((first, due)) = near.next() else { continue };
        let args = [
            ("count", Arg::from(near.len() + 1)),
            ("team", Arg::from(team.name.as_str())),
            ("task", Arg::from(first.title.as_str())),
            ("date", Arg::from(text::date(visit.lang, due))),
        ];
        steps.push(NextStep {
            title: visit.t_with("workspace-next-title", &args),
            text: visit.t_with("workspace-next-text", &args),
            href: visit.link(&format!("/teams/{}/tasks?show=mine", team.id)),
            action: visit.t("workspace-next-action"),
            urgent: tasks::is_late(&first, today),
        });
    }
    Ok(steps)
}

/// One's own tasks that are due by a day, the earliest first.
async fn near(
    visit: &Visit,
    actor: &Actor,
    team: TeamId,
    until: NaiveDate,
) -> Result<Vec<(task::Model, NaiveDate)>> {
    let db = &visit.app.db;
    let mut due = Vec::new();
    for row in task_rows::of_team(db, team).await? {
        if let Some(day) = row.due_on.filter(|day| row.state != TaskState::Done && *day <= until) {
            due.push((row, day));
        }
    }
    let does = task_rows::assignees(db, due.iter().map(|(row, _)| row.id)).await?;
    due.retain(|(row, _)| does.get(&row.id).is_some_and(|who| who.contains(&actor.id)));
    Ok(due)
}
