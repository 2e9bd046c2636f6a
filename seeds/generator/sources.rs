//! Where the money comes from: cycles, funds, programmes and their parts.

use crate::codes::Coded;
use crate::dice::Dice;
use crate::families::Family;
use crate::line::Line;
use crate::places::Atlas;

/// A programming cycle.
pub(crate) struct Cycle {
    pub(crate) code: &'static str,
    pub(crate) label: &'static str,
    /// The years in which its projects begin.
    pub(crate) years: (i32, i32),
    /// Thousandths of projects that are concluded, paid, in progress and not started.
    pub(crate) states: [u32; 4],
    years_in_code: &'static str,
}

/// The four cycles, from the oldest.
pub(crate) const CYCLES: [Cycle; 4] = [
    Cycle {
        code: "9",
        label: "Ciclo di programmazione 2000-2006",
        years: (2001, 2009),
        states: [950, 30, 20, 0],
        years_in_code: "0006",
    },
    Cycle {
        code: "1",
        label: "Ciclo di programmazione 2007-2013",
        years: (2008, 2015),
        states: [898, 80, 20, 2],
        years_in_code: "0713",
    },
    Cycle {
        code: "2",
        label: "Ciclo di programmazione 2014-2020",
        years: (2015, 2023),
        states: [575, 195, 200, 30],
        years_in_code: "1420",
    },
    Cycle {
        code: "3",
        label: "Ciclo di programmazione 2021-2027",
        years: (2021, 2027),
        states: [90, 140, 530, 240],
        years_in_code: "2127",
    },
];

/// Running totals of how often each cycle occurs, in thousandths.
pub(crate) const CYCLE_TOTALS: [u32; 4] = [3, 423, 933, 1000];

/// The kind of fund.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The European funds with their national share.
    Structural,
    /// The national fund for development and cohesion.
    Cohesion,
    /// The complementary programmes.
    Complementary,
}

/// The European fund behind a project.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum European {
    None,
    Regional,
    Social,
    Youth,
}

/// One or two kinds of fund, and what they say of the programme.
#[derive(Clone, Copy)]
pub(crate) struct Sources {
    pub(crate) cycle: usize,
    pub(crate) kinds: [Kind; 2],
    pub(crate) count: usize,
    pub(crate) european: European,
    pub(crate) national: bool,
    axis: u32,
    step: u32,
    pub(crate) demo: bool,
}

impl Sources {
    pub(crate) fn draw(dice: &mut Dice, family: &Family, cycle: usize, regional: bool) -> Self {
        let works = family.nature == crate::codes::Nature::Works;
        let roll = dice.below(1000);
        let kind = match roll {
            _ if cycle == 0 => Kind::Cohesion,
            0..40 => Kind::Complementary,
            40..95 => Kind::Cohesion,
            95..400 if works => Kind::Cohesion,
            _ => Kind::Structural,
        };
        let other = if kind == Kind::Cohesion { Kind::Complementary } else { Kind::Cohesion };
        let count = if cycle > 0 && dice.chance(12, 1000) { 2 } else { 1 };
        let european = match kind {
            Kind::Structural if !family.social => European::Regional,
            Kind::Structural if cycle == 2 && family.theme == 7 && dice.chance(25, 100) => European::Youth,
            Kind::Structural => European::Social,
            _ => European::None,
        };
        let national = !regional || european == European::Youth || dice.chance(16, 100);
        let axis = 1 + u32::try_from(family.theme).unwrap_or(0);
        Self {
            cycle,
            kinds: [kind, other],
            count,
            european,
            national,
            axis,
            step: 1 + dice.below(4),
            demo: false,
        }
    }

    /// The sources of a featured project: one, regional.
    pub(crate) fn featured(family: &Family, cycle: usize, kind: Kind) -> Self {
        let european = match kind {
            Kind::Structural if family.social => European::Social,
            Kind::Structural => European::Regional,
            _ => European::None,
        };
        let axis = 1 + u32::try_from(family.theme).unwrap_or(0);
        Self {
            cycle,
            kinds: [kind, Kind::Cohesion],
            count: 1,
            european,
            national: false,
            axis,
            step: 1,
            demo: true,
        }
    }

