//! Rows that are alike, counted beforehand. Rows with the same packed values in the same provinces
//! are a group; two million rows make some hundred thousand groups, so that a search without words
//! looks at groups where it would look at rows. Beside them lie the rows in each of the fixed orders,
//! so that the first of a selection are met by walking along.
//!
//! All of it is worked out from the facets: once, when a version is made. A version that lacks it
//! (made by an older program) gets it when it is opened.

mod build;

use std::ops::Range;
use std::path::Path;

use tantivy::directory::MmapDirectory;

use crate::counts::Sums;
use crate::error::{Error, Result};
use crate::facets;
use crate::flat::{I64s, U32s, U64s};
use crate::order::Sort;

pub(crate) use build::build;

/// The folder in a version's folder.
const FOLDER: &str = "groups";
const PACKED: &str = "packed";
const COST: &str = "cost";
const PAYMENTS: &str = "payments";
const ROWS_AT: &str = "rows-at";
const ROWS: &str = "rows";
const PROVINCES_AT: &str = "provinces-at";
const PROVINCES: &str = "provinces";

/// Files of an order: its rows, and the group of each of them.
fn order_files(sort: Sort) -> [String; 2] {
    let name = match sort {
        Sort::Relevance | Sort::Cost => "cost",
        Sort::CostAsc => "cost-asc",
        Sort::Newest => "newest",
        Sort::Oldest => "oldest",
        Sort::SharePaid => "share-paid",
    };
    [format!("order.{name}.rows"), format!("order.{name}.groups")]
}

/// The files, mapped.
pub(crate) struct Reader {
    packed: U64s,
    cost: I64s,
    payments: I64s,
    rows_at: U32s,
    rows: U32s,
    provinces_at: U32s,
    provinces: U32s,
    /// As [`Sort::FIXED`].
    orders: [(U32s, U32s); 5],
}

impl Reader {
    /// Opens the files of a version's folder; makes them first if they are not there.
    pub(crate) fn open(folder: &Path, facets: &facets::Reader) -> Result<Self> {
        if !folder.join(FOLDER).exists() {
            build(folder, facets)?;
        }
        let folder = MmapDirectory::open(folder.join(FOLDER)).map_err(Error::damaged)?;
        let order = |sort: Sort| {
            let [rows, groups] = order_files(sort);
            Ok::<_, Error>((U32s::open(&folder, &rows)?, U32s::open(&folder, &groups)?))
        };
        let [first, second, third, fourth, fifth] = Sort::FIXED;
        let reader = Self {
            packed: U64s::open(&folder, PACKED)?,
            cost: I64s::open(&folder, COST)?,
            payments: I64s::open(&folder, PAYMENTS)?,
            rows_at: U32s::open(&folder, ROWS_AT)?,
            rows: U32s::open(&folder, ROWS)?,
            provinces_at: U32s::open(&folder, PROVINCES_AT)?,
            provinces: U32s::open(&folder, PROVINCES)?,
            orders: [order(first)?, order(second)?, order(third)?, order(fourth)?, order(fifth)?],
        };
        let (groups, rows) = (reader.len(), facets.rows());
        let of_groups = reader.cost.len() == groups
            && reader.payments.len() == groups
            && reader.rows_at.len() == groups + 1
            && reader.provinces_at.len() == groups + 1;
        let of_rows = reader.rows.len() == rows
            && reader.orders.iter().all(|(places, groups)| places.len() == rows && groups.len() == rows);
        if of_groups && of_rows {
            Ok(reader)
        } else {
            Err(Error::damaged("the groups' files differ in length"))
        }
    }

    /// How many groups.
    pub(crate) fn len(&self) -> usize {
        self.packed.len()
    }

    /// The packed values of a group's rows.
    #[inline]
    pub(crate) fn packed(&self, group: usize) -> u64 {
        self.packed.get(group)
    }

    fn rows_at(&self, group: usize) -> Range<usize> {
        self.rows_at.get(group) as usize..self.rows_at.get(group + 1) as usize
    }

    /// How many rows a group has, and their sums.
    #[inline]
    pub(crate) fn sums(&self, group: usize) -> Sums {
        let count = self.rows_at(group).len() as u64;
        Sums { count, cost: self.cost.get(group), payments: self.payments.get(group) }
    }

    /// The rows of a group, the first first.
    pub(crate) fn rows(&self, group: usize) -> impl Iterator<Item = u32> {
        self.rows.range(self.rows_at(group))
    }

    /// The provinces of a group's rows, each once.
    #[inline]
    pub(crate) fn provinces(&self, group: usize) -> impl Iterator<Item = u32> {
        self.provinces.range(self.provinces_at.get(group) as usize..self.provinces_at.get(group + 1) as usize)
    }

    /// All rows in that order, each with its group.
    pub(crate) fn in_order(&self, sort: Sort) -> impl Iterator<Item = (u32, u32)> {
        let place = Sort::FIXED.iter().position(|fixed| *fixed == sort).unwrap_or(0);
        let (rows, groups) = &self.orders[place];
        rows.range(0..rows.len()).zip(groups.range(0..groups.len()))
    }
}
