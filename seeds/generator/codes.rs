//! The publisher's code lists, as far as the made-up projects need them.

/// A code and its label.
pub(crate) type Coded = (&'static str, &'static str);

/// The eleven themes.
pub(crate) const THEMES: [Coded; 11] = [
    ("01", "Ricerca e innovazione"),
    ("02", "Reti e servizi digitali"),
    ("03", "Competitività delle imprese"),
    ("04", "Energia"),
    ("05", "Ambiente"),
    ("06", "Cultura e turismo"),
    ("07", "Trasporti e mobilità"),
    ("08", "Occupazione e lavoro"),
    ("09", "Inclusione sociale e salute"),
    ("11", "Istruzione e formazione"),
    ("13", "Capacità amministrativa"),
];

/// For each theme: code and label of the thematic objective and of the investment priority of 2014-2020.
pub(crate) const OBJECTIVES: [(Coded, Coded); 11] = [
    (
        ("01", "Rafforzare la ricerca, lo sviluppo tecnologico e l'innovazione"),
        ("1b", "Promuovere gli investimenti delle imprese in R&I"),
    ),
    (
        ("02", "Migliorare l'accesso alle tecnologie dell'informazione e della comunicazione"),
        ("2c", "Rafforzare le applicazioni delle TIC per la pubblica amministrazione"),
    ),
    (
        ("03", "Promuovere la competitività delle piccole e medie imprese"),
        (
            "3c",
            "Sostenere la creazione e l'ampliamento di capacità avanzate per lo sviluppo di prodotti e servizi",
        ),
    ),
    (
        ("04", "Sostenere la transizione verso un'economia a basse emissioni di carbonio"),
        ("4c", "Sostenere l'efficienza energetica nelle infrastrutture pubbliche"),
    ),
    (
        ("05", "Promuovere l'adattamento al cambiamento climatico, la prevenzione e la gestione dei rischi"),
        ("5b", "Promuovere investimenti destinati a far fronte a rischi specifici"),
    ),
    (
        ("06", "Preservare e tutelare l'ambiente e promuovere l'uso efficiente delle risorse"),
        ("6c", "Conservare, proteggere, promuovere e sviluppare il patrimonio naturale e culturale"),
    ),
    (
        (
            "07",
            "Promuovere sistemi di trasporto sostenibili ed eliminare le strozzature nelle infrastrutture di rete",
        ),
        ("7c", "Sviluppare e migliorare sistemi di trasporto sostenibili"),
    ),
    (
        ("08", "Promuovere un'occupazione sostenibile e di qualità e sostenere la mobilità dei lavoratori"),
        ("8i", "L'accesso all'occupazione per le persone in cerca di lavoro e inattive"),
    ),
    (
        ("09", "Promuovere l'inclusione sociale e combattere la povertà e ogni discriminazione"),
        ("9iv", "Il miglioramento dell'accesso a servizi accessibili, sostenibili e di qualità"),
    ),
    (
        ("10", "Investire nell'istruzione, nella formazione e nell'apprendimento permanente"),
        ("10i", "Ridurre e prevenire l'abbandono scolastico precoce"),
    ),
    (
        ("11", "Rafforzare la capacità istituzionale delle autorità pubbliche"),
        ("11i", "Investire nella capacità istituzionale e nell'efficacia delle amministrazioni pubbliche"),
    ),
];

/// What a project is by the CUP system's first code.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Nature {
    Goods,
    Services,
    Works,
    Contributions,
    Incentives,
    Capital,
}

impl Nature {
    /// Code and label.
    pub(crate) fn coded(self) -> Coded {
        match self {
            Self::Goods => ("01", "ACQUISTO DI BENI"),
            Self::Services => ("02", "ACQUISTO O REALIZZAZIONE DI SERVIZI"),
            Self::Works => ("03", "REALIZZAZIONE DI LAVORI PUBBLICI (OPERE ED IMPIANTISTICA)"),
            Self::Contributions => {
                ("06", "CONCESSIONE DI CONTRIBUTI AD ALTRI SOGGETTI (DIVERSI DA UNITA' PRODUTTIVE)")
            }
            Self::Incentives => ("07", "CONCESSIONE DI INCENTIVI AD UNITA' PRODUTTIVE"),
            Self::Capital => (
                "08",
                "SOTTOSCRIZIONE INIZIALE O AUMENTO DI CAPITALE SOCIALE (COMPRESI SPIN OFF), FONDI DI RISCHIO O DI GARANZIA",
            ),
        }
    }

