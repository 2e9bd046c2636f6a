//! The columns of the extended layout (`progetti_esteso`, 199 columns of February 2025), by name.
//!
//! Files are read by name, in any order and letter case: 199 columns in 2024 and 2025, 202 in 2026,
//! fewer in thematic extracts. What has another name elsewhere is in [`ALIASES`].

/// What a column's cells hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text; missing when blank or a lone `.`.
    Text,
    /// Euro with a decimal comma.
    Amount,
    /// `YYYYMMDD`.
    Date,
    /// A small whole number.
    Integer,
}

/// A column of the layout.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// Its name in the published header.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// True where several values stand in one cell, joined by `:::`.
    pub list: bool,
}

const fn c(name: &'static str, kind: Kind) -> Column {
    Column { name, kind, list: false }
}

const fn m(name: &'static str, kind: Kind) -> Column {
    Column { name, kind, list: true }
}

/// The columns, in the order of the published file.
#[rustfmt::skip]
pub static COLUMNS: [Column; 199] = [
    c("COD_LOCALE_PROGETTO", Kind::Text),
    c("CUP", Kind::Text),
    c("OC_TITOLO_PROGETTO", Kind::Text),
    c("OC_SINTESI_PROGETTO", Kind::Text),
    c("OC_LINK", Kind::Text),
    c("OC_COD_CICLO", Kind::Text),
    c("OC_DESCR_CICLO", Kind::Text),
    c("OC_COD_TEMA_SINTETICO", Kind::Text),
    c("OC_TEMA_SINTETICO", Kind::Text),
    c("COD_GRANDE_PROGETTO", Kind::Text),
    c("DESCRIZIONE_GRANDE_PROGETTO", Kind::Text),
    m("OC_COD_FONTE", Kind::Text),
    m("OC_DESCR_FONTE", Kind::Text),
    m("FONDO_COMUNITARIO", Kind::Text),
    m("OC_CODICE_PROGRAMMA", Kind::Text),
    m("OC_DESCRIZIONE_PROGRAMMA", Kind::Text),
    m("COD_OB_TEMATICO", Kind::Text),
    m("DESCR_OB_TEMATICO", Kind::Text),
    m("COD_PRIORITA_INVEST", Kind::Text),
    m("DESCR_PRIORITA_INVEST", Kind::Text),
    m("OC_COD_CATEGORIA_SPESA", Kind::Text),
    m("OC_DESCR_CATEGORIA_SPESA", Kind::Text),
    m("OC_ARTICOLAZIONE_PROGRAMMA", Kind::Text),
    m("OC_SUBARTICOLAZIONE_PROGRAMMA", Kind::Text),
    m("OC_COD_ARTICOLAZ_PROGRAMMA", Kind::Text),
    m("OC_DESCR_ARTICOLAZ_PROGRAMMA", Kind::Text),
    m("OC_COD_SUBARTICOLAZ_PROGRAMMA", Kind::Text),
    m("OC_DESCR_SUBARTICOLAZ_PROGRAMMA", Kind::Text),
    m("COD_STRUMENTO", Kind::Text),
    m("DESCR_STRUMENTO", Kind::Text),
    m("DESCR_TIPO_STRUMENTO", Kind::Text),
    c("CUP_COD_NATURA", Kind::Text),
    c("CUP_DESCR_NATURA", Kind::Text),
    c("CUP_COD_TIPOLOGIA", Kind::Text),
    c("CUP_DESCR_TIPOLOGIA", Kind::Text),
    c("CUP_COD_SETTORE", Kind::Text),
    c("CUP_DESCR_SETTORE", Kind::Text),
    c("CUP_COD_SOTTOSETTORE", Kind::Text),
    c("CUP_DESCR_SOTTOSETTORE", Kind::Text),
    c("CUP_COD_CATEGORIA", Kind::Text),
    c("CUP_DESCR_CATEGORIA", Kind::Text),
    c("COD_ATECO", Kind::Text),
    c("DESCRIZIONE_ATECO", Kind::Text),
    c("OC_COD_TIPO_AIUTO", Kind::Text),
    c("OC_DESCR_TIPO_AIUTO", Kind::Text),
    m("COD_REGIONE", Kind::Text),
    m("DEN_REGIONE", Kind::Text),
    m("COD_PROVINCIA", Kind::Text),
    m("DEN_PROVINCIA", Kind::Text),
    m("COD_COMUNE", Kind::Text),
    m("DEN_COMUNE", Kind::Text),
    c("OC_MACROAREA", Kind::Text),
    c("OC_COD_SLL", Kind::Text),
    c("OC_DENOMINAZIONE_SLL", Kind::Text),
    c("FINANZ_UE", Kind::Amount),
    c("FINANZ_UE_FESR", Kind::Amount),
    c("FINANZ_UE_FSE", Kind::Amount),
    c("FINANZ_UE_FEASR", Kind::Amount),
    c("FINANZ_UE_FEAMP", Kind::Amount),
    c("FINANZ_UE_IOG", Kind::Amount),
    c("FINANZ_STATO_FONDO_DI_ROTAZIONE", Kind::Amount),
    c("FINANZ_STATO_FSC", Kind::Amount),
    c("FINANZ_STATO_PAC", Kind::Amount),
    c("FINANZ_STATO_COMPLETAMENTI", Kind::Amount),
    c("FINANZ_STATO_ALTRI_PROVVEDIMENTI", Kind::Amount),
    c("FINANZ_REGIONE", Kind::Amount),
    c("FINANZ_PROVINCIA", Kind::Amount),
    c("FINANZ_COMUNE", Kind::Amount),
    c("FINANZ_RISORSE_LIBERATE", Kind::Amount),
    c("FINANZ_ALTRO_PUBBLICO", Kind::Amount),
    c("FINANZ_STATO_ESTERO", Kind::Amount),
    c("FINANZ_PRIVATO", Kind::Amount),
    c("FINANZ_DA_REPERIRE", Kind::Amount),
    c("FINANZ_TOTALE_PUBBLICO", Kind::Amount),
    c("ECONOMIE_TOTALI", Kind::Amount),
    c("ECONOMIE_TOTALI_PUBBLICHE", Kind::Amount),
    c("OC_FINANZ_UE_NETTO", Kind::Amount),
    c("OC_FINANZ_UE_FESR_NETTO", Kind::Amount),
    c("OC_FINANZ_UE_FSE_NETTO", Kind::Amount),
    c("OC_FINANZ_UE_FEASR_NETTO", Kind::Amount),
    c("OC_FINANZ_UE_FEAMP_NETTO", Kind::Amount),
    c("OC_FINANZ_UE_IOG_NETTO", Kind::Amount),
    c("OC_FINANZ_STATO_FONDO_ROT_NETTO", Kind::Amount),
    c("OC_FINANZ_STATO_FSC_NETTO", Kind::Amount),
    c("OC_FINANZ_STATO_PAC_NETTO", Kind::Amount),
    c("OC_FINANZ_STATO_COMPL_NETTO", Kind::Amount),
    c("OC_FINANZ_STATO_ALTRI_PROV_NETTO", Kind::Amount),
    c("OC_FINANZ_REGIONE_NETTO", Kind::Amount),
    c("OC_FINANZ_PROVINCIA_NETTO", Kind::Amount),
    c("OC_FINANZ_COMUNE_NETTO", Kind::Amount),
    c("OC_FINANZ_RISORSE_LIBERATE_NETTO", Kind::Amount),
    c("OC_FINANZ_ALTRO_PUBBLICO_NETTO", Kind::Amount),
    c("OC_FINANZ_STATO_ESTERO_NETTO", Kind::Amount),
    c("OC_FINANZ_PRIVATO_NETTO", Kind::Amount),
    c("OC_FINANZ_TOT_PUB_NETTO", Kind::Amount),
    c("OC_COSTO_COESIONE", Kind::Amount),
    c("IMPEGNI", Kind::Amount),
    c("OC_IMPEGNI_GIURID_VINCOLANTI", Kind::Amount),
    c("OC_IMPEGNI_TRASFERIMENTI", Kind::Amount),
    c("OC_IMPEGNI_COESIONE", Kind::Amount),
    c("TOT_PAGAMENTI", Kind::Amount),
    c("OC_TOT_PAGAMENTI_BENEFICIARI", Kind::Amount),
    c("OC_TOT_PAGAMENTI_TRASFERIMENTI", Kind::Amount),
    c("COSTO_REALIZZATO", Kind::Amount),
    c("COSTO_RENDICONTABILE_UE", Kind::Amount),
    c("OC_TOT_PAGAMENTI_RENDICONTAB_UE", Kind::Amount),
    c("OC_TOT_PAGAMENTI_FSC", Kind::Amount),
    c("OC_TOT_PAGAMENTI_PAC", Kind::Amount),
    c("OC_PAGAMENTI_COESIONE", Kind::Amount),
    c("OC_DATA_INIZIO_PROGETTO", Kind::Date),
    c("OC_DATA_FINE_PROGETTO_PREVISTA", Kind::Date),
    c("OC_DATA_FINE_PROGETTO_EFFETTIVA", Kind::Date),
    c("DATA_INIZIO_PREV_STUDIO_FATT", Kind::Date),
    c("DATA_INIZIO_EFF_STUDIO_FATT", Kind::Date),
    c("DATA_FINE_PREV_STUDIO_FATT", Kind::Date),
    c("DATA_FINE_EFF_STUDIO_FATT", Kind::Date),
    c("DATA_INIZIO_PREV_PROG_PREL", Kind::Date),
    c("DATA_INIZIO_EFF_PROG_PREL", Kind::Date),
    c("DATA_FINE_PREV_PROG_PREL", Kind::Date),
    c("DATA_FINE_EFF_PROG_PREL", Kind::Date),
    c("DATA_INIZIO_PREV_PROG_DEF", Kind::Date),
    c("DATA_INIZIO_EFF_PROG_DEF", Kind::Date),
    c("DATA_FINE_PREV_PROG_DEF", Kind::Date),
    c("DATA_FINE_EFF_PROG_DEF", Kind::Date),
    c("DATA_INIZIO_PREV_PROG_ESEC", Kind::Date),
    c("DATA_INIZIO_EFF_PROG_ESEC", Kind::Date),
    c("DATA_FINE_PREV_PROG_ESEC", Kind::Date),
    c("DATA_FINE_EFF_PROG_ESEC", Kind::Date),
    c("DATA_INIZIO_PREV_AGG_BANDO", Kind::Date),
    c("DATA_INIZIO_EFF_AGG_BANDO", Kind::Date),
    c("DATA_FINE_PREV_AGG_BANDO", Kind::Date),
    c("DATA_FINE_EFF_AGG_BANDO", Kind::Date),
    c("DATA_INIZIO_PREV_STIP_ATTRIB", Kind::Date),
    c("DATA_INIZIO_EFF_STIP_ATTRIB", Kind::Date),
    c("DATA_FINE_PREV_STIP_ATTRIB", Kind::Date),
    c("DATA_FINE_EFF_STIP_ATTRIB", Kind::Date),
    c("DATA_INIZIO_PREV_ESECUZIONE", Kind::Date),
    c("DATA_INIZIO_EFF_ESECUZIONE", Kind::Date),
    c("DATA_FINE_PREV_ESECUZIONE", Kind::Date),
    c("DATA_FINE_EFF_ESECUZIONE", Kind::Date),
    c("DATA_INIZIO_PREV_COLLAUDO", Kind::Date),
    c("DATA_INIZIO_EFF_COLLAUDO", Kind::Date),
    c("DATA_FINE_PREV_COLLAUDO", Kind::Date),
    c("DATA_FINE_EFF_COLLAUDO", Kind::Date),
    c("OC_STATO_FINANZIARIO", Kind::Text),
    c("OC_STATO_PROGETTO", Kind::Text),
    c("OC_STATO_PROCEDURALE", Kind::Text),
    c("OC_COD_FASE_CORRENTE", Kind::Text),
    c("OC_DESCR_FASE_CORRENTE", Kind::Text),
    m("COD_PROCED_ATTIVAZIONE", Kind::Text),
    m("DESCR_PROCED_ATTIVAZIONE", Kind::Text),
    m("COD_TIPO_PROCED_ATTIVAZIONE", Kind::Text),
    m("DESCR_TIPO_PROCED_ATTIVAZIONE", Kind::Text),
    m("OC_CODFISC_PROGRAMMATORE", Kind::Text),
    m("OC_DENOM_PROGRAMMATORE", Kind::Text),
    m("OC_COD_FORMA_GIU_PROGRAMMATORE", Kind::Text),
    m("OC_DESCR_FORMA_GIU_PROGRAMMATORE", Kind::Text),
    c("OC_TOTALE_PROGRAMMATORI", Kind::Integer),
    m("OC_CODFISC_ATTUATORE", Kind::Text),
    m("OC_DENOM_ATTUATORE", Kind::Text),
    m("OC_COD_FORMA_GIU_ATTUATORE", Kind::Text),
    m("OC_DESCR_FORMA_GIU_ATTUATORE", Kind::Text),
    c("OC_TOTALE_ATTUATORI", Kind::Integer),
    m("OC_CODFISC_BENEFICIARIO", Kind::Text),
    m("OC_DENOM_BENEFICIARIO", Kind::Text),
    m("OC_COD_FORMA_GIU_BENEFICIARIO", Kind::Text),
    m("OC_DESCR_FORMA_GIU_BENEFICIARIO", Kind::Text),
    c("OC_TOTALE_BENEFICIARI", Kind::Integer),
    m("OC_CODFISC_REALIZZATORE", Kind::Text),
    m("OC_DENOM_REALIZZATORE", Kind::Text),
    m("OC_COD_FORMA_GIU_REALIZZATORE", Kind::Text),
    m("OC_DESCR_FORMA_GIU_REALIZZATORE", Kind::Text),
    c("OC_TOTALE_REALIZZATORI", Kind::Integer),
    c("OC_TOTALE_INDICATORI", Kind::Integer),
    c("COD_INDICATORE_1", Kind::Text),
    c("DESCR_INDICATORE_1", Kind::Text),
    c("UNITA_MISURA_INDICATORE_1", Kind::Text),
    c("PROGRAMMATO_INDICATORE_1", Kind::Amount),
    c("REALIZZATO_INDICATORE_1", Kind::Amount),
    c("COD_INDICATORE_2", Kind::Text),
    c("DESCR_INDICATORE_2", Kind::Text),
    c("UNITA_MISURA_INDICATORE_2", Kind::Text),
    c("PROGRAMMATO_INDICATORE_2", Kind::Amount),
    c("REALIZZATO_INDICATORE_2", Kind::Amount),
    c("COD_INDICATORE_3", Kind::Text),
    c("DESCR_INDICATORE_3", Kind::Text),
    c("UNITA_MISURA_INDICATORE_3", Kind::Text),
    c("PROGRAMMATO_INDICATORE_3", Kind::Amount),
    c("REALIZZATO_INDICATORE_3", Kind::Amount),
    c("COD_INDICATORE_4", Kind::Text),
    c("DESCR_INDICATORE_4", Kind::Text),
    c("UNITA_MISURA_INDICATORE_4", Kind::Text),
    c("PROGRAMMATO_INDICATORE_4", Kind::Amount),
    c("REALIZZATO_INDICATORE_4", Kind::Amount),
    c("OC_FLAG_REGIONE_UNICA", Kind::Integer),
    c("OC_FLAG_VISUALIZZAZIONE", Kind::Integer),
    c("OC_FLAG_PAC", Kind::Integer),
    c("OC_FLAG_CUP", Kind::Integer),
    c("DATA_AGGIORNAMENTO", Kind::Date),
];

