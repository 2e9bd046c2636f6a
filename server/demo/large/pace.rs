//! How the large demo's classes get on, and how far their teams come.

use chrono::{DateTime, Duration, Utc};

use super::Making;
use super::years::Year;

/// Students of a team of an earlier edition: enough to have written what is public.
const OF_THE_PAST: usize = 4;

/// How a class gets on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pace {
    /// Nobody has come in.
    Empty,
    /// It has dropped out: nothing for a month and a half.
    Silent,
    /// It is stuck before the choice of a project.
    Stuck,
    /// It works.
    Working,
}

/// How far a team has come with its work; what became of what it sent, [`super::stages`] says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// It has looked at nothing yet.
    Nowhere,
    /// It has a shortlist.
    Looking,
    /// It has a project and writes.
    Writing,
    /// It has written the main part.
    Main,
    /// It has written both parts.
    Both,
}

const STUCK: [(usize, Way); 2] = [(3, Way::Looking), (1, Way::Nowhere)];
const WORKING: [(usize, Way); 4] = [(8, Way::Looking), (40, Way::Writing), (46, Way::Main), (6, Way::Both)];
const PAST: [(usize, Way); 4] = [(6, Way::Looking), (10, Way::Writing), (34, Way::Main), (50, Way::Both)];

pub(super) fn way_of(making: &mut Making<'_>, year: &Year, pace: Pace) -> Way {
    if year.past {
        return making.dice.weighted(&PAST);
    }
    match pace {
        Pace::Empty => Way::Nowhere,
        Pace::Silent | Pace::Stuck => making.dice.weighted(&STUCK),
        Pace::Working => making.dice.weighted(&WORKING),
    }
}

pub(super) fn last_active(making: &mut Making<'_>, year: &Year, pace: Pace) -> DateTime<Utc> {
    let days = match pace {
        Pace::Empty => return year.began,
        Pace::Silent => making.dice.between(48, 65),
        Pace::Stuck => making.dice.between(15, 35),
        Pace::Working => making.dice.between(0, 9),
    };
    let hours = making.dice.between(1, 20);
    (year.until - Duration::days(days) - Duration::hours(hours)).max(year.began)
}

/// How many students each class has: the same in all, give or take a few.
pub(super) fn sizes(making: &mut Making<'_>, paces: &[Pace], students: Option<usize>) -> Vec<usize> {
    let Some(students) = students else { return paces.iter().map(|_| OF_THE_PAST).collect() };
    let full = paces.iter().filter(|pace| **pace != Pace::Empty).count().max(1);
    let (each, mut over) = (students / full, students % full);
    let mut sizes: Vec<usize> = Vec::new();
    let mut owed = 0;
    for pace in paces {
        if *pace == Pace::Empty {
            sizes.push(0);
            continue;
        }
        // Every other class gives what the next one gets.
        let more = usize::from(over > 0);
        over -= more;
        let size = if owed > 0 {
            each + more + std::mem::take(&mut owed)
        } else {
            owed = making.dice.below(each / 4 + 1);
            each + more - owed
        };
        sizes.push(size);
    }
    if let Some(last) = sizes.iter_mut().rev().find(|size| **size > 0) {
        *last += owed;
    }
    sizes
}
