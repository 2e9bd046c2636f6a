//! The rows of a comparison.

use chrono::NaiveDate;
use dataset::places::{self, Municipality};
use dataset::{Place, Project, Role};
use serde::Serialize;

use crate::error::Result;
use crate::projects::guide::{self, Facts};
use crate::projects::{share, words};
use crate::text::{self, Arg};
use crate::web::visit::Visit;

/// So many municipalities are named; how many more there are is said.
const PLACES: usize = 5;

/// One thing that is said of a project, perhaps with where it leads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Line {
    /// What.
    pub text: String,
    /// An address.
    pub href: Option<String>,
    /// Are these words of the data or of a team, in Italian whatever the page is in?
    pub data: bool,
}

impl Line {
    /// Words of the data.
    fn of_data(text: String) -> Self {
        Self { text, href: None, data: true }
    }
}

impl From<String> for Line {
    fn from(text: String) -> Self {
        Self { text, href: None, data: false }
    }
}

/// One thing that is compared.
#[derive(Serialize)]
pub struct Row {
    /// Its name: a part of text keys.
    pub key: &'static str,
    /// What is said of each project; nothing where the data say nothing.
    pub cells: Vec<Vec<Line>>,
    /// Is not the same said of all?
    pub differs: bool,
}

/// What is said of one project: rows' names and lines, always the same rows in the same order.
type Told = Vec<(&'static str, &'static str, Vec<Line>)>;

