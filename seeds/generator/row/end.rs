//! The last columns of a row: the call, the bodies, the indicators and the flags.

use super::{Around, Dice, HEADER, Holder, Life, Line, Nature, Place, Project, Purpose, Writer};
use crate::codes::{PROCEDURES, THEMES};
use crate::families::Indicator;
use crate::line::push_number;
use crate::sources::CYCLES;

/// Where the publisher cuts the names of calls.
const CUT: usize = 200;

impl Writer<'_> {
    /// From `COD_PROCED_ATTIVAZIONE` to `DESCR_TIPO_PROCED_ATTIVAZIONE`.
    pub(super) fn write_procedure(&mut self, project: &Project, demo: bool) {
        let (dice, line) = (&mut self.dice, &mut self.line);
        let number = dice.below(8);
        let (missing, twice) = (dice.chance(27, 1000) && !demo, dice.chance(15, 1000) && project.oddities);
        if missing {
            line.text("");
            line.text("");
            line.text(if project.oddities { "." } else { "" });
            line.text("");
            return;
        }
        let theme = project.family.theme;
        let region = self.atlas.region_of(project.place);
        let place = region.map_or("AMBITO NAZIONALE", |region| &self.atlas.regions[region].name);
        let cycle = project.sources.cycle;
        let call = (region.map_or(0, |region| region + 1) * THEMES.len() + theme) * CYCLES.len() + cycle;
        line.open();
        line.add(if demo { "DEMO-" } else { "PRATT" });
        line.add_padded(10_000 + u64::try_from(call).unwrap_or(0) * 8 + u64::from(number), 1);
        line.close();
        let works = project.family.nature == Nature::Works;
        let text = &mut self.text;
        text.clear();
        text.push_str(if demo { "Avviso dimostrativo n. " } else { "Avviso pubblico n. " });
        let mut digits = Vec::with_capacity(4);
        push_number(&mut digits, u64::from(number) + 1, 1);
        text.extend(digits.into_iter().map(char::from));
        text.push_str(" per la selezione di interventi in materia di \"");
        text.push_str(THEMES[theme].1);
        text.push_str("\" - ");
        text.push_str(place);
        if number == 3 {
            text.push_str(" - Modalità di presentazione delle proposte, ammissibilità delle spese, obblighi di pubblicità e criteri di premialità per le comunità locali");
        }
        line.twice = twice;
        line.cut_text(text, CUT);
        line.twice = false;
        let kind = match number {
            0..=2 if works => 4,
            3..=4 if works => 3,
            0 => 2,
            number if number < 4 => 0,
            _ => 1,
        };
        line.text(PROCEDURES[kind].0);
        line.text(PROCEDURES[kind].1);
    }

    /// The four roles, five columns each.
    pub(super) fn write_bodies(&mut self, row: u64, project: &Project) {
        let (dice, line, bodies) = (&mut self.dice, &mut self.line, &mut self.bodies);
        let holder = project.family.holder;
        let around = Around {
            atlas: &self.atlas,
            place: project.place,
            theme: project.family.theme,
            suffix: project.sources.suffix(),
            persons: project.oddities,
        };
        let demo = project.sources.demo;
        bodies.clear();
        bodies.add_authority(&around);
        if project.sources.count > 1 {
            bodies.add_authority(&around);
        }
        bodies.write(line);
        // The implementing body and the beneficiary are mostly the same: their draws begin anew.
        let (carries, receives) = (dice.chance(73, 100) || demo, dice.chance(95, 100) || demo);
        let (indirect, known, works) =
            (dice.chance(3, 10), dice.chance(1, 16), project.family.nature == Nature::Works);
        let named = dice.chance(if works { 70 } else { 25 }, 100) || demo;
        bodies.clear();
        if carries {
            match holder {
                Holder::Person => {
                    bodies.add_holder(dice, Holder::Trainer, &around, &mut self.scratch);
                }
                Holder::Firm => bodies.add_authority(&around),
                _ if indirect && !demo => bodies.add_authority(&around),
                _ => bodies.add_holder(same(dice, row), holder, &around, &mut self.scratch),
            }
        }
        bodies.write(line);
        bodies.clear();
        if receives && (holder != Holder::Person || known) {
            bodies.add_holder(same(dice, row), holder, &around, &mut self.scratch);
        }
        bodies.write(line);
        bodies.clear();
        if named && project.life.started() && holder != Holder::Person {
            bodies.add_contractors(dice, &around, &mut self.scratch);
        }
        bodies.write(line);
    }

    /// How many indicators there are, and the first four.
    pub(super) fn write_indicators(&mut self, row: u64, project: &Project) {
        let (dice, line) = (&mut self.dice, &mut self.line);
        dice.seek(row, Purpose::Indicators);
        let all = project.family.indicators;
        let shown = match dice.below(100) {
            0..45 if !project.sources.demo => 0,
            45..60 if !project.sources.demo => 1,
            _ => all.len(),
        };
        // Some projects have more than the file has room for.
        let hidden = if shown == 4 && dice.chance(1, 6) { 2 } else { 0 };
        if shown == 0 {
            line.blank();
        } else {
            line.number(u32::try_from(shown + hidden).unwrap_or(0));
        }
        for position in 0..4 {
            match all[..shown].get(position) {
                Some(indicator) => write_indicator(dice, line, indicator, &project.life),
                None => line.blanks(5),
            }
        }
    }

    /// From `OC_FLAG_REGIONE_UNICA` to the end.
    pub(super) fn write_flags(&mut self, project: &Project) {
        let (dice, line) = (&mut self.dice, &mut self.line);
        line.number(u32::from(!matches!(project.place, Place::NationalAnd(_))));
        line.number(match dice.below(1000) {
            0..3 if project.oddities => 1,
            3 if project.oddities => 2,
            4 if project.oddities && project.sources.cycle == 1 => 3,
            _ => 0,
        });
        line.number(project.sources.complementary_flag());
        line.number(u32::from(!dice.chance(1, 50)));
        line.date(Some(project.now));
        debug_assert_eq!(line.cells(), HEADER.len(), "a row is as wide as the header");
    }
}

/// The draws that make the holder's name, from their beginning.
fn same(dice: &mut Dice, row: u64) -> &mut Dice {
    dice.seek(row, Purpose::Holder);
    dice
}

fn write_indicator(dice: &mut Dice, line: &mut Line, indicator: &Indicator, course: &Life) {
    line.text(indicator.code);
    line.text(indicator.label);
    line.text(indicator.unit);
    let planned = if indicator.median == 100 { 100 } else { dice.log_normal(indicator.median, 24) };
    // Whole things are counted whole.
    let planned = if indicator.unit == "Chilometri" { planned } else { (planned / 100).max(1) * 100 };
    let known = dice.chance(96, 100);
    line.money(planned);
    if known {
        line.money(planned / 100 * course.paid.min(10_000) / 10_000 * 100);
    } else {
        line.blank();
    }
}
