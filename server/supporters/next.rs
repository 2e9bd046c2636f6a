//! What is next: for supporters the way to their teams, for teachers the offers that wait.

use tables::kinds::Role;

use super::home::schools_of;
use super::meetings;
use crate::error::Result;
use crate::people::NextStep;
use crate::text::Arg;
use crate::web::visit::{Actor, Visit};

/// What is next for a supporter or a teacher.
pub async fn next_steps(visit: &Visit, actor: &Actor) -> Result<Vec<NextStep>> {
    match actor.role {
        Role::Supporter => for_supporter(visit, actor).await,
        Role::Teacher => for_teacher(visit, actor).await,
        Role::Student | Role::Reviewer | Role::Editor | Role::Admin => Ok(Vec::new()),
    }
}

/// The offers that wait for the teacher's answer.
async fn for_teacher(visit: &Visit, actor: &Actor) -> Result<Vec<NextStep>> {
    let offers = meetings::waiting(&visit.app.db, actor.id, visit.app.clock.now()).await?;
    let Some(team) = offers.iter().find_map(|(_, team)| *team) else { return Ok(Vec::new()) };
    let args = [("count", Arg::from(offers.len()))];
    Ok(vec![NextStep {
        title: visit.t_with("supporters-next-meetings-title", &args),
        text: visit.t("supporters-next-meetings-text"),
        href: visit.link(&meetings::page_of(team)),
        action: visit.t("supporters-next-meetings-action"),
        urgent: true,
    }])
}

/// The teams that one helps, and how much is new there.
async fn for_supporter(visit: &Visit, actor: &Actor) -> Result<Vec<NextStep>> {
    let schools = schools_of(visit, actor.id).await?;
    let teams: Vec<_> = schools.iter().flat_map(|school| &school.teams).collect();
    let news = teams.iter().filter(|team| !team.news.is_empty()).count();
    let args =
        [("teams", Arg::from(teams.len())), ("schools", Arg::from(schools.len())), ("news", Arg::from(news))];
    let text = if teams.is_empty() { "supporters-next-none" } else { "supporters-next-text" };
    Ok(vec![NextStep {
        title: visit.t("supporters-home-title"),
        text: visit.t_with(text, &args),
        href: visit.link("/supporting"),
        action: visit.t("supporters-next-action"),
        urgent: false,
    }])
}
