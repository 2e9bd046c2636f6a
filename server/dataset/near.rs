//! Projects by place: for each municipality the projects in it, each with the few values by which one
//! may be put before another, side by side. Whoever asks gives the places, and says what a project is
//! worth; what makes it worth something is no matter here.
//!
//! A project in several places stands at each of them. One that names no municipality stands at its
//! province, one that names no province at its region. A version that lacks these files (made by an
//! older program) gets them when it is opened, from its rows.

mod build;

use std::collections::HashMap;
use std::ops::RangeInclusive;
use std::path::Path;

use chrono::{Datelike, NaiveDate};
use tantivy::directory::MmapDirectory;

use crate::codes;
use crate::error::{Error, Result};
use crate::facets::{self, UNKNOWN, part};
use crate::flat::{I64s, U32s, U64s};
use crate::order::First;
use crate::store;

pub(crate) use build::Writer;

/// The folder in a version's folder, and its files.
const FOLDER: &str = "near";
const PLACES: &str = "places";
const PLACES_AT: &str = "places.at";
const ROWS: &str = "rows";
const PACKED: &str = "packed";
const COST: &str = "cost";
const PAYMENTS: &str = "payments";
const START: &str = "start";
const PLANNED_END: &str = "planned-end";
const ACTUAL_END: &str = "actual-end";
const SAID: &str = "said";

/// Something that a project's data may say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// The address of its page on the portal.
    Link,
    /// A CUP.
    Cup,
    /// A summary.
    Summary,
    /// A programmer by name.
    Programmer,
    /// An implementing body by name.
    Implementer,
    /// A contractor by name.
    Contractor,
    /// Payments.
    Payments,
    /// Phases with dates.
    Phases,
    /// Indicators.
    Indicators,
    /// The call or act by which it was chosen.
    Procedure,
}

impl Said {
    /// All of them, in the order of their bits.
    pub const ALL: [Self; 10] = [
        Self::Link,
        Self::Cup,
        Self::Summary,
        Self::Programmer,
        Self::Implementer,
        Self::Contractor,
        Self::Payments,
        Self::Phases,
        Self::Indicators,
        Self::Procedure,
    ];

    /// Its name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Link => "link",
            Self::Cup => "cup",
            Self::Summary => "summary",
            Self::Programmer => "programmer",
            Self::Implementer => "implementer",
            Self::Contractor => "contractor",
            Self::Payments => "payments",
            Self::Phases => "phases",
            Self::Indicators => "indicators",
            Self::Procedure => "procedure",
        }
    }

    /// Its bit in [`Candidate::said`].
    pub fn bit(self) -> u32 {
        let place = Self::ALL.iter().position(|one| *one == self).unwrap_or(31);
        1 << place
    }
}

/// The bit of a project that stands at several places.
const SEVERAL: u32 = 1 << 31;

/// A project at one of its places, as far as it is compared with others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Its row in this version.
    pub row: u32,
    /// Where: a municipality (nine digits), a whole province (six) or a whole region (three).
    pub place: u32,
    /// Place in [`codes::THEMES`].
    pub theme: Option<usize>,
    /// Place in [`codes::NATURES`].
    pub nature: Option<usize>,
    /// Place in [`codes::STATES`].
    pub state: Option<usize>,
    /// Public cost in cents.
    pub cost_cents: Option<i64>,
    /// Payments in cents.
    pub payments_cents: Option<i64>,
    /// Effective start.
    pub start: Option<NaiveDate>,
    /// Planned end.
    pub planned_end: Option<NaiveDate>,
    /// Effective end.
    pub actual_end: Option<NaiveDate>,
    /// A bit for each of [`Said`] that its data say.
    pub said: u32,
    /// Does it stand at other places too?
    pub several: bool,
}

/// The first of those asked for.
#[derive(Clone, Debug)]
pub struct Ranked {
    /// How many projects there are in all.
    pub total: u64,
    /// The page's, in order.
    pub page: Vec<Candidate>,
}

/// The files, mapped.
pub(crate) struct Reader {
    places: U32s,
    places_at: U32s,
    rows: U32s,
    packed: U64s,
    cost: I64s,
    payments: I64s,
    start: U32s,
    planned_end: U32s,
    actual_end: U32s,
    said: U32s,
}

/// A day as a number; 0 for none.
fn number(day: Option<NaiveDate>) -> u32 {
    day.and_then(|day| u32::try_from(day.num_days_from_ce()).ok()).unwrap_or(0)
}

fn day(number: u32) -> Option<NaiveDate> {
    if number == 0 {
        return None;
    }
    NaiveDate::from_num_days_from_ce_opt(i32::try_from(number).ok()?)
}