/// The rows by what they are about.
pub(super) async fn groups(
    visit: &Visit,
    projects: &[Project],
    from: Option<&Municipality>,
) -> Result<Vec<(&'static str, Vec<Row>)>> {
    let mut told: Vec<Told> = Vec::new();
    for project in projects {
        told.push(tell(visit, project, from).await?);
    }
    let mut groups: Vec<(&'static str, Vec<Row>)> = Vec::new();
    let rows = told.first().map_or(0, Vec::len);
    for n in 0..rows {
        let (group, key, ref first) = told[0][n];
        let row = Row {
            key,
            differs: told.iter().any(|one| one[n].2 != *first),
            cells: told.iter().map(|one| one[n].2.clone()).collect(),
        };
        // What none of them says is no row.
        if row.cells.iter().all(Vec::is_empty) {
            continue;
        }
        match groups.last_mut().filter(|(known, _)| *known == group) {
            Some((_, rows)) => rows.push(row),
            None => groups.push((group, vec![row])),
        }
    }
    Ok(groups)
}

async fn tell(visit: &Visit, project: &Project, from: Option<&Municipality>) -> Result<Told> {
    let lang = visit.lang;
    let one = |text: Option<String>| text.into_iter().map(Line::from).collect::<Vec<_>>();
    let day = |day: Option<NaiveDate>| one(day.map(|day| text::date(lang, day)));
    let money = |cents: Option<i64>| one(cents.map(|cents| text::money(lang, cents)));
    let labels = |list: &[dataset::Coded]| list.iter().map(|one| Line::of_data(one.label.clone())).collect();
    let coded = |facet: &str, coded: &Option<dataset::Coded>| {
        let called = |one: &dataset::Coded| words::called(&visit.app, lang, facet, &one.code, &one.label);
        one(coded.as_ref().map(called))
    };
    let bodies = |role: Role| {
        let of_role = project.bodies.iter().filter(|body| body.role == role);
        let person = || Line::from(visit.t("projects-person"));
        of_role.map(|body| body.name.clone().map_or_else(person, Line::of_data)).collect::<Vec<_>>()
    };
    let facts = guide::facts_of(&visit.app, &visit.app.dataset.current()?, project).await?;
    let late = delay(visit, &facts);
    let hints = guide::hints(&visit.app, lang, &facts)?.into_iter().map(|hint| Line::from(hint.title));
    let reports = crate::reports_on(&visit.app, &project.slug).await?.into_iter();
    let reports =
        reports.map(|report| Line { href: Some(visit.link(&report.path)), ..Line::of_data(report.title) });
    let mut reports: Vec<Line> = reports.collect();
    if reports.is_empty() {
        // That there is none is known: it is not the data that are silent.
        reports.push(visit.t("comparison-reports-none").into());
    }
    let portal = project
        .link
        .clone()
        .map(|link| Line { href: Some(link), ..Line::from(visit.t("projects-on-portal")) });
    let paid = share(project.cost_cents, project.payments_cents).map(|share| format!("{share}%"));
    let indicators = Some(project.indicators.len()).filter(|many| *many > 0);
    let phases = Some(project.phases.len()).filter(|many| *many > 0);
    let count = |many: Option<usize>, key: &str| one(many.map(|n| visit.t_with(key, &[("n", n.into())])));
    let documents = portal.into_iter().chain(count(phases, "comparison-n-phases"));
    Ok(vec![
        ("what", "state", coded("state", &project.state)),
        ("what", "theme", coded("theme", &project.theme)),
        ("what", "nature", coded("nature", &project.nature)),
        ("what", "summary", project.summary.clone().into_iter().map(Line::of_data).collect()),
        ("money", "cost", money(project.cost_cents)),
        ("money", "paid", money(project.payments_cents)),
        ("money", "share", one(paid)),
        ("time", "start", day(project.start)),
        ("time", "planned-end", day(project.planned_end)),
        ("time", "actual-end", day(project.actual_end)),
        ("time", "delay", one(late)),
        ("where", "places", where_it_is(visit, &project.places, from)),
        ("who", "programmer", bodies(Role::Programmer)),
        ("who", "implementer", bodies(Role::Implementer)),
        ("who", "beneficiary", bodies(Role::Beneficiary)),
        ("who", "contractor", bodies(Role::Contractor)),
        ("origin", "programmes", labels(&project.programmes)),
        ("origin", "funds", labels(&project.funds)),
        ("origin", "cycle", coded("cycle", &project.cycle)),
        ("look", "documents", documents.chain(count(indicators, "comparison-n-indicators")).collect()),
        ("look", "hints", hints.collect()),
        ("look", "reports", reports),
    ])
}

/// How late it is, or was; that it is in time, where the data say by when it should end; nothing where they
/// do not, or do not say when it ended.
fn delay(visit: &Visit, facts: &Facts) -> Option<String> {
    let days = |days: i64, key: &str| {
        let shown = text::number(visit.lang, days);
        let n = usize::try_from(days).unwrap_or_default();
        visit.t_with(key, &[("n", Arg::from(n)), ("shown", Arg::from(shown))])
    };
    if let Some(late) = facts.days_late() {
        return Some(days(late, "comparison-late-by"));
    }
    if let Some(over) = facts.days_over() {
        return Some(days(over, "comparison-over-by"));
    }
    facts.planned_end?;
    match (facts.ended(), facts.actual_end) {
        (false, _) => facts.as_of.map(|_| visit.t("comparison-not-late")),
        (true, Some(_)) => Some(visit.t("comparison-in-time")),
        (true, None) => None,
    }
}

/// The places, the nearest first, each with how far it is.
fn where_it_is(visit: &Visit, places: &[Place], from: Option<&Municipality>) -> Vec<Line> {
    let far = |place: &Place| {
        let code = place.municipality.as_ref()?.code.parse().ok()?;
        Some(places::by_code(code)?.km_to(from?))
    };
    let mut all: Vec<(Option<f64>, &Place)> = places.iter().map(|place| (far(place), place)).collect();
    all.sort_by(|one, other| one.0.unwrap_or(f64::MAX).total_cmp(&other.0.unwrap_or(f64::MAX)));
    let mut lines: Vec<Line> =
        all.iter()
            .take(PLACES)
            .map(|(km, place)| {
                let name =
                    match (&place.municipality, &place.province) {
                        (Some(municipality), _) => municipality.label.clone(),
                        (None, Some(province)) => visit
                            .t_with("comparison-all-province", &[("name", province.label.as_str().into())]),
                        (None, None) => visit
                            .t_with("comparison-all-region", &[("name", place.region.label.as_str().into())]),
                    };
                // In the municipality itself there is no distance to speak of.
                let Some(km) = km.filter(|km| *km > 0.5) else { return name.into() };
                let km = text::kilometres(visit.lang, km);
                visit.t_with("comparison-place-far", &[("name", name.into()), ("km", km.into())]).into()
            })
            .collect();
    if all.len() > PLACES {
        let n = all.len() - PLACES;
        lines.push(visit.t_with("comparison-more-places", &[("n", Arg::from(n))]).into());
    }
    lines
}
