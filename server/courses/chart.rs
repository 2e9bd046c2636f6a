//! A chart of a live answer, as a text asks for it.

use dataset::By;

use super::document::ask;
use super::keys::{Keys, name_of};
use super::live::{Ask, Measure};
use super::points::Wanted;

/// Bars of a chart, at most; the rest are added up.
const MOST_BARS: u32 = 15;

/// How a chart is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A bar for each value, the longest first.
    Bars,
    /// A line over the years.
    Lines,
    /// A bar for each band, in their order.
    Histogram,
    /// Italy's regions, shaded.
    Choropleth,
}

/// A chart of a live answer.
#[derive(Debug)]
pub struct Chart {
    /// How it is drawn.
    pub kind: Kind,
    /// What it shows, as a title.
    pub title: String,
    /// What a reader should see in it.
    pub alt: String,
    /// Along what.
    pub by: By,
    /// How much of what.
    pub measure: Measure,
    /// What is asked.
    pub ask: Ask,
    /// So many bars; the rest as "others".
    pub limit: u32,
}

const KINDS: [(&str, Kind); 4] = [
    ("bars", Kind::Bars),
    ("lines", Kind::Lines),
    ("histogram", Kind::Histogram),
    ("choropleth", Kind::Choropleth),
];

const BYS: [(&str, By); 8] = [
    ("theme", By::Theme),
    ("nature", By::Nature),
    ("state", By::State),
    ("cycle", By::Cycle),
    ("region", By::Region),
    ("fund", By::Fund),
    ("cost", By::Band),
    ("year", By::Year),
];

const MEASURES: [(&str, Measure); 5] = [
    ("count", Measure::Count),
    ("cost", Measure::Cost),
    ("payments", Measure::Payments),
    ("share_paid", Measure::SharePaid),
    ("cost_per_head", Measure::CostPerHead),
];

impl Chart {
    pub(super) fn read(keys: &mut Keys) -> Self {
        let kind = keys.choice("kind", &KINDS, true).unwrap_or(Kind::Bars);
        let usual = match kind {
            Kind::Bars => None,
            Kind::Lines => Some(By::Year),
            Kind::Histogram => Some(By::Band),
            Kind::Choropleth => Some(By::Region),
        };
        let by = keys.choice("by", &BYS, usual.is_none());
        let fits = match (usual, by) {
            (Some(usual), Some(by)) => usual == by,
            (None, Some(By::Band | By::Year)) => false,
            _ => true,
        };
        if !fits {
            keys.note(
                "by",
                "bars go by theme, nature, state, cycle, region or fund; lines by year, a histogram by cost, \
                 a choropleth by region",
            );
        }
        let chart = Self {
            kind,
            title: keys.text("title"),
            alt: keys.text("alt"),
            by: by.or(usual).unwrap_or(By::Theme),
            measure: keys.choice("measure", &MEASURES, true).unwrap_or(Measure::Count),
            ask: ask(keys),
            limit: keys.number_or("limit", 8, 2, MOST_BARS),
        };
        if chart.measure == Measure::CostPerHead && kind != Kind::Choropleth {
            keys.note("measure", "cost_per_head is for a choropleth");
        }
        if !chart.alt.is_empty() && chart.alt.split_whitespace().count() < 4 {
            keys.note("alt", "it says too little: write what a reader should see");
        }
        chart
    }

    pub(super) fn wanted(&self) -> Wanted {
        Wanted { kind: self.kind, by: self.by, measure: self.measure, limit: self.limit }
    }

    /// What it says that is the same in every language, key by key.
    pub(super) fn said(&self) -> Vec<(&'static str, String)> {
        let Self { kind, by, measure, ask, limit, .. } = self;
        let mut said = vec![
            ("kind", name_of(&KINDS, kind)),
            ("by", name_of(&BYS, by)),
            ("measure", name_of(&MEASURES, measure)),
            ("limit", limit.to_string()),
        ];
        said.extend(ask.said());
        said
    }
}
