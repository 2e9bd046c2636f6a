//! A part in review: every question with its answer, its thread beside it, the evidence, and the
//! project's data then and now.

use http::StatusCode;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::Serialize;
use tables::ids::{EvidenceId, ReportId};
use tables::kinds::Stage;
use tables::{person, publication, report, report_part};

use super::access::{ReviewReport, may_assign, may_judge, may_publish};
use super::content::Evidence;
use super::remarks::{self, ThreadView};
use super::views::{EvidenceView, SectionView};
use super::{About, ProjectState, answers, evidence, project_now, project_then, stage, views};
use crate::App;
use crate::error::{Error, Result};
use crate::people::access::is_editor;
use crate::text::{self, Lang};
use crate::web::Response;
use crate::web::form::Errors;
use crate::web::page::Page;
use crate::web::visit::{Actor, Visit};

/// The page's address.
pub(super) fn path(part: &report_part::Model) -> String {
    format!("/review/{}/{}", part.report_id, part.part.as_str())
}

/// The revision that a form was made from.
pub(super) fn revision(text: &str) -> Result<i32> {
    text.trim().parse().map_err(|_| Error::BadRequest("error-bad-form"))
}

#[derive(Serialize)]
struct PersonView {
    id: i64,
    name: String,
    chosen: bool,
}

#[derive(Serialize)]
struct ReviewPage {
    report: i64,
    path: String,
    revision: i32,
    part: &'static str,
    stage: &'static str,
    changed_at: String,
    team: String,
    school: String,
    class: String,
    region: &'static str,
    project: String,
    project_slug: String,
    returned_reason: Option<String>,
    reviewer: Option<String>,
    reviewers: Vec<PersonView>,
    sections: Vec<SectionView>,
    general: ThreadView,
    general_body: String,
    general_errors: Errors,
    evidence: Vec<EvidenceView>,
    then: ProjectState,
    now: Option<ProjectState>,
    versions: Vec<i32>,
    slug: Option<String>,
    /// The newest version was taken back from the public.
    hidden: bool,
    other_part: Option<&'static str>,
    /// What the reader may do: `judge`, `take`, `return`, `approve`, `publish`.
    may: Vec<&'static str>,
}

impl Page for ReviewPage {
    const TEMPLATE: &'static str = "review/show.html";
}

/// A remark that could not be taken: shown again in its thread.
pub(super) struct Refused<'a> {
    pub(super) question: &'a str,
    pub(super) body: String,
    pub(super) errors: Errors,
}

pub(super) async fn show(may: ReviewReport, visit: Visit) -> Result<Response> {
    visit.show(&page(&visit, &may.by, &may.report, &may.part, None).await?)
}

