//! A team's place: the way, what is next, the project, what is on the shortlist, the members.

use std::collections::BTreeSet;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::Serialize;
use tables::kinds::{Part, ProposalState, Stage};
use tables::{class, report, report_part, school};

use super::access::{TeamTie, ViewTeam, may_shape};
use super::ahead::Ahead;
use super::beside::Beside;
use super::next::{self, Step};
use super::profile;
use super::{proposal, shortlist, vote};
use crate::error::{Error, Result};
use crate::projects::guide::{self, Hint};
use crate::projects::presence;
use crate::web::Response;
use crate::web::page::Page;
use crate::web::visit::Visit;

/// So many of the guide's hints are shown.
const FIRST_HINTS: usize = 3;

#[derive(Serialize)]
struct TeamPage {
    id: i64,
    name: String,
    motto: String,
    class: String,
    /// The class's page, for those who may open it.
    class_id: Option<i64>,
    school: String,
    is_member: bool,
    path: Vec<StepView>,
    next: &'static str,
    shortlist: Vec<ItemView>,
    /// Is there a vote in which somebody may still vote?
    voting: bool,
    /// The title of a choice that waits for a teacher.
    waiting: Option<String>,
    report: Option<ReportView>,
    /// Names, each with the words of its roles.
    members: Vec<(String, String)>,
    /// Where name, picture and roles are changed, for those who may.
    profile: Option<String>,
    logo: Option<String>,
    logo_alt: String,
    ahead: Ahead,
    beside: Beside,
}

#[derive(Serialize)]
struct StepView {
    key: &'static str,
    state: &'static str,
}

#[derive(Serialize)]
struct ItemView {
    slug: String,
    title: String,
    chosen: bool,
}

#[derive(Serialize)]
struct ReportView {
    id: i64,
    slug: String,
    title: String,
    public: Option<String>,
    /// Staff took it back from the public.
    hidden: bool,
    data_of: Option<String>,
    /// The data have lost the project.
    lost: bool,
    /// What the guide says first of it, and how much it says.
    hints: Vec<HintView>,
    all_hints: usize,
    parts: Vec<PartView>,
}

/// A hint of the guide, with what in the data made it appear.
#[derive(Serialize)]
struct HintView {
    title: String,
    because: Vec<(String, String)>,
    href: String,
}

#[derive(Serialize)]
struct PartView {
    part: &'static str,
    stage: &'static str,
    changed_at: String,
    returned_reason: Option<String>,
}

impl Page for TeamPage {
    const TEMPLATE: &'static str = "teams/show.html";
}

pub(super) async fn show(may: ViewTeam, visit: Visit) -> Result<Response> {
    visit.show(&page(&visit, &may).await?)
}

async fn page(visit: &Visit, may: &ViewTeam) -> Result<TeamPage> {
    let db = &visit.app.db;
    let class = class::Entity::find_by_id(may.team.class_id).one(db).await?.ok_or(Error::NotFound)?;
    let school = school::Entity::find_by_id(class.school_id).one(db).await?.ok_or(Error::NotFound)?;
    let items = shortlist::of(db, may.team.id).await?;
    let report = report::Entity::find().filter(report::Column::TeamId.eq(may.team.id)).one(db).await?;
    let parts = match &report {
        Some(report) => parts(visit, report).await?,
        None => Vec::new(),
    };
    let (mut hints, mut lost) = (Vec::new(), false);
    if let Some(report) = &report {
        hints = guide::of_slug(&visit.app, visit.lang, &report.project_slug).await?;
        lost = presence::lost(&visit.app, &report.project_slug).await?.is_some();
    }
    let waiting = proposal::of(&visit.app.db, may.team.id).await?;
    let waiting = waiting.filter(|row| row.state == ProposalState::Waiting);
    let step = next::step(items.len(), &parts);
    let chosen = report.as_ref().map(|report| report.project_slug.clone());
    Ok(TeamPage {
        id: may.team.id.0,
        name: may.team.name.clone(),
        motto: may.team.motto.clone(),
        class_id: matches!(may.tie, TeamTie::Teacher | TeamTie::Staff).then_some(class.id.0),
        class: class.name,
        school: school.name,
        is_member: may.tie == TeamTie::Member,
        path: Step::ALL
            .into_iter()
            .map(|one| StepView {
                key: one.as_str(),
                state: match one.cmp(&step) {
                    std::cmp::Ordering::Less => "done",
                    std::cmp::Ordering::Equal => "now",
                    std::cmp::Ordering::Greater => "later",
                },
            })
            .collect(),
        next: step.as_str(),
        shortlist: items
            .into_iter()
            .map(|item| ItemView {
                chosen: chosen.as_deref() == Some(&item.project_slug),
                slug: item.project_slug,
                title: item.title,
            })
            .collect(),
        report: report.map(|report| ReportView {
            id: report.id.0,
            public: report.public_slug().map(str::to_owned),
            hidden: report.hidden_at.is_some(),
            lost,
            all_hints: hints.len(),
            hints: first_hints(visit, &report.project_slug, hints),
            slug: report.project_slug,
            title: report.project_title,
            data_of: report.snapshot_date.map(|date| date.to_string()),
            parts: parts.iter().map(part_view).collect(),
        }),
        members: profile::shown(visit, &may.team).await?,
        profile: may_shape(may.tie).then(|| visit.link(&format!("/teams/{}/profile", may.team.id))),
        logo: may.team.logo_file_id.map(|id| visit.link(&format!("/teams/{}/logo?{id}", may.team.id))),
        logo_alt: may.team.logo_alt.clone(),
        voting: vote::open_of(&visit.app.db, may.team.id).await?.is_some(),
        waiting: waiting.map(|row| row.title),
        ahead: crate::ahead_of_team(visit, may).await?,
        beside: crate::beside_team(visit, may).await?,
    })
}

/// The first hint of each of the first groups: so few as fit here, about things that have nothing to do with
/// one another.
fn first_hints(visit: &Visit, slug: &str, hints: Vec<Hint>) -> Vec<HintView> {
    let mut groups = BTreeSet::new();
    hints
        .into_iter()
        .filter(|hint| groups.insert(hint.group))
        .take(FIRST_HINTS)
        .map(|hint| HintView {
            href: visit.link(&format!("/progetti/{slug}/guida#hint-{}", hint.id)),
            title: hint.title,
            because: hint.because,
        })
        .collect()
}

fn part_view(row: &report_part::Model) -> PartView {
    PartView {
        part: row.part.as_str(),
        stage: row.stage.as_str(),
        changed_at: row.changed_at.to_rfc3339(),
        returned_reason: row.returned_reason.clone().filter(|_| row.stage == Stage::Returned),
    }
}

async fn parts(visit: &Visit, report: &report::Model) -> Result<Vec<report_part::Model>> {
    let mut rows = report_part::Entity::find()
        .filter(report_part::Column::ReportId.eq(report.id))
        .all(&visit.app.db)
        .await?;
    rows.sort_by_key(|row| row.part != Part::Main);
    Ok(rows)
}
