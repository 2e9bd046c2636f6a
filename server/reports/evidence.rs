//! The page of a report's evidence: photos, documents, links, videos.

use std::collections::BTreeMap;

use http::StatusCode;
use serde::Serialize;
use tables::ids::EvidenceId;
use tables::kinds::{EvidenceKind, Part};
use tables::report;

use super::access::{EditReport, ReadReport};
use super::material::{self, Added};
use super::mend::MendView;
use super::piece::{chosen_chart, new_piece};
use super::{questions, value};
use crate::desk::charts::{self, ChartView};
use crate::error::{Error, Result};
use crate::text::Arg;
use crate::web::Response;
use crate::web::address::{At, Named};
use crate::web::form::Errors;
use crate::web::page::Page;
use crate::web::upload::Upload;
use crate::web::visit::Visit;

/// The longest caption or description, in characters.
const LONGEST: usize = 500;

#[derive(Serialize)]
struct EvidencePage {
    report: i64,
    team_name: String,
    project: String,
    may_write: bool,
    may_cover: bool,
    max_bytes: usize,
    items: Vec<EvidenceView>,
    /// Key and title of the charts that the team can show.
    charts: Vec<(i64, String)>,
    team: i64,
    /// Questions of the open parts, for saying what a piece backs.
    questions: Vec<(String, String)>,
    /// The forms as typed, by kind.
    forms: BTreeMap<&'static str, FormView>,
}

/// A piece of evidence.
#[derive(Serialize)]
pub(super) struct EvidenceView {
    id: i64,
    kind: &'static str,
    pub(super) part: &'static str,
    title: String,
    alt: String,
    href: String,
    thumb: Option<String>,
    cover: bool,
    question: Option<String>,
    kilobytes: Option<i64>,
    chart: Option<ChartView>,
    may_remove: bool,
    /// What its form holds, for those who may change it.
    mend: MendView,
}

/// What the page shows again: the form of a new piece, or that of one that is there.
#[derive(Default)]
pub(super) struct Again {
    form: Option<(EvidenceKind, FormView)>,
    mend: Option<(EvidenceId, MendView)>,
}

impl Again {
    /// The form of a piece that is there.
    pub(super) fn of_piece(id: EvidenceId, view: MendView) -> Self {
        Self { form: None, mend: Some((id, view)) }
    }
}

#[derive(Default, Serialize)]
struct FormView {
    title: String,
    alt: String,
    url: String,
    chart: String,
    question: String,
    release: bool,
    errors: Errors,
}

impl Page for EvidencePage {
    const TEMPLATE: &'static str = "reports/evidence.html";
}

/// A piece's key in an address.
pub(super) struct Piece(pub(super) EvidenceId);

impl std::str::FromStr for Piece {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}

impl Named for Piece {
    const NAME: &'static str = "evidence";
}

/// A report's evidence, the cover first.
pub(super) async fn views(visit: &Visit, report: &report::Model) -> Result<Vec<EvidenceView>> {
    let form = questions::of(&report.form_version)?;
    let mut items = Vec::new();
    let pieces = material::of(&visit.app.db, report.id).await?;
    let shown = pieces.iter().filter_map(|(row, _)| row.chart_version_id);
    let drawn = charts::versions(&visit.app.db, shown).await?;
    for (row, file) in pieces {
        let address = |end: &str| visit.link(&format!("/reports/{}/evidence/{}/{end}", report.id, row.id));
        let part = material::part_of(report, row.question.as_deref())?;
        let question = row.question.as_deref().and_then(|id| form.question(id));
        items.push(EvidenceView {
            id: row.id.0,
            kind: row.kind.as_str(),
            part: part.as_str(),
            href: row.url.clone().unwrap_or_else(|| address("file")),
            chart: row.chart_version_id.and_then(|id| drawn.get(&id).cloned()),
            thumb: (row.kind == EvidenceKind::Photo).then(|| address("thumb")),
            cover: row.cover,
            question: question.map(|(_, one)| one.label.of(visit.lang).to_owned()),
            kilobytes: file.map(|file| file.bytes / 1024 + 1),
            mend: MendView::of(&row),
            title: row.title,
            alt: row.alt,
            may_remove: false,
        });
    }
    items.sort_by_key(|one| !one.cover);
    Ok(items)
}

