//! What a search needs of each row, side by side in few bytes: the fewer, the more rows come with
//! one reading of memory, which is what takes the time. The kind in four bytes; cost and payments,
//! which only rows that are found are asked for, in four each.

use std::path::Path;

use tantivy::directory::MmapDirectory;

use crate::error::Result;
use crate::facets::{UNKNOWN, Values};
use crate::flat::{U32s, U64s, Writer};

const KINDS: &str = "rows.kinds";
const AMOUNTS: &str = "rows.amounts";

/// An amount that is not known, in four bytes.
const UNKNOWN_4: u32 = u32::MAX;
/// An amount that has no room in four bytes: more than 42 million euro, or less than nothing.
const ELSEWHERE: u32 = u32::MAX - 1;

/// Writes all rows: the kind of each, and what the facets say of it.
pub(super) fn write(folder: &Path, kinds: &[u32], values: impl Fn(usize) -> Values) -> Result<()> {
    let (mut of_kinds, mut amounts) = (Writer::create(folder, KINDS)?, Writer::create(folder, AMOUNTS)?);
    for (row, kind) in kinds.iter().enumerate() {
        let values = values(row);
        of_kinds.push(&kind.to_le_bytes())?;
        amounts.push(&four(values.cost).to_le_bytes())?;
        amounts.push(&four(values.payments).to_le_bytes())?;
    }
    of_kinds.finish()?;
    amounts.finish()
}

fn four(cents: i64) -> u32 {
    match (cents, u32::try_from(cents)) {
        (UNKNOWN, _) => UNKNOWN_4,
        (_, Ok(cents)) if cents < ELSEWHERE => cents,
        _ => ELSEWHERE,
    }
}

#[inline]
fn amount(four: u64) -> i64 {
    if four == u64::from(UNKNOWN_4) { UNKNOWN } else { four.cast_signed() }
}

/// The rows, mapped.
pub(super) struct Rows {
    kinds: U32s,
    amounts: U64s,
}

impl Rows {
    /// Maps the files.
    pub(super) fn open(folder: &MmapDirectory) -> Result<Self> {
        Ok(Self { kinds: U32s::open(folder, KINDS)?, amounts: U64s::open(folder, AMOUNTS)? })
    }

    /// Are there so many?
    pub(super) fn are(&self, many: usize) -> bool {
        self.kinds.len() == many && self.amounts.len() == many
    }

    /// The kind of a row.
    #[inline]
    pub(super) fn kind(&self, row: usize) -> u32 {
        self.kinds.get(row)
    }

    /// Cost and payments of a row; none if one of them has no room here.
    #[inline]
    pub(super) fn amounts(&self, row: usize) -> Option<(i64, i64)> {
        let both = self.amounts.get(row);
        let (cost, payments) = (both & u64::from(u32::MAX), both >> 32);
        let elsewhere = u64::from(ELSEWHERE);
        (cost != elsewhere && payments != elsewhere).then(|| (amount(cost), amount(payments)))
    }
}
