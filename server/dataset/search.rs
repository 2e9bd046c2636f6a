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
    cost: i64,
    payments: i64,
}

/// What a kind misses as long as none of its rows has been met: no kind is said to miss just this.
const NOT_MET: u8 = u8::MAX;
/// What a kind is said to miss that misses more than one dimension: which they are is not asked.
const SEVERAL: u8 = u8::MAX - 1;

/// Rows added up by their kinds: adding up the kinds in the end takes less than counting each row in
/// all its facets. What kinds miss lies apart, in so few bytes that it stays near the processor.
#[derive(Default)]
struct Tallies {
    misses: Vec<u8>,
    sums: Vec<Sums>,
    met: Vec<u32>,
}

impl Tallies {
    /// Room for so many kinds.
    fn make_room(&mut self, kinds: usize) {
        self.misses.resize(kinds, NOT_MET);
        self.sums.resize(kinds, Sums::default());
    }

    /// What the kind misses; worked out when it is first asked for.
    #[inline]
    fn misses(&mut self, kind: u32, work_out: impl FnOnce() -> u32) -> u32 {
        let misses = &mut self.misses[kind as usize];
        if *misses == NOT_MET {
            let all = work_out();
            *misses = if several(all) { SEVERAL } else { u8::try_from(all).unwrap_or(SEVERAL) };
            self.met.push(kind);
        }
        (*misses).into()
    }
}

/// A search while it goes on.
struct Looking<'a> {
    dataset: &'a Dataset,
    chosen: Chosen,
    sort: Sort,
    counts: Counts,
    first: First,
    waiting: Vec<Seen>,
    tallies: Tallies,
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
        self.waiting.push(Seen { row, score, kind: 0, misses: 0, cost: 0, payments: 0 });
        if self.waiting.len() == TOGETHER {
            self.look_at_waiting();
        }
    }

    /// Counts the rows that wait, and offers those that are among what is asked.
    fn look_at_waiting(&mut self) {
        let (facets, groups) = (&self.dataset.facets, &self.dataset.groups);
        if self.waiting.is_empty() {
            return;
        }
        self.tallies.make_room(groups.kinds());
        for seen in &mut self.waiting {
            seen.kind = groups.kind(seen.row);
        }
        let by_place = self.chosen.by_place();
        self.waiting.retain_mut(|seen| {
            let work_out = || self.chosen.misses(groups.packed(seen.kind as usize));
            seen.misses = self.tallies.misses(seen.kind, work_out);
            if by_place && !several(seen.misses) && !self.chosen.has_place(facets.places(seen.row as usize)) {
                seen.misses |= miss::PLACE;
            }
            !several(seen.misses)
        });
        for seen in self.waiting.iter_mut().filter(|seen| seen.misses == 0) {
            (seen.cost, seen.payments) = groups.amounts(seen.row).unwrap_or_else(|| {
                let values = facets.values(seen.row as usize);
                (values.cost, values.payments)
            });
        }
        let lists_places = by_place || self.chosen.lists_provinces();
        for seen in self.waiting.drain(..) {
            if lists_places && seen.misses & !miss::PLACE == 0 {
                self.counts.add_places(&self.chosen, &facets.places(seen.row as usize));
            }
            if seen.misses == miss::PLACE {
                continue;
            }
            let sums = &mut self.tallies.sums[seen.kind as usize];
            sums.count += 1;
            if seen.misses == 0 {
                sums.cost += known(seen.cost);
                sums.payments += known(seen.payments);
                let start = if self.sort.by_start() { facets.start(seen.row as usize) } else { 0 };
                let values = Values { packed: 0, cost: seen.cost, payments: seen.payments, start };
                self.first.offer(self.sort.rank(&values, seen.score), seen.row);
            }
        }
    }

    /// Counts the rows that have been looked at.
    fn count_met(&mut self) {
        self.look_at_waiting();
        let Tallies { misses, sums, met } = &self.tallies;
        for kind in met.iter().map(|kind| *kind as usize) {
            self.counts.add(self.dataset.groups.packed(kind), misses[kind].into(), sums[kind]);
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
        self.count_met();
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
            tallies: Tallies::default(),
        };
        let scored = filter.sort == Sort::Relevance;
        let mut look = |row, score| looking.look(row, score);
        let by_words = self.index.each_of_words(&filter.words, scored, &mut look)?;
        let found = if by_words {
            looking.count_met();
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