    /// The phases, from the first to the last.
    pub(crate) fn phases(self) -> &'static [Coded] {
        match self {
            Self::Goods => &[
                ("AB01", "Aggiudicazione gara"),
                ("AB02", "Stipula Contratto"),
                ("AB03", "Esecuzione Fornitura"),
            ],
            Self::Services => &[
                ("AS01", "Aggiudicazione gara"),
                ("AS02", "Stipula Contratto"),
                ("AS03", "Esecuzione Fornitura"),
            ],
            Self::Works => &[
                ("IN01", "Studio di fattibilità"),
                ("IN02", "Progettazione Preliminare"),
                ("IN03", "Progettazione Definitiva"),
                ("IN04", "Progettazione Esecutiva"),
                ("IN05", "Aggiudicazione gara"),
                ("IN06", "Stipula Contratto"),
                ("IN07", "Esecuzione Lavori"),
                ("IN08", "Collaudo"),
            ],
            Self::Contributions => &[
                ("CP01", "Aggiudicazione gara"),
                ("CP02", "Attribuzione finanziamento"),
                ("CP03", "Esecuzione investimenti/attività"),
            ],
            Self::Incentives => &[
                ("II01", "Aggiudicazione gara"),
                ("II02", "Attribuzione finanziamento"),
                ("II03", "Esecuzione investimenti"),
            ],
            Self::Capital => &[
                ("CC01", "Aggiudicazione gara"),
                ("CC02", "Attribuzione finanziamento"),
                ("CC03", "Esecuzione investimenti"),
            ],
        }
    }
}

/// A path in the CUP tree: sector, subsector and category codes, and the labels of the last two.
#[derive(Clone, Copy)]
pub(crate) struct Cup(
    pub(crate) &'static str,
    pub(crate) &'static str,
    pub(crate) &'static str,
    pub(crate) &'static str,
    pub(crate) &'static str,
);

/// The label of a CUP sector.
pub(crate) fn sector(code: &str) -> &'static str {
    match code {
        "01" => "INFRASTRUTTURE DI TRASPORTO",
        "02" => "INFRASTRUTTURE AMBIENTALI E RISORSE IDRICHE",
        "03" => "INFRASTRUTTURE DEL SETTORE ENERGETICO",
        "05" => "INFRASTRUTTURE SOCIALI",
        "06" => "OPERE, IMPIANTI ED ATTREZZATURE PER ATTIVITA' PRODUTTIVE, E LA RICERCA E L'IMPRESA SOCIALE",
        "07" => "INFRASTRUTTURE PER TELECOMUNICAZIONI E TECNOLOGIE INFORMATICHE",
        "08" => "RICERCA SVILUPPO TECNOLOGICO ED INNOVAZIONE",
        "09" => "SERVIZI ALLE IMPRESE",
        "10" => "SERVIZI PER LA P.A. E PER LA COLLETTIVITA'",
        _ => "ISTRUZIONE, FORMAZIONE E SOSTEGNI PER IL MERCATO DEL LAVORO",
    }
}

/// The kinds of state aid; the first is no aid at all.
pub(crate) const AID: [Coded; 4] = [
    ("F", "Intervento che non costituisce aiuto di stato"),
    ("B", "Regime de minimis"),
    ("C", "Regime di aiuto esentato dalla notifica"),
    ("D", "Regime di aiuto autorizzato a seguito di notifica"),
];

/// Economic activities of firms.
pub(crate) const ACTIVITIES: [Coded; 12] = [
    ("56.10.11", "Ristorazione con somministrazione"),
    ("62.01.00", "Produzione di software non connesso all'edizione"),
    ("25.62.00", "Lavori di meccanica generale"),
    ("47.71.10", "Commercio al dettaglio di confezioni per adulti"),
    (
        "55.20.51",
        "Affittacamere per brevi soggiorni, case ed appartamenti per vacanze, bed and breakfast, residence",
    ),
    ("43.21.01", "Installazione di impianti elettrici in edifici o in altre opere di costruzione"),
    ("10.71.10", "Produzione di prodotti di panetteria freschi"),
    ("96.02.01", "Servizi dei saloni di barbiere e parrucchiere"),
    ("85.59.20", "Corsi di formazione e corsi di aggiornamento professionale"),
    ("01.21.00", "Coltivazione di uva"),
    ("72.19.09", "Ricerca e sviluppo sperimentale nel campo delle altre scienze naturali e dell'ingegneria"),
    ("88.10.00", "Assistenza sociale non residenziale per anziani e disabili"),
];

/// The kinds of activation procedure.
pub(crate) const PROCEDURES: [Coded; 5] = [
    ("1", "Bando"),
    ("3", "Avviso ad evidenza pubblica"),
    ("4", "Manifestazione di interesse"),
    ("5", "Procedura negoziale"),
    ("6", "Individuazione diretta nel Programma"),
];
