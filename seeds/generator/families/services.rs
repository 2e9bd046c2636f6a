//! Other services, and goods.

use super::{Family, Holder, Indicator, counts};
use crate::codes::{Coded, Cup, Nature};

const T_AL: Coded = ("99", "Altro");
const T_AS: Coded = ("10", "Assistenza");
const T_PR: Coded = ("14", "Progetti di ricerca");
const T_WEB: Coded = ("19", "Applicativi e piattaforme web");
const T_NF: Coded = ("00", "Nuova fornitura");
const C_FRAG: Cup = Cup(
    "10",
    "94",
    "004",
    "ASSISTENZA SOCIALE E SERVIZI ALLA PERSONA",
    "SERVIZI TERRITORIALI A CARATTERE RESIDENZIALE PER LE FRAGILITA'",
);
const C_ANZ: Cup = Cup(
    "10",
    "93",
    "002",
    "SERVIZI ESSENZIALI PER LA POPOLAZIONE RURALE",
    "SERVIZI ASSISTENZIALI AGLI ANZIANI E ALL'INFANZIA",
);
const C_EVENTI: Cup = Cup(
    "10",
    "01",
    "003",
    "SERVIZI E TECNOLOGIE PER L'INFORMAZIONE E LE COMUNICAZIONI",
    "MANIFESTAZIONI ED EVENTI INFORMATIVI",
);
const C_TUR: Cup =
    Cup("09", "22", "999", "SERVIZI ALLE IMPRESE TURISTICHE", "ALTRI SERVIZI ALLE IMPRESE TURISTICHE");
const C_RICU: Cup = Cup(
    "08",
    "61",
    "616",
    "PROGETTI DI RICERCA PRESSO UNIVERSITA' E ISTITUTI DI RICERCA",
    "PRODUZIONE E TECNOLOGIE AGRICOLE E DELLA PESCA",
);
const C_SIPA: Cup = Cup(
    "10",
    "01",
    "007",
    "SERVIZI E TECNOLOGIE PER L'INFORMAZIONE E LE COMUNICAZIONI",
    "SISTEMI INFORMATIVI PER LA P.A.",
);
const C_EXPORT: Cup = Cup(
    "09",
    "22",
    "222",
    "SERVIZI ALLE IMPRESE TURISTICHE",
    "SERVIZI PER L'INTERNAZIONALIZZAZIONE E PROMOZIONE EXPORT",
);
const C_VERDI: Cup =
    Cup("02", "11", "119", "PROTEZIONE, VALORIZZAZIONE E FRUIZIONE DELL'AMBIENTE", "INFRASTRUTTURE VERDI");
const C_AT: Cup = Cup(
    "10",
    "41",
    "499",
    "SERVIZI DI ASSISTENZA TECNICA ALLA P.A.",
    "ALTRE ATTIVITA' DI CONSULENZA E ASSISTENZA TECNICA",
);
const C_HW: Cup = Cup(
    "07",
    "18",
    "182",
    "TECNOLOGIE INFORMATICHE",
    "IMPIANTI ED INFRASTRUTTURE HARDWARE E SOFTWARE PER CENTRI DI SERVIZIO INFORMATICI",
);
const C_DOTA: Cup = Cup(
    "06",
    "39",
    "153",
    "OPERE, IMPIANTI ED ATTREZZATURE PER ATTIVITA' INDUSTRIALI E L'ARTIGIANATO",
    "ATTREZZATURE O DOTAZIONI INFORMATICHE",
);
const C_RACCOLTA: Cup =
    Cup("02", "10", "118", "SMALTIMENTO RIFIUTI", "SISTEMI DI RACCOLTA DIFFERENZIATA DEI RIFIUTI URBANI");
const C_URB: Cup =
    Cup("01", "05", "999", "TRASPORTO URBANO", "ALTRI STRUTTURE/INFRASTRUTTURE DI TRASPORTO URBANE");
const E_112: Coded = ("112", "Miglioramento dell'accesso a servizi accessibili, sostenibili e di qualità");
const E_095: Coded = ("095", "Sviluppo e promozione di servizi culturali pubblici");
const E_060: Coded = ("060", "Attività di ricerca e innovazione in centri di ricerca pubblici");
const E_078: Coded = ("078", "Servizi e applicazioni di e-government");
const E_066: Coded = ("066", "Servizi avanzati di sostegno alle PMI e a gruppi di PMI");
const E_085: Coded =
    ("085", "Tutela e rafforzamento della biodiversità, protezione della natura e infrastrutture verdi");
