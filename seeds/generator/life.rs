//! The course of a project: its state, its dates, how much is paid, and what changes from one vintage to
//! the next.

use crate::calendar::{Day, new_year};
use crate::codes::Nature;
use crate::dice::Dice;
use crate::line::Line;
use crate::sources::Cycle;

/// The published state.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    Concluded,
    Paid,
    InProgress,
    NotStarted,
    Unknown,
}

/// Where a project stands at its row's date.
#[derive(Clone)]
pub(crate) struct Life {
    pub(crate) state: State,
    /// Payments in ten-thousandths of the net cost.
    pub(crate) paid: i64,
    /// Savings in ten-thousandths of the gross cost.
    pub(crate) saved: i64,
    pub(crate) start: Day,
    /// The start as it was in the first vintage: codes and titles keep its year.
    pub(crate) first_start: Day,
    pub(crate) planned_end: Day,
    pub(crate) end: Option<Day>,
    /// How many phases are done.
    pub(crate) done: usize,
    /// What was planned when it began, or is planned now if it has not: phases are planned once.
    plan: (Day, Day),
    /// When each phase up to the current one began; after the last, when that one ended.
    reached: [Day; 9],
    /// A start date in the past although nothing has begun: it happens in the published rows.
    pub(crate) early_date: bool,
    /// How often the title was changed.
    pub(crate) retitled: u32,
}

/// When phases end, in hundredths of the whole course.
const WORKS: [i32; 8] = [8, 16, 28, 38, 50, 56, 94, 100];
const OTHERS: [i32; 3] = [10, 22, 100];

fn shares(nature: Nature) -> &'static [i32] {
    if nature == Nature::Works { &WORKS } else { &OTHERS }
}

/// How many days a project of this nature takes.
fn duration(dice: &mut Dice, nature: Nature) -> Day {
    let (low, high) = match nature {
        Nature::Works => (400, 1500),
        Nature::Services => (90, 700),
        Nature::Goods => (120, 500),
        Nature::Contributions => (60, 400),
        Nature::Incentives => (120, 900),
        Nature::Capital => (1200, 2500),
    };
    i32::midpoint(dice.between(low, high), dice.between(low, high))
}

impl Life {
    /// Draws a course for a row of date `now`.
    pub(crate) fn draw(dice: &mut Dice, cycle: &Cycle, nature: Nature, now: Day, born: bool) -> Self {
        let [concluded, paid, running, _] = cycle.states;
        // Works take longer than grants: fewer are over.
        let late = if nature == Nature::Works { concluded / 5 } else { 0 };
        let concluded = if born { 0 } else { concluded - late };
        let state = match dice.below(1000) {
            roll if roll < concluded => State::Concluded,
            roll if roll < concluded + paid && !born => State::Paid,
            roll if roll < concluded + paid + running + late => State::InProgress,
            _ => State::NotStarted,
        };
        let length = duration(dice, nature);
        let first = new_year(cycle.years.0).min(now - 400);
        let last = new_year(cycle.years.1 + 1).min(now - 20).max(first);
        let mut start = dice.between(first, last);
        if state == State::InProgress {
            start = start.max(dice.between(first, last));
        }
        let mut life = Self {
            state,
            paid: 0,
            saved: 0,
            start,
            first_start: start,
            planned_end: start + length,
            end: None,
            done: 0,
            plan: (0, 0),
            reached: [0; 9],
            early_date: false,
            retitled: 0,
        };
        let phases = shares(nature).len();
        match state {
            State::Concluded => {
                let end = (start + length).min(now - dice.between(1, 120));
                life.start = start.min(end - 30);
                life.end = Some(end);
                let delay = if dice.chance(4, 10) { dice.between(0, 400) } else { 0 };
                life.planned_end = (end - delay).max(life.start + 10);
                life.paid = dice.pick(&[10_000, 10_000, 10_000, 9_990, 9_875, 9_640]);
                if dice.chance(1, 50) {
                    life.paid = 10_000 + i64::from(dice.below(300));
                }
                life.saved = if dice.chance(8, 100) { 1 + i64::from(dice.below(1_000)) } else { 0 };
                life.done = phases;
            }
            State::Paid => {
                life.paid = dice.pick(&[10_000, 10_000, 9_950, 9_700, 9_560]);
                life.done = phases - 1 - dice.index(if nature == Nature::Works { 2 } else { 1 });
            }
            State::InProgress => {
                life.paid = if dice.chance(3, 10) { 0 } else { 100 + i64::from(dice.below(9_300)) };
                if dice.chance(1, 2) {
                    life.planned_end = life.planned_end.max(now - 400 + dice.between(0, 1200));
                }
                life.done = life.phase_for_payments(dice, nature);
            }
            State::NotStarted | State::Unknown => {
                life.early_date = dice.chance(15, 100);
                if !life.early_date {
                    life.start = now + dice.between(20, 500);
                }
                life.planned_end = life.start + length;
            }
        }
        life.settle(nature, now);
        life
    }

