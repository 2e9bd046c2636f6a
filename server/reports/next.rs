//! What a report asks of its team and of its teacher next.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use tables::ids::TeamId;
use tables::kinds::{Part, Role, Stage};
use tables::{class_teacher, report, report_part, team};

use crate::classes;
use crate::error::Result;
use crate::people::NextStep;
use crate::teams;
use crate::text::Arg;
use crate::web::visit::{Actor, Visit};

/// What is next: the team's report for students, requests for consent for teachers.
pub async fn next_steps(visit: &Visit, actor: &Actor) -> Result<Vec<NextStep>> {
    match actor.role {
        Role::Student => for_student(visit, actor).await,
        Role::Teacher => for_teacher(visit, actor).await,
        Role::Supporter | Role::Reviewer | Role::Editor | Role::Admin => Ok(Vec::new()),
    }
}

/// The part that the team looks at now: the main one until it is public, then the impact.
fn current(parts: &[report_part::Model]) -> Option<&report_part::Model> {
    let of = |part: Part| parts.iter().find(|row| row.part == part);
    of(Part::Main).filter(|main| main.stage != Stage::Published).or_else(|| of(Part::Impact))
}

/// What the team does now with a part in this stage, as a piece of text keys.
fn doing(stage: Stage) -> (&'static str, bool) {
    match stage {
        Stage::Draft => ("write", true),
        Stage::Returned => ("mend", true),
        Stage::AwaitingConsent => ("consent", false),
        Stage::Submitted | Stage::InReview => ("review", false),
        Stage::Approved => ("approved", false),
        Stage::Published => ("published", false),
    }
}

async fn for_student(visit: &Visit, actor: &Actor) -> Result<Vec<NextStep>> {
    let db = &visit.app.db;
    let teams = teams::of_member(db, actor.id).await?;
    let reports = report::Entity::find()
        .filter(report::Column::TeamId.is_in(teams.into_iter().map(|team| team.id)))
        .order_by_asc(report::Column::Id)
        .all(db)
        .await?;
    let mut steps = Vec::new();
    for report in reports {
        let parts =
            report_part::Entity::find().filter(report_part::Column::ReportId.eq(report.id)).all(db).await?;
        let Some(part) = current(&parts) else { continue };
        let (key, urgent) = doing(part.stage);
        let args = [
            ("project", Arg::from(report.project_title.as_str())),
            ("part", Arg::from(visit.t(&format!("reports-part-{}", part.part.as_str())))),
        ];
        steps.push(NextStep {
            title: visit.t_with(&format!("reports-next-{key}-title"), &args),
            text: visit.t_with(&format!("reports-next-{key}-text"), &args),
            href: visit.link(&format!("/reports/{}", report.id)),
            action: visit.t(if urgent { "reports-next-write" } else { "reports-next-read" }),
            urgent,
        });
    }
    Ok(steps)
}

async fn for_teacher(visit: &Visit, actor: &Actor) -> Result<Vec<NextStep>> {
    let db = &visit.app.db;
    let ties = class_teacher::Entity::find()
        .filter(class_teacher::Column::PersonId.eq(actor.id))
        .filter(class_teacher::Column::ClassId.in_subquery(classes::live()))
        .all(db)
        .await?;
    let teams: Vec<team::Model> = team::Entity::find()
        .filter(team::Column::ClassId.is_in(ties.into_iter().map(|row| row.class_id)))
        .all(db)
        .await?;
    let name = |id: TeamId| teams.iter().find(|team| team.id == id).map(|team| team.name.as_str());
    let reports = report::Entity::find()
        .filter(report::Column::TeamId.is_in(teams.iter().map(|team| team.id)))
        .all(db)
        .await?;
    let waiting = report_part::Entity::find()
        .filter(report_part::Column::ReportId.is_in(reports.iter().map(|report| report.id)))
        .filter(report_part::Column::Stage.eq(Stage::AwaitingConsent))
        .order_by_asc(report_part::Column::ChangedAt)
        .all(db)
        .await?;
    let mut steps = Vec::new();
    for part in waiting {
        let Some(report) = reports.iter().find(|report| report.id == part.report_id) else { continue };
        let name_of_part = part.part.as_str();
        let args = [
            ("team", Arg::from(name(report.team_id).unwrap_or_default())),
            ("project", Arg::from(report.project_title.as_str())),
            ("part", Arg::from(visit.t(&format!("reports-part-{name_of_part}")))),
        ];
        steps.push(NextStep {
            title: visit.t_with("reports-next-teacher-title", &args),
            text: visit.t_with("reports-next-teacher-text", &args),
            href: visit.link(&format!("/reports/{}/consent/{name_of_part}", report.id)),
            action: visit.t("reports-next-teacher-action"),
            urgent: true,
        });
    }
    Ok(steps)
}
