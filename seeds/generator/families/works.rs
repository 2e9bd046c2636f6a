//! Public works on water, soil and roads.

use super::{Family, Holder, Indicator, counts};
use crate::codes::{Coded, Cup, Nature};

const T_MS: Coded = ("07", "Manutenzione straordinaria");
const T_NR: Coded = ("01", "Nuova realizzazione");
const T_AM: Coded = ("58", "Ampliamento o potenziamento");
const T_AL: Coded = ("99", "Altro");
const T_DI: Coded = ("61", "Manutenzione straordinaria per dissesto idrogeologico");
const C_RETE: Cup = Cup("02", "15", "118", "RISORSE IDRICHE E ACQUE REFLUE", "RETI IDRICHE URBANE");
const C_FOGNA: Cup = Cup("02", "15", "116", "RISORSE IDRICHE E ACQUE REFLUE", "RETI FOGNARIE");
const C_DEP: Cup = Cup("02", "15", "114", "RISORSE IDRICHE E ACQUE REFLUE", "IMPIANTI DEPURAZIONE ACQUE");
const C_CORSI: Cup = Cup("02", "05", "051", "DIFESA DEL SUOLO", "CORSI D'ACQUA");
const C_ABIT: Cup = Cup("02", "05", "141", "DIFESA DEL SUOLO", "ABITATI");
const C_SPIAG: Cup = Cup("02", "05", "044", "DIFESA DEL SUOLO", "SPIAGGE");
const C_BONIF: Cup = Cup("02", "05", "120", "DIFESA DEL SUOLO", "BONIFICA DI SITI");
const C_RACCOLTA: Cup =
    Cup("02", "10", "118", "SMALTIMENTO RIFIUTI", "SISTEMI DI RACCOLTA DIFFERENZIATA DEI RIFIUTI URBANI");
const C_STRADE: Cup = Cup("01", "01", "013", "STRADALI", "STRADE REGIONALI, PROVINCIALI E COMUNALI");
const C_CICL: Cup = Cup("01", "01", "014", "STRADALI", "PISTE CICLABILI");
const C_FERRO: Cup = Cup("01", "03", "031", "FERROVIE", "LINEE FERROVIARIE");
const C_STAZ: Cup = Cup("01", "03", "036", "FERROVIE", "STAZIONE E TERMINALI");
const C_PORTO: Cup = Cup("01", "04", "043", "MARITTIME LACUALI E FLUVIALI", "PORTI PER LA PESCA");
const E_020: Coded = (
    "020",
    "Fornitura di acqua per il consumo umano (estrazione, trattamento, stoccaggio e infrastrutture di distribuzione)",
);
const E_022: Coded = ("022", "Trattamento delle acque reflue");
const E_087: Coded = (
    "087",
    "Misure di adattamento ai cambiamenti climatici, prevenzione e gestione dei rischi connessi al clima",
);
const E_017: Coded = ("017", "Gestione dei rifiuti domestici");
const E_034: Coded =
    ("034", "Altre strade ricostruite o migliorate (autostrade, strade nazionali, regionali o locali)");
const E_090: Coded = ("090", "Piste ciclabili e percorsi pedonali");
const E_024: Coded = ("024", "Ferrovie (rete centrale RTE-T)");
const E_040: Coded = ("040", "Altri porti marittimi");
const I_ACQUA: Indicator = counts(
    "118",
    "Popolazione addizionale servita dall'approvvigionamento idrico potenziato",
    "Numero",
    6000,
);
const I_LUNG: Indicator = counts("779", "Estensione dell'intervento in lunghezza", "Metri", 1800);
const I_POP: Indicator = counts(
    "316",
    "Popolazione beneficiaria di servizi /infrastrutture migliori  (eccetto ICT)",
    "Numero",
    5000,
);
const I_REFLUE: Indicator = counts(
    "119",
    "Popolazione addizionale beneficiaria del trattamento delle acque reflue potenziato",
    "Numero",
    9000,
);
const I_TONN: Indicator = counts(
    "801",
    "Capacità degli impianti o sistemi di raccolta oggetto di intervento",
    "Tonnellate/anno",
    1200,
);
const I_RISCHIO: Indicator = counts(
    "405",
    "Popolazione beneficiaria di misure di protezione contro il rischio idrogeologico",
    "Persone",
    1500,
);
const I_MQ: Indicator = counts("791", "Superficie oggetto di intervento", "Metri quadrati", 1400);
const I_KM: Indicator =
    counts("114", "Lunghezza totale delle strade ricostruite o rinnovate", "Chilometri", 4);

