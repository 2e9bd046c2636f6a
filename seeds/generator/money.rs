//! Amounts: where they come from, what is saved, what is paid. Cents throughout.

use crate::dice::Dice;
use crate::families::{Family, Holder};
use crate::life::{Life, State};
use crate::line::Line;
use crate::sources::{European, Kind, Sources};

/// The fifteen public parts, in the order of their columns.
const REGIONAL: usize = 0;
const SOCIAL: usize = 1;
const YOUTH: usize = 4;
const ROTATION: usize = 5;
const COHESION: usize = 6;
const COMPLEMENTARY: usize = 7;
const OTHER_STATE: usize = 9;
const REGION: usize = 10;
const TOWN: usize = 12;
const OTHER_PUBLIC: usize = 14;
const PARTS: usize = 15;

/// The greatest amount: about the largest ever published.
const MOST: i64 = 400_000_000_000;

/// What a project is to cost, by who gives it.
pub(crate) struct Money {
    gross: [i64; PARTS],
    private: i64,
    to_find: i64,
    /// What is committed of the net cost, in ten-thousandths.
    committed: i64,
    /// Whether the value of the works done is known.
    realised: bool,
}

/// `amount` times `share` ten-thousandths.
fn part(amount: i64, share: i64) -> i64 {
    i64::try_from(i128::from(amount) * i128::from(share) / 10_000).unwrap_or(0)
}

impl Money {
    pub(crate) fn draw(dice: &mut Dice, family: &Family, sources: &Sources) -> Self {
        let mut total = dice.log_normal(family.median * 100, family.spread).clamp(10_000, MOST);
        // Whoever grants money likes round numbers.
        let unit = match dice.below(10) {
            0..3 => 100_000,
            3..5 => 1_000,
            _ => 1,
        };
        if total > 20 * unit {
            total -= total % unit;
        }
        Self::split(dice, total, family, sources)
    }

    /// Splits a total among those who give it.
    pub(crate) fn split(dice: &mut Dice, total: i64, family: &Family, sources: &Sources) -> Self {
        let mut gross = [0; PARTS];
        let first = match sources.kinds[0] {
            Kind::Structural => {
                let share = i64::from(dice.pick(&[5000, 5000, 5000, 7500, 8000, 6000]));
                let european = match sources.european {
                    European::Youth => {
                        gross[YOUTH] = part(total, 4000);
                        SOCIAL
                    }
                    European::Social => SOCIAL,
                    _ => REGIONAL,
                };
                gross[european] = part(total, share);
                gross[REGION] = part(total, (10_000 - share) * 3 / 10);
                if sources.european == European::Youth {
                    gross[SOCIAL] = part(total, 3500);
                    gross[REGION] = 0;
                }
                ROTATION
            }
            Kind::Cohesion => COHESION,
            Kind::Complementary => COMPLEMENTARY,
        };
        if sources.count > 1 {
            let second = if sources.kinds[1] == Kind::Cohesion { COHESION } else { COMPLEMENTARY };
            gross[second] = part(total, 1500);
        }
        if family.holder == Holder::Town && dice.chance(15, 100) {
            gross[TOWN] = part(total, i64::from(dice.below(900)));
        }
        if dice.chance(3, 100) {
            gross[OTHER_PUBLIC] = part(total, i64::from(dice.below(400)));
        }
        if dice.chance(1, 100) {
            gross[OTHER_STATE] = part(total, i64::from(dice.below(300)));
        }
        // The rest, to the cent.
        gross[first] = total - gross.iter().sum::<i64>();
        let private = if family.holder == Holder::Firm && dice.chance(45, 100) {
            part(total, i64::from(dice.below(12_000)))
        } else {
            0
        };
        let to_find = if dice.chance(3, 1000) { part(total, 2500) } else { 0 };
        let committed = if dice.chance(7, 10) { 10_000 } else { 9_600 + i64::from(dice.below(400)) };
        Self { gross, private, to_find, committed, realised: dice.chance(79, 100) }
    }

    /// Writes `FINANZ_UE` to `OC_PAGAMENTI_COESIONE`.
    pub(crate) fn write(&self, line: &mut Line, course: &Life, capital: bool) {
        let saved = self.gross.map(|amount| part(amount, course.saved));
        let mut net = self.gross;
        for (amount, saved) in net.iter_mut().zip(saved) {
            *amount -= saved;
        }
        let total: i64 = self.gross.iter().sum();
        let savings: i64 = saved.iter().sum();
        write_parts(line, &self.gross);
        line.money(0);
        line.money(self.private);
        line.money(self.to_find);
        line.fragile_money(total);
        line.money(savings);
        line.money(savings);
        write_parts(line, &net);
        line.money(0);
        line.money(self.private);
        line.money(total - savings);
        self.write_progress(line, course, &net, capital);
    }

    /// The cohesion cost, the commitments and the payments.
    fn write_progress(&self, line: &mut Line, course: &Life, net: &[i64; PARTS], capital: bool) {
        let total: i64 = net.iter().sum();
        let cohesion: i64 = net[..=COMPLEMENTARY].iter().sum();
        let european = net[..COHESION].iter().any(|&amount| amount > 0);
        let paid = part(total, course.paid);
        let cohesion_paid = part(cohesion, course.paid);
        // Nothing is paid that is not committed.
        let share = if course.state == State::NotStarted { 0 } else { self.committed.max(course.paid) };
        let committed = part(total, share);
        line.money(cohesion);
        line.fragile_money(committed);
        line.money(if capital { 0 } else { committed });
        line.money(if capital { committed } else { 0 });
        line.money(part(cohesion, share));
        line.money(paid);
        line.money(if capital { 0 } else { paid });
        line.money(if capital { paid } else { 0 });
        if self.realised {
            line.money(paid + part(paid, 150).min((total - paid).max(0)));
        } else {
            line.blank();
        }
        if european {
            line.money(total);
        } else {
            line.blank();
        }
        line.money(if european { cohesion_paid } else { 0 });
        line.money(part(net[COHESION], course.paid));
        line.money(part(net[COMPLEMENTARY], course.paid));
        line.money(cohesion_paid);
    }
}

/// The European total and the fifteen parts.
fn write_parts(line: &mut Line, parts: &[i64; PARTS]) {
    line.money(parts[..ROTATION].iter().sum());
    for &amount in parts {
        line.money(amount);
    }
}
