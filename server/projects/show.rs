//! One project's page: all that the data say, in words that a student understands.

use std::collections::BTreeMap;

use chrono::{Duration, NaiveDate};
use dataset::{Coded, Project, Role, value};
use sea_orm::EntityTrait;
use serde::Serialize;
use tables::{dataset_import, project_change};

use super::glossary::{self, Term};
use super::guide::{self, Facts};
use super::presence::PRESENCE;
use super::{Slug, changes, following, list, lost, words};
use crate::error::{Error, Result};
use crate::people::access::Anyone;
use crate::text::{self, Lang};
use crate::web::Response;
use crate::web::address::At;
use crate::web::page::Page;
use crate::web::visit::Visit;

/// So many of the guide's hints are named on the page.
const FIRST_HINTS: usize = 5;
/// For so many days it is said that the data had lost the project and have it again.
const RETURNED_DAYS: i64 = 365;

#[derive(Serialize)]
struct PhaseView {
    name: String,
    planned: Span,
    actual: Span,
}

/// A stretch of time, with its place on the timeline in thousandths of its length.
#[derive(Serialize, Default)]
struct Span {
    from: Option<String>,
    to: Option<String>,
    x: i64,
    width: i64,
}

#[derive(Serialize)]
struct RoleView {
    role: &'static str,
    bodies: Vec<BodyView>,
}

#[derive(Serialize)]
struct BodyView {
    name: Option<String>,
    legal_form: Option<String>,
}

#[derive(Serialize)]
struct PlaceView {
    region: String,
    province: Option<String>,
    municipality: Option<String>,
    code: String,
}

/// Something that an import moved, in words.
#[derive(Serialize)]
pub(super) struct ChangeView {
    field: String,
    /// Are the values words of the data?
    data: bool,
    old: Option<String>,
    new: Option<String>,
    from_date: Option<String>,
    to_date: Option<String>,
}

#[derive(Serialize)]
struct SourceView {
    name: String,
    cents: i64,
}

#[derive(Serialize)]
struct IndicatorView {
    name: String,
    unit: Option<String>,
    planned: Option<String>,
    realised: Option<String>,
}

/// A published report on the project.
#[derive(Serialize)]
pub struct ReportOn {
    /// Path of its page, below the language.
    pub path: String,
    /// Its title.
    pub title: String,
    /// The team's public name.
    pub team: String,
    /// The school.
    pub school: String,
    /// The school's municipality.
    pub municipality: String,
    /// When, as RFC 3339.
    pub published_at: String,
}

/// A public post by a team that works on the project.
#[derive(Serialize)]
pub struct PostOn {
    /// Path of its page, below the language.
    pub path: String,
    /// Its title.
    pub title: String,
    /// The team's public name.
    pub team: String,
    /// The school.
    pub school: String,
    /// The school's municipality.
    pub municipality: String,
    /// When, as RFC 3339.
    pub published_at: String,
}

#[derive(Serialize)]
struct ShowPage {
    slug: String,
    code: String,
    cup: Option<String>,
    title: String,
    summary: Option<String>,
    link: Option<String>,
    theme: Option<(String, String)>,
    nature: Option<(String, String)>,
    state: Option<(String, String)>,
    procedural_state: Option<String>,
    current_phase: Option<String>,
    cycle: Option<(String, String)>,
    funds: Vec<String>,
    programmes: Vec<(String, String)>,
    procedures: Vec<(String, Option<String>)>,
    cost: Option<i64>,
    gross: Option<i64>,
    savings: Option<i64>,
    commitments: Option<i64>,
    cohesion_cost: Option<i64>,
    paid: Option<i64>,
    share: Option<i64>,
    sources: Vec<SourceView>,
    start: Option<String>,
    planned_end: Option<String>,
    actual_end: Option<String>,
    late_days: Option<i64>,
    phases: Vec<PhaseView>,
    years: Vec<(i32, i64)>,
    roles: Vec<RoleView>,
    places: Vec<PlaceView>,
    indicators: Vec<IndicatorView>,
    reference_date: Option<String>,
    /// That the data had lost it and have it again, in words.
    returned: Option<String>,
    changes: Vec<ChangeView>,
    columns: Vec<(String, String)>,
    terms: BTreeMap<&'static str, &'static Term>,
    shortlists: Vec<(i64, String)>,
    reports: Vec<ReportOn>,
    posts: Vec<PostOn>,
    /// What the guide says first, and how much there is.
    hints: Vec<String>,
    all_hints: usize,
    /// Does the reader follow it? None for visitors.
    following: Option<bool>,
}

impl Page for ShowPage {
    const TEMPLATE: &'static str = "projects/show.html";
}

