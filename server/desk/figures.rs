//! The figures of a selection, the people by whom its money is divided, and both in words.

use std::sync::Arc;

use dataset::{Dataset, Filter, Sort, places};
use serde::Serialize;

use crate::App;
use crate::courses::live::{Measure, Totals};
use crate::courses::points;
use crate::error::Result;
use crate::projects::list::counted;
use crate::text::{self, Lang};

/// All that can be told of a selection, in the order in which it is told.
pub const MEASURES: [Measure; 5] =
    [Measure::Count, Measure::Cost, Measure::Payments, Measure::SharePaid, Measure::CostPerHead];

/// The measure of that name, as addresses and text keys have it.
pub fn measure(name: &str) -> Option<Measure> {
    MEASURES.into_iter().find(|measure| points::measure_name(*measure) == name)
}

/// What a dataset has of a selection.
pub async fn totals(app: &App, dataset: &Arc<Dataset>, filter: &Filter) -> Result<Totals> {
    // The order makes no difference to sums, and an answer is remembered for each.
    let search = Filter { sort: Sort::default(), ..filter.clone() };
    let found = app.dataset.search(dataset, search, 1, 1).await?;
    Ok(Totals { count: found.total, cost_cents: found.cost_cents, payments_cents: found.payments_cents })
}

/// The places that a filter names: municipalities, else provinces, else regions.
pub fn places(filter: &Filter) -> &[String] {
    [&filter.municipality, &filter.province, &filter.region]
        .into_iter()
        .find(|codes| !codes.is_empty())
        .map_or(&[], Vec::as_slice)
}

/// How many people live where a selection is: in all of Italy, if it names no place. None where that
/// cannot be told: what is national, or abroad, has no inhabitants of its own.
pub fn people(filter: &Filter) -> Option<u64> {
    let named = places(filter);
    if named.is_empty() {
        return Some(places::people_in_all());
    }
    let inside = |code: &&String| {
        filter.region.is_empty() || filter.region.iter().any(|region| code.starts_with(region.as_str()))
    };
    let counts: Option<Vec<u64>> = named.iter().filter(inside).map(|code| places::people(code)).collect();
    counts.map(|counts| counts.iter().sum()).filter(|people| *people > 0)
}

/// A number of the measure in words; shares have a decimal, and small amounts a head their cents, so
/// that two can be told apart.
#[expect(clippy::cast_possible_truncation, reason = "percentages, and amounts a head")]
pub fn in_words(app: &App, lang: Lang, measure: Measure, value: f64) -> String {
    match measure {
        Measure::SharePaid => decimal(lang, (value * 10.0).round() as i64, "%"),
        Measure::CostPerHead if value < 100.0 => text::money(lang, (value * 100.0).round() as i64),
        Measure::Count | Measure::Cost | Measure::Payments | Measure::CostPerHead => {
            points::in_words(app, lang, measure, value)
        }
    }
}

/// Tenths as a number with one decimal.
pub fn decimal(lang: Lang, tenths: i64, unit: &str) -> String {
    let point = match lang {
        Lang::It => ',',
        Lang::En => '.',
    };
    let sign = if tenths < 0 { "−" } else { "" };
    format!("{sign}{}{point}{}{unit}", tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10)
}

/// The figures of a selection, ready to show.
#[derive(Clone, Serialize)]
pub struct FiguresView {
    count: i64,
    cost: i64,
    paid: i64,
    share: Option<String>,
    /// The cost for each inhabitant, in words.
    per_head: Option<String>,
}

impl FiguresView {
    /// In that language.
    pub fn of(app: &App, lang: Lang, totals: Totals, people: Option<u64>) -> Self {
        let told = |measure: Measure| {
            totals.measure(measure, people).map(|value| in_words(app, lang, measure, value))
        };
        Self {
            count: counted(totals.count),
            cost: totals.cost_cents,
            paid: totals.payments_cents,
            share: told(Measure::SharePaid),
            per_head: told(Measure::CostPerHead),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tenths_keep_their_sign() {
        assert_eq!(decimal(Lang::It, -5, "%"), "−0,5%");
        assert_eq!(decimal(Lang::En, 1234, ""), "123.4");
    }
}
