//! All classes of an edition by region and step, and which may drop out.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use tables::edition_step;

use super::super::access::ViewSelection;
use super::super::paging::{Pages, SortLink, Sorting};
use super::super::register::words;
use super::super::{editions, places};
use super::facts::{self, Fact, Facts};
use super::forecast::rules;
use super::steps::{Pieces, State};
use crate::error::Result;
use crate::people::access::Staff;
use crate::web::Response;
use crate::web::form::Query;
use crate::web::page::Page;
use crate::web::visit::Visit;

/// The filters, as in the address.
#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct Wanted {
    q: String,
    region: String,
    level: String,
    /// Classes that are late with that step.
    step: String,
    /// Classes in which something was handed in late, came back, or waits for the teacher.
    work: String,
    sort: String,
    page: String,
}

impl Wanted {
    fn choices(&self) -> Vec<(&'static str, String)> {
        vec![
            ("q", self.q.clone()),
            ("region", self.region.clone()),
            ("level", self.level.clone()),
            ("step", self.step.clone()),
            ("work", self.work.clone()),
            ("sort", self.sort.clone()),
        ]
    }

    /// The filters and the order, as the part of an address after `?`; the first page goes unsaid.
    pub(super) fn query(&self) -> String {
        let chosen: Vec<_> = self.choices().into_iter().filter(|(_, value)| !value.is_empty()).collect();
        serde_urlencoded::to_string(chosen).unwrap_or_default()
    }

    pub(super) fn fits(&self, one: &Fact, steps: &[edition_step::Model]) -> bool {
        let late_with = |id: &str| {
            steps
                .iter()
                .zip(&one.steps)
                .any(|(step, stands)| step.id.to_string() == id && matches!(stands.state, State::Late(_)))
        };
        let text = || dataset::text::fold(&format!("{} {}", one.school_name(), one.class.name));
        (self.region.is_empty() || self.region == one.region())
            && (self.level.is_empty() || self.level == one.forecast.level.as_str())
            && (self.step.is_empty() || late_with(&self.step))
            && self.fits_work(one)
            && words(&self.q).iter().all(|word| text().contains(word.as_str()))
    }

    fn fits_work(&self, one: &Fact) -> bool {
        let any = |fits: fn(&Pieces) -> bool| one.steps.iter().any(|step| fits(&step.pieces));
        match self.work.as_str() {
            "waiting" => any(|pieces| pieces.handed > pieces.accepted),
            "late" => any(|pieces| pieces.late > 0),
            "returned" => any(|pieces| pieces.returned > 0),
            _ => true,
        }
    }

    pub(super) fn sort(&self, rows: &mut [Fact]) {
        let sorting = Sorting::new(&self.sort, &COLUMNS);
        rows.sort_by(|a, b| {
            sorting
                .apply(match sorting.by {
                    "school" => a.school_name().cmp(b.school_name()),
                    "region" => a.region().cmp(b.region()),
                    "students" => b.students.cmp(&a.students),
                    "active" => a.quiet_since.cmp(&b.quiet_since),
                    _ => b.forecast.sum.cmp(&a.forecast.sum),
                })
                .then_with(|| a.school_name().cmp(b.school_name()))
                .then(a.class.id.cmp(&b.class.id))
        });
    }
}

const COLUMNS: [&str; 5] = ["risk", "school", "region", "students", "active"];

#[derive(Serialize)]
struct OverviewPage {
    edition: i64,
    edition_name: String,
    regions: Vec<RegionView>,
    steps: Vec<StepView>,
    columns: BTreeMap<&'static str, SortLink>,
    rows: Vec<RowView>,
    pages: Pages,
    export: String,
    rules: Vec<(String, i32)>,
    watch: i32,
    high: i32,
    form: Wanted,
}

#[derive(Serialize)]
struct RegionView {
    code: &'static str,
    name: &'static str,
    classes: usize,
    students: i64,
    late: usize,
    high: usize,
}

#[derive(Serialize)]
struct StepView {
    id: i64,
    name: String,
    /// The things that all teams hand in at it.
    asked: i64,
    handed: i64,
    accepted: i64,
    returned: i64,
    late: i64,
}

#[derive(Serialize)]
struct RowView {
    id: i64,
    class: String,
    school: String,
    region: &'static str,
    students: i64,
    teams: usize,
    last_active: Option<String>,
    /// Of all of its teams: what they have earned, and what they can.
    points: (i64, i64),
    steps: Vec<StateView>,
    level: &'static str,
    reasons: Vec<String>,
}