/// The project, found on a thread where blocking is allowed.
pub(super) async fn find(visit: &Visit, slug: String) -> Result<Project> {
    let dataset = visit.app.dataset.current()?;
    tokio::task::spawn_blocking(move || dataset.by_slug(&slug)).await??.ok_or(Error::NotFound)
}

pub(super) async fn show(_: Anyone, visit: Visit, At(Slug(slug)): At<Slug>) -> Result<Response> {
    let project = match find(&visit, slug.clone()).await {
        Err(Error::NotFound) => return lost::show(&visit, slug).await,
        found => found?,
    };
    let past = changes::history(&visit.app, &project.slug).await?;
    // Without a look at projects like it: the guide's own page has that too.
    let facts = Facts::new(&project, changes::unbroken(&past));
    let mut hints = guide::hints(&visit.app, visit.lang, &facts)?;
    let mut page = ShowPage::new(&visit, project, &past);
    page.returned = returned(&visit, &past).await?;
    page.all_hints = hints.len();
    hints.truncate(FIRST_HINTS);
    page.hints = hints.into_iter().map(|hint| hint.title).collect();
    page.shortlists = crate::teams_of(&visit).await?;
    page.reports = crate::reports_on(&visit.app, &page.slug).await?;
    page.posts = crate::posts_on(&visit.app, &page.slug).await?;
    page.following = following::is_followed(&visit, &page.slug).await?;
    visit.show(&page)
}

fn pair(coded: Option<Coded>) -> Option<(String, String)> {
    coded.map(|coded| (coded.code, coded.label))
}

fn iso(date: Option<NaiveDate>) -> Option<String> {
    date.map(|date| date.to_string())
}

/// A number of the data as people write it; what is none, or would lose decimals, stays as it is.
fn figure(lang: Lang, written: String) -> String {
    let decimals = written.split_once(',').map_or("", |(_, decimals)| decimals.trim_end_matches('0'));
    let hundredths = value::cents(&written).filter(|_| decimals.len() <= 2);
    hundredths.map_or(written, |hundredths| text::hundredths(lang, hundredths))
}

/// The timeline that holds all dates given: its first day and its length in days.
struct Scale {
    first: NaiveDate,
    days: i64,
}

impl Scale {
    fn of(dates: impl Iterator<Item = NaiveDate> + Clone) -> Option<Self> {
        let first = dates.clone().min()?;
        let days = (dates.max()? - first).num_days().max(1);
        Some(Self { first, days })
    }

    fn at(&self, date: NaiveDate) -> i64 {
        (date - self.first).num_days() * 1000 / self.days
    }

    fn span(&self, from: Option<NaiveDate>, to: Option<NaiveDate>) -> Span {
        let Some(begin) = from.or(to) else { return Span::default() };
        let x = self.at(begin);
        let width = to.map_or(4, |to| (self.at(to) - x).max(4));
        Span { from: iso(from), to: iso(to), x, width }
    }

    /// The first days of years on the line, every so many years that no more than ten are marked.
    fn years(&self) -> Vec<(i32, i64)> {
        use chrono::Datelike;
        let (from, to) = (self.first.year() + 1, (self.first + Duration::days(self.days)).year());
        let step = usize::try_from((to - from) / 10 + 1).unwrap_or(1);
        (from..=to)
            .step_by(step)
            .filter_map(|year| Some((year, self.at(NaiveDate::from_ymd_opt(year, 1, 1)?))))
            .collect()
    }
}

