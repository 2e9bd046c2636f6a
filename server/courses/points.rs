//! The figures behind a chart: a selection divided along a dimension, its values in the order in which
//! they are shown, each measure in words. Charts of the course and those that teams make are drawn
//! from these.

use std::cmp::Reverse;
use std::sync::Arc;

use dataset::{By, Dataset, Filter, Share, codes, places};

use super::chart::Kind;
use super::live::{Measure, Totals};
use crate::App;
use crate::error::Result;
use crate::projects::map;
use crate::text::{self, Arg, Lang};

/// Before this year the data tell of no start that means something.
const FIRST_YEAR: i32 = 2000;

/// What of a selection a chart shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// How it is drawn.
    pub kind: Kind,
    /// Along what.
    pub by: By,
    /// How much of what.
    pub measure: Measure,
    /// So many bars; the rest as "others".
    pub limit: u32,
}

/// A value along which the selection is divided.
#[derive(Clone, Debug)]
pub struct Point {
    /// Its code; empty: all those that are not shown one by one.
    pub code: String,
    /// What it is called.
    pub label: String,
    /// What it has of the selection.
    pub totals: Totals,
}

impl Point {
    fn of(app: &App, lang: Lang, by: By, share: &Share) -> Self {
        let name = |what: &str| {
            app.texts.get(lang, &format!("projects-{what}-{}", share.code.replace('_', "-")), &[])
        };
        let label = match by {
            By::State => name("state"),
            By::Band => name("cost"),
            _ => share.label.to_string(),
        };
        Self { code: share.code.to_string(), label, totals: Totals::from(share) }
    }

    /// The measure as a number; nothing where it cannot be told.
    pub fn measure(&self, measure: Measure) -> f64 {
        let people = (measure == Measure::CostPerHead).then(|| places::people(&self.code)).flatten();
        self.totals.measure(measure, people).unwrap_or(0.0)
    }
}

/// The values of a selection that a chart shows, in their order.
pub async fn of(
    app: &App,
    lang: Lang,
    dataset: &Arc<Dataset>,
    search: Filter,
    wanted: Wanted,
) -> Result<Vec<Point>> {
    let shares = app.dataset.divided(dataset, search, wanted.by).await?;
    let points = shares.iter().map(|share| Point::of(app, lang, wanted.by, share)).collect();
    let today = dataset.manifest().reference_date.map(|date| chrono::Datelike::year(&date));
    Ok(arranged(app, lang, wanted, points, today))
}

/// A dimension, as text keys name it.
pub fn by_name(by: By) -> &'static str {
    match by {
        By::Theme => "theme",
        By::Nature => "nature",
        By::State => "state",
        By::Cycle => "cycle",
        By::Region => "region",
        By::Province => "province",
        By::Fund => "fund",
        By::Band => "cost",
        By::Year => "year",
    }
}

/// A measure, as text keys name it.
pub fn measure_name(measure: Measure) -> &'static str {
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
fn arranged(app: &App, lang: Lang, wanted: Wanted, mut points: Vec<Point>, today: Option<i32>) -> Vec<Point> {
    match wanted.kind {
        Kind::Bars => {
            if wanted.by != By::Cycle {
                points.sort_by_key(|point| Reverse(thousandths(point.measure(wanted.measure))));
            }
            let limit = usize::try_from(wanted.limit).unwrap_or(usize::MAX);
            if points.len() > limit {
                let rest = points.split_off(limit);
                let totals = rest.iter().fold(Totals::default(), |sum, point| Totals {
                    count: sum.count + point.totals.count,
                    cost_cents: sum.cost_cents + point.totals.cost_cents,
                    payments_cents: sum.payments_cents + point.totals.payments_cents,
                });
                let label = app.texts.get(lang, "courses-chart-others", &[("n", Arg::from(rest.len()))]);
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
                there.map_or_else(|| Point::of(app, lang, By::Band, &none), |place| points.swap_remove(place))
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

/// In whole numbers, to be compared.
#[expect(clippy::cast_possible_truncation, reason = "measures are far below what fits")]
pub fn thousandths(value: f64) -> i64 {
    (value * 1000.0).round() as i64
}

/// The longest bar's measure; not nothing, for it is divided by.
pub fn most(points: &[Point], measure: Measure) -> f64 {
    points.iter().map(|point| point.measure(measure)).fold(0.0, f64::max).max(f64::MIN_POSITIVE)
}

/// A measure as people say it: `1.234`, `12,3 milioni di €`, `63%`.
#[expect(clippy::cast_possible_truncation, reason = "measures are far below what fits")]
pub fn in_words(app: &App, lang: Lang, measure: Measure, value: f64) -> String {
    match measure {
        Measure::Count => text::number(lang, value.round() as i64),
        Measure::SharePaid => format!("{value:.0}%"),
        Measure::CostPerHead => text::euro(lang, (value * 100.0).round() as i64),
        Measure::Cost | Measure::Payments if value >= 1.0 => {
            let tenths = (value * 10.0).round() as i64;
            let point = match lang {
                Lang::It => ',',
                Lang::En => '.',
            };
            let millions = format!("{}{point}{}", text::number(lang, tenths / 10), tenths % 10);
            app.texts.get(lang, "courses-millions", &[("n", Arg::from(millions))])
        }
        Measure::Cost | Measure::Payments => text::euro(lang, (value * 1e8).round() as i64),
    }
}