    /// Sets the plan and the days on which phases began, so that later vintages keep them.
    fn settle(&mut self, nature: Nature, now: Day) {
        let shares = shares(nature);
        self.plan = (self.start, self.planned_end);
        // Where the project stands on its course: in the middle of the phase it is in.
        let stand = match self.end {
            Some(_) => 200,
            None => share(shares, self.done) + share(shares, self.done + 1),
        };
        let run = self.end.unwrap_or(now - 1) - self.start;
        for phase in 0..=self.done.min(shares.len()) {
            self.reached[phase] = self.start + run * share(shares, phase) * 2 / stand.max(1);
        }
    }

    /// Goes on to a phase.
    fn reach(&mut self, phase: usize, today: Day) {
        while self.done < phase.min(self.reached.len() - 1) {
            self.done += 1;
            self.reached[self.done] = today;
        }
    }

    /// A featured project's course.
    pub(crate) fn told(
        nature: Nature,
        now: Day,
        state: State,
        (start, planned_end, end): (Day, Day, Option<Day>),
        paid: i64,
        saved: i64,
        done: usize,
    ) -> Self {
        let mut life = Self {
            state,
            paid,
            saved,
            start,
            first_start: start,
            planned_end,
            end,
            done,
            plan: (start, planned_end),
            reached: [0; 9],
            early_date: false,
            retitled: 0,
        };
        life.settle(nature, now);
        life
    }

    fn phase_for_payments(&self, dice: &mut Dice, nature: Nature) -> usize {
        match (nature, self.paid) {
            (Nature::Works, 0) => dice.index(6),
            (Nature::Works, 1..1500) => 3 + dice.index(4),
            (Nature::Works, _) => 6,
            (_, 0) => dice.index(3),
            _ => 2,
        }
    }

    /// What two months bring.
    pub(crate) fn advance(&mut self, dice: &mut Dice, nature: Nature, from: Day, to: Day) {
        let today = dice.between(from + 1, (to - 1).max(from + 1));
        let phases = shares(nature).len();
        match self.state {
            State::NotStarted if dice.chance(12, 100) => {
                self.planned_end += (today - self.start).max(0);
                self.start = today;
                self.plan = (self.start, self.planned_end);
                self.reached[0] = today;
                self.early_date = false;
                self.state = State::InProgress;
            }
            State::InProgress => {
                if dice.chance(35, 100) {
                    self.paid += 100 + i64::from(dice.below(1_400));
                    let phase = self.phase_for_payments(dice, nature);
                    self.reach(phase, today);
                }
                if dice.chance(2, 100) && self.paid > 0 {
                    self.saved = (self.saved + 50).min(2_000);
                    self.paid += 200;
                }
                if dice.chance(6, 100) {
                    self.planned_end += 180;
                }
                if self.paid > 9_500 {
                    self.paid = self.paid.clamp(9_510, 10_000);
                    self.state = State::Paid;
                    self.reach(phases - 1, today);
                }
            }
            State::Paid if dice.chance(7, 100) => {
                self.state = State::Concluded;
                self.end = Some(today);
                self.reach(phases, today);
            }
            _ => {}
        }
        if dice.chance(5, 1000) {
            self.retitled += 1;
        }
    }