/// Names that other years and layouts give to the same columns. The left one is read as the right
/// one where the right one is absent.
pub static ALIASES: [(&str, &str); 9] = [
    ("OC_MACROAREA_PROGETTO", "OC_MACROAREA"),
    ("OC_AMBITO", "OC_COD_FONTE"),
    ("OC_DATA_INIZIO_EFFETTIVA", "OC_DATA_INIZIO_PROGETTO"),
    ("OC_DATA_FINE_PREVISTA", "OC_DATA_FINE_PROGETTO_PREVISTA"),
    ("OC_DATA_FINE_EFFETTIVA", "OC_DATA_FINE_PROGETTO_EFFETTIVA"),
    ("CLP", "COD_LOCALE_PROGETTO"),
    ("TITOLO_PROGETTO", "OC_TITOLO_PROGETTO"),
    ("DESCR_PROGRAMMA", "OC_DESCRIZIONE_PROGRAMMA"),
    ("COD_PROGRAMMA", "OC_CODICE_PROGRAMMA"),
];

/// The place of the column of that name, letter case and the prefix of before 2014 aside.
pub fn find(name: &str) -> Option<u16> {
    let name = name.trim().to_uppercase();
    let at = |name: &str| {
        COLUMNS.iter().position(|column| column.name == name).and_then(|at| u16::try_from(at).ok())
    };
    at(&name).or_else(|| at(&format!("OC_{}", name.strip_prefix("DPS_")?)))
}

