//! What is next for supporters: the way to their teams.

use tables::kinds::Role;

use super::home::schools_of;
use crate::error::Result;
use crate::people::NextStep;
use crate::text::Arg;
use crate::web::visit::{Actor, Visit};

/// The teams that one helps, and how much is new there.
pub async fn next_steps(visit: &Visit, actor: &Actor) -> Result<Vec<NextStep>> {
    if actor.role != Role::Supporter {
        return Ok(Vec::new());
    }
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