pub(super) async fn show(may: ReadReport, visit: Visit) -> Result<Response> {
    visit.show(&page(&visit, &may, Again::default()).await?)
}

/// The page again, with what was typed.
pub(super) async fn again(
    visit: &Visit,
    may: EditReport,
    status: StatusCode,
    again: Again,
) -> Result<Response> {
    visit.show_with(status, &page(visit, &may.read(), again).await?)
}

async fn page(visit: &Visit, may: &ReadReport, again: Again) -> Result<EvidencePage> {
    let form = questions::of(&may.report.form_version)?;
    let mut items = views(visit, &may.report).await?;
    items.retain(|one| Part::parse(one.part).is_some_and(|part| may.may(part)));
    let mut mended = again.mend;
    for one in &mut items {
        one.may_remove = Part::parse(one.part).is_some_and(|part| may.may_write(part));
        if let Some((_, typed)) = mended.take_if(|(id, _)| id.0 == one.id) {
            one.mend = typed;
        }
    }
    let mut asked: Vec<(String, String)> = form
        .sections
        .iter()
        .filter(|section| may.may_write(section.part()))
        .flat_map(|section| &section.questions)
        .map(|one| (one.id.clone(), one.label.of(visit.lang).to_owned()))
        .collect();
    // The report as a whole belongs to the main part.
    if may.may_write(Part::Main) {
        asked.insert(0, (String::new(), visit.t("reports-evidence-whole")));
    }
    let kinds = [
        EvidenceKind::Photo,
        EvidenceKind::Document,
        EvidenceKind::Link,
        EvidenceKind::Video,
        EvidenceKind::Chart,
    ];
    let mut forms: BTreeMap<&'static str, FormView> =
        kinds.into_iter().map(|kind| (kind.as_str(), FormView::default())).collect();
    if let Some((kind, view)) = again.form {
        forms.insert(kind.as_str(), view);
    }
    Ok(EvidencePage {
        report: may.report.id.0,
        team_name: may.team.name.clone(),
        project: may.report.project_title.clone(),
        may_write: may.may_write(Part::Main) || may.may_write(Part::Impact),
        may_cover: may.may_write(Part::Main),
        max_bytes: visit.app.config.upload_limit,
        items,
        charts: charts::of_team(&visit.app.db, may.team.id)
            .await?
            .into_iter()
            .map(|chart| (chart.id, chart.content.title))
            .collect(),
        team: may.team.id.0,
        questions: asked,
        forms,
    })
}

/// What is wrong with a piece's words: caption, description, address. A field's name is the one on the page,
/// which has several forms: `form` begins it.
pub(super) fn wrong_words(
    visit: &Visit,
    kind: EvidenceKind,
    form: &str,
    (title, alt, url): (&str, &str, &str),
) -> Errors {
    let mut errors = Errors::new();
    let name = |field: &str| format!("{form}-{field}");
    for (field, text) in [("title", title), ("alt", alt), ("url", url)] {
        if text.chars().count() > LONGEST {
            let max = [("max", Arg::from(LONGEST))];
            errors.add(name(field), visit.t_with("reports-mistake-long", &max));
        }
    }
    // A chart brings its own words.
    if title.is_empty() && kind != EvidenceKind::Chart {
        errors.add(name("title"), visit.t("reports-evidence-no-title"));
    }
    match kind {
        EvidenceKind::Photo => {
            if alt.is_empty() {
                errors.add(name("alt"), visit.t("reports-evidence-no-alt"));
            }
        }
        EvidenceKind::Document | EvidenceKind::Chart => {}
        EvidenceKind::Link => {
            if !value::is_link(url, false) {
                errors.add(name("url"), visit.t("reports-mistake-link"));
            }
        }
        EvidenceKind::Video => {
            if !value::is_link(url, true) {
                errors.add(name("url"), visit.t("reports-evidence-https"));
            }
        }
    }
    errors
}

