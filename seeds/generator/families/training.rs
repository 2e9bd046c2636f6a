//! Training, guidance and lessons.

use super::{Family, Holder, Indicator, counts};
use crate::codes::{Coded, Cup, Nature};

const T_AL: Coded = ("99", "Altro");
const T_AS: Coded = ("10", "Assistenza");
const T_CF: Coded = ("12", "Corsi di formazione");
const C_ORIENT: Cup = Cup(
    "10",
    "43",
    "001",
    "SERVIZI DI ORIENTAMENTO E ACCOMPAGNAMENTO AL LAVORO",
    "SERVIZI DI ORIENTAMENTO, ACCOGLIENZA E PRESA IN CARICO",
);
const C_CONT: Cup =
    Cup("11", "71", "010", "FORMAZIONE PER IL LAVORO", "FORMAZIONE PER OCCUPATI (O FORMAZIONE CONTINUA)");
const C_REINS: Cup =
    Cup("11", "71", "020", "FORMAZIONE PER IL LAVORO", "FORMAZIONE FINALIZZATA AL REINSERIMENTO LAVORATIVO");
const C_OBBL: Cup = Cup(
    "11",
    "70",
    "001",
    "SCUOLA E ISTRUZIONE",
    "FORMAZIONE E ISTRUZIONE ALL'INTERNO DELL'OBBLIGO SCOLASTICO",
);
const E_102: Coded = ("102", "Accesso all'occupazione per le persone in cerca di lavoro e inattive");
const E_103: Coded = ("103", "Inserimento sostenibile dei giovani nel mercato del lavoro");
const E_117: Coded =
    ("117", "Miglioramento della parità di accesso all'apprendimento lungo tutto l'arco della vita");
const E_115: Coded = ("115", "Riduzione e prevenzione dell'abbandono scolastico precoce");
const I_BENEF: Indicator = counts("800", "Beneficiari/Popolazione Beneficiaria", "Numero", 25);
const I_PART: Indicator = counts("313", "Numero di partecipanti alla formazione", "Numero", 20);
const I_GG: Indicator = counts("312", "Numero di giornate di formazione impartita", "Numero", 60);

/// Training, guidance and lessons.
pub(super) const TRAINING: &[Family] = &[
    Family {
        weight: 1080,
        theme: 7,
        nature: Nature::Services,
        median: 2600,
        spread: 52,
        holder: Holder::Trainer,
        social: true,
        typologies: &[T_AL, T_AS],
        cup: &[C_ORIENT],
        spending: &[E_102, E_103],
        indicators: &[I_BENEF],
        titles: &[
            "ORIENTAMENTO E ACCOMPAGNAMENTO AL LAVORO - PERCORSO #n",
            "GARANZIA GIOVANI - MISURA 1C - ORIENTAMENTO SPECIALISTICO",
            "POLITICHE ATTIVE DEL LAVORO - PRESA IN CARICO N. #n",
            "PIANO FORMATIVO AZIENDALE #A",
        ],
        summaries: &["Servizio di accoglienza, bilancio di competenze e accompagnamento al lavoro."],
    },
    Family {
        weight: 1000,
        theme: 7,
        nature: Nature::Services,
        median: 24000,
        spread: 60,
        holder: Holder::Trainer,
        social: true,
        typologies: &[T_CF],
        cup: &[C_CONT, C_REINS],
        spending: &[E_102, E_117],
        indicators: &[I_PART, I_GG],
        titles: &[
            "CORSO DI FORMAZIONE PER #t",
            "FORMAZIONE CONTINUA: #m PER OCCUPATI",
            "#t - #y",
            "FORMAZIONE PER DISOCCUPATI - #t - SEDE DI #c",
            "#A: AGGIORNAMENTO DELLE COMPETENZE PER #t",
        ],
        summaries: &[
            "Percorso formativo per la figura di #t, con stage in azienda e attestato di qualifica.",
        ],
    },
    Family {
        weight: 860,
        theme: 9,
        nature: Nature::Services,
        median: 21000,
        spread: 44,
        holder: Holder::School,
        social: true,
        typologies: &[T_CF, T_AL],
        cup: &[C_OBBL],
        spending: &[E_115],
        indicators: &[I_PART, I_GG],
        titles: &[
            "PON - #m PER TUTTI",
            "#m: UN'OCCASIONE PER CRESCERE",
            "A SCUOLA DI #m",
            "#A - LABORATORIO DI #m",
            "LA SCUOLA APERTA: #m E #m",
        ],
        summaries: &["Moduli extracurricolari di #m per ridurre la dispersione scolastica nell'istituto #N."],
    },
];
