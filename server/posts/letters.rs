//! What is told on a post's way: to the team, its teachers and the staff.

use sea_orm::ConnectionTrait;
use tables::ids::PersonId;
use tables::kinds::{Concern, NoticeKind};
use tables::{post, team};

use crate::App;
use crate::error::Result;
use crate::notices::{Notice, tell};
use crate::teams::circle;

/// The post's own page.
pub(super) fn path_of(post: &post::Model) -> String {
    format!("/teams/{}/posts/{}", post.team_id, post.id)
}

fn about(what: &str, path: String, team: &team::Model, title: &str) -> Notice {
    Notice::new(NoticeKind::Post, path)
        .with("what", what)
        .with("team", team.name.as_str())
        .with("title", title)
}

/// The team and its teachers.
async fn class_side(conn: &impl ConnectionTrait, team: &team::Model) -> Result<Vec<PersonId>> {
    let mut people = circle::members(conn, team.id).await?;
    people.extend(circle::teachers(conn, team.class_id).await?);
    Ok(people)
}

/// To the teachers: a post waits for them.
pub(super) async fn asked(
    conn: &impl ConnectionTrait,
    app: &App,
    team: &team::Model,
    post: &post::Model,
) -> Result<()> {
    let notice = about("asked", format!("{}/check", path_of(post)), team, &post.title);
    tell(conn, app, &circle::teachers(conn, team.class_id).await?, &notice).await?;
    Ok(())
}

/// To the team: the teacher wants something changed.
pub(super) async fn returned(
    conn: &impl ConnectionTrait,
    app: &App,
    team: &team::Model,
    post: &post::Model,
    reason: &str,
) -> Result<()> {
    let notice = about("returned", path_of(post), team, &post.title).quoting(reason);
    tell(conn, app, &circle::members(conn, team.id).await?, &notice).await?;
    Ok(())
}

/// To the team and its teachers: it is public, and where.
pub(super) async fn published(
    conn: &impl ConnectionTrait,
    app: &App,
    team: &team::Model,
    title: &str,
    slug: &str,
) -> Result<()> {
    let notice = about("published", format!("/blog/{slug}"), team, title);
    tell(conn, app, &class_side(conn, team).await?, &notice).await?;
    Ok(())
}

/// To whoever of the staff took it back: there is a new version that the teacher has checked.
pub(super) async fn corrected(
    conn: &impl ConnectionTrait,
    app: &App,
    team: &team::Model,
    post: &post::Model,
) -> Result<()> {
    let staff: Vec<PersonId> = post.hidden_by.into_iter().collect();
    tell(conn, app, &staff, &about("corrected", path_of(post), team, &post.title)).await?;
    Ok(())
}

/// To the team and its teachers: it is public no more, and why.
pub(super) async fn hidden(
    conn: &impl ConnectionTrait,
    app: &App,
    team: &team::Model,
    post: &post::Model,
    why: Concern,
    words: &str,
) -> Result<()> {
    let mut notice = about("hidden", path_of(post), team, &post.title).with("why", why.as_str());
    if !words.is_empty() {
        notice = notice.quoting(words);
    }
    tell(conn, app, &class_side(conn, team).await?, &notice).await?;
    Ok(())
}

/// To the team and its teachers: it is public again.
pub(super) async fn shown(
    conn: &impl ConnectionTrait,
    app: &App,
    team: &team::Model,
    post: &post::Model,
) -> Result<()> {
    let notice = about("shown", path_of(post), team, &post.title);
    tell(conn, app, &class_side(conn, team).await?, &notice).await?;
    Ok(())
}
