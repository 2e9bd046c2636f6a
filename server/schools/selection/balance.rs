//! What admitting does to the places, region by region and all together: how many there are, how many are
//! held, how many are chosen now. As in the ranking, whoever is admitted holds a place. Going over is
//! allowed to whoever says that they mean it.

use std::collections::BTreeMap;

use serde::Serialize;
use tables::edition_call;
use tables::kinds::ApplicationState;

use super::super::{editions, places};
use super::candidates::Candidate;

/// The places of a region, or all of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Line {
    /// The region's code; none: all places of the edition.
    region: Option<&'static str>,
    /// Its name; empty: unknown, or all.
    name: &'static str,
    /// None: as many as one likes.
    places: Option<usize>,
    /// Admitted before.
    admitted: usize,
    /// To be admitted now.
    chosen: usize,
    /// Places that are free afterwards.
    left: usize,
    /// So many more are admitted afterwards than there are places.
    over: usize,
}

impl Line {
    fn new(region: Option<&'static str>, limit: Option<usize>, admitted: usize, chosen: usize) -> Self {
        let taken = admitted + chosen;
        Self {
            region,
            name: region.map_or("", places::region_name),
            places: limit,
            admitted,
            chosen,
            left: limit.map_or(0, |limit| limit.saturating_sub(taken)),
            over: limit.map_or(0, |limit| taken.saturating_sub(limit)),
        }
    }

    /// `4/3`: places taken afterwards, of those there are; none: they are enough.
    fn excess(&self) -> Option<String> {
        let places = self.places.filter(|_| self.over > 0)?;
        Some(format!("{}/{places}", self.admitted + self.chosen))
    }
}

/// The places of all regions in which somebody is chosen, and all places.
pub(super) struct Balance {
    regions: Vec<Line>,
    all: Line,
}

impl Balance {
    /// What it is among all candidates of the call's edition when the chosen ones are admitted.
    pub(super) fn of(
        call: &edition_call::Model,
        all: &[Candidate],
        is_chosen: impl Fn(&Candidate) -> bool,
    ) -> Self {
        let mut counts: BTreeMap<&'static str, (usize, usize)> = BTreeMap::new();
        for one in all {
            let (admitted, chosen) = counts.entry(one.region()).or_default();
            if one.row.state == ApplicationState::Admitted {
                *admitted += 1;
            } else if is_chosen(one) {
                *chosen += 1;
            }
        }
        let admitted: usize = counts.values().map(|(admitted, _)| admitted).sum();
        let chosen: usize = counts.values().map(|(_, chosen)| chosen).sum();
        let places = call.places.and_then(|places| usize::try_from(places).ok());
        Self {
            regions: counts
                .into_iter()
                .filter(|(_, (_, chosen))| *chosen > 0)
                .map(|(region, (admitted, chosen))| {
                    Line::new(Some(region), editions::quota(call, region), admitted, chosen)
                })
                .collect(),
            all: Line::new(None, places, admitted, chosen),
        }
    }

    fn each(&self) -> impl Iterator<Item = &Line> {
        self.regions.iter().chain([&self.all])
    }

    /// Are more chosen than there are places left?
    pub(super) fn is_over(&self) -> bool {
        self.each().any(|line| line.over > 0)
    }

    /// What is to be shown, all places last; nothing where there is no limit.
    pub(super) fn lines(&self) -> Vec<Line> {
        let limited = self.each().any(|line| line.places.is_some());
        if limited { self.each().cloned().collect() } else { Vec::new() }
    }

    /// What the log says of an admission that goes over: its region's code with [`Line::excess`], and that
    /// of all places.
    pub(super) fn excess(&self, one: &Candidate) -> (Option<String>, Option<String>) {
        let region = self.regions.iter().find(|line| line.region == Some(one.region()));
        let of_region = region.and_then(|line| Some(format!("{}: {}", one.region(), line.excess()?)));
        (of_region, self.all.excess())
    }
}