    fn kinds(&self) -> &[Kind] {
        &self.kinds[..self.count]
    }

    /// Writes `OC_COD_FONTE` to `OC_DESCRIZIONE_PROGRAMMA`.
    pub(crate) fn write_programmes(&self, line: &mut Line, atlas: &Atlas, region: Option<usize>) {
        let years = CYCLES[self.cycle].years_in_code;
        line.open();
        for (position, kind) in self.kinds().iter().enumerate() {
            line.add(separator(position));
            line.add(kind.short());
            line.add(years);
        }
        line.close();
        line.open();
        for (position, kind) in self.kinds().iter().enumerate() {
            line.add(separator(position));
            line.add(kind.label(self.cycle));
        }
        line.close();
        line.text(match self.european {
            European::None => "",
            European::Regional => "FESR",
            European::Social => "FSE",
            European::Youth => "IOG",
        });
        let region = if self.national { None } else { region };
        line.open();
        for (position, kind) in self.kinds().iter().enumerate() {
            line.add(separator(position));
            self.add_code(line, *kind, region);
        }
        line.close();
        line.open();
        for (position, kind) in self.kinds().iter().enumerate() {
            line.add(separator(position));
            line.add(self.programme(*kind));
            line.add(region.map_or("NAZIONALE", |region| &atlas.regions[region].name));
            line.add(CYCLES[self.cycle].label.trim_start_matches("Ciclo di programmazione"));
            line.add(self.suffix());
        }
        line.close();
    }

