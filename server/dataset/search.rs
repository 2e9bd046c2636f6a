//! The search. Words are found by the index, and each row that has them is looked at; without words,
//! kinds of rows are.

use crate::counts::{Counts, Sums};
use crate::error::Result;
use crate::facets::{Values, known};
use crate::filter::{Chosen, Filter, miss};
use crate::order::{First, Sort};
use crate::{Dataset, memory::Summary};

/// If not even one row in so many is found, the first of them are sought among what is found. Of more,
/// some are soon met by walking along all rows in order.
const FEW: u64 = 64;

/// Rows looked at together: their values are fetched from memory at the same time, not one after
/// the other, which is what takes the time.
const TOGETHER: usize = 256;

/// A row that is looked at.
struct Seen {
    row: u32,
    score: f32,
    kind: u32,
    misses: u32,
    values: Values,
}

/// A search while it goes on.
struct Looking<'a> {
    dataset: &'a Dataset,
    chosen: Chosen,
    sort: Sort,
    counts: Counts,
    first: First,
    waiting: Vec<Seen>,
}

/// Does a row miss more than one dimension? Then it counts nowhere.
#[inline]
fn several(misses: u32) -> bool {
    misses & misses.wrapping_sub(1) != 0
}

impl Looking<'_> {
    /// Looks at a row, now or soon.
    #[inline]
    fn look(&mut self, row: u32, score: f32) {
        self.waiting.push(Seen { row, score, kind: 0, misses: 0, values: Values::default() });
        if self.waiting.len() == TOGETHER {
            self.look_at_waiting();
        }
    }

    /// Counts the rows that wait, and offers those that are among what is asked.
    fn look_at_waiting(&mut self) {
        let (facets, groups) = (&self.dataset.facets, &self.dataset.groups);
        for seen in &mut self.waiting {
            let (kind, cost, payments) = groups.row(seen.row);
            seen.kind = kind;
            if let (Some(cost), Some(payments)) = (cost, payments) {
                (seen.values.cost, seen.values.payments) = (cost, payments);
            } else {
                seen.values = facets.values(seen.row as usize);
            }
        }
        let by_place = self.chosen.by_place();
        for seen in &mut self.waiting {
            seen.values.packed = groups.packed(seen.kind as usize);
            seen.misses = self.chosen.misses(seen.values.packed);
            if seen.misses == 0 && self.sort.by_start() {
                seen.values.start = facets.values(seen.row as usize).start;
            }
            if by_place && !several(seen.misses) && !self.chosen.has_place(facets.places(seen.row as usize)) {
                seen.misses |= miss::PLACE;
            }
        }
        let lists_places = by_place || self.chosen.lists_provinces();
        for seen in self.waiting.drain(..).filter(|seen| !several(seen.misses)) {
            let values = &seen.values;
            if lists_places && seen.misses & !miss::PLACE == 0 {
                self.counts.add_places(&self.chosen, &facets.places(seen.row as usize));
            }
            if seen.misses == 0 {
                self.first.offer(self.sort.rank(values, seen.score), seen.row);
            }
            let sums = Sums { count: 1, cost: known(values.cost), payments: known(values.payments) };
            self.counts.add(values.packed, seen.misses, sums);
        }
    }

    /// Counts all kinds; those of which each row is among what is asked are marked.
    fn look_at_kinds(&mut self) -> Marks {
        let groups = &self.dataset.groups;
        let mut found = Marks::new(groups.kinds());
        for kind in 0..groups.kinds() {
            let packed = groups.packed(kind);
            let misses = self.chosen.misses(packed);
            if several(misses) {
                continue;
            }
            if self.chosen.by_place() {
                self.look_at_groups(kind, misses);
                continue;
            }
            self.counts.add(packed, misses, groups.sums(kind));
            if misses == 0 {
                found.mark(kind);
                if self.chosen.lists_provinces() {
                    for group in groups.groups(kind) {
                        let rows = groups.rows(group).len() as u64;
                        self.counts.add_provinces(&self.chosen, groups.provinces(group), rows);
                    }
                }
            }
        }
        self.look_at_waiting();
        found
    }

    /// Counts a kind when places are chosen: of groups that touch a chosen province, each row may be in
    /// a chosen place or not; all others miss it.
    fn look_at_groups(&mut self, kind: usize, misses: u32) {
        let groups = &self.dataset.groups;
        for group in groups.groups(kind) {
            if groups.provinces(group).any(|province| self.chosen.is_near(province)) {
                groups.rows(group).for_each(|row| self.look(row, 0.0));
            } else if misses == 0 && self.chosen.lists_provinces() {
                let rows = groups.rows(group).len() as u64;
                self.counts.add_provinces(&self.chosen, groups.provinces(group), rows);
            }
        }
    }

    /// The first rows in order, after all kinds have been looked at.
    fn first_of_kinds(mut self, found: &Marks, limit: usize) -> Vec<u32> {
        let groups = &self.dataset.groups;
        if !self.chosen.by_place() && self.counts.all.count > self.dataset.manifest.projects / FEW {
            let in_order = groups.in_order(self.sort);
            return in_order
                .filter(|(_, kind)| found.has(*kind as usize))
                .map(|(row, _)| row)
                .take(limit)
                .collect();
        }
        for kind in (0..groups.kinds()).filter(|kind| found.has(*kind)) {
            for row in groups.rows_of_kind(kind) {
                self.first.offer(self.sort.rank(&self.dataset.facets.values(row as usize), 0.0), row);
            }
        }
        self.first.into_rows()
    }
}

/// A bit for each kind: few enough to stay in the processor's nearest memory.
struct Marks(Vec<u64>);

impl Marks {
    fn new(many: usize) -> Self {
        Self(vec![0; many.div_ceil(64)])
    }
    fn mark(&mut self, place: usize) {
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
            waiting: Vec::with_capacity(TOGETHER),
        };
        let scored = filter.sort == Sort::Relevance;
        let mut look = |row, score| looking.look(row, score);
        let by_words = self.index.each_of_words(&filter.words, scored, &mut look)?;
        let found = if by_words {
            looking.look_at_waiting();
            Marks::new(0)
        } else {
            looking.sort = if scored { Sort::Cost } else { filter.sort };
            looking.look_at_kinds()
        };
        let mut summary = Summary::new(filter, &looking.counts, &self.funds);
        let rows = if by_words { looking.first.into_rows() } else { looking.first_of_kinds(&found, limit) };
        summary.remember(&rows);
        Ok((summary, rows))
    }
}
