//! What a search needs of each row, in 16 bytes: the fewer, the more rows come with one reading of
//! memory, which is what takes the time. The kind in four bytes, cost and payments in six each.

use std::path::Path;

use tantivy::directory::{Directory, MmapDirectory, OwnedBytes};

use crate::error::{Error, Result};
use crate::facets::UNKNOWN;

/// The rows, mapped.
pub(crate) struct Rows(OwnedBytes);

/// An amount that is not known, in six bytes.
const UNKNOWN_6: i64 = -(1 << 47);
/// An amount that has no room in six bytes.
const LARGE_6: i64 = (1 << 47) - 1;

impl Rows {
    /// The bytes of a row; amounts as in the facets.
    pub(crate) fn bytes(kind: u32, cost: i64, payments: i64) -> [u8; 16] {
        let six = |cents: i64| match cents {
            UNKNOWN => UNKNOWN_6,
            cents if cents > UNKNOWN_6 && cents < LARGE_6 => cents,
            _ => LARGE_6,
        };
        let mut bytes = [0; 16];
        bytes[..4].copy_from_slice(&kind.to_le_bytes());
        bytes[4..10].copy_from_slice(&six(cost).to_le_bytes()[..6]);
        bytes[10..].copy_from_slice(&six(payments).to_le_bytes()[..6]);
        bytes
    }

    /// Maps a file.
    pub(crate) fn open(folder: &MmapDirectory, name: &str) -> Result<Self> {
        Ok(Self(folder.open_read(Path::new(name)).map_err(Error::damaged)?.read_bytes()?))
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.0.len() / 16
    }

    /// Kind, cost and payments of a row; an amount is none if it has to be looked up elsewhere.
    #[inline]
    pub(crate) fn get(&self, row: usize) -> (u32, Option<i64>, Option<i64>) {
        let bytes = self.0.as_chunks::<16>().0.get(row).copied().unwrap_or_default();
        let all = u128::from_le_bytes(bytes).cast_signed();
        // Shifted up to the sign and down again.
        let (kind, cost, payments) = (all, all << 48 >> 80, all >> 80);
        (low_four(kind), amount(low_eight(cost)), amount(low_eight(payments)))
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the kind is the lowest four bytes"
)]
#[inline]
fn low_four(bits: i128) -> u32 {
    bits as u32
}

#[expect(clippy::cast_possible_truncation, reason = "six bytes have room in eight")]
#[inline]
fn low_eight(bits: i128) -> i64 {
    bits as i64
}

#[inline]
fn amount(six: i64) -> Option<i64> {
    match six {
        UNKNOWN_6 => Some(UNKNOWN),
        LARGE_6 => None,
        cents => Some(cents),
    }
}