    /// What a featured project's bodies and programmes end with.
    pub(crate) fn suffix(&self) -> &'static str {
        if self.demo { " (DATI DIMOSTRATIVI)" } else { "" }
    }

    /// The programme's name up to its region.
    fn programme(&self, kind: Kind) -> &'static str {
        let social = matches!(self.european, European::Social | European::Youth);
        match (kind, self.cycle) {
            (Kind::Structural, 3) if social => "PR FSE+ ",
            (Kind::Structural, 3) => "PR FESR ",
            (Kind::Structural, _) if self.european == European::Youth => {
                "PON INIZIATIVA OCCUPAZIONE GIOVANI "
            }
            (Kind::Structural, _) if self.national && social => "PON FSE ",
            (Kind::Structural, _) if self.national => "PON FESR ",
            (Kind::Structural, _) if social => "POR FSE ",
            (Kind::Structural, _) => "POR FESR ",
            (Kind::Cohesion, 3) => "ACCORDO PER LA COESIONE FSC ",
            (Kind::Cohesion, _) => "PSC ",
            (Kind::Complementary, _) => "POC ",
        }
    }

    fn add_code(&self, line: &mut Line, kind: Kind, region: Option<usize>) {
        let social = matches!(self.european, European::Social | European::Youth);
        line.add(if self.demo { "DEMO-" } else { "" });
        line.add(match (kind, self.cycle) {
            (Kind::Structural, 1) if social => "2007IT051PO",
            (Kind::Structural, 1) => "2007IT161PO",
            (Kind::Structural, 2) if self.european == European::Youth => "2014IT05M9OP",
            (Kind::Structural, 2) if social => "2014IT05SFOP",
            (Kind::Structural, 2) => "2014IT16RFOP",
            (Kind::Structural, _) if social => "2021IT05SFPR",
            (Kind::Structural, _) => "2021IT16RFPR",
            (Kind::Cohesion, _) => "PSC",
            (Kind::Complementary, _) => "POC",
        });
        line.add_padded(region.map_or(0, |region| u64::try_from(region).unwrap_or(0) + 1), 3);
        if kind != Kind::Structural {
            line.add(CYCLES[self.cycle].years_in_code);
        }
    }

    /// Writes `OC_ARTICOLAZIONE_PROGRAMMA` to `DESCR_TIPO_STRUMENTO`.
    pub(crate) fn write_parts(&self, line: &mut Line, theme: Coded) {
        line.list(self.kinds().iter().map(
            |kind| {
                if *kind == Kind::Structural { "ASSE" } else { "AREA TEMATICA" }
            },
        ));
        line.list(self.kinds().iter().map(|kind| {
            if *kind == Kind::Structural { "OBIETTIVO SPECIFICO" } else { "SETTORE INTERVENTO" }
        }));
        self.write_twice(line, |line, _| line.add_padded(u64::from(self.axis), 1));
        line.list(self.kinds().iter().map(|_| theme.1));
        self.write_twice(line, |line, _| {
            line.add_padded(u64::from(self.axis), 1);
            line.add(".");
            line.add_padded(u64::from(self.step), 1);
        });
        let steps = [
            "Attuazione diretta",
            "Rafforzamento dei servizi",
            "Qualificazione degli interventi",
            "Azioni di sistema",
            "Azioni locali",
        ];
        let step = steps[usize::try_from(self.step).unwrap_or(0) % steps.len()];
        line.list(self.kinds().iter().map(|_| step));
        line.list(self.kinds().iter().map(|kind| match kind {
            Kind::Structural => "01",
            Kind::Cohesion if self.step == 4 => "CIS01",
            _ => "APQ01",
        }));
        line.list(self.kinds().iter().map(|kind| match kind {
            Kind::Structural => "PROGRAMMA OPERATIVO",
            Kind::Cohesion if self.step == 4 => "CONTRATTO ISTITUZIONALE DI SVILUPPO",
            _ => "ACCORDO DI PROGRAMMA QUADRO",
        }));
        line.list(self.kinds().iter().map(|kind| match kind {
            Kind::Structural => "STRUMENTI ATTUAZIONE DIRETTA",
            Kind::Cohesion if self.step == 4 => "CONTRATTI ISTITUZIONALI DI SVILUPPO",
            _ => "ACCORDI DI PROGRAMMA QUADRO",
        }));
    }

    fn write_twice(&self, line: &mut Line, mut write: impl FnMut(&mut Line, Kind)) {
        line.open();
        for (position, kind) in self.kinds().iter().enumerate() {
            line.add(separator(position));
            write(line, *kind);
        }
        line.close();
    }

    /// `OC_FLAG_PAC`: complementary programmes, outside the operational programmes or inside them.
    pub(crate) fn complementary_flag(&self) -> u32 {
        match (self.kinds().contains(&Kind::Complementary), self.count) {
            (false, _) => 0,
            (true, 1) => 1,
            (true, _) => 2,
        }
    }
}

impl Kind {
    fn short(self) -> &'static str {
        match self {
            Self::Structural => "FS",
            Self::Cohesion => "FSC",
            Self::Complementary => "PAC",
        }
    }

    fn label(self, cycle: usize) -> &'static str {
        const LABELS: [[&str; 4]; 3] = [
            ["", "Fondi Strutturali 2007/2013", "Fondi Strutturali 2014/2020", "Fondi Strutturali 2021/2027"],
            [
                "Fondo per lo Sviluppo e la Coesione relativo alla programmazione 2000/2006",
                "Fondo per lo Sviluppo e la Coesione relativo alla programmazione 2007/2013",
                "Fondo per lo Sviluppo e la Coesione relativo alla programmazione 2014/2020",
                "Fondo per lo Sviluppo e la Coesione relativo alla programmazione 2021/2027",
            ],
            [
                "",
                "Piano d'Azione Coesione 2007/2013",
                "Piano d'Azione Coesione 2014/2020",
                "Piano d'Azione Coesione 2021/2027",
            ],
        ];
        LABELS[self as usize][cycle]
    }
}

/// What stands before the item at this position of a list.
fn separator(position: usize) -> &'static str {
    if position == 0 { "" } else { ":::" }
}
