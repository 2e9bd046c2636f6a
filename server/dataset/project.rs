//! A project as pages show it, made from its columns.

use chrono::NaiveDate;

use crate::codes;
use crate::columns::{COLUMNS, at};
use crate::pack::Cells;
use crate::sheet::{Sheet, coded};

/// A code and what it is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coded {
    /// As in the data.
    pub code: String,
    /// As people call it.
    pub label: String,
}

/// One place of a project. Without a municipality it is the whole province, without a province the
/// whole region.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// `COD_REGIONE`, three digits.
    pub region: Coded,
    /// `COD_PROVINCIA`, six digits.
    pub province: Option<Coded>,
    /// `COD_COMUNE`, nine digits, the last six ISTAT's.
    pub municipality: Option<Coded>,
}

/// An activation procedure: the call or act by which a project was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Procedure {
    /// `COD_PROCED_ATTIVAZIONE`.
    pub code: String,
    /// `DESCR_PROCED_ATTIVAZIONE`, cut by the publisher at 200 characters.
    pub name: String,
    /// `DESCR_TIPO_PROCED_ATTIVAZIONE`.
    pub kind: Option<String>,
}

/// A phase with its planned and real dates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phase {
    /// `feasibility`, `preliminary_design`, `final_design`, `executive_design`, `award`, `contract`,
    /// `execution`, `testing`.
    pub key: &'static str,
    /// `DATA_INIZIO_PREV_…`.
    pub planned_start: Option<NaiveDate>,
    /// `DATA_INIZIO_EFF_…`.
    pub actual_start: Option<NaiveDate>,
    /// `DATA_FINE_PREV_…`.
    pub planned_end: Option<NaiveDate>,
    /// `DATA_FINE_EFF_…`.
    pub actual_end: Option<NaiveDate>,
}

/// What a body does in a project.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Programmatore.
    Programmer,
    /// Attuatore.
    Implementer,
    /// Beneficiario.
    Beneficiary,
    /// Realizzatore.
    Contractor,
}

/// Who does what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Body {
    /// What it does.
    pub role: Role,
    /// Its name; none for a person whom the publisher masks.
    pub name: Option<String>,
    /// `OC_CODFISC_…`; none if masked.
    pub tax_code: Option<String>,
    /// `OC_DESCR_FORMA_GIU_…`.
    pub legal_form: Option<String>,
}

/// What a project should reach, in numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Indicator {
    /// Code.
    pub code: String,
    /// Name.
    pub name: String,
    /// Unit of measure.
    pub unit: Option<String>,
    /// Planned value, as written.
    pub planned: Option<String>,
    /// Value reached, as written.
    pub realised: Option<String>,
}

/// A project. Money is in cents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Project {
    /// Its row in this version of the dataset.
    pub row: u64,
    /// `COD_LOCALE_PROGETTO`: the key of all tables of the data.
    pub code: String,
    /// The last part of `OC_LINK`, else made from the code.
    pub slug: String,
    /// `CUP`: not unique.
    pub cup: Option<String>,
    /// `OC_TITOLO_PROGETTO`.
    pub title: String,
    /// `OC_SINTESI_PROGETTO`.
    pub summary: Option<String>,
    /// Address of the project's page on the portal, with its scheme.
    pub link: Option<String>,
    /// `OC_COD_CICLO`.
    pub cycle: Option<Coded>,
    /// `OC_COD_TEMA_SINTETICO`.
    pub theme: Option<Coded>,
    /// `CUP_COD_NATURA`.
    pub nature: Option<Coded>,
    /// `OC_STATO_PROGETTO`, as published, never worked out anew.
    pub state: Option<Coded>,
    /// `OC_STATO_FINANZIARIO`.
    pub financial_state: Option<String>,
    /// `OC_STATO_PROCEDURALE`.
    pub procedural_state: Option<String>,
    /// EU funds and national programming scopes.
    pub funds: Vec<Coded>,
    /// `OC_CODICE_PROGRAMMA`.
    pub programmes: Vec<Coded>,
    /// Activation procedures.
    pub procedures: Vec<Procedure>,
    /// Where it is.
    pub places: Vec<Place>,
    /// `OC_FINANZ_TOT_PUB_NETTO`, the cost that the portal shows; the gross one where it is blank or zero.
    pub cost_cents: Option<i64>,
    /// `FINANZ_TOTALE_PUBBLICO`.
    pub gross_cents: Option<i64>,
    /// `ECONOMIE_TOTALI_PUBBLICHE`.
    pub savings_cents: Option<i64>,
    /// `TOT_PAGAMENTI`.
    pub payments_cents: Option<i64>,
    /// `IMPEGNI`.
    pub commitments_cents: Option<i64>,
    /// `OC_COSTO_COESIONE`.
    pub cohesion_cost_cents: Option<i64>,
    /// `OC_PAGAMENTI_COESIONE`.
    pub cohesion_payments_cents: Option<i64>,
    /// The sources of funding that are not zero: column of `FINANZ_…` and amount. Totals and parts
    /// of the EU's are left out.
    pub funding: Vec<(&'static str, i64)>,
    /// `OC_DATA_INIZIO_PROGETTO`.
    pub start: Option<NaiveDate>,
    /// `OC_DATA_FINE_PROGETTO_PREVISTA`.
    pub planned_end: Option<NaiveDate>,
    /// `OC_DATA_FINE_PROGETTO_EFFETTIVA`.
    pub actual_end: Option<NaiveDate>,
    /// Phases that have any date.
    pub phases: Vec<Phase>,
    /// `OC_COD_FASE_CORRENTE`.
    pub current_phase: Option<Coded>,
    /// Who does what, six a role at most.
    pub bodies: Vec<Body>,
    /// Four at most.
    pub indicators: Vec<Indicator>,
    /// `DATA_AGGIORNAMENTO`.
    pub reference_date: Option<NaiveDate>,
    /// Every column that is not blank, as it came but for repaired encoding and masked persons.
    pub columns: Vec<(String, String)>,
}

