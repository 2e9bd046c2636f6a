//! Incentives to firms, and funds.

use super::{Family, Holder, Indicator, counts};
use crate::codes::{Coded, Cup, Nature};

const T_IL: Coded = ("21", "Incentivi al lavoro");
const T_NR: Coded = ("01", "Nuova realizzazione");
const T_A9: Coded = ("09", "Ampliamento");
const T_AM7: Coded = ("15", "Ammodernamento");
const T_LQ: Coded = ("24", "Carenza di liquidita'");
const T_SRI: Coded = ("19", "Acquisto servizi reali (include formazione)");
const T_AL: Coded = ("99", "Altro");
const T_AR: Coded = ("20", "Attivita' di ricerca");
const T_EE7: Coded = ("12", "Ampliamento con efficientamento energetico");
const T_FP: Coded = ("04", "Costituzione o incremento di fondo per prestito");
const T_FG: Coded = ("05", "Costituzione o incremento di fondo per garanzia");
const C_ASSUNZ: Cup = Cup(
    "11",
    "75",
    "820",
    "CONTRIBUTI ED INCENTIVI AL LAVORO",
    "INCENTIVI ALLE IMPRESE PER NUOVE ASSUNZIONI",
);
const C_MACCH: Cup = Cup(
    "06",
    "39",
    "150",
    "OPERE, IMPIANTI ED ATTREZZATURE PER ATTIVITA' INDUSTRIALI E L'ARTIGIANATO",
    "IMPIANTI, MACCHINARI ED ANNESSE OPERE MURARIE",
);
const C_IMP: Cup =
    Cup("09", "21", "229", "SERVIZI ALLE IMPRESE INDUSTRIALI", "ALTRI SERVIZI ALLE IMPRESE INDUSTRIALI");
const C_DOTA: Cup = Cup(
    "06",
    "39",
    "153",
    "OPERE, IMPIANTI ED ATTREZZATURE PER ATTIVITA' INDUSTRIALI E L'ARTIGIANATO",
    "ATTREZZATURE O DOTAZIONI INFORMATICHE",
);
const C_RIC: Cup =
    Cup("08", "62", "999", "PROGETTI DI RICERCA E  DI INNOVAZIONE PRESSO IMPRESE", "ALTRE AREE TECNOLOGICHE");
const C_ALB: Cup = Cup("06", "41", "155", "OPERE E STRUTTURE PER IL TURISMO", "ALBERGHI");
const C_TUR: Cup =
    Cup("09", "22", "999", "SERVIZI ALLE IMPRESE TURISTICHE", "ALTRI SERVIZI ALLE IMPRESE TURISTICHE");
const C_FRAG: Cup = Cup(
    "10",
    "94",
    "004",
    "ASSISTENZA SOCIALE E SERVIZI ALLA PERSONA",
    "SERVIZI TERRITORIALI A CARATTERE RESIDENZIALE PER LE FRAGILITA'",
);
const E_102: Coded = ("102", "Accesso all'occupazione per le persone in cerca di lavoro e inattive");
const E_001: Coded = ("001", "Investimenti produttivi generici nelle piccole e medie imprese (\"PMI\")");
const E_064: Coded = ("064", "Processi di ricerca e innovazione nelle PMI");
const E_068: Coded = ("068", "Efficienza energetica e progetti dimostrativi nelle PMI e misure di sostegno");
const E_074: Coded = ("074", "Sviluppo e promozione dei beni turistici nelle PMI");
const E_113: Coded = ("113", "Promozione dell'imprenditoria sociale");
const I_IMP: Indicator = counts("101", "Numero di imprese che ricevono un sostegno", "Numero", 1);
const I_OCC: Indicator = counts(
    "108",
    "Crescita dell'occupazione nelle imprese che ricevono un sostegno",
    "Equivalenti tempo pieno",
    2,
);
const I_SOV: Indicator =
    counts("102", "Numero di imprese che ricevono sovvenzioni (a fondo perduto)", "Numero", 1);
const I_PRIV: Indicator = counts(
    "127",
    "Investimenti privati combinati al sostegno pubblico in progetti di innovazione o R&S",
    "Euro",
    40000,
);

