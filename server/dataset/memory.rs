//! The newest answers, remembered: what people page through or come back to is not searched again.

use std::collections::{HashMap, VecDeque};
use std::hash::Hash;
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

/// Answers by what was asked, the oldest forgotten first.
pub(crate) struct Memory<K, V>(Mutex<Answers<K, V>>);

struct Answers<K, V> {
    by_question: HashMap<K, Arc<V>>,
    order: VecDeque<K>,
}

impl<K, V> Default for Memory<K, V> {
    fn default() -> Self {
        Self(Mutex::new(Answers { by_question: HashMap::new(), order: VecDeque::new() }))
    }
}

impl<K: Clone + Eq + Hash, V> Memory<K, V> {
    pub(crate) fn keep(&self, question: &K, answer: &Arc<V>) {
        let Ok(mut answers) = self.0.lock() else { return };
        if answers.by_question.insert(question.clone(), answer.clone()).is_none() {
            answers.order.push_back(question.clone());
        }
        if answers.order.len() > REMEMBERED
            && let Some(oldest) = answers.order.pop_front()
        {
            answers.by_question.remove(&oldest);
        }
    }

    pub(crate) fn find(&self, question: &K) -> Option<Arc<V>> {
        self.0.lock().ok()?.by_question.get(question).cloned()
    }
}
