//! The projects a demonstration begins with: real places, plainly made-up projects and bodies.

use crate::calendar::Day;
use crate::codes::{Coded, Cup, Nature};
use crate::families::Family;
use crate::life::{Life, State};
use crate::sources::Kind;

/// A made-up project that a demonstration can rely on.
pub struct Featured {
    /// `COD_LOCALE_PROGETTO`.
    pub code: &'static str,
    /// The last part of its page's address.
    pub slug: &'static str,
    /// `OC_TITOLO_PROGETTO`.
    pub title: &'static str,
    /// `OC_SINTESI_PROGETTO`.
    pub summary: &'static str,
    /// The municipality's ISTAT code, six digits.
    pub istat: &'static str,
    /// The municipality's name.
    pub place: &'static str,
    /// The region's name.
    pub region: &'static str,
    /// `OC_COD_TEMA_SINTETICO`.
    pub theme: &'static str,
    /// `CUP_COD_NATURA`.
    pub nature: &'static str,
    /// `OC_COD_CICLO`.
    pub cycle: &'static str,
    /// `OC_STATO_PROGETTO` in the first vintage.
    pub state: &'static str,
    /// In progress although its planned end is past, in the first vintage.
    pub late: bool,
    /// The total public cost, gross, in whole euro.
    pub euro: i64,
    course: Course,
}

/// The dates of a featured project in days after the reference date (before it, if negative).
struct Course {
    category: &'static str,
    typology: &'static str,
    kind: Kind,
    start: Day,
    planned_end: Day,
    end: Option<Day>,
    /// Ten-thousandths of the net cost.
    paid: i64,
    saved: i64,
    done: usize,
}