const E_121: Coded = ("121", "Preparazione, attuazione, sorveglianza e ispezioni");
const E_051: Coded = (
    "051",
    "Infrastrutture didattiche per l'istruzione scolastica (istruzione primaria e istruzione generale secondaria)",
);
const E_017: Coded = ("017", "Gestione dei rifiuti domestici");
const E_043: Coded = ("043", "Infrastrutture e promozione di trasporti urbani puliti");
const I_BENEF: Indicator = counts("800", "Beneficiari/Popolazione Beneficiaria", "Numero", 25);
const I_SERV: Indicator = counts("914", "Progettazione e realizzazione di servizi", "Numero", 1);
const I_ICT: Indicator = counts(
    "318",
    "Popolazione beneficiaria di migliori servizi/infrastrutture ICT (eccetto broadband)",
    "Numero",
    8000,
);
const I_PA: Indicator = counts(
    "222",
    "Numero di progetti destinati alle pubbliche amministrazioni o ai servizi pubblici",
    "Numero",
    1,
);
const I_IMP: Indicator = counts("101", "Numero di imprese che ricevono un sostegno", "Numero", 1);
const I_ETTARI: Indicator = counts(
    "123",
    "Superficie degli habitat beneficiari di un intervento volto a raggiungere un migliore stato di conservazione",
    "Ettari",
    40,
);
const I_UNITA: Indicator = counts("794", "Unità beni acquistati", "Numero", 30);
const I_LAB: Indicator = counts("456", "Laboratori attrezzati", "Numero", 1);
const I_TONN: Indicator = counts(
    "801",
    "Capacità degli impianti o sistemi di raccolta oggetto di intervento",
    "Tonnellate/anno",
    1200,
);
const I_POP: Indicator = counts(
    "316",
    "Popolazione beneficiaria di servizi /infrastrutture migliori  (eccetto ICT)",
    "Numero",
    5000,
);