/// Public works on water, soil and roads.
pub(super) const WORKS: &[Family] = &[
    Family {
        weight: 28,
        theme: 4,
        nature: Nature::Works,
        median: 620_000,
        spread: 70,
        holder: Holder::Town,
        social: false,
        typologies: &[T_MS, T_NR, T_AM],
        cup: &[C_RETE],
        spending: &[E_020],
        indicators: &[I_ACQUA, I_LUNG, I_POP],
        titles: &[
            "#w DELLA RETE IDRICA COMUNALE DI #c - #s",
            "RIDUZIONE DELLE PERDITE DELLA RETE ACQUEDOTTISTICA NEL COMUNE DI #c",
            "COSTRUZIONE DEL NUOVO SERBATOIO IDRICO IN #s",
        ],
        summaries: &[
            "Sostituzione di tratti vetusti della rete idrica, con misuratori e telecontrollo, per ridurre le perdite nel Comune di #c.",
        ],
    },
    Family {
        weight: 22,
        theme: 4,
        nature: Nature::Works,
        median: 740_000,
        spread: 70,
        holder: Holder::Town,
        social: false,
        typologies: &[T_MS, T_NR, T_AL],
        cup: &[C_FOGNA],
        spending: &[E_022],
        indicators: &[I_REFLUE, I_LUNG],
        titles: &["#w DEI COLLETTORI FOGNARI DI #s - #c", "ESTENDIMENTO DELLA RETE FOGNARIA IN #s"],
        summaries: &["Opere di collettamento dei reflui urbani e separazione delle acque bianche in #s."],
    },
    Family {
        weight: 10,
        theme: 4,
        nature: Nature::Works,
        median: 1_900_000,
        spread: 66,
        holder: Holder::Town,
        social: false,
        typologies: &[T_AM, T_MS, T_NR],
        cup: &[C_DEP],
        spending: &[E_022],
        indicators: &[I_REFLUE, I_TONN],
        titles: &["#w DELL'IMPIANTO DI DEPURAZIONE A SERVIZIO DELL'ABITATO DI #c"],
        summaries: &[
            "Adeguamento del depuratore ai limiti allo scarico e riuso irriguo delle acque affinate.",
        ],
    },
    Family {
        weight: 45,
        theme: 4,
        nature: Nature::Works,
        median: 580_000,
        spread: 64,
        holder: Holder::Town,
        social: false,
        typologies: &[T_DI, T_MS],
        cup: &[C_CORSI, C_ABIT, C_SPIAG],
        spending: &[E_087],
        indicators: &[I_RISCHIO, I_LUNG, I_MQ],
        titles: &[
            "MITIGAZIONE DEL RISCHIO IDROGEOLOGICO DEL #f IN TERRITORIO DI #c",
            "#w DEL VERSANTE IN FRANA IN #s",
            "SISTEMAZIONE IDRAULICA DEL #f",
            "DIFESA DEL LITORALE DALL'EROSIONE COSTIERA - #c",
        ],
        summaries: &[
            "Opere di sistemazione idraulica e di consolidamento a difesa dell'abitato di #c, con ingegneria naturalistica lungo il #f.",
        ],
    },
    Family {
        weight: 18,
        theme: 4,
        nature: Nature::Works,
        median: 430_000,
        spread: 64,
        holder: Holder::Town,
        social: false,
        typologies: &[T_AL, T_NR],
        cup: &[C_BONIF, C_RACCOLTA],
        spending: &[E_017],
        indicators: &[I_TONN, I_MQ],
        titles: &[
            "REALIZZAZIONE DEL CENTRO COMUNALE DI RACCOLTA IN #s - #c",
            "BONIFICA DELL'EX DISCARICA DI #s",
        ],
        summaries: &["Caratterizzazione, messa in sicurezza e bonifica del sito di #s."],
    },
    Family {
        weight: 60,
        theme: 6,
        nature: Nature::Works,
        median: 510_000,
        spread: 70,
        holder: Holder::Town,
        social: false,
        typologies: &[T_MS, T_NR, T_AL],
        cup: &[C_STRADE],
        spending: &[E_034],
        indicators: &[I_KM, I_LUNG],
        titles: &[
            "#w DELLA STRADA COMUNALE #s",
            "MESSA IN SICUREZZA DELLA S.P. #n NEL TERRITORIO DI #c",
            "ROTATORIA ALL'INCROCIO TRA #s E #s",
        ],
        summaries: &[
            "Rifacimento della pavimentazione, barriere di sicurezza e attraversamenti protetti lungo #s.",
        ],
    },
    Family {
        weight: 12,
        theme: 6,
        nature: Nature::Works,
        median: 690_000,
        spread: 60,
        holder: Holder::Town,
        social: false,
        typologies: &[T_NR, T_AM],
        cup: &[C_CICL],
        spending: &[E_090],
        indicators: &[I_LUNG, I_POP],
        titles: &[
            "REALIZZAZIONE DELLA PISTA CICLABILE #s - #s",
            "CICLOVIA URBANA DI #c: COLLEGAMENTO CON LA STAZIONE",
        ],
        summaries: &["Percorso ciclopedonale protetto che collega le scuole di #c con la stazione."],
    },
    Family {
        weight: 10,
        theme: 6,
        nature: Nature::Works,
        median: 4_200_000,
        spread: 72,
        holder: Holder::Region,
        social: false,
        typologies: &[T_NR, T_MS, T_AL],
        cup: &[C_FERRO, C_STAZ, C_PORTO],
        spending: &[E_024, E_040],
        indicators: &[I_POP, I_LUNG],
        titles: &[
            "#w DELLA STAZIONE FERROVIARIA DI #c",
            "DRAGAGGIO DEI FONDALI DEL PORTO DI #c",
            "RADDOPPIO DELLA TRATTA FERROVIARIA #c - LOTTO #n",
        ],
        summaries: &["Interventi sull'infrastruttura per migliorare accessibilità e tempi di percorrenza."],
    },
];
