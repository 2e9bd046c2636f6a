//! Words, and the patterns that make titles of them.
//!
//! Lists are drawn with the first words far likelier than the last, so a search meets common words and
//! rare ones; place names and made-up acronyms are the rarest.

use crate::dice::Dice;
use crate::line::push_number;

const NAMES: &[&str] = &[
    "GIOVANNI PASCOLI",
    "GIUSEPPE GARIBALDI",
    "DANTE ALIGHIERI",
    "MARIA MONTESSORI",
    "LEONARDO DA VINCI",
    "GALILEO GALILEI",
    "ALESSANDRO MANZONI",
    "GIACOMO LEOPARDI",
    "ENRICO FERMI",
    "GIOSUÈ CARDUCCI",
    "ALDO MORO",
    "GIOVANNI FALCONE",
    "PAOLO BORSELLINO",
    "GIANNI RODARI",
    "GRAZIA DELEDDA",
    "GIOVANNI VERGA",
    "LUIGI PIRANDELLO",
    "GUGLIELMO MARCONI",
    "ALESSANDRO VOLTA",
    "RITA LEVI MONTALCINI",
    "MARGHERITA HACK",
    "LORENZO MILANI",
    "EDMONDO DE AMICIS",
    "CESARE BATTISTI",
    "UGO FOSCOLO",
    "ITALO CALVINO",
    "PRIMO LEVI",
    "ELSA MORANTE",
    "TINA ANSELMI",
    "NILDE IOTTI",
    "ARTEMISIA GENTILESCHI",
    "CRISTOFORO COLOMBO",
    "AMERIGO VESPUCCI",
    "EVANGELISTA TORRICELLI",
    "LAZZARO SPALLANZANI",
    "GIAMBATTISTA VICO",
    "BENEDETTO CROCE",
    "SALVATORE QUASIMODO",
    "LEONARDO SCIASCIA",
    "MARIA GAETANA AGNESI",
    "LAURA BASSI",
    "ELENA CORNARO",
    "SAVERIO MERCADANTE",
    "FEDERICO II DI SVEVIA",
    "TOMMASO CAMPANELLA",
    "TORQUATO TASSO",
    "LUDOVICO ARIOSTO",
    "VITTORIO ALFIERI",
];

const STREETS: &[&str] = &[
    "VIA ROMA",
    "VIA GARIBALDI",
    "PIAZZA DELLA LIBERTÀ",
    "VIA DANTE",
    "CORSO ITALIA",
    "VIA DEI MILLE",
    "VIA MAZZINI",
    "VIALE EUROPA",
    "VIA DEL MARE",
    "VIA CAVOUR",
    "CONTRADA SERRA",
    "LOCALITÀ PIANO",
    "VIA DELLA STAZIONE",
    "VIA XXIV MAGGIO",
    "VIA DELLE MAGNOLIE",
    "LARGO FONTANA VECCHIA",
    "VIA TRATTURELLO",
    "CONTRADA MONACELLE",
    "VIA DEGLI ORTI",
    "BORGO SAN ROCCO",
    "VICO DEI CORDAI",
    "VIA DEL MULINO",
    "CONTRADA ZAGARELLA",
    "VIA CARRUBO",
    "PASSEGGIATA DEI TIGLI",
    "LOCALITÀ FORNACE",
    "VIA ARGINE DESTRO",
    "SALITA DEI CAPPUCCINI",
];

const WORKS: &[&str] = &[
    "LAVORI DI RIQUALIFICAZIONE",
    "LAVORI DI MANUTENZIONE STRAORDINARIA",
    "LAVORI DI MESSA IN SICUREZZA",
    "ADEGUAMENTO",
    "COMPLETAMENTO",
    "LAVORI DI RISTRUTTURAZIONE",
    "AMPLIAMENTO",
    "RECUPERO FUNZIONALE",
    "EFFICIENTAMENTO ENERGETICO",
    "ADEGUAMENTO SISMICO",
    "RIFUNZIONALIZZAZIONE",
    "CONSOLIDAMENTO",
    "ABBATTIMENTO DELLE BARRIERE ARCHITETTONICHE",
    "RIGENERAZIONE",
    "RESTAURO CONSERVATIVO",
    "RINATURALIZZAZIONE",
];

