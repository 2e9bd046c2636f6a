//! A published report: the newest version at its lasting address.

use http::StatusCode;
use serde::Serialize;
use tables::ids::ReportId;

use super::map::{self, MapView};
use super::published::{self, Published};
use super::{Slug, list};
use crate::clock::day_in_italy;
use crate::desk::charts::ChartView;
use crate::error::{Error, Result};
use crate::people::access::{Anyone, is_staff};
use crate::posts::concern::TakenBackPage;
use crate::posts::{self, PostCard};
use crate::projects::words::{called, state};
use crate::review::answers;
use crate::review::content::Evidence;
use crate::review::views::AnswerView;
use crate::review::{ProjectState, project_now};
use crate::web::Response;
use crate::web::address::At;
use crate::web::page::Page;
use crate::web::visit::Visit;

#[derive(Clone, Serialize)]
struct EvidenceView {
    kind: String,
    question: Option<String>,
    title: String,
    alt: String,
    /// None for what stands on the page itself.
    href: Option<String>,
    thumb: Option<String>,
    chart: Option<ChartView>,
    /// In kilobytes, for files.
    size: Option<i64>,
    width: Option<i32>,
    height: Option<i32>,
}

#[derive(Serialize)]
struct QuestionView {
    id: String,
    label: String,
    answer: AnswerView,
    evidence: Vec<EvidenceView>,
}

#[derive(Serialize)]
struct SectionView {
    id: String,
    title: String,
    questions: Vec<QuestionView>,
}

#[derive(Serialize)]
struct PartView {
    part: String,
    date: String,
    sections: Vec<SectionView>,
}

#[derive(Serialize)]
struct VersionView {
    number: i32,
    at: String,
    path: String,
    shown: bool,
}

#[derive(Serialize)]
struct ReportPage {
    title: String,
    team: String,
    school: String,
    municipality: String,
    region: String,
    edition: String,
    theme: String,
    effectiveness: String,
    progress: String,
    project_path: String,
    project_code: String,
    /// Where the other reports are: those of the school, and those on the project.
    of_school: String,
    of_project: String,
    /// The same as data.
    data: String,
    number: i32,
    published_at: String,
    first_published_at: String,
    year: String,
    address: String,
    newest: bool,
    newest_path: String,
    cover: Option<EvidenceView>,
    map: Option<MapView>,
    parts: Vec<PartView>,
    evidence: Vec<EvidenceView>,
    then: ProjectState,
    now: Option<ProjectState>,
    versions: Vec<VersionView>,
    posts: Vec<PostCard>,
    flag: String,
    /// Where staff take it back from the public.
    hiding: Option<String>,
}

impl Page for ReportPage {
    const TEMPLATE: &'static str = "archive/show.html";
}

pub(super) async fn show(_: Anyone, visit: Visit, At(Slug(slug)): At<Slug>) -> Result<Response> {
    let versions = match public(&visit, &slug).await? {
        Ok(versions) => versions,
        Err(gone) => return Ok(gone),
    };
    let newest = versions.first().ok_or(Error::NotFound)?.number;
    draw(&visit, &versions, newest).await
}

/// A report's versions, the newest first; or the answer in their place when staff took them back.
pub(super) async fn public(visit: &Visit, slug: &str) -> Result<Result<Vec<Published>, Response>> {
    match published::versions(&visit.app, slug).await {
        Err(Error::NotFound) => {
            let (report, why) = published::taken_back(&visit.app, slug).await?.ok_or(Error::NotFound)?;
            let page = TakenBackPage::report(why, hiding(visit, report));
            visit.show_with(StatusCode::GONE, &page).map(Err)
        }
        versions => versions.map(Ok),
    }
}

/// Where staff take the report back from the public and show it again; none for others.
fn hiding(visit: &Visit, report: ReportId) -> Option<String> {
    let staff = visit.actor.as_ref().is_some_and(|actor| is_staff(actor.role));
    staff.then(|| format!("/review/{report}/hiding"))
}

