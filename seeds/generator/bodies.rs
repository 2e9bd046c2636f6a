//! Who programmes a project, who carries it out, who receives the money, who does the work.

use crate::codes::Coded;
use crate::dice::Dice;
use crate::families::Holder;
use crate::line::{Line, push_number};
use crate::places::{Atlas, Place};
use crate::words;

const REGION: Coded = ("2.4.10", "Regione");
const MINISTRY: Coded = ("2.2.20", "Ministero");
const TOWN: Coded = ("2.4.30", "Comune");
const SCHOOL: Coded = ("2.6.10", "Istituto e scuola pubblica di ogni ordine e grado");
const UNIVERSITY: Coded = ("2.6.20", "Universita' pubblica");
const ASSOCIATION: Coded = ("1.7.10", "Associazione riconosciuta");
const LIMITED: Coded = ("1.3.20", "Societa' a responsabilita' limitata");
const SHARES: Coded = ("1.3.10", "Societa' per azioni");
const COOPERATIVE: Coded = ("1.4.30", "Societa' cooperativa sociale");
const TRADER: Coded = ("1.1.20", "Imprenditore individuale non agricolo");
const PERSON: Coded = ("9.9.99", "Persona Fisica");

const MINISTRIES: [&str; 4] = [
    "MINISTERO DELL'ISTRUZIONE E DEL MERITO",
    "MINISTERO DELLE IMPRESE E DEL MADE IN ITALY",
    "MINISTERO DEL LAVORO E DELLE POLITICHE SOCIALI",
    "MINISTERO DELLE INFRASTRUTTURE E DEI TRASPORTI",
];

/// At most six of a role are listed.
const MOST: usize = 6;

/// One body; its texts are used again for the next one.
#[derive(Default)]
struct Body {
    tax_code: String,
    name: String,
    form: Coded,
}

/// The bodies of one role.
#[derive(Default)]
pub(crate) struct Bodies {
    list: Vec<Body>,
    count: usize,
}

/// What the names of a row's bodies depend on.
pub(crate) struct Around<'a> {
    pub(crate) atlas: &'a Atlas,
    pub(crate) place: Place,
    pub(crate) theme: usize,
    /// Added to each name: a featured project's bodies are plainly not real.
    pub(crate) suffix: &'a str,
    /// Persons appear, masked or half masked.
    pub(crate) persons: bool,
}

impl Around<'_> {
    /// Made-up bodies that bear a real one's name have codes of their own.
    fn group(&self) -> u64 {
        if self.suffix.is_empty() { 0 } else { 10 }
    }
}

impl Bodies {
    pub(crate) fn clear(&mut self) {
        self.count = 0;
    }

    /// The same, its tax code made from its name: one name, one code.
    fn add_named(&mut self, group: u64, form: Coded, name: &[&str]) {
        let mut number: u64 = 0xCBF2_9CE4_8422_2325;
        for byte in name.iter().flat_map(|part| part.bytes()) {
            number = (number ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3);
        }
        self.add(group, number >> 16, form, name);
    }

    fn add(&mut self, group: u64, number: u64, form: Coded, name: &[&str]) {
        if self.list.len() <= self.count {
            self.list.push(Body::default());
        }
        let body = &mut self.list[self.count];
        self.count += 1;
        body.tax_code.clear();
        let mut digits = Vec::with_capacity(11);
        push_number(&mut digits, group * 1_000_000_000 + number % 1_000_000_000, 11);
        body.tax_code.extend(digits.into_iter().map(char::from));
        body.name.clear();
        for part in name {
            body.name.push_str(part);
        }
        body.form = form;
    }

    /// Hides the tax code of the last body and, if asked, its name.
    fn mask(&mut self, name: bool) {
        let body = &mut self.list[self.count - 1];
        body.tax_code.clear();
        body.tax_code.push_str("*CODICE FISCALE*");
        if name {
            body.name.clear();
            body.name.push_str("*INDIVIDUO*");
        }
    }

