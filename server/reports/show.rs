//! A report at a glance: its project, its parts, how far each section is.

use serde::Serialize;

use super::access::{ReadReport, may_consent, may_withdraw};
use super::stage::is_open;
use super::views::{self, NavView, Written};
use super::{material, questions};
use crate::error::Result;
use crate::projects::presence;
use crate::projects::then_now::{self, ProjectState};
use crate::web::Response;
use crate::web::page::Page;
use crate::web::visit::Visit;

#[derive(Serialize)]
struct ReportPage {
    id: i64,
    team: i64,
    team_name: String,
    project: String,
    project_slug: String,
    data_of: Option<String>,
    public: Option<String>,
    /// Staff took it back from the public.
    hidden: bool,
    parts: Vec<PartView>,
    evidence: usize,
    /// Is its year archived?
    archived: bool,
    /// The project's data when the team chose it, and those of today.
    then: ProjectState,
    now: Option<ProjectState>,
    /// The data have lost the project.
    lost: bool,
}

#[derive(Serialize)]
struct PartView {
    part: &'static str,
    stage: &'static str,
    changed_at: String,
    returned_reason: Option<String>,
    sections: Vec<NavView>,
    asked: usize,
    done: usize,
    may_write: bool,
    may_consent: bool,
    may_withdraw: bool,
    revision: i32,
}

impl Page for ReportPage {
    const TEMPLATE: &'static str = "reports/show.html";
}

pub(super) async fn show(may: ReadReport, visit: Visit) -> Result<Response> {
    let db = &visit.app.db;
    let form = questions::of(&may.report.form_version)?;
    let written = Written::load(db, &may).await?;
    let mut sections = views::nav(form, &may, &written.answers, None, visit.lang);
    let parts = may
        .parts
        .iter()
        .filter(|row| may.may(row.part))
        .map(|row| {
            let part = row.part.as_str();
            let sections: Vec<NavView> = sections.extract_if(.., |one| one.part == part).collect();
            PartView {
                part,
                stage: row.stage.as_str(),
                changed_at: row.changed_at.to_rfc3339(),
                returned_reason: row.returned_reason.clone().filter(|_| is_open(row.stage)),
                asked: sections.iter().map(|one| one.asked).sum(),
                done: sections.iter().map(|one| one.done).sum(),
                sections,
                may_write: may.may_write(row.part),
                may_consent: may.live && may_consent(may.tie, row.stage),
                may_withdraw: may.live && may_withdraw(may.tie, row.stage),
                revision: row.revision,
            }
        })
        .collect();
    let evidence = material::of(db, may.report.id).await?.len();
    visit.show(&ReportPage {
        id: may.report.id.0,
        team: may.team.id.0,
        team_name: may.team.name.clone(),
        project: may.report.project_title.clone(),
        project_slug: may.report.project_slug.clone(),
        data_of: may.report.snapshot_date.map(|date| date.to_string()),
        public: may.report.public_slug().map(str::to_owned),
        hidden: may.report.hidden_at.is_some(),
        parts,
        evidence,
        archived: !may.live,
        then: then_now::then(&may.report.snapshot, may.report.snapshot_date),
        now: then_now::now(&visit.app, &may.report.project_slug).await,
        lost: presence::lost(&visit.app, &may.report.project_slug).await?.is_some(),
    })
}
