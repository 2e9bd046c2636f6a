//! A row: everything drawn and written in the order of the header.

mod end;

use crate::bodies::{Around, Bodies};
use crate::calendar::{self, Day, Vintages};
use crate::codes::{ACTIVITIES, AID, Nature, OBJECTIVES, THEMES, sector};
use crate::columns::HEADER;
use crate::dice::{Dice, Purpose};
use crate::families::{Families, Family, Holder};
use crate::featured::{FEATURED, Featured};
use crate::identity::{write_code, write_cup};
use crate::life::Life;
use crate::line::{Damage, Line};
use crate::money::Money;
use crate::places::{Atlas, Place};
use crate::sources::{CYCLE_TOTALS, CYCLES, Sources};
use crate::words::{Scene, compose};
use crate::{CHUNK, Options};

/// The featured projects' own seed.
const FEATURED_SEED: u64 = 0x00C0_E5A0;

/// New rows in each vintage after the first, for each thousand of the first.
const NEW_ROWS: u64 = 4;

/// One row in this many has an earlier row's code, if asked.
const DUPLICATE: u64 = 997;

/// How many rows the file has.
pub(crate) fn count(options: &Options) -> u64 {
    options.rows + u64::from(options.drift) * new_rows(options.rows)
}

fn new_rows(rows: u64) -> u64 {
    if rows == 0 { 0 } else { (rows * NEW_ROWS / 1000).max(1) }
}

/// Everything one row is about.
struct Project {
    family: &'static Family,
    place: Place,
    sources: Sources,
    money: Money,
    life: Life,
    now: Day,
    oddities: bool,
}

/// What makes the rows; its texts are used again for the next row.
pub(crate) struct Writer<'o> {
    options: &'o Options,
    line: Line,
    dice: Dice,
    featured: Dice,
    atlas: Atlas,
    families: Families,
    vintages: Vintages,
    bodies: Bodies,
    code: String,
    slug: String,
    cup: String,
    text: String,
    scratch: String,
}

impl<'o> Writer<'o> {
    pub(crate) fn new(options: &'o Options) -> Self {
        Self {
            options,
            line: Line::new(CHUNK + CHUNK / 8),
            dice: Dice::new(options.seed),
            featured: Dice::new(FEATURED_SEED),
            atlas: Atlas::new(),
            families: Families::new(),
            vintages: Vintages::new(options.reference_date, options.drift),
            bodies: Bodies::default(),
            code: String::new(),
            slug: String::new(),
            cup: String::new(),
            text: String::new(),
            scratch: String::new(),
        }
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        self.line.bytes()
    }

    pub(crate) fn clear(&mut self) {
        self.line.clear();
    }

    pub(crate) fn header(&mut self) {
        if self.options.oddities {
            self.line.mark();
        }
        for name in HEADER {
            self.line.text(name);
        }
        self.line.end();
    }

    pub(crate) fn row(&mut self, row: u64) {
        let featured =
            usize::try_from(row).ok().and_then(|row| FEATURED.get(row)).filter(|_| self.options.demo);
        if featured.is_some() {
            std::mem::swap(&mut self.dice, &mut self.featured);
        }
        let project = self.project(row, featured);
        self.identify(row, featured, &project);
        self.dice.seek(row, Purpose::Details);
        self.dress(&project);
        self.write_what(featured, &project);
        self.write_programme(&project);
        self.write_kind(featured, &project);
        self.atlas.write(&mut self.line, project.place);
        let nature = project.family.nature;
        project.money.write(&mut self.line, &project.life, nature == Nature::Capital);
        let tender = self.dice.chance(8, 100);
        project.life.write_dates(&mut self.line, nature, tender);
        project.life.write_states(&mut self.line, nature);
        self.write_procedure(&project, featured.is_some());
        self.write_bodies(row, &project);
        self.write_indicators(row, &project);
        self.write_flags(&project);
        self.line.end();
        if featured.is_some() {
            std::mem::swap(&mut self.dice, &mut self.featured);
        }
    }

