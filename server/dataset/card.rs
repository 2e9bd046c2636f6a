//! A project in a list: its few columns, read without the others.

use chrono::NaiveDate;

use crate::codes;
use crate::columns::at;
use crate::project::Coded;
use crate::sheet::{Sheet, coded};

/// A project in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// Its slug.
    pub slug: String,
    /// Its code.
    pub code: String,
    /// Its CUP.
    pub cup: Option<String>,
    /// Its title.
    pub title: String,
    /// Theme.
    pub theme: Option<Coded>,
    /// Nature.
    pub nature: Option<Coded>,
    /// State.
    pub state: Option<Coded>,
    /// Cycle.
    pub cycle: Option<Coded>,
    /// Public cost in cents.
    pub cost_cents: Option<i64>,
    /// Payments in cents.
    pub payments_cents: Option<i64>,
    /// Effective start.
    pub start: Option<NaiveDate>,
    /// Planned end.
    pub planned_end: Option<NaiveDate>,
    /// Its places, each by its smallest name.
    pub places: Vec<String>,
    /// Reference date of the row.
    pub reference_date: Option<NaiveDate>,
}

impl Card {
    /// From its cells, in the order of their numbers.
    pub(crate) fn of(slug: &str, cells: &[(u16, &str)]) -> Self {
        let sheet = Sheet(cells);
        let mut places: Vec<String> = Vec::new();
        for place in sheet.places() {
            let name = place.municipality.or(place.province).unwrap_or(place.region).label;
            if !places.contains(&name) {
                places.push(name);
            }
        }
        Self {
            slug: slug.to_owned(),
            code: sheet.owned(at::COD_LOCALE_PROGETTO).unwrap_or_default(),
            cup: sheet.owned(at::CUP),
            title: sheet.owned(at::OC_TITOLO_PROGETTO).unwrap_or_default(),
            theme: sheet.theme().map(|place| coded(&codes::THEMES, place)),
            nature: sheet.nature().map(|place| coded(&codes::NATURES, place)),
            state: sheet.state().map(|place| coded(&codes::STATES, place)),
            cycle: sheet.cycle().map(|place| coded(&codes::CYCLES, place)),
            cost_cents: sheet.cost(),
            payments_cents: sheet.cents(at::TOT_PAGAMENTI),
            start: sheet.date(at::OC_DATA_INIZIO_PROGETTO),
            planned_end: sheet.date(at::OC_DATA_FINE_PROGETTO_PREVISTA),
            places,
            reference_date: sheet.date(at::DATA_AGGIORNAMENTO),
        }
    }
}