    /// The region, or a ministry where there is none.
    pub(crate) fn add_authority(&mut self, around: &Around) {
        if let Some(position) = around.atlas.region_of(around.place) {
            let number = u64::try_from(position).unwrap_or(0) + 1;
            self.add(
                90 - around.group(),
                number,
                REGION,
                &["REGIONE ", &around.atlas.regions[position].name, around.suffix],
            );
        } else {
            let ministry = match around.theme {
                9 => 0,
                0..=3 => 1,
                6 => 3,
                _ => 2,
            };
            self.add(
                90 - around.group(),
                100 + ministry as u64,
                MINISTRY,
                &[MINISTRIES[ministry], around.suffix],
            );
        }
    }

    /// The municipality, or the authority where there is none.
    fn add_town(&mut self, around: &Around) {
        match around.atlas.municipality_of(around.place) {
            Some(town) => {
                let number = town.code.get(3..).and_then(|code| code.parse().ok()).unwrap_or(0);
                self.add(91 - around.group(), number, TOWN, &["COMUNE DI ", &town.name, around.suffix]);
            }
            None => self.add_authority(around),
        }
    }

    /// A firm that does not exist; now and then a sole trader whose tax code is masked.
    pub(crate) fn add_firm(&mut self, dice: &mut Dice, around: &Around, scratch: &mut String) {
        words::firm(scratch, dice);
        if around.persons && dice.chance(1, 100) {
            let (surname, name) = words::person(dice);
            self.add_named(92, TRADER, &[scratch, " DI ", surname, " ", name]);
            self.mask(dice.chance(1, 3));
            return;
        }
        let (form, ending) =
            dice.favour(&[(LIMITED, " S.R.L."), (SHARES, " S.P.A."), (COOPERATIVE, " SOC. COOP. SOCIALE")]);
        self.add_named(92, form, &[scratch, ending, around.suffix]);
    }

    /// The body that receives the money and carries the project out; none for a person, who is not named.
    pub(crate) fn add_holder(
        &mut self,
        dice: &mut Dice,
        holder: Holder,
        around: &Around,
        scratch: &mut String,
    ) {
        let town = around.atlas.municipality_of(around.place).map_or("", |town| &town.name);
        match holder {
            Holder::Town => self.add_town(around),
            Holder::Region => self.add_authority(around),
            Holder::School => {
                let name = words::school(dice);
                let kind = dice.favour(&[
                    "ISTITUTO COMPRENSIVO ",
                    "I.I.S. ",
                    "LICEO SCIENTIFICO ",
                    "DIREZIONE DIDATTICA ",
                ]);
                self.add_named(93, SCHOOL, &[kind, "\"", name, "\" - ", town, around.suffix]);
            }
            Holder::University => {
                let seat = around.atlas.province_of(around.place).map_or("ROMA", |province| &province.name);
                self.add_named(94, UNIVERSITY, &["UNIVERSITA' DEGLI STUDI DI ", seat, around.suffix]);
            }
            Holder::Trainer => {
                words::firm(scratch, dice);
                self.add_named(95, ASSOCIATION, &["ENTE DI FORMAZIONE ", scratch, around.suffix]);
            }
            Holder::Firm => self.add_firm(dice, around, scratch),
            Holder::Person if around.persons => {
                self.add(96, 0, PERSON, &[""]);
                self.mask(true);
            }
            Holder::Person => {}
        }
    }

    /// How many firms did the work.
    pub(crate) fn add_contractors(&mut self, dice: &mut Dice, around: &Around, scratch: &mut String) {
        let count = match dice.below(100) {
            0..15 if around.suffix.is_empty() => 2 + dice.index(7),
            0..40 if !around.suffix.is_empty() => 2,
            _ => 1,
        };
        for _ in 0..count {
            self.add_firm(dice, around, scratch);
        }
    }

    /// Writes the five columns of the role.
    pub(crate) fn write(&self, line: &mut Line) {
        let shown = || self.list[..self.count.min(MOST)].iter();
        line.list(shown().map(|body| body.tax_code.as_str()));
        line.list(shown().map(|body| body.name.as_str()));
        line.list(shown().map(|body| body.form.0));
        line.list(shown().map(|body| body.form.1));
        if self.count == 0 {
            line.blank();
        } else {
            line.number(u32::try_from(self.count).unwrap_or(0));
        }
    }
}
