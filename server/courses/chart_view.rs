//! Charts, worked out: shares of the longest bar, points of a line, shades of a map. Every chart has
//! its table: the drawing is never the only place where a figure stands.

use std::sync::Arc;

use dataset::{Dataset, Filter};
use serde::Serialize;

use super::chart::{Chart, Kind};
use super::draw::{self, Drawing, Form};
use super::live::{self, Measure};
use super::points::{self, Point, by_name, in_words, measure_name, most, thousandths};
use crate::error::Result;
use crate::projects::map;
use crate::web::visit::Visit;

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
    /// The drawing, for where no page's style sheet is.
    svg: Option<String>,
    #[serde(skip)]
    chart: &'a Chart,
    #[serde(skip)]
    points: Vec<Point>,
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
    /// Shade, and in words which values have it.
    key: Vec<(u8, String)>,
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
        points = points::of(&visit.app, visit.lang, dataset, search.clone(), chart.wanted()).await?;
        as_of = dataset.manifest().reference_date;
    }
    let map = (chart.kind == Kind::Choropleth).then(|| map(visit, chart, &search, &points));
    let kind = match chart.kind {
        Kind::Bars => "bars",
        Kind::Lines => "lines",
        Kind::Histogram => "histogram",
        Kind::Choropleth => "choropleth",
    };
    let name = measure_name(chart.measure);
    Ok(ChartView {
        number,
        kind,
        title: &chart.title,
        alt: &chart.alt,
        own: chart.ask.is_own(),
        place,
        by: visit.t(&format!("courses-chart-by-{}", by_name(chart.by))),
        measure: visit.t(&format!("courses-chart-{name}")),
        rows: rows(visit, chart.measure, &points),
        line: (chart.kind == Kind::Lines && points.len() > 1).then(|| line(visit, chart.measure, &points)),
        map,
        href,
        as_of: as_of.map(|date| date.to_string()),
        svg: None,
        chart,
        points,
    })
}

impl ChartView<'_> {
    /// Draws it for a book. False: there is nothing to draw.
    pub(super) fn draw(&mut self, visit: &Visit) -> bool {
        let chart = self.chart;
        let form = match chart.kind {
            _ if self.points.is_empty() => return false,
            Kind::Lines if self.points.len() > 1 => Form::Lines,
            Kind::Bars | Kind::Lines => Form::Bars,
            Kind::Histogram => Form::Histogram,
            Kind::Choropleth => Form::Map,
        };
        let words = |value: f64| in_words(&visit.app, visit.lang, chart.measure, value);
        let row = |point: &Point| {
            let value = point.measure(chart.measure);
            draw::Row { code: point.code.clone(), label: point.label.clone(), value, shown: words(value) }
        };
        let rows: Vec<draw::Row> = self.points.iter().map(row).collect();
        let drawing = Drawing {
            title: &chart.title,
            alt: &chart.alt,
            lang: visit.lang,
            measure: &self.measure,
            rows: &rows,
            words: &words,
        };
        self.svg = Some(draw::svg(form, &drawing));
        true
    }
}

fn rows(visit: &Visit, measure: Measure, points: &[Point]) -> Vec<Row> {
    let most = most(points, measure);
    let row = |point: &Point| {
        let share = (point.measure(measure) / most * 100.0).clamp(0.0, 100.0);
        Row {
            label: point.label.clone(),
            value: in_words(&visit.app, visit.lang, measure, point.measure(measure)),
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
        most: in_words(&visit.app, visit.lang, measure, most),
        zero: in_words(&visit.app, visit.lang, measure, 0.0),
        first: label(points.first()),
        last: label(points.last()),
    }
}

fn map(visit: &Visit, chart: &Chart, search: &Filter, points: &[Point]) -> Map {
    let shapes = map::shapes(|code| {
        let value = points.iter().find(|point| point.code == code).map_or(0.0, |p| p.measure(chart.measure));
        let there = Filter { region: vec![code.to_owned()], ..search.clone() };
        (
            thousandths(value),
            in_words(&visit.app, visit.lang, chart.measure, value),
            visit.link(&live::path(&there)),
        )
    });
    let words = |value: f64| in_words(&visit.app, visit.lang, chart.measure, value);
    let up_to = |most: &str| visit.t_with("courses-chart-up-to", &[("value", most.into())]);
    let values: Vec<f64> = points.iter().map(|point| point.measure(chart.measure)).collect();
    let nothing = shapes.iter().any(|shape| shape.level == 0).then(|| (0, words(0.0)));
    let classes = draw::classes(&values);
    let key = nothing
        .into_iter()
        .chain(classes.iter().map(|class| (class.level, class.said(&words, &up_to))))
        .collect();
    Map { view_box: map::view_box(), shapes, key }
}
