//! A selection divided along one dimension, with its sums: what charts are drawn from.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::Dataset;
use crate::codes::{self, Entry};
use crate::counts::Sums;
use crate::error::Result;
use crate::facets::{known, part, province_of};
use crate::filter::{Chosen, Filter};
use crate::places;

/// Along what a selection is divided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum By {
    /// Theme.
    Theme,
    /// Nature.
    Nature,
    /// State.
    State,
    /// Programming cycle.
    Cycle,
    /// Region; a project in two regions counts in each.
    Region,
    /// Province of the chosen regions, or any; a project in two provinces counts in each.
    Province,
    /// Fund; a project of two funds counts in each.
    Fund,
    /// Band of public cost.
    Band,
    /// Year of the start.
    Year,
}

/// What one value has of a selection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    /// Its code.
    pub code: Cow<'static, str>,
    /// What it is called.
    pub label: Cow<'static, str>,
    /// Projects.
    pub count: u64,
    /// Their public cost.
    pub cost_cents: i64,
    /// Their payments.
    pub payments_cents: i64,
}

type Parts = BTreeMap<usize, Sums>;

fn add(parts: &mut Parts, by: By, packed: u64, sums: Sums) {
    let mut each_bit = |mut bits: u32| {
        while bits != 0 {
            parts.entry(bits.trailing_zeros() as usize).or_default().add(sums);
            bits &= bits - 1;
        }
    };
    let place = match by {
        By::Theme => part::theme(packed),
        By::Nature => part::nature(packed),
        By::State => part::state(packed),
        By::Cycle => part::cycle(packed),
        By::Band => part::band(packed),
        By::Region => return each_bit(part::regions(packed)),
        By::Fund => return each_bit(part::funds(packed)),
        By::Year | By::Province => return,
    };
    parts.entry(place).or_default().add(sums);
}

impl Dataset {
    /// A selection along one dimension, in the order of the codes; values without a project are left
    /// out, and so are projects without a value. It is remembered.
    pub fn divided(&self, filter: &Filter, by: By) -> Result<Arc<Vec<Share>>> {
        let key = (filter.clone(), by);
        if let Some(shares) = self.divisions.find(&key) {
            return Ok(shares);
        }
        let shares = Arc::new(self.shares(self.parts(filter, by)?, by));
        self.divisions.keep(&key, &shares);
        Ok(shares)
    }

    fn parts(&self, filter: &Filter, by: By) -> Result<Parts> {
        let mut parts = Parts::new();
        let chosen = Chosen::of(filter, &self.funds);
        let by_rows = matches!(by, By::Year | By::Province) || chosen.by_place();
        let mut add_row = |row: u32| {
            let values = self.facets.values(row as usize);
            let sums = Sums { count: 1, cost: known(values.cost), payments: known(values.payments) };
            match by {
                By::Year if values.start == 0 => {}
                By::Year => parts.entry(values.start as usize / 10_000).or_default().add(sums),
                By::Province => {
                    let mut provinces: Vec<u32> = self.facets.places(row as usize).map(province_of).collect();
                    provinces.sort_unstable();
                    provinces.dedup();
                    for province in provinces.into_iter().filter(|province| chosen.lists(*province)) {
                        parts.entry(province as usize).or_default().add(sums);
                    }
                }
                _ => add(&mut parts, by, values.packed, sums),
            }
        };
        if !filter.words.trim().is_empty() {
            self.summarise(filter, usize::MAX)?.1.into_iter().for_each(add_row);
            return Ok(parts);
        }
        let kinds = (0..self.groups.kinds()).filter(|kind| chosen.misses(self.groups.packed(*kind)) == 0);
        if by_rows {
            let is_there =
                |row: &u32| !chosen.by_place() || chosen.has_place(self.facets.places(*row as usize));
            kinds.flat_map(|kind| self.groups.rows_of_kind(kind)).filter(is_there).for_each(&mut add_row);
        } else {
            kinds.for_each(|kind| add(&mut parts, by, self.groups.packed(kind), self.groups.sums(kind)));
        }
        Ok(parts)
    }

    fn shares(&self, parts: Parts, by: By) -> Vec<Share> {
        let listed = |list: &'static [Entry], place: usize| {
            list.get(place).map(|(code, label)| (Cow::Borrowed(*code), Cow::Borrowed(*label)))
        };
        let named = |place: usize| match by {
            By::Theme => listed(&codes::THEMES, place),
            By::Nature => listed(&codes::NATURES, place),
            By::State => listed(&codes::STATES, place),
            By::Cycle => listed(&codes::CYCLES, place),
            By::Region => listed(&codes::REGIONS, place),
            By::Band => listed(&codes::BANDS, place),
            By::Fund => self
                .funds
                .get(place)
                .map(|fund| (Cow::Owned(fund.code.clone()), Cow::Owned(fund.label.clone()))),
            By::Province => {
                let label = places::label(u32::try_from(place).ok()?)?;
                Some((Cow::Owned(format!("{place:06}")), Cow::Borrowed(label)))
            }
            By::Year => Some((Cow::Owned(place.to_string()), Cow::Owned(place.to_string()))),
        };
        let share = |(place, sums): (usize, Sums)| {
            let (code, label) = named(place)?;
            let Sums { count, cost, payments } = sums;
            Some(Share { code, label, count, cost_cents: cost, payments_cents: payments })
        };
        parts.into_iter().filter_map(share).collect()
    }
}
