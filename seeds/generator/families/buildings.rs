//! Public works on schools, buildings and networks.

use super::{Family, Holder, Indicator, counts};
use crate::codes::{Coded, Cup, Nature};

const T_MS: Coded = ("07", "Manutenzione straordinaria");
const T_EE: Coded = ("09", "Manutenzione straordinaria con efficientamento energetico");
const T_SI: Coded = ("10", "Manutenzione straordinaria di adeguamento sismico");
const T_AM: Coded = ("58", "Ampliamento o potenziamento");
const T_RI: Coded = ("04", "Ristrutturazione");
const T_NR: Coded = ("01", "Nuova realizzazione");
const T_RS: Coded = ("05", "Restauro");
const T_RC: Coded = ("03", "Recupero");
const T_AL: Coded = ("99", "Altro");
const C_SCUOLE: Cup = Cup("05", "08", "087", "SOCIALI E SCOLASTICHE", "SCUOLE ELEMENTARI, MEDIE E SUPERIORI");
const C_MATERNE: Cup = Cup("05", "08", "083", "SOCIALI E SCOLASTICHE", "SCUOLE MATERNE");
const C_NIDO: Cup = Cup("05", "08", "082", "SOCIALI E SCOLASTICHE", "ASILI NIDO");
const C_SOC: Cup = Cup("05", "08", "999", "SOCIALI E SCOLASTICHE", "ALTRE STRUTTURE SOCIALI");
const C_SPORT: Cup = Cup("05", "12", "098", "SPORT, SPETTACOLO E TEMPO LIBERO", "IMPIANTI SPORTIVI");
const C_OSP: Cup = Cup("05", "30", "111", "SANITARIE", "STRUTTURE OSPEDALIERE");
const C_REST: Cup = Cup("05", "11", "096", "BENI CULTURALI", "RESTAURO E RIQUALIFICAZIONE DI BENI CULTURALI");
const C_MUSEI: Cup = Cup("05", "11", "097", "BENI CULTURALI", "MUSEI ARCHIVI E BIBLIOTECHE");
const C_TEATRO: Cup =
    Cup("05", "12", "100", "SPORT, SPETTACOLO E TEMPO LIBERO", "TEATRI ED ALTRE STRUTTURE PER LO SPETTACOLO");
const C_ILLUM: Cup = Cup("05", "99", "193", "ALTRE INFRASTRUTTURE SOCIALI", "ILLUMINAZIONE PUBBLICA");
const C_EDIF: Cup = Cup("05", "99", "999", "ALTRE INFRASTRUTTURE SOCIALI", "ALTRE INFRASTRUTTURE");
const C_BANDA: Cup = Cup(
    "07",
    "17",
    "174",
    "INFRASTRUTTURE PER TELECOMUNICAZIONI",
    "CABLAGGIO INTERNO AD EDIFICI E DI RETI LOCALI",
);
const C_LAB: Cup =
    Cup("06", "40", "157", "OPERE E INFRASTRUTTURE PER LA RICERCA", "LABORATORI ATTREZZATI PER LA RICERCA");
const E_051: Coded = (
    "051",
    "Infrastrutture didattiche per l'istruzione scolastica (istruzione primaria e istruzione generale secondaria)",
);
const E_055: Coded =
    ("055", "Altre infrastrutture sociali che contribuiscono allo sviluppo regionale e locale");
const E_053: Coded = ("053", "Infrastrutture per la sanità");
const E_094: Coded = ("094", "Protezione, sviluppo e promozione del patrimonio culturale pubblico");
const E_013: Coded = ("013", "Rinnovo di infrastrutture pubbliche sul piano dell'efficienza energetica");
const E_046: Coded = ("046", "TIC: rete a banda larga ad alta velocità");
const E_060: Coded = ("060", "Attività di ricerca e innovazione in centri di ricerca pubblici");
const I_MQ: Indicator = counts("791", "Superficie oggetto di intervento", "Metri quadrati", 1400);
const I_POP: Indicator = counts(
    "316",
    "Popolazione beneficiaria di servizi /infrastrutture migliori  (eccetto ICT)",
    "Numero",
    5000,
);
const I_BENEF: Indicator = counts("800", "Beneficiari/Popolazione Beneficiaria", "Numero", 25);
const I_BENI: Indicator = counts("426", "Beni o risorse o patrimonio culturali valorizzati", "Numero", 1);
const I_KWH: Indicator = counts(
    "132",
    "Diminuzione del consumo annuale di energia primaria degli edifici pubblici",
    "kWh/anno",
    52000,
);
const I_ICT: Indicator = counts(
    "318",
    "Popolazione beneficiaria di migliori servizi/infrastrutture ICT (eccetto broadband)",
    "Numero",
    8000,
);
const I_LAB: Indicator = counts("456", "Laboratori attrezzati", "Numero", 1);

