//! The data desk: selections, comparisons, charts, and charts as evidence.

mod charts;
mod comparison;
mod draw;
mod evidence;
mod selections;

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use chrono::Datelike;
use dataset::{Filter, Project};

use crate::support::browser::PageSeen;
use crate::support::{Browser, Site, story};

/// A member of team Acqua.
const GIULIA: &str = "lince-blu-427";
/// The other one.
const OMAR: &str = "gufo-verde-219";

/// Where a team's desk is.
async fn desk(site: &Site, team: &str) -> String {
    format!("/it/teams/{}/desk", story::team(site, team).await.id)
}

/// Keeps a search under a name, as from the search page. Gives the selection's page.
async fn keep(browser: &mut Browser, desk: &str, search: &str, name: &str) -> PageSeen {
    let page = browser.get(&format!("{desk}/new?{search}")).await;
    let page = page.form("new").set("name", name).submit(browser).await;
    assert!(page.path.contains("/desk/selections/"), "{}: {}", page.path, page.text());
    page
}

/// The key at the end of an address.
fn key(page: &PageSeen) -> String {
    let path = page.path.split('?').next().unwrap();
    path.rsplit('/').next().unwrap().to_owned()
}

/// A project as far as sums go.
struct Plain {
    theme: String,
    year: Option<i32>,
    regions: BTreeSet<String>,
    provinces: BTreeSet<String>,
    cost: i64,
    payments: i64,
}

/// All projects of the demo, read one by one: nothing here knows the search or its sums.
fn projects(site: &Site) -> Vec<Plain> {
    let mut all = Vec::new();
    let dataset = site.app.dataset.current().unwrap();
    let mut take = |project: Project| {
        let provinces = project.places.iter().filter_map(|place| {
            let municipality = place.municipality.as_ref().map(|one| one.code[..6].to_owned());
            municipality.or_else(|| place.province.as_ref().map(|one| one.code.clone()))
        });
        all.push(Plain {
            theme: project.theme.map(|theme| theme.code).unwrap_or_default(),
            year: project.start.map(|date| date.year()),
            provinces: provinces.collect(),
            regions: project.places.iter().map(|place| place.region.code.clone()).collect(),
            cost: project.cost_cents.unwrap_or(0),
            payments: project.payments_cents.unwrap_or(0),
        });
        ControlFlow::Continue(())
    };
    dataset.each(&Filter::default(), &mut take).unwrap();
    assert!(all.len() > 1_000);
    all
}

/// How many people live where the codes begin so, from ISTAT's file.
fn people(code: &str) -> f64 {
    let lines = include_str!("../../seeds/geo/comuni.csv").lines().skip(1);
    let cells = lines.map(|line| line.split(';').collect::<Vec<_>>());
    let there = cells.filter(|cells| format!("0{}{}", cells[6], cells[0]).starts_with(code));
    there.map(|cells| cells[10].parse::<f64>().unwrap_or(0.0)).sum()
}

/// The rows of a CSV file without its heading, by their first cell that is not empty.
fn table(page: &PageSeen) -> Vec<Vec<String>> {
    assert_eq!(page.status, http::StatusCode::OK, "{}", page.text());
    let text = page.html();
    let mut reader =
        csv::ReaderBuilder::new().delimiter(b';').from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

/// A number as the files write it.
fn number(cell: &str) -> f64 {
    cell.parse().unwrap_or_else(|_| panic!("{cell:?} is no number"))
}

fn near(one: f64, other: f64) -> bool {
    (one - other).abs() <= 1e-6 * one.abs().max(other.abs()).max(1.0)
}
