//! What is told on a report's way to the staff.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use tables::ids::PersonId;
use tables::kinds::{NoticeKind, Part, Role};
use tables::{person, report, report_part, team};

use crate::App;
use crate::error::Result;
use crate::notices::{Notice, tell};
use crate::teams::circle;

fn about(kind: NoticeKind, path: String, team: &team::Model, report: &report::Model, part: Part) -> Notice {
    Notice::new(kind, path)
        .with("team", team.name.as_str())
        .with("project", report.project_title.as_str())
        .with("part", part.as_str())
}

/// To the class's teachers: the team asks to let a part go.
pub(super) async fn consent_asked(
    conn: &impl ConnectionTrait,
    app: &App,
    team: &team::Model,
    report: &report::Model,
    part: Part,
) -> Result<()> {
    let path = format!("/reports/{}/consent/{}", report.id, part.as_str());
    let notice = about(NoticeKind::ConsentAsked, path, team, report, part);
    tell(conn, app, &circle::teachers(conn, team.class_id).await?, &notice).await?;
    Ok(())
}

/// To the teachers and the staff: a part has arrived.
pub(super) async fn submitted(
    conn: &impl ConnectionTrait,
    app: &App,
    team: &team::Model,
    report: &report::Model,
    part: &report_part::Model,
) -> Result<()> {
    let kind = NoticeKind::ReportSubmitted;
    let path = format!("/reports/{}", report.id);
    let notice = about(kind, path, team, report, part.part).with("reader", "class");
    tell(conn, app, &circle::teachers(conn, team.class_id).await?, &notice).await?;
    // What came back goes to the one who read it before; what is new to those who assign.
    let staff: Vec<PersonId> = match part.reviewer_id {
        Some(reviewer) => vec![reviewer],
        None => {
            person::Entity::find()
                .select_only()
                .column(person::Column::Id)
                .filter(person::Column::Role.eq(Role::Editor))
                .into_tuple()
                .all(conn)
                .await?
        }
    };
    let path = format!("/review/{}/{}", report.id, part.part.as_str());
    let notice = about(kind, path, team, report, part.part).with("reader", "staff");
    tell(conn, app, &staff, &notice).await?;
    Ok(())
}

/// To the team: its teacher wants something changed before it goes.
pub(super) async fn sent_back(
    conn: &impl ConnectionTrait,
    app: &App,
    team: &team::Model,
    report: &report::Model,
    part: Part,
    reason: &str,
) -> Result<()> {
    let path = format!("/reports/{}", report.id);
    let notice = about(NoticeKind::ReportReturned, path, team, report, part);
    let notice = notice.with("by", "teacher").quoting(reason);
    tell(conn, app, &circle::members(conn, team.id).await?, &notice).await?;
    Ok(())
}
