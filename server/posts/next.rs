//! What is next: for students the posts that came back, for teachers those that wait.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use tables::kinds::{PostState, Role};
use tables::{class_teacher, post, team};

use super::letters::path_of;
use crate::classes;
use crate::error::Result;
use crate::people::NextStep;
use crate::teams;
use crate::text::Arg;
use crate::web::visit::{Actor, Visit};

/// What is next for a student or a teacher.
pub async fn next_steps(visit: &Visit, actor: &Actor) -> Result<Vec<NextStep>> {
    let db = &visit.app.db;
    let (teams, state, key, end) = match actor.role {
        Role::Student => {
            let rows = teams::of_member(db, actor.id).await?;
            (rows, PostState::Returned, "student", "")
        }
        Role::Teacher => {
            let ties = class_teacher::Entity::find()
                .filter(class_teacher::Column::PersonId.eq(actor.id))
                .filter(class_teacher::Column::ClassId.in_subquery(classes::live()))
                .all(db)
                .await?;
            let taught = ties.into_iter().map(|tie| tie.class_id);
            let rows = team::Entity::find().filter(team::Column::ClassId.is_in(taught)).all(db).await?;
            (rows, PostState::Awaiting, "teacher", "/check")
        }
        Role::Supporter | Role::Reviewer | Role::Editor | Role::Admin => return Ok(Vec::new()),
    };
    let posts = post::Entity::find()
        .filter(post::Column::TeamId.is_in(teams.iter().map(|team| team.id)))
        .filter(post::Column::State.eq(state))
        .order_by_asc(post::Column::ChangedAt)
        .all(db)
        .await?;
    let step = |post: post::Model| {
        let name = teams.iter().find(|team| team.id == post.team_id).map_or("", |team| team.name.as_str());
        let args = [("team", Arg::from(name)), ("title", Arg::from(post.title.as_str()))];
        NextStep {
            title: visit.t_with(&format!("posts-next-{key}-title"), &args),
            text: visit.t_with(&format!("posts-next-{key}-text"), &args),
            href: visit.link(&format!("{}{end}", path_of(&post))),
            action: visit.t(&format!("posts-next-{key}-action")),
            urgent: true,
        }
    };
    Ok(posts.into_iter().map(step).collect())
}