/// The place of the column of which `name` is another name.
pub fn find_alias(name: &str) -> Option<u16> {
    let name = name.trim().to_uppercase();
    ALIASES.iter().find(|(alias, _)| *alias == name).and_then(|(_, real)| find(real))
}

/// Places of columns that the code reads by name.
pub mod at {
    /// `COD_LOCALE_PROGETTO`.
    pub const COD_LOCALE_PROGETTO: u16 = 0;
    /// `CUP`.
    pub const CUP: u16 = 1;
    /// `OC_TITOLO_PROGETTO`.
    pub const OC_TITOLO_PROGETTO: u16 = 2;
    /// `OC_SINTESI_PROGETTO`.
    pub const OC_SINTESI_PROGETTO: u16 = 3;
    /// `OC_LINK`.
    pub const OC_LINK: u16 = 4;
    /// `OC_COD_CICLO`.
    pub const OC_COD_CICLO: u16 = 5;
    /// `OC_DESCR_CICLO`.
    pub const OC_DESCR_CICLO: u16 = 6;
    /// `OC_COD_TEMA_SINTETICO`.
    pub const OC_COD_TEMA_SINTETICO: u16 = 7;
    /// `OC_TEMA_SINTETICO`.
    pub const OC_TEMA_SINTETICO: u16 = 8;
    /// `OC_COD_FONTE`.
    pub const OC_COD_FONTE: u16 = 11;
    /// `OC_DESCR_FONTE`.
    pub const OC_DESCR_FONTE: u16 = 12;
    /// `FONDO_COMUNITARIO`.
    pub const FONDO_COMUNITARIO: u16 = 13;
    /// `OC_CODICE_PROGRAMMA`.
    pub const OC_CODICE_PROGRAMMA: u16 = 14;
    /// `OC_DESCRIZIONE_PROGRAMMA`.
    pub const OC_DESCRIZIONE_PROGRAMMA: u16 = 15;
    /// `CUP_COD_NATURA`.
    pub const CUP_COD_NATURA: u16 = 31;
    /// `CUP_DESCR_NATURA`.
    pub const CUP_DESCR_NATURA: u16 = 32;
    /// `COD_REGIONE`.
    pub const COD_REGIONE: u16 = 45;
    /// `DEN_REGIONE`.
    pub const DEN_REGIONE: u16 = 46;
    /// `COD_PROVINCIA`.
    pub const COD_PROVINCIA: u16 = 47;
    /// `DEN_PROVINCIA`.
    pub const DEN_PROVINCIA: u16 = 48;
    /// `COD_COMUNE`.
    pub const COD_COMUNE: u16 = 49;
    /// `DEN_COMUNE`.
    pub const DEN_COMUNE: u16 = 50;
    /// `FINANZ_UE`.
    pub const FINANZ_UE: u16 = 54;
    /// `FINANZ_TOTALE_PUBBLICO`.
    pub const FINANZ_TOTALE_PUBBLICO: u16 = 73;
    /// `ECONOMIE_TOTALI_PUBBLICHE`.
    pub const ECONOMIE_TOTALI_PUBBLICHE: u16 = 75;
    /// `OC_FINANZ_TOT_PUB_NETTO`.
    pub const OC_FINANZ_TOT_PUB_NETTO: u16 = 94;
    /// `OC_COSTO_COESIONE`.
    pub const OC_COSTO_COESIONE: u16 = 95;
    /// `IMPEGNI`.
    pub const IMPEGNI: u16 = 96;
    /// `TOT_PAGAMENTI`.
    pub const TOT_PAGAMENTI: u16 = 100;
    /// `OC_PAGAMENTI_COESIONE`.
    pub const OC_PAGAMENTI_COESIONE: u16 = 108;
    /// `OC_DATA_INIZIO_PROGETTO`.
    pub const OC_DATA_INIZIO_PROGETTO: u16 = 109;
    /// `OC_DATA_FINE_PROGETTO_PREVISTA`.
    pub const OC_DATA_FINE_PROGETTO_PREVISTA: u16 = 110;
    /// `OC_DATA_FINE_PROGETTO_EFFETTIVA`.
    pub const OC_DATA_FINE_PROGETTO_EFFETTIVA: u16 = 111;
    /// `DATA_INIZIO_PREV_STUDIO_FATT`.
    pub const DATA_INIZIO_PREV_STUDIO_FATT: u16 = 112;
    /// `OC_STATO_FINANZIARIO`.
    pub const OC_STATO_FINANZIARIO: u16 = 144;
    /// `OC_STATO_PROGETTO`.
    pub const OC_STATO_PROGETTO: u16 = 145;
    /// `OC_STATO_PROCEDURALE`.
    pub const OC_STATO_PROCEDURALE: u16 = 146;
    /// `OC_COD_FASE_CORRENTE`.
    pub const OC_COD_FASE_CORRENTE: u16 = 147;
    /// `OC_DESCR_FASE_CORRENTE`.
    pub const OC_DESCR_FASE_CORRENTE: u16 = 148;
    /// `COD_PROCED_ATTIVAZIONE`.
    pub const COD_PROCED_ATTIVAZIONE: u16 = 149;
    /// `DESCR_PROCED_ATTIVAZIONE`.
    pub const DESCR_PROCED_ATTIVAZIONE: u16 = 150;
    /// `DESCR_TIPO_PROCED_ATTIVAZIONE`.
    pub const DESCR_TIPO_PROCED_ATTIVAZIONE: u16 = 152;
    /// `OC_CODFISC_PROGRAMMATORE`.
    pub const OC_CODFISC_PROGRAMMATORE: u16 = 153;
    /// `OC_CODFISC_ATTUATORE`.
    pub const OC_CODFISC_ATTUATORE: u16 = 158;
    /// `OC_CODFISC_BENEFICIARIO`.
    pub const OC_CODFISC_BENEFICIARIO: u16 = 163;
    /// `OC_CODFISC_REALIZZATORE`.
    pub const OC_CODFISC_REALIZZATORE: u16 = 168;
    /// `COD_INDICATORE_1`.
    pub const COD_INDICATORE_1: u16 = 174;
    /// `OC_FLAG_VISUALIZZAZIONE`.
    pub const OC_FLAG_VISUALIZZAZIONE: u16 = 195;
    /// `DATA_AGGIORNAMENTO`.
    pub const DATA_AGGIORNAMENTO: u16 = 198;
}
