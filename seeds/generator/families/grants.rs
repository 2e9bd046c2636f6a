//! Contributions to persons.

use super::{Family, Holder, Indicator, counts};
use crate::codes::{Coded, Cup, Nature};

const T_SR: Coded = ("01", "Acquisto servizi reali (inclusa formazione)");
const T_AL: Coded = ("99", "Altro");
const C_TIR: Cup = Cup(
    "11",
    "72",
    "001",
    "ALTRI STRUMENTI FORMATIVI E DI WORK-EXPERIENCE",
    "TIROCINI, STAGE E MOBILITA' INTERNAZIONALE",
);
const C_BORSE: Cup =
    Cup("11", "72", "003", "ALTRI STRUMENTI FORMATIVI E DI WORK-EXPERIENCE", "BORSE DI LAVORO");
const C_PERF: Cup =
    Cup("11", "75", "811", "CONTRIBUTI ED INCENTIVI AL LAVORO", "INCENTIVI ALLE PERSONE PER LA FORMAZIONE");
const C_ANZ: Cup = Cup(
    "10",
    "93",
    "002",
    "SERVIZI ESSENZIALI PER LA POPOLAZIONE RURALE",
    "SERVIZI ASSISTENZIALI AGLI ANZIANI E ALL'INFANZIA",
);
const C_RICU: Cup = Cup(
    "08",
    "61",
    "616",
    "PROGETTI DI RICERCA PRESSO UNIVERSITA' E ISTITUTI DI RICERCA",
    "PRODUZIONE E TECNOLOGIE AGRICOLE E DELLA PESCA",
);
const E_103: Coded = ("103", "Inserimento sostenibile dei giovani nel mercato del lavoro");
const E_102: Coded = ("102", "Accesso all'occupazione per le persone in cerca di lavoro e inattive");
const E_117: Coded =
    ("117", "Miglioramento della parità di accesso all'apprendimento lungo tutto l'arco della vita");
const E_112: Coded = ("112", "Miglioramento dell'accesso a servizi accessibili, sostenibili e di qualità");
const E_060: Coded = ("060", "Attività di ricerca e innovazione in centri di ricerca pubblici");
const I_BENEF: Indicator = counts("800", "Beneficiari/Popolazione Beneficiaria", "Numero", 25);
const I_PART: Indicator = counts("313", "Numero di partecipanti alla formazione", "Numero", 20);

/// Contributions to persons.
pub(super) const GRANTS: &[Family] = &[
    Family {
        weight: 2300,
        theme: 7,
        nature: Nature::Contributions,
        median: 2100,
        spread: 46,
        holder: Holder::Person,
        social: true,
        typologies: &[T_SR, T_AL],
        cup: &[C_TIR, C_BORSE, C_PERF],
        spending: &[E_103, E_102],
        indicators: &[I_BENEF],
        titles: &[
            "VOUCHER FORMATIVO - #t",
            "TIROCINIO EXTRACURRICULARE - #t - #c",
            "INDENNITÀ DI TIROCINIO - N. #n",
            "BORSA LAVORO #y - #c",
            "GARANZIA GIOVANI - MISURA 5 - TIROCINIO",
        ],
        summaries: &["Indennità mensile per un tirocinio di sei mesi."],
    },
    Family {
        weight: 600,
        theme: 9,
        nature: Nature::Contributions,
        median: 3800,
        spread: 52,
        holder: Holder::Person,
        social: true,
        typologies: &[T_SR, T_AL],
        cup: &[C_PERF],
        spending: &[E_117],
        indicators: &[I_PART],
        titles: &[
            "VOUCHER FORMATIVO PER MASTER UNIVERSITARIO #A",
            "BORSA DI STUDIO A.A. #y",
            "VOUCHER ALTA FORMAZIONE - #t",
            "VOUCHER FORMATIVO - #m",
        ],
        summaries: &["Rimborso delle spese di iscrizione a un percorso di alta formazione."],
    },
    Family {
        weight: 250,
        theme: 8,
        nature: Nature::Contributions,
        median: 4600,
        spread: 56,
        holder: Holder::Person,
        social: true,
        typologies: &[T_SR, T_AL],
        cup: &[C_ANZ],
        spending: &[E_112],
        indicators: &[I_BENEF],
        titles: &[
            "BUONO SERVIZIO ANZIANI E DISABILI - #c",
            "VOUCHER DI CONCILIAZIONE - ASILO NIDO - #c",
            "ASSEGNO DI CURA - N. #n",
        ],
        summaries: &["Buono per l'accesso a servizi di cura per minori, anziani e persone con disabilità."],
    },
    Family {
        weight: 20,
        theme: 0,
        nature: Nature::Contributions,
        median: 24000,
        spread: 40,
        holder: Holder::University,
        social: true,
        typologies: &[T_AL],
        cup: &[C_RICU],
        spending: &[E_060],
        indicators: &[I_PART],
        titles: &["ASSEGNO DI RICERCA: #o", "DOTTORATO INDUSTRIALE #A"],
        summaries: &["Borsa di dottorato con periodo in impresa su #o."],
    },
];
