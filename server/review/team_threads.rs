//! The threads as the team, its teacher and its supporters see them; team and teacher answer.

use http::StatusCode;
use serde::Serialize;
use tables::kinds::{Part, Stage};
use tables::report_part;

use super::access::{ReadThreads, ThreadTie};
use super::remarks::{self, ThreadView};
use super::threads::{Asked, RemarkForm, back};
use super::views::{self, SectionView};
use super::{About, answers};
use crate::error::{Error, Result};
use crate::web::Response;
use crate::web::address::At;
use crate::web::form::{Errors, Form};
use crate::web::page::Page;
use crate::web::visit::Visit;

#[derive(Serialize)]
struct ThreadsPage {
    path: String,
    report: i64,
    team: String,
    project: String,
    parts: Vec<PartView>,
    sections: Vec<SectionView>,
    general: ThreadView,
    general_body: String,
    general_errors: Errors,
    may_reply: bool,
    may_write_report: bool,
}

#[derive(Serialize)]
struct PartView {
    part: &'static str,
    stage: &'static str,
    changed_at: String,
    returned_reason: Option<String>,
}

impl Page for ThreadsPage {
    const TEMPLATE: &'static str = "review/team_threads.html";
}

fn path(may: &ReadThreads) -> String {
    format!("/reports/{}/threads", may.report.id)
}

pub(super) async fn show(may: ReadThreads, visit: Visit) -> Result<Response> {
    visit.show(&page(&visit, &may, None).await?)
}

async fn page(
    visit: &Visit,
    may: &ReadThreads,
    mut refused: Option<(&str, String, Errors)>,
) -> Result<ThreadsPage> {
    let app = &visit.app;
    let about = About::of(&app.db, may.report.id).await?;
    let mut threads = remarks::threads(app, may.report.id).await?;
    let general = threads.remove(remarks::GENERAL).unwrap_or_default();
    let mut sections = Vec::new();
    for part in &may.parts {
        let answers = answers::sections(&app.db, &may.report, part.part).await?;
        sections.extend(views::sections(answers, visit.lang, &mut threads));
    }
    // Only what is being talked about.
    for section in &mut sections {
        section.questions.retain(|question| {
            let typed = refused.as_ref().is_some_and(|(asked, ..)| *asked == question.id);
            typed || !question.thread.remarks.is_empty()
        });
        for question in &mut section.questions {
            if let Some((_, body, errors)) = refused.take_if(|(asked, ..)| *asked == question.id) {
                (question.body, question.errors) = (body, errors);
            }
        }
    }
    sections.retain(|section| !section.questions.is_empty());
    let (general_body, general_errors) =
        refused.map_or_else(|| (String::new(), Errors::new()), |(_, body, errors)| (body, errors));
    Ok(ThreadsPage {
        path: path(may),
        report: may.report.id.0,
        team: about.team.name,
        project: may.report.project_title.clone(),
        parts: may.parts.iter().map(part_view).collect(),
        sections,
        general,
        general_body,
        general_errors,
        may_reply: may.may_reply(),
        may_write_report: may.tie == ThreadTie::Member,
    })
}

fn part_view(row: &report_part::Model) -> PartView {
    PartView {
        part: row.part.as_str(),
        stage: row.stage.as_str(),
        changed_at: row.changed_at.to_rfc3339(),
        returned_reason: row.returned_reason.clone().filter(|_| row.stage == Stage::Returned),
    }
}

pub(super) async fn reply(
    may: ReadThreads,
    visit: Visit,
    At(Asked(question)): At<Asked>,
    Form(form): Form<RemarkForm>,
) -> Result<Response> {
    if !may.may_reply() {
        return Err(Error::Forbidden);
    }
    let app = &visit.app;
    let main = answers::asks(&may.report, Part::Main, &question)?;
    if !main && !answers::asks(&may.report, Part::Impact, &question)? {
        return Err(Error::NotFound);
    }
    match form.check(&visit) {
        Ok(body) => {
            remarks::reply(app, &may, &question, body).await?;
            Ok(back(&visit, &path(&may), &question))
        }
        Err(errors) => {
            let page = page(&visit, &may, Some((&question, form.body.clone(), errors))).await?;
            visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
    }
}