#[derive(Serialize)]
struct StateView {
    state: &'static str,
    done: usize,
    since: Option<String>,
    /// How many things are asked for, handed in, late.
    pieces: (i64, i64, i64),
}

impl Page for OverviewPage {
    const TEMPLATE: &'static str = "schools/overview.html";
}

/// The current edition's.
pub(super) async fn front(Staff(_): Staff, visit: Visit) -> Result<Response> {
    match editions::current(&visit.app.db, visit.app.clock.today()).await? {
        Some(edition) => Ok(visit.go(&format!("/overview/{}", edition.id))),
        None => Ok(visit.go("/selection")),
    }
}

fn regions(all: &[Fact]) -> Vec<RegionView> {
    let mut codes: Vec<&'static str> = all.iter().map(Fact::region).collect();
    codes.sort_unstable();
    codes.dedup();
    codes
        .into_iter()
        .map(|code| {
            let here: Vec<&Fact> = all.iter().filter(|one| one.region() == code).collect();
            RegionView {
                code,
                name: places::region_name(code),
                classes: here.len(),
                students: here.iter().map(|one| one.students).sum(),
                late: here.iter().filter(|one| one.is_late()).count(),
                high: here.iter().filter(|one| one.forecast.level.as_str() == "high").count(),
            }
        })
        .collect()
}

pub(super) async fn show(may: ViewSelection, visit: Visit, Query(form): Query<Wanted>) -> Result<Response> {
    let facts = facts::of(&visit.app.db, &may.edition, visit.app.clock.now()).await?;
    let regions = regions(&facts.classes);
    let steps = step_views(&visit, &facts);
    let mut rows: Vec<Fact> = facts.classes.into_iter().filter(|one| form.fits(one, &facts.steps)).collect();
    form.sort(&mut rows);
    let path = format!("/overview/{}", may.edition.id);
    let choices = form.choices();
    let pages = Pages::new(&visit, &path, &choices, &form.page, rows.len());
    let sorting = Sorting::new(&form.sort, &COLUMNS);
    let links = COLUMNS.map(|column| (column, sorting.link(&visit, &path, &choices, column)));
    let rules = rules()?;
    visit.show(&OverviewPage {
        edition: may.edition.id.0,
        edition_name: may.edition.name.clone(),
        regions,
        steps,
        columns: links.into_iter().collect(),
        rows: pages.cut(rows).iter().map(|one| row_view(&visit, one)).collect(),
        pages,
        export: form.query(),
        rules: rules.rules.iter().map(|rule| (rule.of(visit.lang), rule.weight)).collect(),
        watch: rules.watch,
        high: rules.high,
        form,
    })
}

/// The steps, each with what all classes have handed in.
fn step_views(visit: &Visit, facts: &Facts) -> Vec<StepView> {
    let view = |(at, step): (usize, &edition_step::Model)| {
        let here = || facts.classes.iter().filter_map(|class| class.steps.get(at));
        let pieces = here().map(|step| step.pieces).fold(Pieces::default(), Pieces::and);
        StepView {
            id: step.id.0,
            name: editions::name_of(step, visit.lang),
            asked: here().map(|step| step.asked).sum(),
            handed: pieces.handed,
            accepted: pieces.accepted,
            returned: pieces.returned,
            late: pieces.late,
        }
    };
    facts.steps.iter().enumerate().map(view).collect()
}

fn row_view(visit: &Visit, one: &Fact) -> RowView {
    RowView {
        id: one.class.id.0,
        class: one.class.name.clone(),
        school: one.school_name().to_owned(),
        region: places::region_name(one.region()),
        students: one.students,
        teams: one.teams,
        last_active: one.last_active.map(|at| at.to_rfc3339()),
        points: (one.points.earned, one.points.all),
        steps: one
            .steps
            .iter()
            .map(|step| StateView {
                state: step.state.as_str(),
                done: step.done,
                since: step.state.since().map(|since| since.to_rfc3339()),
                pieces: (step.asked, step.pieces.handed, step.pieces.late),
            })
            .collect(),
        level: one.forecast.level.as_str(),
        reasons: one.forecast.met.iter().map(|rule| rule.of(visit.lang)).collect(),
    }
}
