//! Counting what a search finds: totals, facets and regions.

use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use crate::codes::{self, Entry};
use crate::facets::{is_municipality, part, province_of};
use crate::filter::{Chosen, Filter, miss};
use crate::places;
use crate::project::Coded;

/// A value that can be filtered by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetValue {
    /// Its code.
    pub code: Cow<'static, str>,
    /// What it is called.
    pub label: Cow<'static, str>,
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
    pub code: &'static str,
    /// Projects.
    pub count: u64,
    /// Their public cost.
    pub cost_cents: i64,
    /// Their payments.
    pub payments_cents: i64,
}

/// So many projects, and their sums.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Sums {
    pub(crate) count: u64,
    pub(crate) cost: i64,
    pub(crate) payments: i64,
}

impl Sums {
    #[inline]
    pub(crate) fn add(&mut self, more: Self) {
        self.count += more.count;
        self.cost += more.cost;
        self.payments += more.payments;
    }
}

/// Spreads the codes of places over a table; they are ours, nobody can choose them to collide.
#[derive(Default)]
struct Spread(u64);

impl Hasher for Spread {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u32(u32::from(*byte));
        }
    }
    fn write_u32(&mut self, number: u32) {
        self.0 = (self.0 ^ u64::from(number)).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(26);
    }
}

type ByPlace = HashMap<u32, u64, BuildHasherDefault<Spread>>;

/// What is counted. A row counts in a facet if it misses nothing but, perhaps, that facet's own
/// choice: there it shows what choosing its value instead would find.
#[derive(Default)]
pub(crate) struct Counts {
    pub(crate) all: Sums,
    theme: [u64; 16],
    nature: [u64; 8],
    state: [u64; 8],
    cycle: [u64; 8],
    band: [u64; 8],
    fund: [u64; 24],
    by_region: [Sums; 24],
    /// Of rows that miss the chosen regions: they are no part of the sums.
    other_regions: [u64; 24],
    province: ByPlace,
    municipality: ByPlace,
}

#[inline]
fn each_bit(mut bits: u32, mut each: impl FnMut(usize)) {
    while bits != 0 {
        each(bits.trailing_zeros() as usize);
        bits &= bits - 1;
    }
}

impl Counts {
    /// Counts rows that have the same packed values and miss the same: nothing, or one dimension.
    #[inline]
    pub(crate) fn add(&mut self, packed: u64, misses: u32, rows: Sums) {
        let n = rows.count;
        match misses {
            0 => {
                self.all.add(rows);
                self.theme[part::theme(packed)] += n;
                self.nature[part::nature(packed)] += n;
                self.state[part::state(packed)] += n;
                self.cycle[part::cycle(packed)] += n;
                self.band[part::band(packed)] += n;
                each_bit(part::funds(packed), |fund| self.fund[fund] += n);
                each_bit(part::regions(packed), |region| self.by_region[region].add(rows));
            }
            miss::THEME => self.theme[part::theme(packed)] += n,
            miss::NATURE => self.nature[part::nature(packed)] += n,
            miss::STATE => self.state[part::state(packed)] += n,
            miss::CYCLE => self.cycle[part::cycle(packed)] += n,
            miss::BAND => self.band[part::band(packed)] += n,
            miss::FUND => each_bit(part::funds(packed), |fund| self.fund[fund] += n),
            miss::REGION => each_bit(part::regions(packed), |region| self.other_regions[region] += n),
            _ => {}
        }
    }

    /// Counts the provinces of rows that miss nothing but, perhaps, their place. Each is named once.
    #[inline]
    pub(crate) fn add_provinces(&mut self, chosen: &Chosen, provinces: impl Iterator<Item = u32>, rows: u64) {
        for province in provinces.filter(|province| chosen.lists(*province)) {
            *self.province.entry(province).or_default() += rows;
        }
    }

    /// The same for one row's places: municipalities too, where their province is chosen.
    pub(crate) fn add_places(&mut self, chosen: &Chosen, places: &(impl Iterator<Item = u32> + Clone)) {
        let seen_before = |n: usize, same: &dyn Fn(u32) -> bool| places.clone().take(n).any(same);
        for (n, place) in places.clone().enumerate() {
            let province = province_of(place);
            if chosen.lists_provinces() && !seen_before(n, &|one| province_of(one) == province) {
                self.add_provinces(chosen, std::iter::once(province), 1);
            }
            if is_municipality(place) && chosen.is_near(province) && !seen_before(n, &|one| one == place) {
                *self.municipality.entry(place).or_default() += 1;
            }
        }
    }

    /// The facets, as pages show them.
    pub(crate) fn facets(&self, filter: &Filter, funds: &[Coded]) -> Facets {
        let mut regions = self.other_regions;
        for (count, sums) in regions.iter_mut().zip(&self.by_region) {
            *count += sums.count;
        }
        let owned = |text: &String| Cow::Owned(text.clone());
        let funds = funds.iter().map(|fund| (owned(&fund.code), owned(&fund.label)));
        Facets {
            theme: most_first(values(listed(&codes::THEMES), &self.theme, &filter.theme)),
            nature: most_first(values(listed(&codes::NATURES), &self.nature, &filter.nature)),
            state: values(listed(&codes::STATES), &self.state, &filter.state),
            cycle: values(listed(&codes::CYCLES), &self.cycle, &filter.cycle),
            region: most_first(values(listed(&codes::REGIONS), &regions, &filter.region)),
            province: place_values(&self.province, 6, &filter.province),
            municipality: place_values(&self.municipality, 9, &filter.municipality),
            fund: most_first(values(funds, &self.fund, &filter.fund)),
            cost: values(listed(&codes::BANDS), &self.band, &filter.cost),
        }
    }

    /// The regions that have any of the selection.
    pub(crate) fn regions(&self) -> Vec<RegionSum> {
        let regions = codes::REGIONS.iter().zip(&self.by_region).filter(|(_, sums)| sums.count > 0);
        regions
            .map(|((code, _), sums)| RegionSum {
                code,
                count: sums.count,
                cost_cents: sums.cost,
                payments_cents: sums.payments,
            })
            .collect()
    }
}

type Named = (Cow<'static, str>, Cow<'static, str>);

fn listed(list: &'static [Entry]) -> impl Iterator<Item = Named> {
    list.iter().map(|(code, label)| (Cow::Borrowed(*code), Cow::Borrowed(*label)))
}

fn values(list: impl Iterator<Item = Named>, counts: &[u64], chosen: &[String]) -> Vec<FacetValue> {
    list.zip(counts)
        .map(|((code, label), count)| {
            let selected = chosen.iter().any(|one| *one == code);
            FacetValue { code, label, count: *count, selected }
        })
        .filter(|value| value.count > 0 || value.selected)
        .collect()
}

fn most_first(mut values: Vec<FacetValue>) -> Vec<FacetValue> {
    values.sort_by(|a, b| (b.selected, b.count, &a.label).cmp(&(a.selected, a.count, &b.label)));
    values
}

fn place_values(counts: &ByPlace, digits: usize, chosen: &[String]) -> Vec<FacetValue> {
    let values = counts.iter().map(|(code, count)| {
        let padded = format!("{code:0digits$}");
        FacetValue {
            label: places::label(*code).map_or_else(|| Cow::Owned(padded.clone()), Cow::Borrowed),
            selected: chosen.contains(&padded),
            code: Cow::Owned(padded),
            count: *count,
        }
    });
    most_first(values.collect())
}