/// Public works on schools, buildings and networks.
pub(super) const BUILDINGS: &[Family] = &[
    Family {
        weight: 150,
        theme: 9,
        nature: Nature::Works,
        median: 320_000,
        spread: 64,
        holder: Holder::Town,
        social: false,
        typologies: &[T_MS, T_EE, T_SI, T_AM],
        cup: &[C_SCUOLE, C_MATERNE],
        spending: &[E_051],
        indicators: &[I_MQ, I_POP],
        titles: &[
            "#w DELLA SCUOLA PRIMARIA \"#N\"",
            "#w DELLA SCUOLA SECONDARIA DI PRIMO GRADO \"#N\" - #s",
            "#w DELLA SCUOLA DELL'INFANZIA DI #s",
            "NUOVA PALESTRA DELL'ISTITUTO COMPRENSIVO \"#N\" DI #c",
        ],
        summaries: &[
            "Lavori sull'edificio scolastico #N: strutture, impianti e spazi per la didattica.",
            "Adeguamento dell'edificio di #s alle norme antincendio e sismiche; nuovi serramenti.",
        ],
    },
    Family {
        weight: 26,
        theme: 8,
        nature: Nature::Works,
        median: 480_000,
        spread: 62,
        holder: Holder::Town,
        social: false,
        typologies: &[T_RI, T_NR, T_AM],
        cup: &[C_NIDO, C_SOC],
        spending: &[E_055],
        indicators: &[I_MQ, I_BENEF],
        titles: &[
            "#w DELL'ASILO NIDO COMUNALE DI #s",
            "REALIZZAZIONE DI UN CENTRO DIURNO PER PERSONE CON DISABILITÀ - #c",
            "COMUNITÀ ALLOGGIO PER MINORI IN BENE CONFISCATO - #s",
        ],
        summaries: &[
            "Ristrutturazione dell'immobile di #s da destinare a servizi per l'infanzia e per le famiglie.",
        ],
    },
    Family {
        weight: 25,
        theme: 8,
        nature: Nature::Works,
        median: 260_000,
        spread: 60,
        holder: Holder::Town,
        social: false,
        typologies: &[T_MS, T_NR, T_RI],
        cup: &[C_SPORT],
        spending: &[E_055],
        indicators: &[I_MQ, I_POP],
        titles: &[
            "#w DEL CAMPO SPORTIVO COMUNALE DI #c",
            "#w DELLA PALESTRA DI #s",
            "NUOVO PLAYGROUND E SKATE PARK IN #s",
        ],
        summaries: &[
            "Impianto sportivo aperto al quartiere, con spogliatoi accessibili e illuminazione a LED.",
        ],
    },
    Family {
        weight: 14,
        theme: 8,
        nature: Nature::Works,
        median: 3_100_000,
        spread: 72,
        holder: Holder::Region,
        social: false,
        typologies: &[T_MS, T_AM, T_RI],
        cup: &[C_OSP],
        spending: &[E_053],
        indicators: &[I_MQ, I_POP],
        titles: &["#w DELL'OSPEDALE \"#N\" DI #c", "REALIZZAZIONE DELLA CASA DELLA COMUNITÀ DI #c"],
        summaries: &["Potenziamento dei servizi sanitari territoriali del distretto di #c."],
    },
    Family {
        weight: 50,
        theme: 5,
        nature: Nature::Works,
        median: 640_000,
        spread: 66,
        holder: Holder::Town,
        social: false,
        typologies: &[T_RS, T_RC, T_MS],
        cup: &[C_REST, C_MUSEI, C_TEATRO],
        spending: &[E_094],
        indicators: &[I_BENI, I_MQ],
        titles: &["#w DEL #k DI #c", "#w E VALORIZZAZIONE DEL #k", "ALLESTIMENTO MUSEALE DEL #k DI #c"],
        summaries: &["Restauro, allestimento e nuova accessibilità del bene: #k di #c."],
    },
    Family {
        weight: 70,
        theme: 3,
        nature: Nature::Works,
        median: 290_000,
        spread: 62,
        holder: Holder::Town,
        social: false,
        typologies: &[T_EE, T_AL],
        cup: &[C_ILLUM, C_EDIF],
        spending: &[E_013],
        indicators: &[I_KWH, I_MQ],
        titles: &[
            "EFFICIENTAMENTO ENERGETICO DELLA SEDE MUNICIPALE DI #c",
            "RIQUALIFICAZIONE DELLA PUBBLICA ILLUMINAZIONE - #s",
            "IMPIANTO FOTOVOLTAICO SULLA SCUOLA \"#N\"",
        ],
        summaries: &["Cappotto termico, pompa di calore e fotovoltaico: consumi ridotti di circa la metà."],
    },
    Family {
        weight: 16,
        theme: 1,
        nature: Nature::Works,
        median: 350_000,
        spread: 64,
        holder: Holder::Region,
        social: false,
        typologies: &[T_NR, T_AL],
        cup: &[C_BANDA],
        spending: &[E_046],
        indicators: &[I_ICT],
        titles: &[
            "BANDA ULTRALARGA - COLLEGAMENTO DELLE SEDI PUBBLICHE DI #c",
            "CABLAGGIO DELL'ISTITUTO \"#N\"",
        ],
        summaries: &["Posa di fibra ottica e apparati attivi per le sedi pubbliche di #c."],
    },
    Family {
        weight: 15,
        theme: 0,
        nature: Nature::Works,
        median: 2_400_000,
        spread: 66,
        holder: Holder::University,
        social: false,
        typologies: &[T_AL, T_AM],
        cup: &[C_LAB],
        spending: &[E_060],
        indicators: &[I_LAB, I_MQ],
        titles: &["NUOVO LABORATORIO #A PER #o", "POTENZIAMENTO DELL'INFRASTRUTTURA DI RICERCA #A"],
        summaries: &["Infrastruttura di ricerca aperta alle imprese del territorio per #o."],
    },
];