    /// Nothing can be said of it: all of the money was saved.
    pub(crate) fn forget(&mut self) {
        self.state = State::Unknown;
        self.saved = 10_000;
        self.paid = 0;
        self.end = None;
        self.done = 0;
    }

    /// Whether anything has begun.
    pub(crate) fn started(&self) -> bool {
        matches!(self.state, State::Concluded | State::Paid | State::InProgress)
    }

    /// Writes `OC_DATA_INIZIO_PROGETTO` to `DATA_FINE_EFF_COLLAUDO`.
    pub(crate) fn write_dates(&self, line: &mut Line, nature: Nature, tender: bool) {
        let shown = self.started() || self.early_date || self.start % 3 == 0;
        line.date(shown.then_some(self.start));
        line.fragile_date(Some(self.planned_end));
        line.date(self.end);
        let shares = shares(nature);
        if shares.len() < 8 {
            line.blanks(16);
        }
        let (planned_start, planned_end) = self.plan;
        let course = planned_end - planned_start;
        let slip = self.planned_end - planned_end;
        let real = |phase: usize, known: bool| (known && self.started()).then(|| self.reached[phase]);
        for phase in 0..shares.len() {
            let (from, to) = (share(shares, phase), share(shares, phase + 1));
            // The tender is seldom told of, except for works.
            if phase + 3 == shares.len() && shares.len() < 8 && !tender {
                line.blanks(4);
                continue;
            }
            // Only what comes last is put off: the execution and, for works, the final inspection.
            let last = if shares.len() < 8 { 1 } else { 2 };
            let late = |phase: usize| if phase + last < shares.len() { 0 } else { slip };
            let start = planned_start + course * from / 100;
            line.date(Some(start + if phase > 0 { late(phase - 1) } else { 0 }));
            line.date(real(phase, phase <= self.done));
            line.date(Some(planned_start + course * to / 100 + late(phase)));
            line.date(real(phase + 1, phase < self.done));
        }
        if shares.len() < 8 {
            line.blanks(4);
        }
    }

    /// Writes `OC_STATO_FINANZIARIO` to `OC_DESCR_FASE_CORRENTE`.
    pub(crate) fn write_states(&self, line: &mut Line, nature: Nature) {
        line.text(match self.paid {
            _ if self.state == State::Unknown => "Non determinabile",
            9_501.. => "Liquidato",
            1.. => "In corso",
            _ => "Non avviato",
        });
        line.text(self.state.label());
        let works = nature == Nature::Works;
        line.text(match (self.state, self.done) {
            (State::Unknown, _) => "Non determinabile",
            (State::NotStarted, _) => "Non avviato",
            (State::Concluded, _) => "Eseguito",
            (_, 0) if works => "In avvio di progettazione",
            (_, done) if works && done < 4 => "In corso di progettazione",
            (_, done) if done < if works { 6 } else { 2 } => "In affidamento",
            _ => "In esecuzione",
        });
        let phases = nature.phases();
        let phase = if self.started() { phases.get(self.done).or(phases.last()) } else { None };
        line.text(phase.map_or("", |phase| phase.0));
        line.text(phase.map_or("", |phase| phase.1));
    }
}

impl State {
    /// The value of `OC_STATO_PROGETTO`.
    pub(crate) fn label(self) -> &'static str {
        match self {
            Self::Concluded => "Concluso",
            Self::Paid => "Liquidato",
            Self::InProgress => "In corso",
            Self::NotStarted => "Non avviato",
            Self::Unknown => "Non determinabile",
        }
    }
}

/// When the phase before this one ends; the first begins at 0.
fn share(shares: &[i32], phase: usize) -> i32 {
    phase.checked_sub(1).map_or(0, |before| shares.get(before).copied().unwrap_or(100))
}
