//! The kinds of project: each joins a theme, a nature, a path in the CUP tree, the size of its amounts,
//! who carries it out, what it counts and how it is called, so that the columns of a row agree.

mod buildings;
mod firms;
mod grants;
mod services;
mod training;
mod works;

use crate::codes::{Coded, Cup, Nature};

/// Who receives the money and carries the project out.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Holder {
    Town,
    Region,
    School,
    University,
    Trainer,
    Firm,
    Person,
}

/// An output indicator.
pub(crate) struct Indicator {
    pub(crate) code: &'static str,
    pub(crate) label: &'static str,
    pub(crate) unit: &'static str,
    /// The middle of the planned values, in hundredths.
    pub(crate) median: i64,
}

/// One kind of project.
pub(crate) struct Family {
    /// How often it occurs, in ten-thousandths.
    pub(crate) weight: u32,
    /// The position of its theme among the eleven.
    pub(crate) theme: usize,
    pub(crate) nature: Nature,
    /// The middle of the amounts, in whole euro.
    pub(crate) median: i64,
    /// How far amounts lie from the middle, in thirty-seconds of a doubling.
    pub(crate) spread: i32,
    pub(crate) holder: Holder,
    /// Paid by the social fund, not the one for regional development.
    pub(crate) social: bool,
    pub(crate) typologies: &'static [Coded],
    pub(crate) cup: &'static [Cup],
    /// EU categories of spending.
    pub(crate) spending: &'static [Coded],
    pub(crate) indicators: &'static [Indicator],
    pub(crate) titles: &'static [&'static str],
    pub(crate) summaries: &'static [&'static str],
}

/// An indicator, shorter.
const fn counts(code: &'static str, label: &'static str, unit: &'static str, median: i64) -> Indicator {
    Indicator { code, label, unit, median: median * 100 }
}

/// All kinds, in the order of their running totals.
pub(crate) struct Families {
    pub(crate) list: Vec<&'static Family>,
    pub(crate) totals: Vec<u32>,
}

impl Families {
    pub(crate) fn new() -> Self {
        let tables = [
            works::WORKS,
            buildings::BUILDINGS,
            training::TRAINING,
            services::SERVICES,
            grants::GRANTS,
            firms::FIRMS,
        ];
        let list: Vec<&Family> = tables.into_iter().flatten().collect();
        let totals = list
            .iter()
            .scan(0, |total, family| {
                *total += family.weight;
                Some(*total)
            })
            .collect();
        Self { list, totals }
    }

    /// The first kind with this theme code and this nature; every featured project has one.
    pub(crate) fn like(&self, theme: usize, nature: Nature, category: &str) -> &'static Family {
        let alike = |family: &&&Family| family.theme == theme && family.nature == nature;
        let exact = |family: &&&Family| alike(family) && family.cup.iter().any(|cup| cup.2 == category);
        self.list
            .iter()
            .find(exact)
            .or_else(|| self.list.iter().find(alike))
            .copied()
            .unwrap_or(&works::WORKS[0])
    }
}