const TRADES: &[&str] = &[
    "OPERATORE SOCIO SANITARIO",
    "ADDETTO ALLA SEGRETERIA",
    "TECNICO INFORMATICO",
    "OPERATORE DELLA RISTORAZIONE",
    "ADDETTO ALLE VENDITE",
    "OPERATORE DEL BENESSERE - ACCONCIATURA",
    "TECNICO DEL TURISMO",
    "ADDETTO PAGHE E CONTRIBUTI",
    "OPERATORE ELETTRICO",
    "OPERATORE AGRICOLO",
    "TECNICO DELLA LOGISTICA",
    "MEDIATORE INTERCULTURALE",
    "SALDATORE",
    "PIZZAIOLO",
    "OPERATORE MECCANICO",
    "SARTO CONFEZIONISTA",
    "GUIDA AMBIENTALE ESCURSIONISTICA",
    "PROGRAMMATORE WEB",
    "TECNICO DEL RESTAURO LIGNEO",
    "MAESTRO D'ASCIA",
    "APICOLTORE",
    "TECNICO DELLE ENERGIE RINNOVABILI",
    "CASARO",
    "LIUTAIO",
    "CERAMISTA",
    "MUGNAIO",
];

const SUBJECTS: &[&str] = &[
    "LINGUA INGLESE",
    "COMPETENZE DIGITALI",
    "ITALIANO PER STRANIERI",
    "MATEMATICA",
    "EDUCAZIONE MOTORIA",
    "LABORATORIO TEATRALE",
    "SCIENZE",
    "CODING E ROBOTICA",
    "MUSICA E CANTO",
    "EDUCAZIONE AMBIENTALE",
    "CITTADINANZA EUROPEA",
    "ARTE E CERAMICA",
    "SCRITTURA CREATIVA",
    "SCACCHI",
    "ASTRONOMIA",
    "CINEMA E ANIMAZIONE",
    "ORTO DIDATTICO",
    "LINGUA LATINA",
];

const GOODS: &[&str] = &[
    "MACCHINARI",
    "IMPIANTI PRODUTTIVI",
    "ATTREZZATURE DIGITALI",
    "UN NUOVO SITO DI COMMERCIO ELETTRONICO",
    "SISTEMI GESTIONALI",
    "UNA LINEA DI CONFEZIONAMENTO",
    "STAMPANTI 3D",
    "UN CENTRO DI LAVORO A CONTROLLO NUMERICO",
    "ARREDI E CUCINE",
    "UN FORNO ELETTRICO",
    "CELLE FRIGORIFERE",
    "UN TELAIO JACQUARD",
    "TORCHI ENOLOGICI",
    "UNA SPETTROMETRIA DI MASSA",
];

const TOPICS: &[&str] = &[
    "L'INNOVAZIONE DI PROCESSO",
    "LA SOSTENIBILITÀ AMBIENTALE",
    "LA DIAGNOSI PRECOCE",
    "L'AGRICOLTURA DI PRECISIONE",
    "LA MANIFATTURA ADDITIVA",
    "I MATERIALI BIODEGRADABILI",
    "LA SICUREZZA INFORMATICA",
    "L'IDROGENO VERDE",
    "IL MONITORAGGIO SISMICO",
    "LA FILIERA OLIVICOLA",
    "LA MOBILITÀ ELETTRICA",
    "IL RICICLO DEI TESSUTI",
    "LA FOTONICA",
    "LA TELEMEDICINA",
    "LE MICROALGHE",
    "I BENI CULTURALI SOMMERSI",
    "LA ZOOTECNIA ESTENSIVA",
];

const WATERS: &[&str] = &[
    "TORRENTE GRANDE",
    "FIUME VECCHIO",
    "TORRENTE SALSO",
    "FOSSO DELLA MOLA",
    "VALLONE SANT'ANNA",
    "RIO SECCO",
    "CANALE MAESTRO",
    "LAMA SAN GIORGIO",
    "FIUMARA CALDA",
    "TORRENTE IDICE",
    "BOTRO DELL'ACQUA",
    "GRAVINA PICCOLA",
    "RIO DEI GAMBERI",
];