fn in_list(place: usize, list: &[codes::Entry]) -> Option<usize> {
    (place < list.len()).then_some(place)
}

fn known(cents: i64) -> Option<i64> {
    (cents != UNKNOWN).then_some(cents)
}

impl Reader {
    /// Opens the files of a version's folder; makes them first if they are not there.
    pub(crate) fn open(folder: &Path, facets: &facets::Reader, store: &store::Reader) -> Result<Self> {
        if !folder.join(FOLDER).exists() {
            build::from_rows(folder, facets, store)?;
        }
        let folder = MmapDirectory::open(folder.join(FOLDER)).map_err(Error::damaged)?;
        let reader = Self {
            places: U32s::open(&folder, PLACES)?,
            places_at: U32s::open(&folder, PLACES_AT)?,
            rows: U32s::open(&folder, ROWS)?,
            packed: U64s::open(&folder, PACKED)?,
            cost: I64s::open(&folder, COST)?,
            payments: I64s::open(&folder, PAYMENTS)?,
            start: U32s::open(&folder, START)?,
            planned_end: U32s::open(&folder, PLANNED_END)?,
            actual_end: U32s::open(&folder, ACTUAL_END)?,
            said: U32s::open(&folder, SAID)?,
        };
        let many = reader.rows.len();
        let lengths = [
            reader.packed.len(),
            reader.cost.len(),
            reader.payments.len(),
            reader.start.len(),
            reader.planned_end.len(),
            reader.actual_end.len(),
            reader.said.len(),
            reader.places_at.get(reader.places.len()) as usize,
        ];
        if reader.places_at.len() == reader.places.len() + 1 && lengths.iter().all(|one| *one == many) {
            Ok(reader)
        } else {
            Err(Error::damaged("the files of places differ in length"))
        }
    }

    fn candidate(&self, at: usize, place: u32) -> Candidate {
        let (packed, said) = (self.packed.get(at), self.said.get(at));
        Candidate {
            row: self.rows.get(at),
            place,
            theme: in_list(part::theme(packed), &codes::THEMES),
            nature: in_list(part::nature(packed), &codes::NATURES),
            state: in_list(part::state(packed), &codes::STATES),
            cost_cents: known(self.cost.get(at)),
            payments_cents: known(self.payments.get(at)),
            start: day(self.start.get(at)),
            planned_end: day(self.planned_end.get(at)),
            actual_end: day(self.actual_end.get(at)),
            said: said & !SEVERAL,
            several: said & SEVERAL != 0,
        }
    }

    /// The places of the list that lie in a range of codes.
    fn within(&self, range: &RangeInclusive<u32>) -> impl Iterator<Item = usize> {
        let (mut low, mut high) = (0, self.places.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            if self.places.get(middle) < *range.start() { low = middle + 1 } else { high = middle }
        }
        let end = *range.end();
        (low..self.places.len()).take_while(move |at| self.places.get(*at) <= end)
    }

    /// The place at which the `at`-th of all stands.
    fn place_of(&self, at: usize) -> u32 {
        let (mut low, mut high) = (0, self.places.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            if self.places_at.get(middle + 1) as usize <= at { low = middle + 1 } else { high = middle }
        }
        self.places.get(low)
    }

    /// Those at places of these ranges that `rank` gives a number, the largest first, the earlier ones
    /// first among equals: so many after the first `begin`. A project at several places counts once, at
    /// the place where it has the largest number.
    pub(crate) fn ranked(
        &self,
        area: &[RangeInclusive<u32>],
        rank: &mut dyn FnMut(&Candidate) -> Option<i64>,
        begin: usize,
        many: usize,
    ) -> Ranked {
        let mut first = First::new(begin.saturating_add(many));
        let mut total = 0;
        let mut several: HashMap<u32, (i64, u32)> = HashMap::new();
        for range in area {
            for place in self.within(range) {
                let code = self.places.get(place);
                for at in self.places_at.get(place)..self.places_at.get(place + 1) {
                    let one = self.candidate(at as usize, code);
                    let Some(number) = rank(&one) else { continue };
                    if one.several {
                        let best = several.entry(one.row).or_insert((number, at));
                        if number > best.0 {
                            *best = (number, at);
                        }
                    } else {
                        total += 1;
                        first.offer(number, at);
                    }
                }
            }
        }
        total += several.len() as u64;
        for (number, at) in several.into_values() {
            first.offer(number, at);
        }
        let page = first.into_rows().into_iter().skip(begin).take(many);
        let page = page.map(|at| self.candidate(at as usize, self.place_of(at as usize))).collect();
        Ranked { total, page }
    }
}