    /// Draws a row's project and lets it live up to the file's vintage.
    fn project(&mut self, row: u64, featured: Option<&Featured>) -> Project {
        let oddities = self.options.oddities && featured.is_none();
        let dice = &mut self.dice;
        dice.seek(row, Purpose::Project);
        let born =
            row.checked_sub(self.options.rows).map_or(0, |after| after / new_rows(self.options.rows) + 1);
        let born = u32::try_from(born).unwrap_or(0).min(self.options.drift);
        // One row in sixteen was last brought up to date a vintage or two before the others.
        let stale = dice.chance(6, 100) && born == 0 && featured.is_none();
        let lag = if stale { 1 + dice.below(2) } else { 0 };
        let (family, place, sources, money) = if let Some(featured) = featured {
            let theme = THEMES.iter().position(|theme| theme.0 == featured.theme).unwrap_or(0);
            let cycle = CYCLES.iter().position(|cycle| cycle.code == featured.cycle).unwrap_or(0);
            let family = self.families.like(theme, featured.works_or_services(), featured.category());
            let place = Place::Municipalities { list: [self.atlas.find(featured.istat); 6], count: 1 };
            let sources = Sources::featured(family, cycle, featured.kind());
            let money = Money::split(dice, featured.euro * 100, family, &sources);
            (family, place, sources, money)
        } else {
            let family = self.families.list[dice.weighted(&self.families.totals)];
            let place = self.atlas.draw(dice, family.nature == Nature::Works, oddities);
            let cycle = if born > 0 { 3 } else { dice.weighted(&CYCLE_TOTALS) };
            let sources = Sources::draw(dice, family, cycle, self.atlas.region_of(place).is_some());
            let money = Money::draw(dice, family, &sources);
            (family, place, sources, money)
        };
        let first = self.vintages.at(born, lag);
        dice.seek(row, Purpose::Life);
        let mut life = match featured {
            Some(featured) => featured.life(first),
            None => Life::draw(dice, &CYCLES[sources.cycle], family.nature, first, born > 0),
        };
        if oddities && dice.chance(1, 5000) {
            life.forget();
        }
        dice.seek(row, Purpose::Drift);
        for vintage in born..self.options.drift {
            let (from, to) = (self.vintages.at(vintage, lag), self.vintages.at(vintage + 1, lag));
            life.advance(dice, family.nature, from, to);
        }
        Project {
            family,
            place,
            sources,
            money,
            life,
            now: self.vintages.at(self.options.drift, lag),
            oddities,
        }
    }

    /// Makes the codes. The stream begins anew, so a repeated code is made as it was the first time.
    fn identify(&mut self, row: u64, featured: Option<&Featured>, project: &Project) {
        if let Some(featured) = featured {
            self.code.clear();
            self.code.push_str(featured.code);
            self.slug.clear();
            self.slug.push_str(featured.slug);
        } else {
            let repeated = self.options.duplicates && row % DUPLICATE == DUPLICATE - 1;
            let (row, place) = if repeated {
                let earlier = row - DUPLICATE / 2;
                (earlier, self.project(earlier, None).place)
            } else {
                (row, project.place)
            };
            self.dice.seek(row, Purpose::Identity);
            let region = self.atlas.region_of(place);
            write_code(&mut self.dice, row, region, self.options.oddities, &mut self.code, &mut self.slug);
        }
        // Now and then a CUP is that of many projects: a call's, not a project's.
        let shared = featured.is_none() && self.dice.chance(4, 100);
        if shared {
            self.dice.seek(row / 64, Purpose::Identity);
        }
        let (year, _, _) = calendar::civil(project.life.first_start);
        write_cup(&mut self.dice, if shared { 2018 } else { year }, &mut self.cup);
    }

    /// Chooses the row's oddities.
    fn dress(&mut self, project: &Project) {
        let (dice, line) = (&mut self.dice, &mut self.line);
        let odd = project.oddities;
        line.space_for_blank = odd && dice.chance(15, 100);
        line.blank_for_zero = odd && dice.chance(4, 100);
        line.damage = match dice.below(10_000) {
            0..5 if odd => Damage::Scientific,
            5..10 if odd => Damage::Impossible,
            _ => Damage::None,
        };
    }