/// The page again, with a remark that could not be taken.
pub(super) async fn again(
    visit: &Visit,
    by: &Actor,
    report: &report::Model,
    part: &report_part::Model,
    refused: Refused<'_>,
) -> Result<Response> {
    let page = page(visit, by, report, part, Some(refused)).await?;
    visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

async fn page(
    visit: &Visit,
    by: &Actor,
    report: &report::Model,
    part: &report_part::Model,
    refused: Option<Refused<'_>>,
) -> Result<ReviewPage> {
    let app = &visit.app;
    let about = About::of(&app.db, report.id).await?;
    let mut threads = remarks::threads(app, report.id).await?;
    let general = threads.remove(remarks::GENERAL).unwrap_or_default();
    let answers = answers::sections(&app.db, report, part.part).await?;
    let mut sections = views::sections(answers, visit.lang, &mut threads);
    let evidence = evidence_views(app, visit.lang, report.id).await?;
    let (mut general_body, mut general_errors) = (String::new(), Errors::new());
    let mut refused = refused;
    for question in sections.iter_mut().flat_map(|section| &mut section.questions) {
        let id = question.id.clone();
        question.evidence =
            evidence.iter().filter(|one| one.question.as_deref() == Some(&id)).cloned().collect();
        if let Some(refused) = refused.take_if(|refused| refused.question == id) {
            (question.body, question.errors) = (refused.body, refused.errors);
        }
    }
    if let Some(refused) = refused {
        (general_body, general_errors) = (refused.body, refused.errors);
    }
    let (reviewer, reviewers) = reviewers(app, by, part).await?;
    let versions = publication::Entity::find()
        .filter(publication::Column::ReportId.eq(report.id))
        .order_by_desc(publication::Column::Number)
        .all(&app.db)
        .await?;
    let others = report_part::Entity::find()
        .filter(report_part::Column::ReportId.eq(report.id))
        .filter(report_part::Column::Part.ne(part.part))
        .one(&app.db)
        .await?;
    let live = about.edition.archived_at.is_none();
    let judge = live && may_judge(by, part);
    let may = [
        ("judge", judge),
        (
            "take",
            live && may_assign(by, part)
                && (part.stage == Stage::Submitted || part.reviewer_id != Some(by.id)),
        ),
        ("return", judge && stage::may_return(part.stage)),
        ("approve", judge && part.stage == Stage::InReview),
        ("publish", live && may_publish(by, part)),
    ];
    let may = may.into_iter().filter(|(_, may)| *may).map(|(what, _)| what).collect();
    Ok(ReviewPage {
        report: report.id.0,
        path: path(part),
        revision: part.revision,
        part: part.part.as_str(),
        stage: part.stage.as_str(),
        changed_at: part.changed_at.to_rfc3339(),
        region: about.region_name(),
        team: about.team.name,
        school: about.school.name,
        class: about.class.name,
        project: report.project_title.clone(),
        project_slug: report.project_slug.clone(),
        returned_reason: part.returned_reason.clone(),
        reviewer,
        reviewers,
        sections,
        general,
        general_body,
        general_errors,
        evidence: evidence.into_iter().filter(|one| one.question.is_none()).collect(),
        then: project_then(&report.snapshot, report.snapshot_date),
        now: project_now(app, &report.project_slug).await,
        hidden: report.hidden_at.is_some(),
        versions: versions.into_iter().map(|version| version.number).collect(),
        slug: report.slug.clone(),
        other_part: others
            .filter(|other| super::access::is_with_staff(other.stage))
            .map(|other| other.part.as_str()),
        may,
    })
}

/// The reviewer's name, and whom an editor may choose.
async fn reviewers(
    app: &App,
    by: &Actor,
    part: &report_part::Model,
) -> Result<(Option<String>, Vec<PersonView>)> {
    use tables::kinds::Role;
    let reviewer = match part.reviewer_id {
        Some(id) => person::Entity::find_by_id(id).one(&app.db).await?.map(|person| person.name),
        None => None,
    };
    if !(is_editor(by.role) && may_assign(by, part)) {
        return Ok((reviewer, Vec::new()));
    }
    let staff = person::Entity::find()
        .filter(person::Column::Role.is_in([Role::Reviewer, Role::Editor, Role::Admin]))
        .filter(person::Column::Active.eq(true))
        .all(&app.db)
        .await?;
    let staff = text::by_name(staff, |one| &one.name);
    Ok((
        reviewer,
        staff
            .into_iter()
            .map(|person| PersonView {
                id: person.id.0,
                chosen: part.reviewer_id == Some(person.id),
                name: person.name,
            })
            .collect(),
    ))
}

/// The report's evidence, with the addresses under which those who may read the report find it.
async fn evidence_views(app: &App, lang: Lang, report: ReportId) -> Result<Vec<EvidenceView>> {
    let view = |(id, one): (EvidenceId, Evidence)| {
        let address = |end: &str| format!("/{}/reports/{report}/evidence/{id}/{end}", lang.as_str());
        EvidenceView {
            href: one.url.or_else(|| one.file.as_ref().map(|_| address("file"))),
            thumb: one.file.as_ref().filter(|_| one.kind == "photo").map(|_| address("thumb")),
            chart: one.chart,
            kind: one.kind,
            question: one.question,
            title: one.title,
            alt: one.alt,
        }
    };
    Ok(evidence::of(&app.db, report).await?.into_iter().map(view).collect())
}
