//! Chance from a seed: the large demo is the same wherever it is made on the same day.

use chrono::{DateTime, Duration, Timelike, Utc};
use rand::rngs::ChaCha8Rng;
use rand::seq::SliceRandom;
use rand::{RngExt, SeedableRng};

/// A source of draws.
pub(super) struct Dice(pub(super) ChaCha8Rng);

impl Dice {
    pub(super) fn new(seed: u64) -> Self {
        Self(ChaCha8Rng::seed_from_u64(seed))
    }

    /// From 0 up to, not including, `end`, which is not 0.
    pub(super) fn below(&mut self, end: usize) -> usize {
        self.0.random_range(0..end)
    }

    /// From `low` to `high`, both included.
    pub(super) fn between(&mut self, low: i64, high: i64) -> i64 {
        self.0.random_range(low..=high.max(low))
    }

    /// True so many times in a hundred.
    pub(super) fn percent(&mut self, times: u32) -> bool {
        self.0.random_ratio(times.min(100), 100)
    }

    /// One of the items: the lists here are never empty.
    pub(super) fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len())]
    }

    /// The item whose share of the weights is drawn.
    pub(super) fn weighted<T: Copy>(&mut self, items: &[(usize, T)]) -> T {
        let mut left = self.below(items.iter().map(|(weight, _)| weight).sum());
        for (weight, item) in items {
            if left < *weight {
                return *item;
            }
            left -= weight;
        }
        items[items.len() - 1].1
    }

    /// The items in another order.
    pub(super) fn shuffle<T>(&mut self, items: &mut [T]) {
        items.shuffle(&mut self.0);
    }

    /// A moment between two, to the second; by day, if there is one between them.
    pub(super) fn moment(&mut self, from: DateTime<Utc>, until: DateTime<Utc>) -> DateTime<Utc> {
        let at = from + Duration::seconds(self.between(0, (until - from).num_seconds().max(0)));
        let by_day = at.with_hour(u32::try_from(self.between(7, 17)).unwrap_or(12)).unwrap_or(at);
        if (from..=until).contains(&by_day) { by_day } else { at }
    }
}
