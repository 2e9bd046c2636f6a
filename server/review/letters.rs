//! The mails about a report in review: to the class's teachers and to the reviewer. Students have
//! no address; their page of threads tells them.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use serde::Serialize;
use tables::ids::PersonId;
use tables::{class_teacher, person, report, report_part, team};

use crate::App;
use crate::error::{Error, Result};
use crate::mail::{self, Letter};

/// What each of these mails tells.
#[derive(Serialize)]
struct About<'a> {
    team: String,
    project: &'a str,
    part: &'static str,
    path: String,
    reason: &'a str,
}

macro_rules! letters {
    ($($name:ident = $template:literal;)*) => { $(
        #[derive(Serialize)]
        #[serde(transparent)]
        struct $name<'a>(About<'a>);

        impl Letter for $name<'_> {
            const TEMPLATE: &'static str = $template;
        }
    )* };
}

letters! {
    Assigned = "review_assigned";
    Returned = "review_returned";
    Approved = "review_approved";
    Published = "review_published";
}

async fn about<'a>(
    conn: &impl ConnectionTrait,
    report: &'a report::Model,
    part: &report_part::Model,
    path: String,
    reason: &'a str,
) -> Result<About<'a>> {
    let team = team::Entity::find_by_id(report.team_id).one(conn).await?.ok_or(Error::NotFound)?;
    Ok(About { team: team.name, project: &report.project_title, part: part.part.as_str(), path, reason })
}

async fn teachers(conn: &impl ConnectionTrait, report: &report::Model) -> Result<Vec<person::Model>> {
    let Some(team) = team::Entity::find_by_id(report.team_id).one(conn).await? else { return Ok(Vec::new()) };
    let ties = class_teacher::Entity::find()
        .filter(class_teacher::Column::ClassId.eq(team.class_id))
        .all(conn)
        .await?;
    Ok(person::Entity::find()
        .filter(person::Column::Id.is_in(ties.into_iter().map(|tie| tie.person_id)))
        .filter(person::Column::Active.eq(true))
        .all(conn)
        .await?)
}

async fn one(conn: &impl ConnectionTrait, id: PersonId) -> Result<Option<person::Model>> {
    Ok(person::Entity::find_by_id(id).one(conn).await?.filter(|person| person.active))
}

fn review_path(part: &report_part::Model) -> String {
    format!("/review/{}/{}", part.report_id, part.part.as_str())
}

fn threads_path(part: &report_part::Model) -> String {
    format!("/reports/{}/threads", part.report_id)
}

/// To the new reviewer.
pub(super) async fn assigned(
    conn: &impl ConnectionTrait,
    app: &App,
    report: &report::Model,
    part: &report_part::Model,
    reviewer: PersonId,
) -> Result<()> {
    let Some(reviewer) = one(conn, reviewer).await? else { return Ok(()) };
    let letter = Assigned(about(conn, report, part, review_path(part), "").await?);
    mail::queue(conn, app, &reviewer, &letter).await
}

/// To the teachers: it came back, and why.
pub(super) async fn returned(
    conn: &impl ConnectionTrait,
    app: &App,
    report: &report::Model,
    part: &report_part::Model,
    reason: &str,
) -> Result<()> {
    let letter = Returned(about(conn, report, part, threads_path(part), reason).await?);
    for teacher in teachers(conn, report).await? {
        mail::queue(conn, app, &teacher, &letter).await?;
    }
    Ok(())
}

/// To the teachers: it will be published.
pub(super) async fn approved(
    conn: &impl ConnectionTrait,
    app: &App,
    report: &report::Model,
    part: &report_part::Model,
) -> Result<()> {
    let letter = Approved(about(conn, report, part, threads_path(part), "").await?);
    for teacher in teachers(conn, report).await? {
        mail::queue(conn, app, &teacher, &letter).await?;
    }
    Ok(())
}

/// To the teachers and the reviewer: it is public, and where.
pub(super) async fn published(
    conn: &impl ConnectionTrait,
    app: &App,
    report: &report::Model,
    part: &report_part::Model,
    slug: &str,
) -> Result<()> {
    let letter = Published(about(conn, report, part, format!("/rapporti/{slug}/"), "").await?);
    let mut readers = teachers(conn, report).await?;
    if let Some(reviewer) = part.reviewer_id
        && let Some(reviewer) = one(conn, reviewer).await?
    {
        readers.push(reviewer);
    }
    for reader in &readers {
        mail::queue(conn, app, reader, &letter).await?;
    }
    Ok(())
}