impl Project {
    /// From its cells, in the order of their numbers; `extra` names those past the layout's.
    pub(crate) fn from_cells(row: u64, slug: String, cells: Cells, extra: &[String]) -> Self {
        let sheet = Sheet(&cells);
        let procedures = {
            let kinds = sheet.items(at::DESCR_TIPO_PROCED_ATTIVAZIONE);
            sheet
                .pairs(at::COD_PROCED_ATTIVAZIONE, at::DESCR_PROCED_ATTIVAZIONE)
                .into_iter()
                .enumerate()
                .map(|(n, pair)| Procedure {
                    code: pair.code,
                    name: pair.label,
                    kind: kinds.get(n).copied().filter(|kind| !kind.is_empty()).map(str::to_owned),
                })
                .collect()
        };
        Self {
            row,
            code: sheet.owned(at::COD_LOCALE_PROGETTO).unwrap_or_default(),
            slug,
            cup: sheet.owned(at::CUP),
            title: sheet.owned(at::OC_TITOLO_PROGETTO).unwrap_or_default(),
            summary: sheet.owned(at::OC_SINTESI_PROGETTO),
            link: sheet.text(at::OC_LINK).map(|link| {
                let bare = link
                    .trim_start_matches("https://")
                    .trim_start_matches("http://")
                    .trim_start_matches("www.");
                format!("https://{bare}")
            }),
            cycle: sheet.cycle().map(|place| coded(&codes::CYCLES, place)),
            theme: sheet.theme().map(|place| coded(&codes::THEMES, place)),
            nature: sheet.nature().map(|place| coded(&codes::NATURES, place)),
            state: sheet.state().map(|place| coded(&codes::STATES, place)),
            financial_state: sheet.owned(at::OC_STATO_FINANZIARIO),
            procedural_state: sheet.owned(at::OC_STATO_PROCEDURALE),
            funds: sheet
                .funds()
                .into_iter()
                .map(|(code, label)| Coded { code: code.to_owned(), label: label.to_owned() })
                .collect(),
            programmes: sheet.pairs(at::OC_CODICE_PROGRAMMA, at::OC_DESCRIZIONE_PROGRAMMA),
            procedures,
            places: sheet.places(),
            cost_cents: sheet.cost(),
            gross_cents: sheet.cents(at::FINANZ_TOTALE_PUBBLICO),
            savings_cents: sheet.cents(at::ECONOMIE_TOTALI_PUBBLICHE),
            payments_cents: sheet.cents(at::TOT_PAGAMENTI),
            commitments_cents: sheet.cents(at::IMPEGNI),
            cohesion_cost_cents: sheet.cents(at::OC_COSTO_COESIONE),
            cohesion_payments_cents: sheet.cents(at::OC_PAGAMENTI_COESIONE),
            funding: sheet.funding(),
            start: sheet.date(at::OC_DATA_INIZIO_PROGETTO),
            planned_end: sheet.date(at::OC_DATA_FINE_PROGETTO_PREVISTA),
            actual_end: sheet.date(at::OC_DATA_FINE_PROGETTO_EFFETTIVA),
            phases: sheet.phases(),
            current_phase: sheet.text(at::OC_COD_FASE_CORRENTE).map(|code| Coded {
                code: code.to_owned(),
                label: sheet.text(at::OC_DESCR_FASE_CORRENTE).unwrap_or(code).to_owned(),
            }),
            bodies: sheet.bodies(),
            indicators: sheet.indicators(),
            reference_date: sheet.date(at::DATA_AGGIORNAMENTO),
            columns: cells
                .into_iter()
                .map(|(number, text)| {
                    let number = usize::from(number);
                    let name = COLUMNS
                        .get(number)
                        .map(|column| column.name.to_owned())
                        .or_else(|| extra.get(number - COLUMNS.len()).cloned())
                        .unwrap_or_default();
                    (name, text)
                })
                .collect(),
        }
    }
}