/// The featured projects, in the order in which they open a demonstration file.
pub static FEATURED: &[Featured] = &[
    Featured {
        code: "DEMO-0001-ACQUA",
        slug: "demo-0001-acqua",
        title: "Progetto dimostrativo: riduzione delle perdite della rete idrica nelle strade di Bari",
        summary: "Dati dimostrativi. Sostituzione di 4,2 chilometri di condotte, misuratori di distretto e telecontrollo, per ridurre le perdite e le interruzioni del servizio.",
        istat: "072006",
        place: "Bari",
        region: "Puglia",
        theme: "05",
        nature: "03",
        cycle: "2",
        state: "In corso",
        late: true,
        euro: 3_850_000,
        course: Course {
            category: "118",
            typology: "07",
            kind: Kind::Structural,
            start: -1480,
            planned_end: -210,
            end: None,
            paid: 6_240,
            saved: 0,
            done: 6,
        },
    },
    Featured {
        code: "DEMO-0002-SCUOLA",
        slug: "demo-0002-scuola",
        title: "Progetto dimostrativo: adeguamento sismico ed energetico di una scuola media",
        summary: "Dati dimostrativi. Consolidamento delle strutture, nuovi serramenti, bagni rifatti e collaudo, prima del ritorno delle classi.",
        istat: "072011",
        place: "Bitonto",
        region: "Puglia",
        theme: "11",
        nature: "03",
        cycle: "2",
        state: "In corso",
        late: true,
        euro: 1_240_000,
        course: Course {
            category: "087",
            typology: "10",
            kind: Kind::Structural,
            start: -760,
            planned_end: -25,
            end: None,
            paid: 7_100,
            saved: 310,
            done: 6,
        },
    },
    Featured {
        code: "DEMO-0003-CICLABILE",
        slug: "demo-0003-ciclabile",
        title: "Progetto dimostrativo: pista ciclabile tra il quartiere e la stazione",
        summary: "Dati dimostrativi. Percorso ciclabile protetto di 2,4 chilometri, con illuminazione e rastrelliere coperte vicino alla stazione.",
        istat: "037006",
        place: "Bologna",
        region: "Emilia-Romagna",
        theme: "07",
        nature: "03",
        cycle: "2",
        state: "Concluso",
        late: false,
        euro: 2_100_000,
        course: Course {
            category: "014",
            typology: "01",
            kind: Kind::Structural,
            start: -1320,
            planned_end: -500,
            end: Some(-290),
            paid: 9_640,
            saved: 0,
            done: 8,
        },
    },
    Featured {
        code: "DEMO-0004-BIBLIOTECHE",
        slug: "demo-0004-biblioteche",
        title: "Progetto dimostrativo: servizi digitali per le biblioteche della provincia",
        summary: "Dati dimostrativi. Prestito di libri elettronici, prenotazioni in rete, un catalogo unico e formazione del personale di venticinque biblioteche.",
        istat: "037006",
        place: "Bologna",
        region: "Emilia-Romagna",
        theme: "02",
        nature: "02",
        cycle: "3",
        state: "In corso",
        late: false,
        euro: 380_000,
        course: Course {
            category: "007",
            typology: "19",
            kind: Kind::Structural,
            start: -560,
            planned_end: 210,
            end: None,
            paid: 5_400,
            saved: 0,
            done: 2,
        },
    },
    Featured {
        code: "DEMO-0005-VILLA",
        slug: "demo-0005-villa",
        title: "Progetto dimostrativo: riuso sociale di una villa confiscata",
        summary: "Dati dimostrativi. Ristrutturazione di una villa confiscata alla criminalità organizzata: doposcuola al piano terra, stanze per minori al primo piano, giardino.",
        istat: "087015",
        place: "Catania",
        region: "Sicilia",
        theme: "09",
        nature: "03",
        cycle: "2",
        state: "In corso",
        late: true,
        euro: 1_680_000,
        course: Course {
            category: "999",
            typology: "04",
            kind: Kind::Cohesion,
            start: -980,
            planned_end: -30,
            end: None,
            paid: 6_720,
            saved: 0,
            done: 6,
        },
    },
    Featured {
        code: "DEMO-0006-FERMATA",
        slug: "demo-0006-fermata",
        title: "Progetto dimostrativo: nuova fermata ferroviaria con parcheggio di scambio",
        summary: "Dati dimostrativi. Banchina, pensilina, sottopassaggio e un piccolo parcheggio tra due stazioni lontane tra loro.",
        istat: "087015",
        place: "Catania",
        region: "Sicilia",
        theme: "07",
        nature: "03",
        cycle: "2",
        state: "In corso",
        late: true,
        euro: 5_750_000,
        course: Course {
            category: "036",
            typology: "01",
            kind: Kind::Cohesion,
            start: -1900,
            planned_end: -620,
            end: None,
            paid: 4_180,
            saved: 0,
            done: 6,
        },
    },
    Featured {
        code: "DEMO-0007-MUSEO",
        slug: "demo-0007-museo",
        title: "Progetto dimostrativo: nuove luci e nuovi percorsi per il museo civico",
        summary: "Dati dimostrativi. Illuminazione a basso consumo, didascalie leggibili anche al tatto e sale riaperte alle scuole.",
        istat: "072006",
        place: "Bari",
        region: "Puglia",
        theme: "06",
        nature: "03",
        cycle: "2",
        state: "Liquidato",
        late: false,
        euro: 920_000,
        course: Course {
            category: "097",
            typology: "05",
            kind: Kind::Structural,
            start: -1390,
            planned_end: -120,
            end: None,
            paid: 9_720,
            saved: 0,
            done: 7,
        },
    },
    Featured {
        code: "DEMO-0008-CORSO",
        slug: "demo-0008-corso",
        title: "Progetto dimostrativo: corso di formazione per manutentori di impianti",
        summary: "Dati dimostrativi. Seicento ore tra aula, laboratorio e tirocinio in azienda per quindici persone senza lavoro.",
        istat: "037006",
        place: "Bologna",
        region: "Emilia-Romagna",
        theme: "08",
        nature: "02",
        cycle: "3",
        state: "In corso",
        late: false,
        euro: 165_000,
        course: Course {
            category: "020",
            typology: "12",
            kind: Kind::Structural,
            start: -100,
            planned_end: 190,
            end: None,
            paid: 3_300,
            saved: 0,
            done: 2,
        },
    },
    Featured {
        code: "DEMO-0009-ENERGIA",
        slug: "demo-0009-energia",
        title: "Progetto dimostrativo: efficientamento energetico del municipio e fotovoltaico",
        summary: "Dati dimostrativi. Cappotto, pompe di calore e pannelli fotovoltaici sul tetto del municipio, con un contatore pubblico dell'energia prodotta.",
        istat: "072030",
        place: "Monopoli",
        region: "Puglia",
        theme: "04",
        nature: "03",
        cycle: "2",
        state: "In corso",
        late: true,
        euro: 920_000,
        course: Course {
            category: "999",
            typology: "09",
            kind: Kind::Structural,
            start: -1150,
            planned_end: -330,
            end: None,
            paid: 7_600,
            saved: 0,
            done: 6,
        },
    },
];

impl Featured {
    /// The CUP category that tells its kind of project.
    pub(crate) fn category(&self) -> &'static str {
        self.course.category
    }

    pub(crate) fn kind(&self) -> Kind {
        self.course.kind
    }

    /// The nature, from its code: they are services or works.
    pub(crate) fn works_or_services(&self) -> Nature {
        if self.nature == "03" { Nature::Works } else { Nature::Services }
    }

    /// Its typology and its path in the CUP tree, among those of its family.
    pub(crate) fn kind_of(&self, family: &Family) -> (Coded, Cup) {
        let typology = family.typologies.iter().find(|typology| typology.0 == self.course.typology);
        let cup = family.cup.iter().find(|cup| cup.2 == self.course.category);
        (*typology.unwrap_or(&family.typologies[0]), *cup.unwrap_or(&family.cup[0]))
    }

    /// Its course at the first vintage.
    pub(crate) fn life(&self, now: Day) -> Life {
        let course = &self.course;
        let states = [State::Concluded, State::Paid, State::InProgress, State::NotStarted];
        let state = states.into_iter().find(|state| state.label() == self.state).unwrap_or(State::Unknown);
        let dates = (now + course.start, now + course.planned_end, course.end.map(|end| now + end));
        Life::told(self.works_or_services(), now, state, dates, course.paid, course.saved, course.done)
    }
}