/// Incentives to firms, and funds.
pub(super) const FIRMS: &[Family] = &[
    Family {
        weight: 500,
        theme: 7,
        nature: Nature::Incentives,
        median: 7400,
        spread: 48,
        holder: Holder::Firm,
        social: true,
        typologies: &[T_IL],
        cup: &[C_ASSUNZ],
        spending: &[E_102],
        indicators: &[I_IMP, I_OCC],
        titles: &[
            "INCENTIVO ALL'ASSUNZIONE - BONUS OCCUPAZIONALE #y",
            "INCENTIVO OCCUPAZIONE SUD - N. #n",
            "CONTRIBUTO ALL'AUTOIMPIEGO - #t",
        ],
        summaries: &["Incentivo per un'assunzione a tempo indeterminato."],
    },
    Family {
        weight: 900,
        theme: 2,
        nature: Nature::Incentives,
        median: 38000,
        spread: 76,
        holder: Holder::Firm,
        social: false,
        typologies: &[T_NR, T_A9, T_AM7],
        cup: &[C_MACCH, C_IMP],
        spending: &[E_001],
        indicators: &[I_IMP, I_SOV, I_PRIV, I_OCC],
        titles: &[
            "ACQUISTO DI #g",
            "AMPLIAMENTO DELL'UNITÀ PRODUTTIVA DI #c",
            "INVESTIMENTI PRODUTTIVI: #g E #g",
            "#A - PROGRAMMA DI SVILUPPO AZIENDALE",
        ],
        summaries: &["L'impresa acquista #g per ampliare la capacità produttiva della sede di #c."],
    },
    Family {
        weight: 430,
        theme: 2,
        nature: Nature::Incentives,
        median: 5200,
        spread: 46,
        holder: Holder::Firm,
        social: false,
        typologies: &[T_LQ],
        cup: &[C_IMP],
        spending: &[E_001],
        indicators: &[I_IMP, I_SOV],
        titles: &[
            "SOSTEGNO ALLA LIQUIDITÀ DELLE IMPRESE - EMERGENZA COVID-19",
            "FONDO PERDUTO #y - RISTORO N. #n",
            "CONTRIBUTO IN CONTO ESERCIZIO - #c",
        ],
        summaries: &["Contributo a fondo perduto per le imprese colpite dall'emergenza sanitaria."],
    },
    Family {
        weight: 240,
        theme: 1,
        nature: Nature::Incentives,
        median: 9000,
        spread: 50,
        holder: Holder::Firm,
        social: false,
        typologies: &[T_SRI, T_AL],
        cup: &[C_DOTA],
        spending: &[E_001],
        indicators: &[I_IMP, I_SOV],
        titles: &["VOUCHER PER LA DIGITALIZZAZIONE DELLE PMI", "VOUCHER DIGITALE: #g"],
        summaries: &["Contributo per l'acquisto di software e servizi digitali."],
    },
    Family {
        weight: 180,
        theme: 0,
        nature: Nature::Incentives,
        median: 190_000,
        spread: 74,
        holder: Holder::Firm,
        social: false,
        typologies: &[T_AR],
        cup: &[C_RIC, C_MACCH],
        spending: &[E_064],
        indicators: &[I_IMP, I_SOV, I_PRIV, I_OCC],
        titles: &["#A: RICERCA INDUSTRIALE PER #o", "SVILUPPO DI UN PROTOTIPO PER #o", "PROGETTO #A"],
        summaries: &["Sviluppo sperimentale di un prototipo per #o, in collaborazione con l'università."],
    },
    Family {
        weight: 50,
        theme: 3,
        nature: Nature::Incentives,
        median: 88000,
        spread: 64,
        holder: Holder::Firm,
        social: false,
        typologies: &[T_EE7],
        cup: &[C_MACCH],
        spending: &[E_068],
        indicators: &[I_IMP, I_SOV],
        titles: &["EFFICIENZA ENERGETICA DELLO STABILIMENTO DI #c", "IMPIANTO FOTOVOLTAICO AZIENDALE - #A"],
        summaries: &["Riduzione dei consumi del ciclo produttivo e autoproduzione da fonti rinnovabili."],
    },
    Family {
        weight: 40,
        theme: 5,
        nature: Nature::Incentives,
        median: 120_000,
        spread: 68,
        holder: Holder::Firm,
        social: false,
        typologies: &[T_NR, T_AM7],
        cup: &[C_ALB, C_TUR],
        spending: &[E_074],
        indicators: &[I_IMP, I_SOV, I_OCC],
        titles: &["RIQUALIFICAZIONE DELLA STRUTTURA RICETTIVA #A", "RETE DI IMPRESE TURISTICHE #A - #c"],
        summaries: &["Ammodernamento di una struttura ricettiva nel territorio di #c."],
    },
    Family {
        weight: 45,
        theme: 8,
        nature: Nature::Incentives,
        median: 62000,
        spread: 62,
        holder: Holder::Firm,
        social: true,
        typologies: &[T_NR, T_AL],
        cup: &[C_FRAG],
        spending: &[E_113],
        indicators: &[I_IMP, I_OCC],
        titles: &["IMPRESA SOCIALE #A - #c", "COOPERATIVA DI COMUNITÀ DI #c"],
        summaries: &["Avvio di un'impresa sociale per l'inserimento lavorativo di persone svantaggiate."],
    },
    Family {
        weight: 2,
        theme: 2,
        nature: Nature::Capital,
        median: 18_000_000,
        spread: 64,
        holder: Holder::Region,
        social: false,
        typologies: &[T_FP, T_FG],
        cup: &[C_IMP],
        spending: &[E_001],
        indicators: &[I_IMP],
        titles: &["FONDO ROTATIVO PER LE PMI - #r", "FONDO DI GARANZIA #r #y"],
        summaries: &[
            "Costituzione di uno strumento finanziario per il credito alle piccole e medie imprese.",
        ],
    },
];