impl ShowPage {
    #[expect(clippy::too_many_lines, reason = "one line for each thing that the page says")]
    fn new(visit: &Visit, project: Project, past: &[project_change::Model]) -> Self {
        let t = |key: &str| visit.t(key);
        let called = |facet: &str, coded: Option<Coded>| {
            let words = |one: &Coded| words::called(&visit.app, visit.lang, facet, &one.code, &one.label);
            coded.map(|one| (one.code.clone(), words(&one)))
        };
        let whole = [project.start, project.planned_end, project.actual_end];
        let all_dates = project
            .phases
            .iter()
            .flat_map(|phase| [phase.planned_start, phase.actual_start, phase.planned_end, phase.actual_end])
            .chain(whole)
            .flatten();
        let scale = Scale::of(all_dates);
        let phases = scale.as_ref().map_or_else(Vec::new, |scale| {
            project
                .phases
                .iter()
                .map(|phase| PhaseView {
                    name: t(&format!("projects-phase-{}", phase.key.replace('_', "-"))),
                    planned: scale.span(phase.planned_start, phase.planned_end),
                    actual: scale.span(phase.actual_start, phase.actual_end),
                })
                .collect()
        });
        let roles = [
            (Role::Programmer, "programmer"),
            (Role::Implementer, "implementer"),
            (Role::Beneficiary, "beneficiary"),
            (Role::Contractor, "contractor"),
        ]
        .into_iter()
        .map(|(role, name)| RoleView {
            role: name,
            bodies: project
                .bodies
                .iter()
                .filter(|body| body.role == role)
                .map(|body| BodyView { name: body.name.clone(), legal_form: body.legal_form.clone() })
                .collect(),
        })
        .filter(|view| !view.bodies.is_empty())
        .collect();
        let ended = project.actual_end.is_some()
            || project
                .state
                .as_ref()
                .is_some_and(|state| matches!(state.code.as_str(), "concluso" | "liquidato"));
        let late_days = project
            .planned_end
            .filter(|_| !ended)
            .zip(project.reference_date)
            .map(|(planned, today)| (today - planned).num_days())
            .filter(|days| *days > 0);
        Self {
            share: list::share(project.cost_cents, project.payments_cents),
            theme: called("theme", project.theme),
            nature: called("nature", project.nature),
            state: called("state", project.state),
            procedural_state: project.procedural_state,
            current_phase: project.current_phase.map(|phase| phase.label),
            cycle: pair(project.cycle),
            funds: project.funds.into_iter().map(|fund| fund.label).collect(),
            programmes: project.programmes.into_iter().map(|one| (one.code, one.label)).collect(),
            procedures: project.procedures.into_iter().map(|one| (one.name, one.kind)).collect(),
            cost: project.cost_cents,
            gross: project.gross_cents,
            savings: project.savings_cents.filter(|cents| *cents != 0),
            commitments: project.commitments_cents,
            cohesion_cost: project.cohesion_cost_cents,
            paid: project.payments_cents,
            sources: project
                .funding
                .into_iter()
                .map(|(column, cents)| SourceView {
                    name: t(&format!("projects-funding-{}", column.to_lowercase().replace('_', "-"))),
                    cents,
                })
                .collect(),
            start: iso(project.start),
            planned_end: iso(project.planned_end),
            actual_end: iso(project.actual_end),
            late_days,
            phases,
            years: scale.map_or_else(Vec::new, |scale| scale.years()),
            roles,
            places: project
                .places
                .into_iter()
                .map(|place| PlaceView {
                    code: place.region.code,
                    region: place.region.label,
                    province: place.province.map(|province| province.label),
                    municipality: place.municipality.map(|municipality| municipality.label),
                })
                .collect(),
            indicators: project
                .indicators
                .into_iter()
                .map(|one| IndicatorView {
                    name: one.name,
                    unit: one.unit,
                    planned: one.planned.map(|written| figure(visit.lang, written)),
                    realised: one.realised.map(|written| figure(visit.lang, written)),
                })
                .collect(),
            reference_date: iso(project.reference_date),
            returned: None,
            changes: past.iter().map(|change| change_view(visit, change)).collect(),
            slug: project.slug,
            code: project.code,
            cup: project.cup,
            title: project.title,
            summary: project.summary,
            link: project.link,
            columns: project.columns,
            terms: glossary::terms(visit.lang),
            shortlists: Vec::new(),
            reports: Vec::new(),
            posts: Vec::new(),
            hints: Vec::new(),
            all_hints: 0,
            following: None,
        }
    }
}

/// That the data had lost the project and have it again, and since when; if that is the last that happened to
/// it, and not long ago.
async fn returned(visit: &Visit, past: &[project_change::Model]) -> Result<Option<String>> {
    let last = past.iter().find(|change| change.field == PRESENCE);
    let Some(back) = last.filter(|change| change.new.is_some()) else { return Ok(None) };
    let import = dataset_import::Entity::find_by_id(back.import_id).one(&visit.app.db).await?;
    let begin = visit.app.clock.now() - Duration::days(RETURNED_DAYS);
    if import.is_none_or(|import| import.finished_at < begin) {
        return Ok(None);
    }
    Ok(Some(match back.to_date {
        Some(day) => visit.t_with("projects-returned-on", &[("date", text::date(visit.lang, day).into())]),
        None => visit.t("projects-returned"),
    }))
}

/// A change in words, with its days.
pub(super) fn change_view(visit: &Visit, change: &project_change::Model) -> ChangeView {
    let (field, old, new) = changes::in_words(&visit.app, visit.lang, change);
    let data = changes::is_of_data(&change.field);
    ChangeView { field, data, old, new, from_date: iso(change.from_date), to_date: iso(change.to_date) }
}
