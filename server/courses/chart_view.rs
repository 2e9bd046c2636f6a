//! Charts, worked out: shares of the longest bar, points of a line, shades of a map. Every chart has
//! its table: the drawing is never the only place where a figure stands.

use std::cmp::Reverse;
use std::sync::Arc;

use dataset::{By, Dataset, Filter, Share, codes, places};
use serde::Serialize;

use super::chart::{Chart, Kind};
use super::live::{self, Measure, Totals};
use crate::error::Result;
use crate::projects::map;
use crate::text::{self, Arg, Lang};
use crate::web::visit::Visit;

/// Before this year the data tell of no start that means something.
const FIRST_YEAR: i32 = 2000;
/// Height of a line's drawing; its width is 100.
const HEIGHT: f64 = 40.0;

/// A chart, worked out.
#[derive(Serialize)]
pub(super) struct ChartView<'a> {
    number: usize,
    kind: &'static str,
    title: &'a str,
    alt: &'a str,
    own: bool,
    place: String,
    /// What the rows go by, and what is told of them.
    by: String,
    measure: String,
    rows: Vec<Row>,
    line: Option<Line>,
    map: Option<Map>,
    href: String,
    as_of: Option<String>,
}

#[derive(Serialize)]
struct Row {
    label: String,
    value: String,
    /// Share of the longest, in percent.
    width: String,
}

#[derive(Serialize)]
struct Line {
    points: String,
    area: String,
    most: String,
    zero: String,
    first: String,
    last: String,
}

#[derive(Serialize)]
struct Map {
    view_box: &'static str,
    shapes: Vec<map::Shape>,
    /// Shade, and the largest value that has it.
    key: Vec<(u8, String)>,
}

/// A value along which the selection is divided.
struct Point {
    code: String,
    label: String,
    totals: Totals,
}

impl Point {
    fn of(visit: &Visit, by: By, share: &Share) -> Self {
        let name = |what: &str| visit.t(&format!("projects-{what}-{}", share.code.replace('_', "-")));
        let label = match by {
            By::State => name("state"),
            By::Band => name("cost"),
            _ => share.label.to_string(),
        };
        let totals =
            Totals { count: share.count, cost_cents: share.cost_cents, payments_cents: share.payments_cents };
        Self { code: share.code.to_string(), label, totals }
    }

    fn measure(&self, measure: Measure) -> f64 {
        let people = (measure == Measure::CostPerHead).then(|| places::people(&self.code)).flatten();
        self.totals.measure(measure, people).unwrap_or(0.0)
    }
}

pub(super) async fn view<'a>(
    visit: &Visit,
    dataset: Option<&Arc<Dataset>>,
    chart: &'a Chart,
    number: usize,
    place: String,
    own: Option<&str>,
) -> Result<ChartView<'a>> {
    let search = chart.ask.filter(own);
    let href = visit.link(&live::path(&search));
    let mut points = Vec::new();
    let mut as_of = None;
    if let Some(dataset) = dataset {
        let shares = visit.app.dataset.divided(dataset, search.clone(), chart.by).await?;
        points = shares.iter().map(|share| Point::of(visit, chart.by, share)).collect();
        as_of = dataset.manifest().reference_date;
        points = arranged(visit, chart, points, as_of.map(|date| chrono::Datelike::year(&date)));
    }
    let map = (chart.kind == Kind::Choropleth).then(|| map(visit, chart, &search, &points));
    let kind = match chart.kind {
        Kind::Bars => "bars",
        Kind::Lines => "lines",
        Kind::Histogram => "histogram",
        Kind::Choropleth => "choropleth",
    };
    Ok(ChartView {
        number,
        kind,
        title: &chart.title,
        alt: &chart.alt,
        own: chart.ask.is_own(),
        place,
        by: visit.t(&format!("courses-chart-by-{}", by_name(chart.by))),
        measure: visit.t(&format!("courses-chart-{}", measure_name(chart.measure))),
        rows: rows(visit, chart.measure, &points),
        line: (chart.kind == Kind::Lines && points.len() > 1).then(|| line(visit, chart.measure, &points)),
        map,
        href,
        as_of: as_of.map(|date| date.to_string()),
    })
}

fn by_name(by: By) -> &'static str {
    match by {
        By::Theme => "theme",
        By::Nature => "nature",
        By::State => "state",
        By::Cycle => "cycle",
        By::Region => "region",
        By::Fund => "fund",
        By::Band => "cost",
        By::Year => "year",
    }
}

fn measure_name(measure: Measure) -> &'static str {
    match measure {
        Measure::Count => "count",
        Measure::Cost => "cost",
        Measure::Payments => "payments",
        Measure::SharePaid => "share-paid",
        Measure::CostPerHead => "cost-per-head",
    }
}

