//! How well a project does, and why.

use std::collections::HashMap;

use chrono::NaiveDate;
use dataset::places::Municipality;
use dataset::{Candidate, codes};

use super::area::Area;
use super::criteria::{BEST, Criteria, Criterion, Step, Wide};

/// A project, as it looks from where the team is.
pub struct Seen<'a> {
    /// Its values.
    pub one: &'a Candidate,
    /// The name of the municipality from which it is looked at.
    pub from: &'a str,
    /// How far it is from there; none for what is no municipality.
    pub km: Option<f64>,
    /// Is it that municipality?
    pub same: bool,
    /// It names no smaller place than this.
    pub wide: Option<Wide>,
    /// When the newest report on it was published here.
    pub monitored: Option<NaiveDate>,
    /// The day of which the data are.
    pub as_of: NaiveDate,
    /// Today.
    pub today: NaiveDate,
    /// How many useful things the data say.
    pub said: usize,
    /// Of how many.
    pub of: usize,
}

/// Places in [`codes::STATES`] of what is over.
fn is_over(state: Option<usize>) -> bool {
    state.is_some_and(|place| matches!(codes::STATES[place].0, "concluso" | "liquidato"))
}

impl Seen<'_> {
    /// Days by which the planned end has passed without a real one.
    pub fn days_late(&self) -> Option<i64> {
        if self.one.actual_end.is_some() || is_over(self.one.state) {
            return None;
        }
        Some((self.as_of - self.one.planned_end?).num_days()).filter(|days| *days > 0)
    }

    fn days_since_end(&self) -> Option<i64> {
        Some((self.as_of - self.one.actual_end?).num_days())
    }

    fn days_since_report(&self) -> Option<i64> {
        Some((self.today - self.monitored?).num_days())
    }
}

impl Step {
    /// Does it hold for that project?
    pub fn holds(&self, seen: &Seen<'_>) -> bool {
        let when = &self.when;
        let at_least = |least: Option<i64>, days: Option<i64>| {
            least.is_none_or(|least| days.is_some_and(|days| days >= least))
        };
        let coded = |place: Option<usize>, bits: u32| {
            bits == u32::MAX || place.is_some_and(|place| bits >> place & 1 == 1)
        };
        let is = |wanted: Option<bool>, so: bool| wanted.is_none_or(|wanted| wanted == so);
        let euro = seen.one.cost_cents.map(|cents| cents / 100);
        let [themes, natures, states] = self.bits;
        coded(seen.one.theme, themes)
            && coded(seen.one.nature, natures)
            && coded(seen.one.state, states)
            && is(when.same_municipality, seen.same)
            && when.wide.is_none_or(|wide| seen.wide == Some(wide))
            && when.km_to.is_none_or(|most| seen.km.is_some_and(|km| km <= most))
            && at_least(when.cost_from, euro)
            && when.cost_under.is_none_or(|most| euro.is_some_and(|euro| euro < most))
            && is(when.cost_unknown, euro.is_none())
            && is(when.ended, seen.one.actual_end.is_some())
            && when.ended_days_to.is_none_or(|most| seen.days_since_end().is_some_and(|days| days <= most))
            && at_least(when.late_days_from, seen.days_late())
            && is(when.unpaid, seen.one.payments_cents.unwrap_or(0) == 0)
            && when.says_from.is_none_or(|least| seen.said >= least)
            && is(when.monitored, seen.monitored.is_some())
            && at_least(when.monitored_days_from, seen.days_since_report())
    }
}

impl Criterion {
    /// The step that counts for that project.
    pub fn step_for(&self, seen: &Seen<'_>) -> Option<&Step> {
        self.step.iter().find(|step| step.holds(seen))
    }
}

impl Criteria {
    /// The values of all criteria, each times its weight.
    pub fn sum(&self, weights: &[u8], seen: &Seen<'_>) -> u32 {
        let of = |(one, weight): (&Criterion, &u8)| {
            if *weight == 0 {
                0
            } else {
                one.step_for(seen).map_or(0, |step| step.value) * u32::from(*weight)
            }
        };
        self.all.iter().zip(weights).map(of).sum()
    }
}

/// A sum as points out of a hundred of the best that there could be.
pub fn points(sum: u32, weights: &[u8]) -> u32 {
    let best: u32 = weights.iter().map(|weight| u32::from(*weight) * BEST).sum();
    (sum * 100).checked_div(best).unwrap_or(0)
}

/// Where a team stands, and all that it needs to look at projects from there.
pub struct Ground {
    /// From where it looks.
    pub from: &'static Municipality,
    /// How far, and which places that are.
    pub area: Area,
    /// The newest report of each row that has one.
    pub monitored: HashMap<u32, NaiveDate>,
    /// The day of which the data are.
    pub as_of: NaiveDate,
    /// Today.
    pub today: NaiveDate,
}

impl Ground {
    /// A project as it looks from here.
    pub fn see<'a>(&self, criteria: &Criteria, one: &'a Candidate) -> Seen<'a> {
        let wide = match one.place {
            0..1_000 => Some(Wide::Region),
            1_000..1_000_000 => Some(Wide::Province),
            _ => None,
        };
        Seen {
            one,
            from: self.from.name,
            km: self.area.km(one.place),
            same: one.place == self.from.code(),
            wide,
            monitored: self.monitored.get(&one.row).copied(),
            as_of: self.as_of,
            today: self.today,
            said: (one.said & criteria.documents).count_ones() as usize,
            of: criteria.documents.count_ones() as usize,
        }
    }

    /// The number by which a project is put in order: the sum first, the nearer one among equals.
    #[expect(clippy::cast_possible_truncation, reason = "metres on the earth")]
    pub fn rank(&self, criteria: &Criteria, weights: &[u8], one: &Candidate) -> i64 {
        /// Further than any two places are, in metres.
        const FAR: i64 = 100_000_000;
        let seen = self.see(criteria, one);
        let metres = seen.km.map_or(FAR - 1, |km| (km * 1000.0) as i64);
        i64::from(criteria.sum(weights, &seen)) * FAR + (FAR - 1 - metres)
    }
}
