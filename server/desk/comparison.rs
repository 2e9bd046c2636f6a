//! Selections beside one another: which they are, what their numbers say, and what they do not say.

use dataset::{Dataset, Filter};
use serde::Serialize;
use tables::selection::Model;

use super::figures::{self, MEASURES};
use super::selection_page::{own_region, region_name};
use super::words;
use crate::App;
use crate::courses::live::{Measure, Totals};
use crate::courses::points::measure_name;
use crate::projects::filter;
use crate::text::{self, Arg, Lang};

/// With fewer projects one large one decides what all of them look like.
const FEW: u64 = 30;

/// One of the things that are compared.
#[derive(Clone, Debug)]
pub struct Side {
    /// What it is called.
    pub name: String,
    /// What is asked of the dataset.
    pub filter: Filter,
    /// Does it hold all of the first one?
    pub holds_first: bool,
    /// What the dataset has of it.
    pub totals: Totals,
    /// How many people live there.
    pub people: Option<u64>,
}

impl Side {
    fn new(name: String, filter: Filter, holds_first: bool) -> Self {
        let people = figures::people(&filter);
        Self { name, filter, holds_first, totals: Totals::default(), people }
    }

    /// A selection of the team.
    pub fn of(row: &Model) -> Self {
        Self::new(row.name.clone(), filter::parsed(&row.query), false)
    }

    /// What is compared with the first side: `italy` and `region` are the same search in all of Italy
    /// and in the region where it is; `region-016` the same in that one.
    pub fn beside(app: &App, lang: Lang, first: &Self, what: &str) -> Option<Self> {
        let somewhere = |region: Vec<String>| Filter {
            region,
            province: Vec::new(),
            municipality: Vec::new(),
            ..first.filter.clone()
        };
        let named = |place: &str| app.texts.get(lang, "desk-side", &[("place", Arg::from(place))]);
        if what == "italy" {
            let italy = app.texts.get(lang, "desk-italy", &[]);
            return Some(Self::new(named(&italy), somewhere(Vec::new()), true));
        }
        let (code, holds_first) = match what.strip_prefix("region-") {
            Some(code) => (code.to_owned(), own_region(&first.filter).as_deref() == Some(code)),
            None if what == "region" => (own_region(&first.filter)?, true),
            None => return None,
        };
        Some(Self::new(named(region_name(&code)?), somewhere(vec![code]), holds_first))
    }
}

/// One figure of all sides.
#[derive(Serialize)]
pub struct Line {
    key: &'static str,
    /// As people say it, and its share of the longest as a length; none where it cannot be told.
    cells: Vec<Option<(String, String)>>,
    /// What the numbers say, in sentences.
    sentences: Vec<String>,
}

/// All figures of all sides.
pub fn lines(app: &App, lang: Lang, sides: &[Side]) -> Vec<Line> {
    MEASURES.into_iter().map(|measure| line_of(app, lang, sides, measure)).collect()
}

fn line_of(app: &App, lang: Lang, sides: &[Side], measure: Measure) -> Line {
    let values: Vec<Option<f64>> =
        sides.iter().map(|side| side.totals.measure(measure, side.people)).collect();
    let most = values.iter().flatten().copied().fold(f64::MIN_POSITIVE, f64::max);
    let shown = |value: f64| figures::in_words(app, lang, measure, value);
    let cell = |value: &Option<f64>| {
        value.map(|value| (shown(value), format!("{:.1}%", (value / most * 100.0).clamp(0.0, 100.0))))
    };
    let key = measure_name(measure);
    let told: Vec<String> = sides
        .iter()
        .zip(&values)
        .filter_map(|(side, value)| {
            let args = [("value", Arg::from(shown((*value)?))), ("name", Arg::from(side.name.as_str()))];
            Some(app.texts.get(lang, "desk-read-item", &args))
        })
        .collect();
    let mut sentences = Vec::new();
    if !told.is_empty() {
        let list = told.join("; ");
        sentences.push(app.texts.get(lang, &format!("desk-read-{key}"), &[("list", list.into())]));
    }
    if let Some(Some(first)) = values.first() {
        for (side, value) in sides.iter().zip(&values).skip(1) {
            let against = value.and_then(|value| set_against(app, lang, measure, *first, side, value));
            sentences.extend(against);
        }
    }
    Line { key, cells: values.iter().map(cell).collect(), sentences }
}

/// The first side's number set against another's, where that says something.
#[expect(clippy::cast_possible_truncation, reason = "a percentage")]
fn set_against(
    app: &App,
    lang: Lang,
    measure: Measure,
    first: f64,
    side: &Side,
    value: f64,
) -> Option<String> {
    let tenths = |share: f64| (share * 10.0).round() as i64;
    let (key, n) = match measure {
        // Sums of two places of different size say nothing of one another; a part of a whole does.
        Measure::Count | Measure::Cost | Measure::Payments if side.holds_first && value > 0.0 => {
            ("desk-read-part", figures::decimal(lang, tenths(first / value * 100.0), "%"))
        }
        Measure::SharePaid => {
            let points = tenths(first - value);
            let key = if points < 0 { "desk-read-points-less" } else { "desk-read-points-more" };
            (key, figures::decimal(lang, points.abs(), ""))
        }
        Measure::CostPerHead if value > 0.0 => {
            ("desk-read-of", figures::decimal(lang, tenths(first / value * 100.0), "%"))
        }
        Measure::Count | Measure::Cost | Measure::Payments | Measure::CostPerHead => return None,
    };
    Some(app.texts.get(lang, key, &[("n", n.into()), ("name", Arg::from(side.name.as_str()))]))
}

/// What one could take these numbers for, and should not.
pub fn warnings(app: &App, lang: Lang, sides: &[Side]) -> Vec<String> {
    let mut all = Vec::new();
    let mut warn = |key: &str, args: &[(&str, Arg)]| all.push(app.texts.get(lang, key, args));
    for side in sides.iter().filter(|side| side.totals.count < FEW) {
        let n = i64::try_from(side.totals.count).unwrap_or_default();
        let args = [("name", Arg::from(side.name.as_str())), ("n", Arg::from(text::number(lang, n)))];
        warn("desk-warn-few", &args);
    }
    for side in sides.iter().filter(|side| side.holds_first) {
        warn("desk-warn-part", &[("name", Arg::from(side.name.as_str()))]);
    }
    for side in sides.iter().filter(|side| side.people.is_none()) {
        warn("desk-warn-people-none", &[("name", Arg::from(side.name.as_str()))]);
    }
    if sides.iter().any(|side| !figures::places(&side.filter).is_empty()) {
        warn("desk-warn-regions", &[]);
    }
    if sides.iter().any(|side| figures::places(&side.filter).is_empty()) {
        warn("desk-warn-national", &[]);
    }
    warn("desk-warn-people", &[]);
    warn("desk-warn-unknown", &[]);
    warn("desk-warn-median", &[]);
    all
}

/// What is asked for on a side, in words.
pub fn words(app: &App, lang: Lang, dataset: &Dataset, side: &Side) -> String {
    words::of(app, lang, Some(dataset), &side.filter)
}
