//! A class's teams with their reports, in one question of a row for each part of a report.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder, QuerySelect};
use tables::ids::{ClassId, ReportId, StepId, TeamId};
use tables::kinds::{Part as Kind, Stage};
use tables::{report, report_part, team};

use super::{Part, Report, Team};
use crate::db::Db;
use crate::error::Result;
use crate::schools::progress::steps::{self, Handed, Pieces};
use crate::text;

/// Without a report all but the team is none; a report has its parts from its beginning.
#[derive(FromQueryResult)]
struct Row {
    id: TeamId,
    name: String,
    report_id: Option<ReportId>,
    project_title: Option<String>,
    slug: Option<String>,
    hidden_at: Option<DateTime<Utc>>,
    created_at: Option<DateTime<Utc>>,
    part: Option<Kind>,
    stage: Option<Stage>,
    changed_at: Option<DateTime<Utc>>,
    sent_at: Option<DateTime<Utc>>,
}

impl Row {
    fn part(&self) -> Option<Part> {
        let (kind, stage, changed_at) = (self.part?, self.stage?, self.changed_at?);
        Some(Part { kind, stage, changed_at, sent_at: self.sent_at })
    }

    fn report(self) -> Option<Report> {
        Some(Report {
            id: self.report_id?,
            project_title: self.project_title?,
            slug: self.slug.filter(|_| self.hidden_at.is_none()),
            created_at: self.created_at?,
        })
    }
}

/// By name, without what students did in them; the main part of a report first.
pub(super) async fn of(db: &Db, class: ClassId) -> Result<Vec<Team>> {
    let report =
        team::Entity::belongs_to(report::Entity).from(team::Column::Id).to(report::Column::TeamId).into();
    let part = report::Entity::belongs_to(report_part::Entity)
        .from(report::Column::Id)
        .to(report_part::Column::ReportId)
        .into();
    let asked = team::Entity::find()
        .select_only()
        .columns([team::Column::Id, team::Column::Name])
        .column_as(report::Column::Id, "report_id")
        .columns([report::Column::ProjectTitle, report::Column::Slug, report::Column::CreatedAt])
        .column(report::Column::HiddenAt)
        .columns([report_part::Column::Part, report_part::Column::Stage])
        .columns([report_part::Column::ChangedAt, report_part::Column::SentAt])
        .join(JoinType::LeftJoin, report)
        .join(JoinType::LeftJoin, part)
        .filter(team::Column::ClassId.eq(class))
        .order_by_asc(team::Column::Id);
    let mut teams: Vec<Team> = Vec::new();
    for row in asked.into_model::<Row>().all(db).await? {
        let part = row.part();
        if teams.last().is_none_or(|last| last.id != row.id) {
            let (id, name) = (row.id, row.name.clone());
            let (report, handed) = (row.report(), Handed::default());
            teams.push(Team { id, name, report, parts: Vec::new(), handed, saves: 0, last_act: None });
        }
        if let Some(team) = teams.last_mut() {
            team.parts.extend(part);
        }
    }
    let ids: Vec<TeamId> = teams.iter().map(|team| team.id).collect();
    let mut pieces = steps::pieces(db, &ids).await?;
    for team in &mut teams {
        team.parts.sort_by_key(|one| one.kind != Kind::Main);
        let pieces = pieces.remove(&team.id).unwrap_or_default();
        team.handed = handed(team.report.as_ref(), &team.parts, pieces);
    }
    Ok(text::by_name(teams, |one| &one.name))
}

fn handed(report: Option<&Report>, parts: &[Part], pieces: HashMap<StepId, Pieces>) -> Handed {
    let sent = |part| parts.iter().find(|row| row.kind == part).and_then(|row| row.sent_at);
    Handed {
        choice: report.map(|report| report.created_at),
        main: sent(Kind::Main),
        impact: sent(Kind::Impact),
        pieces,
    }
}
