//! The page and the file of how questions were answered.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::quiz_report::{self, Row};
use super::statistics::ENOUGH;
use crate::error::Result;
use crate::schools::Wish;
use crate::schools::access::ViewSelection;
use crate::schools::paging::{SortLink, Sorting};
use crate::web::Response;
use crate::web::address::At;
use crate::web::form::Query;
use crate::web::page::Page;
use crate::web::sheet::{Cell, Sheet};
use crate::web::visit::Visit;

const COLUMNS: [&str; 4] = ["order", "answered", "right", "discrimination"];

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Wanted {
    sort: String,
    /// A unit's id; empty: all units.
    unit: String,
}

impl Wanted {
    fn choices(&self) -> Vec<(&'static str, String)> {
        vec![("unit", self.unit.clone()), ("sort", self.sort.clone())]
    }

    /// The same as a part of an address.
    fn query(&self) -> String {
        let choices: Vec<_> = self.choices().into_iter().filter(|(_, value)| !value.is_empty()).collect();
        serde_urlencoded::to_string(choices).unwrap_or_default()
    }

    /// The questions that are wanted, in the order that is wanted.
    fn narrowed(&self, mut rows: Vec<Row>) -> Vec<Row> {
        rows.retain(|row| self.unit.is_empty() || row.lesson.id == self.unit);
        sort(&mut rows, &self.sort);
        rows
    }
}

#[derive(Serialize)]
struct ReportPage {
    edition: i64,
    edition_name: String,
    enough: usize,
    columns: BTreeMap<&'static str, SortLink>,
    /// Id and title of the units that ask something.
    units: Vec<(String, String)>,
    unit: String,
    sort: String,
    /// The choices as addresses have them after `?`, for the files.
    query: String,
    rows: Vec<RowView>,
}

#[derive(Serialize)]
struct RowView {
    lesson: String,
    title: String,
    question: String,
    /// Is it asked so now?
    now: bool,
    answered: usize,
    right: Option<String>,
    /// With two decimals, and whether that is a good sign.
    discrimination: Option<(String, &'static str)>,
    trap: Option<(String, usize)>,
}

impl Page for ReportPage {
    const TEMPLATE: &'static str = "courses/quiz_report.html";
}

fn sort(rows: &mut [Row], wanted: &str) {
    let sorting = Sorting::new(wanted, &COLUMNS);
    if sorting.by == "order" {
        if sorting.down {
            rows.reverse();
        }
        return;
    }
    let number = |row: &Row| match sorting.by {
        "right" => row.item.share(),
        "discrimination" => row.item.discrimination,
        _ => Some(f64::from(u32::try_from(row.item.answered).unwrap_or(u32::MAX))),
    };
    rows.sort_by(|a, b| match (number(a), number(b)) {
        (Some(a), Some(b)) => sorting.apply(a.total_cmp(&b)),
        // What is not known comes last, whichever way.
        (a, b) => a.is_none().cmp(&b.is_none()),
    });
}

/// From what on a question tells who knows from who does not, and below what it misleads.
fn sign(discrimination: f64) -> &'static str {
    match discrimination {
        d if d >= 0.2 => "good",
        d if d >= 0.0 => "weak",
        _ => "odd",
    }
}

fn percent(visit: &Visit, share: f64) -> String {
    let text = format!("{share:.0}");
    visit.t_with("courses-report-percent", &[("n", text.into())])
}

pub(super) async fn show(may: ViewSelection, visit: Visit, Query(wanted): Query<Wanted>) -> Result<Response> {
    let course = visit.app.courses.of(may.edition.id);
    let rows = wanted.narrowed(quiz_report::of(&visit.app, &course, visit.lang, &may.edition).await?);
    let path = format!("/overview/{}/quizzes", may.edition.id);
    let sorting = Sorting::new(&wanted.sort, &COLUMNS);
    let choices = wanted.choices();
    let columns = COLUMNS.map(|column| (column, sorting.link(&visit, &path, &choices, column)));
    let view = |row: &Row| RowView {
        lesson: row.lesson.id.clone(),
        title: row.lesson.front.title.clone(),
        question: row.question().to_owned(),
        now: row.now,
        answered: row.item.answered,
        right: row.item.share().map(|share| percent(&visit, share)),
        discrimination: row.item.discrimination.map(|d| (format!("{d:.2}"), sign(d))),
        trap: row.trap.clone(),
    };
    visit.show(&ReportPage {
        edition: may.edition.id.0,
        edition_name: may.edition.name.clone(),
        enough: ENOUGH,
        rows: rows.iter().map(view).collect(),
        columns: columns.into_iter().collect(),
        units: course
            .lessons(visit.lang)
            .iter()
            .filter(|lesson| !lesson.questions.is_empty())
            .map(|lesson| (lesson.id.clone(), lesson.front.title.clone()))
            .collect(),
        query: wanted.query(),
        unit: wanted.unit,
        sort: wanted.sort,
    })
}

pub(super) async fn download(
    may: ViewSelection,
    visit: Visit,
    At(Wish(ending)): At<Wish>,
    Query(wanted): Query<Wanted>,
) -> Result<Response> {
    let course = visit.app.courses.of(may.edition.id);
    let rows = wanted.narrowed(quiz_report::of(&visit.app, &course, visit.lang, &may.edition).await?);
    let header =
        ["unit", "question", "id", "version", "answered", "right", "discrimination", "trap", "trap-times"];
    let header = header.map(|name| visit.t(&format!("courses-report-{name}"))).to_vec();
    let cells = |row: &Row| -> Vec<Cell> {
        vec![
            row.lesson.front.title.as_str().into(),
            row.question().into(),
            row.id().into(),
            visit.t(if row.now { "courses-report-now" } else { "courses-report-former" }).into(),
            row.item.answered.into(),
            row.item.right.into(),
            row.item.discrimination.map(|d| (d * 100.0).round() / 100.0).into(),
            row.trap.as_ref().map(|(text, _)| text.clone()).into(),
            row.trap.as_ref().map(|(_, times)| *times).into(),
        ]
    };
    let rows = rows.iter().map(cells).collect();
    let name = format!("{}-{}", visit.t("courses-report-file"), may.edition.slug);
    let sheet = Sheet { name, header, rows };
    tokio::task::spawn_blocking(move || sheet.download(ending)).await?
}