/// The points in the order in which they are shown, those that are too many added up, those that are
/// missing as nothing.
fn arranged(visit: &Visit, chart: &Chart, mut points: Vec<Point>, today: Option<i32>) -> Vec<Point> {
    match chart.kind {
        Kind::Bars => {
            if chart.by != By::Cycle {
                points.sort_by_key(|point| Reverse(thousandths(point.measure(chart.measure))));
            }
            let limit = usize::try_from(chart.limit).unwrap_or(usize::MAX);
            if points.len() > limit {
                let rest = points.split_off(limit);
                let totals = rest.iter().fold(Totals::default(), |sum, point| Totals {
                    count: sum.count + point.totals.count,
                    cost_cents: sum.cost_cents + point.totals.cost_cents,
                    payments_cents: sum.payments_cents + point.totals.payments_cents,
                });
                let label = visit.t_with("courses-chart-others", &[("n", Arg::from(rest.len()))]);
                points.push(Point { code: String::new(), label, totals });
            }
            points
        }
        Kind::Histogram => {
            let bands = codes::BANDS.iter().map(|(code, label)| {
                let none = Share {
                    code: (*code).into(),
                    label: (*label).into(),
                    count: 0,
                    cost_cents: 0,
                    payments_cents: 0,
                };
                let there = points.iter().position(|point| point.code == *code);
                there.map_or_else(|| Point::of(visit, By::Band, &none), |place| points.swap_remove(place))
            });
            bands.collect::<Vec<_>>()
        }
        Kind::Lines => years(points, today),
        Kind::Choropleth => {
            points.retain(|point| map::regions().any(|(code, _)| code == point.code));
            points.sort_by(|a, b| a.label.cmp(&b.label));
            points
        }
    }
}

/// A point for every year from the first to the last, up to that of the data.
fn years(points: Vec<Point>, today: Option<i32>) -> Vec<Point> {
    let last = today.unwrap_or(i32::MAX);
    let year = |point: &Point| point.code.parse::<i32>().ok();
    let known = |year: i32| (FIRST_YEAR..=last).contains(&year);
    let mut points: Vec<Point> = points.into_iter().filter(|point| year(point).is_some_and(known)).collect();
    let (Some(first), Some(last)) =
        (points.iter().filter_map(year).min(), points.iter().filter_map(year).max())
    else {
        return Vec::new();
    };
    for missing in
        (first..=last).filter(|one| !points.iter().any(|point| year(point) == Some(*one))).collect::<Vec<_>>()
    {
        let code = missing.to_string();
        points.push(Point { label: code.clone(), code, totals: Totals::default() });
    }
    points.sort_by_key(year);
    points
}

#[expect(clippy::cast_possible_truncation, reason = "measures are far below what fits")]
fn thousandths(value: f64) -> i64 {
    (value * 1000.0).round() as i64
}

/// The longest bar's measure; not nothing, for it is divided by.
fn most(points: &[Point], measure: Measure) -> f64 {
    points.iter().map(|point| point.measure(measure)).fold(0.0, f64::max).max(f64::MIN_POSITIVE)
}

fn rows(visit: &Visit, measure: Measure, points: &[Point]) -> Vec<Row> {
    let most = most(points, measure);
    let row = |point: &Point| {
        let share = (point.measure(measure) / most * 100.0).clamp(0.0, 100.0);
        Row {
            label: point.label.clone(),
            value: in_words(visit, measure, point.measure(measure)),
            width: format!("{share:.1}%"),
        }
    };
    points.iter().map(row).collect()
}

#[expect(clippy::cast_precision_loss, reason = "a few dozen years")]
fn line(visit: &Visit, measure: Measure, points: &[Point]) -> Line {
    let most = most(points, measure);
    let step = 100.0 / (points.len().max(2) - 1) as f64;
    let at = |(n, point): (usize, &Point)| {
        let (x, y) = (step * n as f64, HEIGHT - point.measure(measure) / most * HEIGHT);
        format!("{x:.2},{y:.2}")
    };
    let along: Vec<String> = points.iter().enumerate().map(at).collect();
    let along = along.join(" ");
    let label = |point: Option<&Point>| point.map(|point| point.label.clone()).unwrap_or_default();
    Line {
        area: format!("0,{HEIGHT} {along} 100,{HEIGHT}"),
        points: along,
        most: in_words(visit, measure, most),
        zero: in_words(visit, measure, 0.0),
        first: label(points.first()),
        last: label(points.last()),
    }
}

fn map(visit: &Visit, chart: &Chart, search: &Filter, points: &[Point]) -> Map {
    let shapes = map::shapes(|code| {
        let value = points.iter().find(|point| point.code == code).map_or(0.0, |p| p.measure(chart.measure));
        let there = Filter { region: vec![code.to_owned()], ..search.clone() };
        (thousandths(value), in_words(visit, chart.measure, value), visit.link(&live::path(&there)))
    });
    let most = most(points, chart.measure);
    let upto = |level: u8| most * (f64::from(level) / 5.0).powi(2);
    let key = (1..=5).map(|level| (level, in_words(visit, chart.measure, upto(level)))).collect();
    Map { view_box: map::view_box(), shapes, key }
}

/// A measure as people say it: `1.234`, `12,3 milioni di €`, `63%`.
#[expect(clippy::cast_possible_truncation, reason = "measures are far below what fits")]
fn in_words(visit: &Visit, measure: Measure, value: f64) -> String {
    match measure {
        Measure::Count => text::number(visit.lang, value.round() as i64),
        Measure::SharePaid => format!("{value:.0}%"),
        Measure::CostPerHead => text::euro(visit.lang, (value * 100.0).round() as i64),
        Measure::Cost | Measure::Payments if value >= 1.0 => {
            let tenths = (value * 10.0).round() as i64;
            let point = match visit.lang {
                Lang::It => ',',
                Lang::En => '.',
            };
            let millions = format!("{}{point}{}", text::number(visit.lang, tenths / 10), tenths % 10);
            visit.t_with("courses-millions", &[("n", Arg::from(millions))])
        }
        Measure::Cost | Measure::Payments => text::euro(visit.lang, (value * 1e8).round() as i64),
    }
}
