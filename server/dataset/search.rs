//! The search: words by the index, everything else by one pass over the facets.

use std::collections::HashMap;

use crate::codes::{self, Entry};
use crate::error::Result;
use crate::facets::{self, UNKNOWN, part};
use crate::project::Coded;
use crate::{Dataset, places};

/// In which order projects are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Sort {
    /// Best match first; without words, the costliest first.
    #[default]
    Relevance,
    /// Costliest first.
    Cost,
    /// Cheapest first; unknown costs last.
    CostAsc,
    /// Latest start first.
    Newest,
    /// Earliest start first; unknown starts last.
    Oldest,
    /// Largest share of the cost paid first.
    SharePaid,
}

/// What is asked. Values of one list are alternatives, lists and words must all hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Filter {
    /// Words and "phrases".
    pub words: String,
    /// Codes of themes.
    pub theme: Vec<String>,
    /// Codes of natures.
    pub nature: Vec<String>,
    /// Codes of states.
    pub state: Vec<String>,
    /// Codes of cycles.
    pub cycle: Vec<String>,
    /// Codes of regions, three digits.
    pub region: Vec<String>,
    /// Codes of provinces, six digits.
    pub province: Vec<String>,
    /// Codes of municipalities, nine digits.
    pub municipality: Vec<String>,
    /// Codes of funds.
    pub fund: Vec<String>,
    /// Codes of cost bands.
    pub cost: Vec<String>,
    /// The order.
    pub sort: Sort,
}

/// A value that can be filtered by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetValue {
    /// Its code.
    pub code: String,
    /// What it is called.
    pub label: String,
    /// Projects that have it, were it chosen along with what is chosen in the other facets.
    pub count: u64,
    /// Is it chosen?
    pub selected: bool,
}

/// The values of each facet. Provinces are there once a region is chosen, municipalities once a
/// province is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "named as in `Filter`")]
pub struct Facets {
    pub theme: Vec<FacetValue>,
    pub nature: Vec<FacetValue>,
    pub state: Vec<FacetValue>,
    pub cycle: Vec<FacetValue>,
    pub region: Vec<FacetValue>,
    pub province: Vec<FacetValue>,
    pub municipality: Vec<FacetValue>,
    pub fund: Vec<FacetValue>,
    pub cost: Vec<FacetValue>,
}

/// What a region has of the selection. A project in two regions counts in each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegionSum {
    /// Three digits.
    pub code: String,
    /// Projects.
    pub count: u64,
    /// Their public cost.
    pub cost_cents: i64,
    /// Their payments.
    pub payments_cents: i64,
}

/// What does not depend on the page, and is remembered.
#[derive(Clone, Debug)]
pub(crate) struct Summary {
    pub(crate) total: u64,
    pub(crate) cost_cents: i64,
    pub(crate) payments_cents: i64,
    pub(crate) facets: Facets,
    pub(crate) by_region: Vec<RegionSum>,
    /// The first rows in order; all, if they are no more than this.
    pub(crate) first: Vec<u32>,
}

/// Rows remembered in order for the first pages.
pub(crate) const FIRST: usize = 400;

// A bit for each dimension in which a row may miss.
const THEME: usize = 0;
const NATURE: usize = 1;
const STATE: usize = 2;
const CYCLE: usize = 3;
const REGION: usize = 4;
const PLACE: usize = 5;
const FUND: usize = 6;
const BAND: usize = 7;

/// The chosen values as bits; all bits where nothing is chosen.
struct Masks {
    theme: u32,
    nature: u32,
    state: u32,
    cycle: u32,
    region: u32,
    fund: u32,
    band: u32,
    provinces: Vec<u32>,
    municipalities: Vec<u32>,
}

fn mask<'a>(chosen: &[String], list: impl Iterator<Item = &'a str> + Clone) -> u32 {
    if chosen.is_empty() {
        return u32::MAX;
    }
    let places = chosen.iter().filter_map(|code| list.clone().position(|known| known == code));
    places.fold(0, |bits, place| bits | 1 << place)
}