const CULTURE: &[&str] = &[
    "CASTELLO",
    "MUSEO CIVICO",
    "TEATRO COMUNALE",
    "CHIESA MADRE",
    "BIBLIOTECA COMUNALE",
    "PALAZZO DUCALE",
    "EX CONVENTO",
    "AREA ARCHEOLOGICA",
    "TORRE COSTIERA",
    "FRANTOIO IPOGEO",
    "MURA URBICHE",
    "VILLA ROMANA",
    "ARCHIVIO STORICO",
    "CATACOMBE",
    "ANFITEATRO",
    "ABBAZIA",
];

const START: &[&str] =
    &["LU", "TE", "AGRI", "BIO", "NO", "VE", "RI", "MA", "ECO", "SI", "PRO", "DE", "FO", "CA", "ITA", "SMAR"];
const MIDDLE: &[&str] = &["MI", "RA", "NE", "TO", "LI", "SA", "VI", "DO", "PE", "CO", "RU", "GE", "ZO", "FI"];
const FINISH: &[&str] = &[
    "LAB", "NET", "VERDE", "TEC", "MED", "FORM", "NOVA", "STAR", "TERRA", "LINK", "CARE", "SOL", "MARE",
    "PLUS",
];

/// What a pattern can speak of besides words.
pub(crate) struct Scene<'a> {
    pub(crate) town: &'a str,
    pub(crate) region: &'a str,
    pub(crate) year: i32,
}

/// Adds a pattern to `text`, with every `#x` replaced: `#c` town, `#r` region, `#y` year, `#n` number,
/// `#A` acronym, and one word of a list for the other letters.
pub(crate) fn compose(text: &mut String, pattern: &str, scene: &Scene, dice: &mut Dice) {
    let mut parts = pattern.split('#');
    text.push_str(parts.next().unwrap_or(""));
    for part in parts {
        let letter = part.as_bytes().first().copied().unwrap_or(b' ');
        match letter {
            b'c' => text.push_str(scene.town),
            b'r' => text.push_str(scene.region),
            b'y' => push(text, u64::from(scene.year.unsigned_abs())),
            b'n' => push(text, u64::from(1 + dice.below(9999))),
            b'A' => {
                for list in [START, MIDDLE, MIDDLE, FINISH] {
                    text.push_str(dice.pick(list));
                }
            }
            _ => text.push_str(dice.favour(list(letter))),
        }
        text.push_str(part.get(1..).unwrap_or(""));
    }
}

fn list(letter: u8) -> &'static [&'static str] {
    match letter {
        b'N' => NAMES,
        b's' => STREETS,
        b'w' => WORKS,
        b't' => TRADES,
        b'm' => SUBJECTS,
        b'g' => GOODS,
        b'o' => TOPICS,
        b'f' => WATERS,
        _ => CULTURE,
    }
}

fn push(text: &mut String, number: u64) {
    let mut digits = Vec::with_capacity(20);
    push_number(&mut digits, number, 1);
    text.extend(digits.into_iter().map(char::from));
}

/// Whom a school is named after.
pub(crate) fn school(dice: &mut Dice) -> &'static str {
    dice.favour(NAMES)
}

/// The surname and name of a person who does not exist.
pub(crate) fn person(dice: &mut Dice) -> (&'static str, &'static str) {
    const SURNAMES: &[&str] =
        &["VERDINI", "ROSSELLO", "BIANCARDI", "NERINI", "MARZULLINO", "CELESTRE", "GIALLINI", "TURCHESI"];
    const FIRST: &[&str] = &["ANNA", "MARCO", "LUCIA", "PIETRO", "GIULIA", "SAVERIO", "NADIA", "ELIO"];
    (dice.pick(SURNAMES), dice.pick(FIRST))
}

/// The name of a firm that does not exist: a made-up word and what it does.
pub(crate) fn firm(text: &mut String, dice: &mut Dice) {
    const FIELDS: &[&str] = &[
        "COSTRUZIONI",
        "SERVIZI",
        "IMPIANTI",
        "SOLUZIONI",
        "EDILIZIA",
        "TECNOLOGIE",
        "ALIMENTARI",
        "INGEGNERIA",
        "TESSUTI",
        "MECCANICA",
    ];
    text.clear();
    text.push_str(dice.pick(START));
    text.push_str(dice.pick(MIDDLE));
    text.push_str(dice.pick(FINISH));
    text.push(' ');
    text.push_str(dice.favour(FIELDS));
}
