//! What is told about a report in review: to the team, its teachers and the staff who read it.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use tables::ids::PersonId;
use tables::kinds::{NoticeKind, Part};
use tables::{person, remark, report, report_part, team};

use super::answers;
use crate::App;
use crate::error::{Error, Result};
use crate::notices::{Notice, tell};
use crate::people::access::is_staff;
use crate::teams::circle;

async fn team_of(conn: &impl ConnectionTrait, report: &report::Model) -> Result<team::Model> {
    team::Entity::find_by_id(report.team_id).one(conn).await?.ok_or(Error::NotFound)
}

fn about(kind: NoticeKind, path: String, team: &team::Model, report: &report::Model) -> Notice {
    Notice::new(kind, path).with("team", team.name.as_str()).with("project", report.project_title.as_str())
}

/// The team and its teachers.
async fn class_side(conn: &impl ConnectionTrait, team: &team::Model) -> Result<Vec<PersonId>> {
    let mut people = circle::members(conn, team.id).await?;
    people.extend(circle::teachers(conn, team.class_id).await?);
    Ok(people)
}

fn review_path(report: &report::Model, part: Part) -> String {
    format!("/review/{}/{}", report.id, part.as_str())
}

fn threads_path(report: &report::Model) -> String {
    format!("/reports/{}/threads", report.id)
}

/// To the new reviewer.
pub(super) async fn assigned(
    conn: &impl ConnectionTrait,
    app: &App,
    report: &report::Model,
    part: &report_part::Model,
    reviewer: PersonId,
) -> Result<()> {
    let team = team_of(conn, report).await?;
    let notice = about(NoticeKind::ReviewAssigned, review_path(report, part.part), &team, report);
    tell(conn, app, &[reviewer], &notice.with("part", part.part.as_str())).await?;
    Ok(())
}

/// To the team and its teachers: it came back, and why.
pub(super) async fn returned(
    conn: &impl ConnectionTrait,
    app: &App,
    report: &report::Model,
    part: &report_part::Model,
    reason: &str,
) -> Result<()> {
    let team = team_of(conn, report).await?;
    let notice = about(NoticeKind::ReportReturned, threads_path(report), &team, report);
    let notice = notice.with("part", part.part.as_str()).with("by", "staff").quoting(reason);
    tell(conn, app, &class_side(conn, &team).await?, &notice).await?;
    Ok(())
}

/// To the team and its teachers: it will be published.
pub(super) async fn approved(
    conn: &impl ConnectionTrait,
    app: &App,
    report: &report::Model,
    part: &report_part::Model,
) -> Result<()> {
    let team = team_of(conn, report).await?;
    let notice = about(NoticeKind::ReportApproved, threads_path(report), &team, report);
    tell(conn, app, &class_side(conn, &team).await?, &notice.with("part", part.part.as_str())).await?;
    Ok(())
}

/// To the team, its teachers and the reviewer: it is public, and where.
pub(super) async fn published(
    conn: &impl ConnectionTrait,
    app: &App,
    report: &report::Model,
    part: &report_part::Model,
    slug: &str,
) -> Result<()> {
    let team = team_of(conn, report).await?;
    let notice = about(NoticeKind::ReportPublished, format!("/rapporti/{slug}/"), &team, report);
    let mut readers = class_side(conn, &team).await?;
    readers.extend(part.reviewer_id);
    tell(conn, app, &readers, &notice.with("part", part.part.as_str())).await?;
    Ok(())
}

/// To the team and its teachers: it was taken back from the public.
pub(super) async fn hidden(
    conn: &impl ConnectionTrait,
    app: &App,
    report: &report::Model,
    words: &str,
) -> Result<()> {
    let team = team_of(conn, report).await?;
    let mut notice =
        about(NoticeKind::ReportReturned, threads_path(report), &team, report).with("by", "hidden");
    if !words.is_empty() {
        notice = notice.quoting(words);
    }
    tell(conn, app, &class_side(conn, &team).await?, &notice).await?;
    Ok(())
}

/// To the team and its teachers: it is public again.
pub(super) async fn shown(conn: &impl ConnectionTrait, app: &App, report: &report::Model) -> Result<()> {
    let team = team_of(conn, report).await?;
    let notice = about(NoticeKind::ReportReturned, threads_path(report), &team, report).with("by", "shown");
    tell(conn, app, &class_side(conn, &team).await?, &notice).await?;
    Ok(())
}

/// Somebody wrote in a thread: to the team and its teachers, and, if it was not staff who wrote, to the
/// staff who read the report. Several in a row are one notice, until it is read.
pub(super) async fn remarked(
    conn: &impl ConnectionTrait,
    app: &App,
    report: &report::Model,
    question: &str,
    author: &crate::people::access::Actor,
) -> Result<()> {
    let team = team_of(conn, report).await?;
    let by_staff = is_staff(author.role);
    let stack = format!("report:{}", report.id);
    let own = about(NoticeKind::Remark, threads_path(report), &team, report)
        .with("by", if by_staff { "staff" } else { "class" })
        .stacked(stack.as_str());
    let mut readers = class_side(conn, &team).await?;
    readers.retain(|reader| *reader != author.id);
    tell(conn, app, &readers, &own).await?;
    if by_staff {
        return Ok(());
    }
    let part = if answers::asks(report, Part::Main, question)? { Part::Main } else { Part::Impact };
    let parts =
        report_part::Entity::find().filter(report_part::Column::ReportId.eq(report.id)).all(conn).await?;
    let mut staff: Vec<PersonId> =
        parts.iter().filter(|row| row.part == part).filter_map(|row| row.reviewer_id).collect();
    let spoke = remark::Entity::find()
        .filter(remark::Column::ReportId.eq(report.id))
        .filter(remark::Column::Question.eq(question))
        .all(conn)
        .await?;
    let spoke = person::Entity::find()
        .filter(person::Column::Id.is_in(spoke.into_iter().map(|row| row.author_id)))
        .all(conn)
        .await?;
    staff.extend(spoke.into_iter().filter(|person| is_staff(person.role)).map(|person| person.id));
    let notice = about(NoticeKind::RemarkAnswer, review_path(report, part), &team, report).stacked(stack);
    tell(conn, app, &staff, &notice).await?;
    Ok(())
}
