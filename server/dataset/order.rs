//! In which order projects are shown, and how the first of many are found.

use std::cmp::Reverse;

use crate::facets::{UNKNOWN, Values};

/// In which order projects are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Sort {
    /// Best match first; without words, the costliest first.
    #[default]
    Relevance,
    /// Costliest first.
    Cost,
    /// Cheapest first; unknown costs last.
    CostAsc,
    /// Latest start first.
    Newest,
    /// Earliest start first; unknown starts last.
    Oldest,
    /// Largest share of the cost paid first.
    SharePaid,
}

impl Sort {
    /// The orders that depend on nothing but the project, so that they are known beforehand.
    pub(crate) const FIXED: [Self; 5] =
        [Self::Cost, Self::CostAsc, Self::Newest, Self::Oldest, Self::SharePaid];

    /// Does it order by the start?
    pub(crate) fn by_start(self) -> bool {
        matches!(self, Self::Newest | Self::Oldest)
    }

    /// A row's place in this order as a number: the larger first, the earlier row first among equals.
    #[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "only for ordering")]
    #[inline]
    pub(crate) fn rank(self, values: &Values, score: f32) -> i64 {
        match self {
            Self::Relevance => (f64::from(score) * 1e6) as i64,
            Self::Cost => values.cost,
            Self::CostAsc => match values.cost {
                UNKNOWN => i64::MIN,
                cost => -cost,
            },
            Self::Newest => values.start.into(),
            Self::Oldest => match values.start {
                0 => i64::MIN,
                start => -i64::from(start),
            },
            Self::SharePaid => match (values.cost, values.payments) {
                (cost, paid) if cost > 0 && paid != UNKNOWN => (paid as f64 / cost as f64 * 1e9) as i64,
                _ => i64::MIN,
            },
        }
    }
}

/// The first rows of those that are offered: never more than twice as many are kept.
pub(crate) struct First {
    limit: usize,
    kept: Vec<(Reverse<i64>, u32)>,
    /// What does not come before this is not among the first.
    last: Option<(Reverse<i64>, u32)>,
}

impl First {
    pub(crate) fn new(limit: usize) -> Self {
        Self { limit: limit.max(1), kept: Vec::new(), last: None }
    }

    #[inline]
    pub(crate) fn offer(&mut self, rank: i64, row: u32) {
        let one = (Reverse(rank), row);
        if self.last.is_some_and(|last| one >= last) {
            return;
        }
        self.kept.push(one);
        if self.kept.len() >= self.limit.saturating_mul(2) {
            let (_, last, _) = self.kept.select_nth_unstable(self.limit - 1);
            self.last = Some(*last);
            self.kept.truncate(self.limit);
        }
    }

    pub(crate) fn into_rows(mut self) -> Vec<u32> {
        self.kept.sort_unstable();
        self.kept.truncate(self.limit);
        self.kept.into_iter().map(|(_, row)| row).collect()
    }
}
