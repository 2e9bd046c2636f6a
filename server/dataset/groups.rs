//! Rows that are alike, counted beforehand. Rows with the same packed values are a kind: two million
//! rows are of some fifty thousand kinds, so that a search without words looks at kinds where it
//! would look at rows. The rows of a kind in the same provinces are a group. Beside them lie all rows
//! in each of the fixed orders, so that the first of a selection are met by walking along, and each
//! row's kind and amounts side by side.
//!
//! All of it is worked out from the facets: once, when a version is made. A version that lacks it
//! (made by an older program) gets it when it is opened.

mod build;
mod rows;

use std::ops::Range;
use std::path::Path;

use tantivy::directory::MmapDirectory;

use crate::counts::Sums;
use crate::error::{Error, Result};
use crate::facets;
use crate::flat::{I64s, U32s, U64s};
use crate::order::Sort;

pub(crate) use build::build;
use rows::Rows;

/// The folder in a version's folder, and its files.
const FOLDER: &str = "kinds";
const PACKED: &str = "kinds.packed";
const COST: &str = "kinds.cost";
const PAYMENTS: &str = "kinds.payments";
const GROUPS_AT: &str = "kinds.groups-at";
const ROWS_AT: &str = "groups.rows-at";
const ROWS: &str = "groups.rows";
const PROVINCES_AT: &str = "groups.provinces-at";
const PROVINCES: &str = "groups.provinces";

/// Files of an order: its rows, and the kind of each of them.
fn order_files(sort: Sort) -> [String; 2] {
    let name = match sort {
        Sort::Relevance | Sort::Cost => "cost",
        Sort::CostAsc => "cost-asc",
        Sort::Newest => "newest",
        Sort::Oldest => "oldest",
        Sort::SharePaid => "share-paid",
    };
    [format!("order.{name}.rows"), format!("order.{name}.kinds")]
}

/// The files, mapped.
pub(crate) struct Reader {
    of_rows: Rows,
    packed: U64s,
    cost: I64s,
    payments: I64s,
    groups_at: U32s,
    rows_at: U32s,
    rows: U32s,
    provinces_at: U32s,
    provinces: U32s,
    /// As [`Sort::FIXED`].
    orders: [(U32s, U32s); 5],
}

fn between(places: &U32s, place: usize) -> Range<usize> {
    places.get(place) as usize..places.get(place + 1) as usize
}

impl Reader {
    /// Opens the files of a version's folder; makes them first if they are not there.
    pub(crate) fn open(folder: &Path, facets: &facets::Reader) -> Result<Self> {
        if !folder.join(FOLDER).exists() {
            build(folder, facets)?;
        }
        let folder = MmapDirectory::open(folder.join(FOLDER)).map_err(Error::damaged)?;
        let order = |sort: Sort| {
            let [rows, kinds] = order_files(sort);
            Ok::<_, Error>((U32s::open(&folder, &rows)?, U32s::open(&folder, &kinds)?))
        };
        let [first, second, third, fourth, fifth] = Sort::FIXED;
        let reader = Self {
            of_rows: Rows::open(&folder)?,
            packed: U64s::open(&folder, PACKED)?,
            cost: I64s::open(&folder, COST)?,
            payments: I64s::open(&folder, PAYMENTS)?,
            groups_at: U32s::open(&folder, GROUPS_AT)?,
            rows_at: U32s::open(&folder, ROWS_AT)?,
            rows: U32s::open(&folder, ROWS)?,
            provinces_at: U32s::open(&folder, PROVINCES_AT)?,
            provinces: U32s::open(&folder, PROVINCES)?,
            orders: [order(first)?, order(second)?, order(third)?, order(fourth)?, order(fifth)?],
        };
        if reader.is_whole(facets.rows()) {
            Ok(reader)
        } else {
            Err(Error::damaged("the groups' files differ in length"))
        }
    }

    fn is_whole(&self, rows: usize) -> bool {
        let kinds = self.kinds();
        let of_kinds =
            self.cost.len() == kinds && self.payments.len() == kinds && self.groups_at.len() == kinds + 1;
        let of_rows = |(places, kinds): &(U32s, U32s)| places.len() == rows && kinds.len() == rows;
        of_kinds
            && self.rows_at.len() == self.provinces_at.len()
            && self.rows_at.len() == self.groups_at.get(kinds) as usize + 1
            && self.rows.len() == rows
            && self.of_rows.are(rows)
            && self.orders.iter().all(of_rows)
    }

    /// The kind of a row.
    #[inline]
    pub(crate) fn kind(&self, row: u32) -> u32 {
        self.of_rows.kind(row as usize)
    }

    /// Cost and payments of a row; none if they have to be looked up in the facets.
    #[inline]
    pub(crate) fn amounts(&self, row: u32) -> Option<(i64, i64)> {
        self.of_rows.amounts(row as usize)
    }

    /// How many kinds.
    pub(crate) fn kinds(&self) -> usize {
        self.packed.len()
    }

    /// The packed values of a kind's rows.
    #[inline]
    pub(crate) fn packed(&self, kind: usize) -> u64 {
        self.packed.get(kind)
    }

    /// How many rows a kind has, and their sums.
    #[inline]
    pub(crate) fn sums(&self, kind: usize) -> Sums {
        let count = self.rows_of_kind(kind).len() as u64;
        Sums { count, cost: self.cost.get(kind), payments: self.payments.get(kind) }
    }

    /// The rows of a kind, group by group.
    pub(crate) fn rows_of_kind(&self, kind: usize) -> impl ExactSizeIterator<Item = u32> {
        let groups = self.groups(kind);
        self.rows.range(self.rows_at.get(groups.start) as usize..self.rows_at.get(groups.end) as usize)
    }

    /// The groups of a kind.
    #[inline]
    pub(crate) fn groups(&self, kind: usize) -> Range<usize> {
        between(&self.groups_at, kind)
    }

    /// The rows of a group, the first first.
    #[inline]
    pub(crate) fn rows(&self, group: usize) -> impl ExactSizeIterator<Item = u32> {
        self.rows.range(between(&self.rows_at, group))
    }

    /// The provinces of a group's rows, each once.
    #[inline]
    pub(crate) fn provinces(&self, group: usize) -> impl Iterator<Item = u32> {
        self.provinces.range(between(&self.provinces_at, group))
    }

    /// All rows in that order, each with its kind.
    pub(crate) fn in_order(&self, sort: Sort) -> impl Iterator<Item = (u32, u32)> {
        let place = Sort::FIXED.iter().position(|fixed| *fixed == sort).unwrap_or(0);
        let (rows, kinds) = &self.orders[place];
        rows.range(0..rows.len()).zip(kinds.range(0..kinds.len()))
    }
}