/// Draws one of a report's versions.
pub(super) async fn draw(visit: &Visit, versions: &[Published], number: i32) -> Result<Response> {
    let newest = versions.first().ok_or(Error::NotFound)?;
    let first = versions.last().ok_or(Error::NotFound)?;
    let shown = versions.iter().find(|version| version.number == number).ok_or(Error::NotFound)?;
    let content = &shown.content;
    let view = |one: &Evidence| evidence(shown, one);
    let facets = &content.facets;
    // In the form's own words: those of the judgement depend on the progress.
    let words =
        |question: &str| content.answer(question).map(|answer| answer.plain(visit.lang)).unwrap_or_default();
    let others =
        |name: &str, value: &str| visit.link(&list::address("/rapporti", &[(name, value.to_owned())]));
    // An old version is compared with the data of its own day.
    let now = if shown.number == newest.number {
        project_now(&visit.app, &content.project.slug)
            .await
            .or_else(|| content.project.at_publication.clone())
    } else {
        content.project.at_publication.clone()
    };
    visit.show(&ReportPage {
        title: content.title.clone(),
        team: content.team.clone(),
        school: content.school.clone(),
        municipality: content.municipality.clone(),
        region: content.region_name.clone(),
        edition: content.edition.clone(),
        theme: called(&visit.app, visit.lang, "theme", &facets.theme, &facets.theme_label),
        effectiveness: words(answers::EFFECTIVENESS),
        progress: words(answers::PROGRESS),
        project_path: format!("/progetti/{}/", content.project.slug),
        project_code: content.project.code.clone(),
        of_school: others("school", &format!("{}, {}", content.school, content.municipality)),
        of_project: others("project", &content.project.slug),
        data: format!("/api/v1/reports/{}", shown.slug()),
        number: shown.number,
        published_at: shown.at.to_rfc3339(),
        first_published_at: first.at.to_rfc3339(),
        year: day_in_italy(shown.at).format("%Y").to_string(),
        address: format!("{}{}", visit.app.config.base_url, visit.link(&shown.path())),
        newest: shown.number == newest.number,
        newest_path: visit.link(&newest.path()),
        cover: content.cover().and_then(view),
        map: content.place.and_then(map::with),
        parts: parts(visit, shown),
        evidence: content.evidence.iter().filter(|one| one.question.is_none()).filter_map(view).collect(),
        then: in_words(visit, content.project.then.clone()),
        now: now.map(|now| in_words(visit, now)),
        posts: posts::of_team(&visit.app, shown.report.team_id).await?,
        flag: format!("{}segnala", shown.path()),
        hiding: hiding(visit, shown.report.id),
        versions: versions
            .iter()
            .map(|version| VersionView {
                number: version.number,
                at: version.at.to_rfc3339(),
                path: visit.link(&format!("{}versioni/{}", version.path(), version.number)),
                shown: version.number == shown.number,
            })
            .collect(),
    })
}

/// A project's data with the state in the reader's language.
fn in_words(visit: &Visit, told: ProjectState) -> ProjectState {
    ProjectState { state: told.state.map(|label| state(&visit.app, visit.lang, &label)), ..told }
}

/// Every part, section and question that has something to say.
fn parts(visit: &Visit, shown: &Published) -> Vec<PartView> {
    let lang = visit.lang;
    let backing = |question: &str| {
        let backs = |one: &&Evidence| one.question.as_deref() == Some(question);
        shown.content.evidence.iter().filter(backs).filter_map(|one| evidence(shown, one)).collect()
    };
    shown
        .content
        .parts
        .iter()
        .map(|part| PartView {
            part: part.part.clone(),
            date: part.date.to_string(),
            sections: part
                .sections
                .iter()
                .map(|section| SectionView {
                    id: section.id.clone(),
                    title: section.title.of(lang).to_owned(),
                    questions: section
                        .questions
                        .iter()
                        .filter_map(|question| {
                            Some(QuestionView {
                                id: question.id.clone(),
                                label: question.label.of(lang).to_owned(),
                                answer: AnswerView::of(question.answer.as_ref()?, lang),
                                evidence: backing(&question.id),
                            })
                        })
                        .collect(),
                })
                .filter(|section: &SectionView| !section.questions.is_empty())
                .collect(),
        })
        .collect()
}

/// Evidence with its public address; what has neither file nor address nor drawing is not shown.
fn evidence(shown: &Published, one: &Evidence) -> Option<EvidenceView> {
    let file = one.file.as_ref();
    let href = match (&one.url, file) {
        (_, Some(file)) => Some(shown.file(&file.hash)),
        // Only the web: an address with a script in it must not become a link.
        (Some(url), None) if url.starts_with("https://") || url.starts_with("http://") => Some(url.clone()),
        _ if one.chart.is_some() => None,
        _ => return None,
    };
    let photo = file.filter(|_| one.kind == "photo");
    Some(EvidenceView {
        thumb: photo.map(|file| format!("{}/thumb", shown.file(&file.hash))),
        size: file.map(|file| (file.bytes / 1024).max(1)),
        width: photo.and_then(|file| file.width),
        height: photo.and_then(|file| file.height),
        kind: one.kind.clone(),
        question: one.question.clone(),
        title: one.title.clone(),
        alt: one.alt.clone(),
        chart: one.chart.clone(),
        href,
    })
}
