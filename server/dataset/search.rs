//! The search. Words are found by the index, and each row that has them is looked at; without words,
//! groups of rows are.

use crate::counts::{Counts, Sums};
use crate::error::Result;
use crate::facets::known;
use crate::filter::{Chosen, Filter, miss};
use crate::order::{First, Sort};
use crate::{Dataset, memory::Summary};

/// Up to so many rows are looked at one by one to find the first of them. Of more, some are soon met
/// by walking along all rows in order.
const FEW: u64 = 30_000;

/// A search while it goes on.
struct Looking<'a> {
    dataset: &'a Dataset,
    chosen: Chosen,
    sort: Sort,
    counts: Counts,
    first: First,
}

impl Looking<'_> {
    /// Counts a row, and offers it if it is among what is asked.
    #[inline]
    fn look(&mut self, row: u32, score: f32) {
        let (dataset, at) = (self.dataset, row as usize);
        let facets = &dataset.facets;
        let packed = facets.packed(at);
        let mut misses = self.chosen.misses(packed);
        if self.chosen.by_place() && !self.chosen.has_place(facets.places(at)) {
            misses |= miss::PLACE;
        }
        if misses & misses.wrapping_sub(1) != 0 {
            return;
        }
        if misses & !miss::PLACE == 0 && (self.chosen.lists_provinces() || self.chosen.by_place()) {
            self.counts.add_places(&self.chosen, &facets.places(at));
        }
        let mut sums = Sums { count: 1, cost: 0, payments: 0 };
        if misses == 0 {
            sums.cost = known(facets.cost(at));
            sums.payments = known(facets.payments(at));
            self.first.offer(self.sort.rank(facets, at, score), row);
        }
        self.counts.add(packed, misses, sums);
    }

    /// Counts all groups; gives the rows that come first.
    fn look_at_groups(mut self, limit: usize) -> (Counts, Vec<u32>) {
        let dataset = self.dataset;
        let groups = &dataset.groups;
        let mut found = Bits::new(groups.len());
        for group in 0..groups.len() {
            let packed = groups.packed(group);
            let mut misses = self.chosen.misses(packed);
            if misses & misses.wrapping_sub(1) != 0 {
                continue;
            }
            if self.chosen.by_place() {
                // Of these, some rows may be in the chosen places, and some not.
                if groups.provinces(group).any(|province| self.chosen.is_near(province)) {
                    groups.rows(group).for_each(|row| self.look(row, 0.0));
                    continue;
                }
                misses |= miss::PLACE;
            }
            let sums = groups.sums(group);
            if misses & !miss::PLACE == 0 && self.chosen.lists_provinces() {
                self.counts.add_provinces(&self.chosen, groups.provinces(group), sums.count);
            }
            self.counts.add(packed, misses, sums);
            if misses == 0 {
                found.set(group);
            }
        }
        if self.chosen.by_place() {
            return (self.counts, self.first.into_rows());
        }
        let rows = if self.counts.all.count <= FEW {
            for group in (0..groups.len()).filter(|group| found.has(*group)) {
                for row in groups.rows(group) {
                    self.first.offer(self.sort.rank(&dataset.facets, row as usize, 0.0), row);
                }
            }
            self.first.into_rows()
        } else {
            let in_order = groups.in_order(self.sort);
            in_order.filter(|(_, group)| found.has(*group as usize)).map(|(row, _)| row).take(limit).collect()
        };
        (self.counts, rows)
    }
}

/// A bit for each group: small enough to stay in the processor's nearest memory.
struct Bits(Vec<u64>);

impl Bits {
    fn new(many: usize) -> Self {
        Self(vec![0; many.div_ceil(64)])
    }
    fn set(&mut self, place: usize) {
        self.0[place / 64] |= 1 << (place % 64);
    }
    #[inline]
    fn has(&self, place: usize) -> bool {
        self.0.get(place / 64).is_some_and(|bits| bits >> (place % 64) & 1 == 1)
    }
}

impl Dataset {
    /// Totals, facets and, in order, the first rows of a selection: so many, or all if there are less.
    pub(crate) fn summarise(&self, filter: &Filter, limit: usize) -> Result<(Summary, Vec<u32>)> {
        let mut looking = Looking {
            dataset: self,
            chosen: Chosen::of(filter, &self.funds),
            sort: filter.sort,
            counts: Counts::default(),
            first: First::new(limit),
        };
        let scored = filter.sort == Sort::Relevance;
        let by_words =
            self.index.each_of_words(&filter.words, scored, &mut |row, score| looking.look(row, score))?;
        let (counts, rows) = if by_words {
            (looking.counts, looking.first.into_rows())
        } else {
            looking.sort = if scored { Sort::Cost } else { filter.sort };
            looking.look_at_groups(limit)
        };
        Ok((Summary::new(filter, &counts, &self.funds, &rows), rows))
    }
}