fn codes_of(list: &'static [Entry]) -> impl Iterator<Item = &'static str> + Clone {
    list.iter().map(|(code, _)| *code)
}

fn numbers(chosen: &[String]) -> Vec<u32> {
    // What is no number is no place: it finds nothing, as any unknown value.
    let mut numbers: Vec<u32> = chosen.iter().map(|code| code.parse().unwrap_or(u32::MAX)).collect();
    numbers.sort_unstable();
    numbers
}

impl Masks {
    fn of(filter: &Filter, funds: &[Coded]) -> Self {
        Self {
            theme: mask(&filter.theme, codes_of(&codes::THEMES)),
            nature: mask(&filter.nature, codes_of(&codes::NATURES)),
            state: mask(&filter.state, codes_of(&codes::STATES)),
            cycle: mask(&filter.cycle, codes_of(&codes::CYCLES)),
            region: mask(&filter.region, codes_of(&codes::REGIONS)),
            fund: mask(&filter.fund, funds.iter().map(|fund| fund.code.as_str())),
            band: mask(&filter.cost, codes_of(&codes::BANDS)),
            provinces: numbers(&filter.province),
            municipalities: numbers(&filter.municipality),
        }
    }

    /// A bit for each dimension in which the row is not among the chosen.
    fn misses(&self, facets: &facets::Reader, row: usize, packed: u64) -> u32 {
        let not = |bits: u32, place: usize| u32::from(bits >> place & 1 == 0);
        let none = |chosen: u32, has: u32| u32::from(chosen != u32::MAX && chosen & has == 0);
        not(self.theme, part::theme(packed)) << THEME
            | not(self.nature, part::nature(packed)) << NATURE
            | not(self.state, part::state(packed)) << STATE
            | not(self.cycle, part::cycle(packed)) << CYCLE
            | none(self.region, part::regions(packed)) << REGION
            | u32::from(!self.place(facets, row)) << PLACE
            | none(self.fund, part::funds(packed)) << FUND
            | not(self.band, part::band(packed)) << BAND
    }

    /// Is the row in one of the chosen municipalities, or else provinces?
    fn place(&self, facets: &facets::Reader, row: usize) -> bool {
        if self.provinces.is_empty() && self.municipalities.is_empty() {
            return true;
        }
        facets.places(row).any(|place| {
            if self.municipalities.is_empty() {
                self.provinces.binary_search(&province_of(place)).is_ok()
            } else {
                self.municipalities.binary_search(&place).is_ok()
            }
        })
    }
}

/// The province (six digits) of a place that is one or a municipality (nine).
fn province_of(place: u32) -> u32 {
    if place >= 1_000_000 { place / 1000 } else { place }
}

#[derive(Default)]
struct Counts {
    theme: [u64; 16],
    nature: [u64; 8],
    state: [u64; 8],
    cycle: [u64; 8],
    band: [u64; 8],
    region: [u64; 24],
    fund: [u64; 24],
    province: HashMap<u32, u64>,
    municipality: HashMap<u32, u64>,
    region_cost: [i64; 24],
    region_payments: [i64; 24],
    region_count: [u64; 24],
    total: u64,
    cost: i64,
    payments: i64,
}

fn each_bit(mut bits: u32, mut each: impl FnMut(usize)) {
    while bits != 0 {
        each(bits.trailing_zeros() as usize);
        bits &= bits - 1;
    }
}

fn known(cents: i64) -> i64 {
    if cents == UNKNOWN { 0 } else { cents }
}

impl Counts {
    /// Counts a row that misses nothing, or one dimension: there it shows what choosing its value
    /// instead would find.
    fn add(
        &mut self,
        facets: &facets::Reader,
        masks: &Masks,
        filter: &Filter,
        row: usize,
        packed: u64,
        misses: u32,
    ) {
        let counts_for = |dimension: usize| misses & !(1 << dimension) == 0;
        if counts_for(THEME) {
            self.theme[part::theme(packed)] += 1;
        }
        if counts_for(NATURE) {
            self.nature[part::nature(packed)] += 1;
        }
        if counts_for(STATE) {
            self.state[part::state(packed)] += 1;
        }
        if counts_for(CYCLE) {
            self.cycle[part::cycle(packed)] += 1;
        }
        if counts_for(BAND) {
            self.band[part::band(packed)] += 1;
        }
        if counts_for(REGION) {
            each_bit(part::regions(packed), |region| self.region[region] += 1);
        }
        if counts_for(FUND) {
            each_bit(part::funds(packed), |fund| self.fund[fund] += 1);
        }
        if counts_for(PLACE) {
            self.count_places(facets, masks, filter, row);
        }
        if misses != 0 {
            return;
        }
        let (cost, payments) = (known(facets.cost(row)), known(facets.payments(row)));
        self.total += 1;
        self.cost += cost;
        self.payments += payments;
        each_bit(part::regions(packed), |region| {
            self.region_count[region] += 1;
            self.region_cost[region] += cost;
            self.region_payments[region] += payments;
        });
    }

    fn count_places(&mut self, facets: &facets::Reader, masks: &Masks, filter: &Filter, row: usize) {
        let of_provinces = !filter.region.is_empty() || !filter.province.is_empty();
        let of_municipalities = !filter.province.is_empty() || !filter.municipality.is_empty();
        if !of_provinces && !of_municipalities {
            return;
        }
        let mut seen: Vec<u32> = Vec::new();
        for place in facets.places(row) {
            let province = province_of(place);
            let region = codes::region(&format!("{:03}", province / 1000), "").unwrap_or(31);
            if of_provinces && masks.region >> region & 1 == 1 && !seen.contains(&province) {
                seen.push(province);
                *self.province.entry(province).or_default() += 1;
            }
            let wanted = masks.provinces.is_empty() || masks.provinces.binary_search(&province).is_ok();
            if of_municipalities && place >= 1_000_000 && wanted && !seen.contains(&place) {
                seen.push(place);
                *self.municipality.entry(place).or_default() += 1;
            }
        }
    }
}

fn values(list: &[Entry], counts: &[u64], chosen: &[String]) -> Vec<FacetValue> {
    list.iter()
        .zip(counts)
        .map(|((code, label), count)| FacetValue {
            code: (*code).to_owned(),
            label: (*label).to_owned(),
            count: *count,
            selected: chosen.iter().any(|one| one == code),
        })
        .filter(|value| value.count > 0 || value.selected)
        .collect()
}

fn most_first(mut values: Vec<FacetValue>) -> Vec<FacetValue> {
    values.sort_by(|a, b| (b.selected, b.count, &a.label).cmp(&(a.selected, a.count, &b.label)));
    values
}

fn place_values(counts: &HashMap<u32, u64>, digits: usize, chosen: &[String]) -> Vec<FacetValue> {
    let values = counts.iter().map(|(code, count)| {
        let padded = format!("{code:0digits$}");
        FacetValue {
            label: places::label(*code).map_or_else(|| padded.clone(), str::to_owned),
            selected: chosen.contains(&padded),
            code: padded,
            count: *count,
        }
    });
    most_first(values.collect())
}

impl Dataset {
    /// Totals, facets and the first rows of a selection.
    pub(crate) fn summarise(&self, filter: &Filter) -> Result<(Summary, Vec<u32>)> {
        let masks = Masks::of(filter, &self.funds);
        let scored = filter.sort == Sort::Relevance;
        let words = self.index.rows_of_words(&filter.words, scored)?;
        let mut counts = Counts::default();
        let mut matching: Vec<(u32, f32)> = Vec::new();
        let mut look = |row: u32, score: f32| {
            let at = row as usize;
            let packed = self.facets.packed(at);
            let misses = masks.misses(&self.facets, at, packed);
            if misses.count_ones() > 1 {
                return;
            }
            counts.add(&self.facets, &masks, filter, at, packed, misses);
            if misses == 0 {
                matching.push((row, score));
            }
        };
        match &words {
            Some(found) => found.iter().for_each(|(row, score)| look(*row, *score)),
            None => (0..u32::try_from(self.facets.rows()).unwrap_or(u32::MAX)).for_each(|row| look(row, 0.0)),
        }
        let sort = if words.is_none() && scored { Sort::Cost } else { filter.sort };
        let rows = self.ordered(sort, matching);
        let funds: Vec<FacetValue> = self
            .funds
            .iter()
            .zip(counts.fund)
            .map(|(fund, count)| FacetValue {
                code: fund.code.clone(),
                label: fund.label.clone(),
                count,
                selected: filter.fund.contains(&fund.code),
            })
            .filter(|value| value.count > 0 || value.selected)
            .collect();
        let facets = Facets {
            theme: most_first(values(&codes::THEMES, &counts.theme, &filter.theme)),
            nature: most_first(values(&codes::NATURES, &counts.nature, &filter.nature)),
            state: values(&codes::STATES, &counts.state, &filter.state),
            cycle: values(&codes::CYCLES, &counts.cycle, &filter.cycle),
            region: most_first(values(&codes::REGIONS, &counts.region, &filter.region)),
            province: place_values(&counts.province, 6, &filter.province),
            municipality: place_values(&counts.municipality, 9, &filter.municipality),
            fund: most_first(funds),
            cost: values(&codes::BANDS, &counts.band, &filter.cost),
        };
        let by_region = codes::REGIONS
            .iter()
            .enumerate()
            .filter(|(n, _)| counts.region_count[*n] > 0)
            .map(|(n, (code, _))| RegionSum {
                code: (*code).to_owned(),
                count: counts.region_count[n],
                cost_cents: counts.region_cost[n],
                payments_cents: counts.region_payments[n],
            })
            .collect();
        let summary = Summary {
            total: counts.total,
            cost_cents: counts.cost,
            payments_cents: counts.payments,
            facets,
            by_region,
            first: rows.iter().copied().take(FIRST).collect(),
        };
        Ok((summary, rows))
    }

    /// The rows in order, as far as pages reach; what lies beyond is in any order.
    fn ordered(&self, sort: Sort, mut rows: Vec<(u32, f32)>) -> Vec<u32> {
        // Every order is made a number: larger first.
        #[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "only for ordering")]
        let rank = |row: u32, score: f32| -> i64 {
            let at = row as usize;
            match sort {
                Sort::Relevance => (f64::from(score) * 1e6) as i64,
                Sort::Cost => self.facets.cost(at),
                Sort::CostAsc => match self.facets.cost(at) {
                    UNKNOWN => i64::MIN,
                    cost => -cost,
                },
                Sort::Newest => self.facets.start(at).into(),
                Sort::Oldest => match self.facets.start(at) {
                    0 => i64::MIN,
                    start => -i64::from(start),
                },
                Sort::SharePaid => match (self.facets.cost(at), self.facets.payments(at)) {
                    (cost, paid) if cost > 0 && paid != UNKNOWN => (paid as f64 / cost as f64 * 1e9) as i64,
                    _ => i64::MIN,
                },
            }
        };
        let mut ranked: Vec<(std::cmp::Reverse<i64>, u32)> =
            rows.drain(..).map(|(row, score)| (std::cmp::Reverse(rank(row, score)), row)).collect();
        const REACHED: usize = 10_000;
        if ranked.len() > REACHED {
            ranked.select_nth_unstable(REACHED - 1);
            let (first, _) = ranked.split_at_mut(REACHED);
            first.sort_unstable();
        } else {
            ranked.sort_unstable();
        }
        ranked.into_iter().map(|(_, row)| row).collect()
    }
}