    /// From `COD_LOCALE_PROGETTO` to `DESCRIZIONE_GRANDE_PROGETTO`.
    fn write_what(&mut self, featured: Option<&Featured>, project: &Project) {
        let (dice, line) = (&mut self.dice, &mut self.line);
        let family = project.family;
        let cycle = &CYCLES[project.sources.cycle];
        line.text(&self.code);
        line.text(&self.cup);
        let (year, _, _) = calendar::civil(project.life.first_start);
        let region =
            self.atlas.region_of(project.place).map_or("ITALIA", |region| &self.atlas.regions[region].name);
        let town = self.atlas.municipality_of(project.place).map_or(region, |town| &town.name);
        let scene = Scene { town, region, year };
        let twice = project.oddities && dice.chance(15, 1000);
        line.twice = twice;
        let title = &mut self.text;
        title.clear();
        match featured {
            Some(featured) => title.push_str(featured.title),
            None => compose(title, dice.favour(family.titles), &scene, dice),
        }
        if project.oddities && dice.chance(1, 500) {
            title.push_str("; CUP MASTER\nLOTTO UNICO");
        }
        if project.life.retitled > 0 {
            title.push_str(" - RIMODULAZIONE");
        }
        line.text(title);
        title.clear();
        let told = dice.chance(if project.sources.cycle == 1 { 20 } else { 80 }, 100);
        if let Some(featured) = featured {
            title.push_str(featured.summary);
        } else if told {
            compose(title, dice.pick(family.summaries), &scene, dice);
            if dice.chance(1, 4) {
                title.push_str(" L'intervento è coerente con la programmazione regionale; comprende comunicazione e monitoraggio.");
            }
            if project.oddities && dice.chance(1, 100) {
                title.push_str("\nObiettivi: \"qualità\"; tempi certi;\r\nrisultati misurabili.");
            }
        }
        line.text(title);
        line.twice = false;
        line.open();
        line.add("www.opencoesione.gov.it/progetti/");
        line.add(&self.slug);
        line.close();
        line.number(cycle.code.parse().unwrap_or(0));
        line.text(cycle.label);
        line.text(THEMES[family.theme].0);
        line.text(THEMES[family.theme].1);
        let major = family.nature == Nature::Works && featured.is_none() && dice.chance(1, 100);
        line.text(if major { "2014IT161PR001" } else { "" });
        line.text(if major { "COLLEGAMENTO FERROVIARIO DI PROVA - GRANDE PROGETTO" } else { "" });
    }

    /// From `OC_COD_FONTE` to `DESCR_TIPO_STRUMENTO`.
    fn write_programme(&mut self, project: &Project) {
        let (dice, line) = (&mut self.dice, &mut self.line);
        let region = self.atlas.region_of(project.place);
        project.sources.write_programmes(line, &self.atlas, region);
        let theme = project.family.theme;
        let (objective, priority) = &OBJECTIVES[theme];
        let (told, narrow) = (project.sources.cycle == 2, dice.chance(3, 4));
        for text in [objective.0, objective.1] {
            line.text(if told { text } else { "" });
        }
        for text in [priority.0, priority.1] {
            line.text(if told && narrow { text } else { "" });
        }
        let all = project.family.spending;
        let spending = if dice.chance(1, 10) { &[][..] } else { &all[..=dice.index(all.len())] };
        line.list(spending.iter().map(|item| item.0));
        line.list(spending.iter().map(|item| item.1));
        project.sources.write_parts(line, THEMES[theme]);
    }

    /// From `CUP_COD_NATURA` to `OC_DESCR_TIPO_AIUTO`.
    fn write_kind(&mut self, featured: Option<&Featured>, project: &Project) {
        let (dice, line) = (&mut self.dice, &mut self.line);
        let family = project.family;
        let typology = dice.pick(family.typologies);
        let cup = dice.pick(family.cup);
        let (typology, cup) = featured.map_or((typology, cup), |featured| featured.kind_of(family));
        let cells = [
            family.nature.coded().0,
            family.nature.coded().1,
            typology.0,
            typology.1,
            cup.0,
            sector(cup.0),
            cup.1,
            cup.3,
            cup.2,
            cup.4,
        ];
        // A few rows have no nature at all.
        let known = !(project.oddities && dice.chance(1, 5000));
        for (position, cell) in cells.into_iter().enumerate() {
            line.text(if known || position > 3 { cell } else { "" });
        }
        let firm = family.holder == Holder::Firm;
        let activity =
            if dice.chance(if firm { 80 } else { 18 }, 100) { dice.pick(&ACTIVITIES) } else { ("", "") };
        line.text(activity.0);
        line.text(activity.1);
        let aid = if firm { AID[1 + dice.index(3)] } else { AID[0] };
        line.text(aid.0);
        line.text(aid.1);
    }
}