/// The mistakes in what was typed for a new piece.
fn check(visit: &Visit, kind: EvidenceKind, upload: &Upload) -> Errors {
    let words = (upload.one("title"), upload.one("alt"), upload.one("url"));
    let mut errors = wrong_words(visit, kind, kind.as_str(), words);
    let name = |field: &str| format!("{}-{field}", kind.as_str());
    if kind == EvidenceKind::Photo && upload.one("release") != "yes" {
        errors.add(name("release"), visit.t("reports-evidence-no-release"));
    }
    if takes_file(kind) && upload.file.is_none() {
        errors.add(name("file"), visit.t("reports-evidence-no-file"));
    }
    errors
}

fn takes_file(kind: EvidenceKind) -> bool {
    match kind {
        EvidenceKind::Photo | EvidenceKind::Document => true,
        EvidenceKind::Link | EvidenceKind::Video | EvidenceKind::Chart => false,
    }
}

pub(super) async fn add(may: EditReport, visit: Visit, mut upload: Upload) -> Result<Response> {
    let question = Some(upload.one("question").to_owned()).filter(|id| !id.is_empty());
    let form = questions::of(&may.report.form_version)?;
    if question.as_deref().is_some_and(|id| form.question(id).is_none()) {
        return Err(Error::BadRequest("error-bad-form"));
    }
    if !may.is_open(material::part_of(&may.report, question.as_deref())?) {
        return Err(Error::Forbidden);
    }
    let kind = EvidenceKind::parse(upload.one("kind")).ok_or(Error::BadRequest("error-bad-form"))?;
    let mut errors = check(&visit, kind, &upload);
    let chart = match kind {
        EvidenceKind::Chart => chosen_chart(&visit, &may, upload.one("chart")).await?,
        EvidenceKind::Photo | EvidenceKind::Document | EvidenceKind::Link | EvidenceKind::Video => None,
    };
    if kind == EvidenceKind::Chart && chart.is_none() {
        errors.add("chart-chart", visit.t("reports-evidence-no-chart"));
    }
    if errors.is_empty() {
        let file = upload.file.take().filter(|_| takes_file(kind));
        let new = new_piece(kind, question.clone(), &upload, chart, file);
        let file_field = format!("{}-file", kind.as_str());
        match material::add(&visit.app, &may, new).await? {
            Added::Done(_) => {
                let path = format!("/reports/{}/evidence", may.report.id);
                return visit.go_saying(&path, "success", visit.t("reports-evidence-added")).await;
            }
            Added::Closed => return Err(Error::Forbidden),
            Added::Refused(refusal) => errors.add(file_field, visit.t(refusal.text_key())),
            Added::Full => {
                let most = i32::try_from(material::MOST).unwrap_or(i32::MAX);
                errors.add("", visit.t_with("reports-evidence-full", &[("max", Arg::from(most))]));
            }
        }
    }
    let view = FormView {
        title: upload.one("title").to_owned(),
        alt: upload.one("alt").to_owned(),
        url: upload.one("url").to_owned(),
        chart: upload.one("chart").to_owned(),
        question: question.unwrap_or_default(),
        release: upload.one("release") == "yes",
        errors,
    };
    let shown = Again { form: Some((kind, view)), mend: None };
    again(&visit, may, StatusCode::UNPROCESSABLE_ENTITY, shown).await
}

pub(super) async fn cover(may: EditReport, visit: Visit, At(Piece(id)): At<Piece>) -> Result<Response> {
    let done = material::set_cover(&visit.app, &may, id).await?;
    back(&visit, &may, done, "reports-evidence-covered").await
}

pub(super) async fn remove(may: EditReport, visit: Visit, At(Piece(id)): At<Piece>) -> Result<Response> {
    let done = material::remove(&visit.app, &may, id).await?;
    back(&visit, &may, done, "reports-evidence-removed").await
}

/// Back to the page, which says that it is done, or that something has changed meanwhile.
pub(super) async fn back(visit: &Visit, may: &EditReport, done: bool, key: &str) -> Result<Response> {
    let path = format!("/reports/{}/evidence", may.report.id);
    if done {
        visit.go_saying(&path, "success", visit.t(key)).await
    } else {
        visit.go_saying(&path, "warning", visit.t("reports-moved")).await
    }
}