/// Other services, and goods.
pub(super) const SERVICES: &[Family] = &[
    Family {
        weight: 150,
        theme: 8,
        nature: Nature::Services,
        median: 95000,
        spread: 68,
        holder: Holder::Town,
        social: true,
        typologies: &[T_AL, T_AS],
        cup: &[C_FRAG, C_ANZ],
        spending: &[E_112],
        indicators: &[I_BENEF, I_SERV],
        titles: &[
            "SERVIZIO DI ASSISTENZA DOMICILIARE - AMBITO DI #c",
            "INCLUSIONE ATTIVA #A",
            "CENTRO ANTIVIOLENZA DI #c",
            "PRONTO INTERVENTO SOCIALE - #c",
        ],
        summaries: &["Servizi alla persona per famiglie fragili dell'ambito territoriale di #c."],
    },
    Family {
        weight: 45,
        theme: 5,
        nature: Nature::Services,
        median: 60000,
        spread: 68,
        holder: Holder::Town,
        social: false,
        typologies: &[T_AL],
        cup: &[C_EVENTI, C_TUR],
        spending: &[E_095],
        indicators: &[I_SERV],
        titles: &[
            "FESTIVAL #A - #c #y",
            "PROMOZIONE TURISTICA DELLA DESTINAZIONE #r",
            "RASSEGNA CULTURALE AL #k",
        ],
        summaries: &["Eventi, promozione e accoglienza per la fruizione del patrimonio culturale di #c."],
    },
    Family {
        weight: 40,
        theme: 0,
        nature: Nature::Services,
        median: 210_000,
        spread: 66,
        holder: Holder::University,
        social: false,
        typologies: &[T_PR],
        cup: &[C_RICU],
        spending: &[E_060],
        indicators: &[I_SERV],
        titles: &["PROGETTO DI RICERCA #A - #o", "#A: TECNOLOGIE PER #o"],
        summaries: &["Ricerca industriale su #o, con trasferimento dei risultati alle imprese."],
    },
    Family {
        weight: 30,
        theme: 1,
        nature: Nature::Services,
        median: 180_000,
        spread: 70,
        holder: Holder::Town,
        social: false,
        typologies: &[T_WEB, T_AL],
        cup: &[C_SIPA],
        spending: &[E_078],
        indicators: &[I_ICT, I_PA],
        titles: &[
            "SERVIZI DIGITALI AI CITTADINI DEL COMUNE DI #c",
            "PIATTAFORMA #A PER LO SPORTELLO UNICO",
            "FASCICOLO SANITARIO ELETTRONICO - #r",
        ],
        summaries: &["Sportello digitale unico, pagamenti in linea e dati aperti per i cittadini di #c."],
    },
    Family {
        weight: 18,
        theme: 2,
        nature: Nature::Services,
        median: 80000,
        spread: 66,
        holder: Holder::Region,
        social: false,
        typologies: &[T_AL],
        cup: &[C_EXPORT],
        spending: &[E_066],
        indicators: &[I_IMP],
        titles: &["INTERNAZIONALIZZAZIONE DELLE FILIERE - #r", "MISSIONE ECONOMICA #y - PROGETTO #A"],
        summaries: &["Azioni di promozione sui mercati esteri per le imprese del territorio."],
    },
    Family {
        weight: 10,
        theme: 4,
        nature: Nature::Services,
        median: 120_000,
        spread: 66,
        holder: Holder::Region,
        social: false,
        typologies: &[T_AL],
        cup: &[C_VERDI],
        spending: &[E_085],
        indicators: &[I_ETTARI],
        titles: &["PIANO DI GESTIONE DEL SITO NATURA 2000 \"#f\"", "MONITORAGGIO DEGLI HABITAT - #r"],
        summaries: &["Rilievi, monitoraggio e piani di gestione degli habitat di interesse comunitario."],
    },
    Family {
        weight: 95,
        theme: 10,
        nature: Nature::Services,
        median: 90000,
        spread: 76,
        holder: Holder::Region,
        social: true,
        typologies: &[T_AS, T_AL],
        cup: &[C_AT],
        spending: &[E_121],
        indicators: &[I_PA],
        titles: &[
            "ASSISTENZA TECNICA AL PROGRAMMA - ANNUALITÀ #y",
            "RAFFORZAMENTO DELLA CAPACITÀ AMMINISTRATIVA - #r",
            "#A - FORMAZIONE DEL PERSONALE DELLA PA",
        ],
        summaries: &["Supporto all'attuazione, al monitoraggio e alla valutazione del programma."],
    },
    Family {
        weight: 400,
        theme: 9,
        nature: Nature::Goods,
        median: 26000,
        spread: 44,
        holder: Holder::School,
        social: false,
        typologies: &[T_NF],
        cup: &[C_HW, C_DOTA],
        spending: &[E_051],
        indicators: &[I_UNITA, I_LAB],
        titles: &[
            "LABORATORIO DI #m - ISTITUTO \"#N\"",
            "AMBIENTI DIGITALI - \"#N\" - #c",
            "SMART CLASS PER LA DIDATTICA A DISTANZA",
            "CABLAGGIO E LAVAGNE MULTIMEDIALI - #c",
        ],
        summaries: &["Acquisto di dispositivi e arredi per ambienti di apprendimento innovativi."],
    },
    Family {
        weight: 110,
        theme: 1,
        nature: Nature::Goods,
        median: 32000,
        spread: 52,
        holder: Holder::Town,
        social: false,
        typologies: &[T_NF],
        cup: &[C_HW],
        spending: &[E_078],
        indicators: &[I_UNITA, I_ICT],
        titles: &["ACQUISTO DI ATTREZZATURE INFORMATICHE - COMUNE DI #c", "RETE WI-FI PUBBLICA DI #c"],
        summaries: &["Fornitura di apparati e punti di accesso pubblici alla rete."],
    },
    Family {
        weight: 15,
        theme: 4,
        nature: Nature::Goods,
        median: 140_000,
        spread: 60,
        holder: Holder::Town,
        social: false,
        typologies: &[T_NF],
        cup: &[C_RACCOLTA],
        spending: &[E_017],
        indicators: &[I_UNITA, I_TONN],
        titles: &["ATTREZZATURE PER LA RACCOLTA DIFFERENZIATA - #c", "COMPOSTIERE DI COMUNITÀ IN #s"],
        summaries: &[
            "Mezzi, contenitori intelligenti e compostiere per aumentare la raccolta differenziata.",
        ],
    },
    Family {
        weight: 6,
        theme: 6,
        nature: Nature::Goods,
        median: 6_800_000,
        spread: 66,
        holder: Holder::Region,
        social: false,
        typologies: &[T_NF],
        cup: &[C_URB],
        spending: &[E_043],
        indicators: &[I_UNITA, I_POP],
        titles: &[
            "RINNOVO DELLA FLOTTA DI AUTOBUS A BASSE EMISSIONI - #r",
            "ACQUISTO DI TRENI REGIONALI - LOTTO #n",
        ],
        summaries: &["Acquisto di materiale rotabile a basso impatto per il trasporto pubblico locale."],
    },
];
