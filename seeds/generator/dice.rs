//! Chance, drawn from one seed and never from the machine.
//!
//! Only whole numbers: `ln` and `exp` may differ in the last bit from one C library to the next, and one
//! bit is enough to change a cent and with it the file's checksum.

use rand::rngs::ChaCha8Rng;
use rand::{Rng, SeedableRng};

/// What a stream of draws is for. One row has one stream for each, so that what happens to a project
/// in a later vintage cannot shift the draws that made its title or its place.
#[derive(Clone, Copy)]
pub(crate) enum Purpose {
    Identity,
    Project,
    Life,
    Drift,
    Details,
    Holder,
    Indicators,
}

/// `2^(i/32)` with 16 binary digits after the point.
const ROOTS: [i64; 32] = [
    65536, 66971, 68438, 69936, 71468, 73032, 74632, 76266, 77936, 79642, 81386, 83169, 84990, 86851, 88752,
    90696, 92682, 94711, 96785, 98905, 101_070, 103_283, 105_545, 107_856, 110_218, 112_631, 115_098,
    117_618, 120_194, 122_825, 125_515, 128_263,
];

/// A source of draws.
pub(crate) struct Dice(ChaCha8Rng);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(ChaCha8Rng::seed_from_u64(seed))
    }

    /// Goes to the beginning of the stream of one row and one purpose.
    pub(crate) fn seek(&mut self, row: u64, purpose: Purpose) {
        self.0.set_stream(row.wrapping_mul(8).wrapping_add(purpose as u64));
        self.0.set_word_pos(0);
    }

    /// A number from 0 up to, not including, `end` (0 if `end` is 0).
    pub(crate) fn below(&mut self, end: u32) -> u32 {
        let wide = u64::from(self.0.next_u32()) * u64::from(end);
        u32::try_from(wide >> 32).unwrap_or(0)
    }

    /// The same for a place in a list.
    pub(crate) fn index(&mut self, length: usize) -> usize {
        let end = u32::try_from(length).unwrap_or(u32::MAX);
        usize::try_from(self.below(end)).unwrap_or(0)
    }

    /// A number from `low` to `high`, both included.
    pub(crate) fn between(&mut self, low: i32, high: i32) -> i32 {
        let width = u32::try_from(i64::from(high) - i64::from(low) + 1).unwrap_or(1);
        low.saturating_add_unsigned(self.below(width))
    }

    /// True `times` times in `of`.
    pub(crate) fn chance(&mut self, times: u32, of: u32) -> bool {
        self.below(of) < times
    }

    /// One of the items, each as likely as the others. The lists here are never empty.
    pub(crate) fn pick<T: Copy>(&mut self, items: &[T]) -> T {
        items[self.index(items.len())]
    }

    /// One of the items, the first ones far likelier than the last ones: words are like that.
    pub(crate) fn favour<T: Copy>(&mut self, items: &[T]) -> T {
        let once = self.index(items.len());
        items[self.index(once + 1)]
    }

    /// The place of a draw among weights given as running totals.
    pub(crate) fn weighted(&mut self, totals: &[u32]) -> usize {
        let point = self.below(totals.last().copied().unwrap_or(0));
        totals.partition_point(|&total| total <= point)
    }

    /// A bell around `median` on the scale of doublings: half the draws within about two thirds of
    /// `spread` thirty-seconds of a doubling. A sum of eight bytes stands in for the normal curve.
    pub(crate) fn log_normal(&mut self, median: i64, spread: i32) -> i64 {
        let bytes = self.0.next_u64().to_le_bytes();
        let sum: i32 = bytes.iter().map(|&byte| i32::from(byte)).sum();
        // The mean of the sum is 1020 and its deviation 209.
        let exponent = (sum - 1020) * spread / 209;
        let root = ROOTS[usize::try_from(exponent.rem_euclid(32)).unwrap_or(0)];
        let scaled = median.saturating_mul(root) >> 16;
        match exponent.div_euclid(32) {
            up if up >= 0 => scaled << up.min(20),
            down => scaled >> (-down).min(40),
        }
    }
}
