//! The newest answers, remembered: what people page through or come back to is not searched again.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex};

use crate::counts::{Counts, Facets, RegionSum};
use crate::filter::Filter;
use crate::project::Coded;

/// Answers remembered; each is some ten kilobytes.
const REMEMBERED: usize = 512;

/// Rows remembered in order for the first pages.
pub(crate) const FIRST: usize = 400;

/// What does not depend on the page.
#[derive(Debug)]
pub(crate) struct Summary {
    pub(crate) total: u64,
    pub(crate) cost_cents: i64,
    pub(crate) payments_cents: i64,
    pub(crate) facets: Facets,
    pub(crate) by_region: Vec<RegionSum>,
    /// The first rows in order; all, if they are no more than this.
    pub(crate) first: Vec<u32>,
}

impl Summary {
    pub(crate) fn new(filter: &Filter, counts: &Counts, funds: &[Coded]) -> Self {
        Self {
            total: counts.all.count,
            cost_cents: counts.all.cost,
            payments_cents: counts.all.payments,
            facets: counts.facets(filter, funds),
            by_region: counts.regions(),
            first: Vec::new(),
        }
    }

    /// Takes note of the rows in order, as far as they are remembered.
    pub(crate) fn remember(&mut self, rows: &[u32]) {
        self.first = rows.iter().copied().take(FIRST).collect();
    }
}

/// The answers, the oldest forgotten first.
#[derive(Default)]
pub(crate) struct Memory(Mutex<Answers>);

#[derive(Default)]
struct Answers {
    by_filter: HashMap<Filter, Arc<Summary>>,
    order: VecDeque<Filter>,
}

impl Memory {
    pub(crate) fn keep(&self, filter: &Filter, summary: &Arc<Summary>) {
        let Ok(mut answers) = self.0.lock() else { return };
        if answers.by_filter.insert(filter.clone(), summary.clone()).is_none() {
            answers.order.push_back(filter.clone());
        }
        if answers.order.len() > REMEMBERED
            && let Some(oldest) = answers.order.pop_front()
        {
            answers.by_filter.remove(&oldest);
        }
    }

    pub(crate) fn find(&self, filter: &Filter) -> Option<Arc<Summary>> {
        self.0.lock().ok()?.by_filter.get(filter).cloned()
    }
}
