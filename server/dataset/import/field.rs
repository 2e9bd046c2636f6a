//! The values of a project that are compared between one import and the next.

use chrono::NaiveDate;

use crate::codes;
use crate::columns::at;
use crate::sheet::{MASKED_CODE, MASKED_NAME, Sheet};

/// Stands between the names of a value that is a list, as in the published file: no name has it.
pub const JOINT: &str = ":::";

/// A watched value of a project.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// State, as its code.
    State,
    /// Public cost, in cents.
    Cost,
    /// Payments, in cents.
    Payments,
    /// Effective start.
    Start,
    /// Planned end.
    PlannedEnd,
    /// Effective end.
    ActualEnd,
    /// Title.
    Title,
    /// Theme, as its code.
    Theme,
    /// Names of the programmes.
    Programmes,
    /// Names of the programming bodies.
    Programmers,
    /// Names of the implementing bodies.
    Implementers,
    /// Names of the beneficiaries.
    Beneficiaries,
    /// Names of the contractors.
    Contractors,
    /// A date of a phase.
    Phase(PhaseDate),
}

/// One of the four dates of one of the eight phases: its place among all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PhaseDate(u16);

/// The dates of the phases, in the order of their columns.
#[rustfmt::skip]
const PHASE_DATES: [&str; 32] = [
    "feasibility-planned-start", "feasibility-actual-start",
    "feasibility-planned-end", "feasibility-actual-end",
    "preliminary-design-planned-start", "preliminary-design-actual-start",
    "preliminary-design-planned-end", "preliminary-design-actual-end",
    "final-design-planned-start", "final-design-actual-start",
    "final-design-planned-end", "final-design-actual-end",
    "executive-design-planned-start", "executive-design-actual-start",
    "executive-design-planned-end", "executive-design-actual-end",
    "award-planned-start", "award-actual-start",
    "award-planned-end", "award-actual-end",
    "contract-planned-start", "contract-actual-start",
    "contract-planned-end", "contract-actual-end",
    "execution-planned-start", "execution-actual-start",
    "execution-planned-end", "execution-actual-end",
    "testing-planned-start", "testing-actual-start",
    "testing-planned-end", "testing-actual-end",
];

impl Field {
    /// Those that are lists of bodies, among which there may be people.
    pub const BODIES: [Self; 4] =
        [Self::Programmers, Self::Implementers, Self::Beneficiaries, Self::Contractors];

    /// So many, the first of all, are compared in every project. The others would be many millions, and are
    /// compared in those projects that somebody watches.
    const ALWAYS: usize = 7;

    /// Those that are not of a phase.
    const OF_ALL: [Self; 13] = [
        Self::State,
        Self::Cost,
        Self::Payments,
        Self::Start,
        Self::PlannedEnd,
        Self::ActualEnd,
        Self::Title,
        Self::Theme,
        Self::Programmes,
        Self::Programmers,
        Self::Implementers,
        Self::Beneficiaries,
        Self::Contractors,
    ];

    /// All of them.
    pub fn all() -> impl Iterator<Item = Self> {
        let phases = (0_u16..).take(PHASE_DATES.len()).map(|place| Self::Phase(PhaseDate(place)));
        Self::OF_ALL.into_iter().chain(phases)
    }

    /// As it is stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::State => "state",
            Self::Cost => "cost",
            Self::Payments => "payments",
            Self::Start => "start",
            Self::PlannedEnd => "planned-end",
            Self::ActualEnd => "actual-end",
            Self::Title => "title",
            Self::Theme => "theme",
            Self::Programmes => "programmes",
            Self::Programmers => "programmers",
            Self::Implementers => "implementers",
            Self::Beneficiaries => "beneficiaries",
            Self::Contractors => "contractors",
            Self::Phase(PhaseDate(place)) => PHASE_DATES[usize::from(place)],
        }
    }

    /// The field of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::all().find(|field| field.as_str() == name)
    }

    /// The column that it is read from, where it is a single one.
    fn column(self) -> Option<u16> {
        match self {
            Self::Cost | Self::Theme | Self::Programmes => None,
            Self::State => Some(at::OC_STATO_PROGETTO),
            Self::Payments => Some(at::TOT_PAGAMENTI),
            Self::Start => Some(at::OC_DATA_INIZIO_PROGETTO),
            Self::PlannedEnd => Some(at::OC_DATA_FINE_PROGETTO_PREVISTA),
            Self::ActualEnd => Some(at::OC_DATA_FINE_PROGETTO_EFFETTIVA),
            Self::Title => Some(at::OC_TITOLO_PROGETTO),
            // Names stand beside the tax codes.
            Self::Programmers => Some(at::OC_CODFISC_PROGRAMMATORE + 1),
            Self::Implementers => Some(at::OC_CODFISC_ATTUATORE + 1),
            Self::Beneficiaries => Some(at::OC_CODFISC_BENEFICIARIO + 1),
            Self::Contractors => Some(at::OC_CODFISC_REALIZZATORE + 1),
            Self::Phase(PhaseDate(place)) => Some(at::DATA_INIZIO_PREV_STUDIO_FATT + place),
        }
    }

    /// As it stands in a project's columns: codes, cents, ISO dates, names.
    pub(crate) fn read<S: AsRef<str>>(self, sheet: &Sheet<'_, S>) -> Option<String> {
        match self {
            Self::State => sheet.state().map(|place| codes::STATES[place].0.to_owned()),
            Self::Cost => sheet.cost().map(|cents| cents.to_string()),
            Self::Payments => sheet.cents(at::TOT_PAGAMENTI).map(|cents| cents.to_string()),
            Self::Title => sheet.owned(at::OC_TITOLO_PROGETTO),
            Self::Theme => sheet.theme().map(|place| codes::THEMES[place].0.to_owned()),
            Self::Programmes => programmes(sheet),
            Self::Programmers | Self::Implementers | Self::Beneficiaries | Self::Contractors => {
                names(sheet, self.column()?)
            }
            Self::Start | Self::PlannedEnd | Self::ActualEnd | Self::Phase(_) => {
                sheet.date(self.column()?).map(|date| date.to_string())
            }
        }
    }

    /// A value that was, as it may be kept now that the project's is `now`. Where that has a masked person,
    /// a name that it lacks may be that person's, and is masked too.
    pub fn kept(self, was: String, now: Option<&str>) -> String {
        let Some(now) = now.filter(|_| Self::BODIES.contains(&self)) else { return was };
        let now: Vec<&str> = now.split(JOINT).collect();
        if !now.contains(&"") {
            return was;
        }
        list(was.split(JOINT).map(|name| if now.contains(&name) { name } else { "" }).collect())
    }
}

/// Names as one value, in the order of the alphabet and each once: in which order a file has them, and how
/// often, says nothing.
fn list(mut names: Vec<&str>) -> String {
    names.sort_unstable();
    names.dedup();
    names.join(JOINT)
}

/// The names in that column, beside which on the left are the tax codes. All whom the publisher masks, by
/// name or by code, are one empty name.
fn names<S: AsRef<str>>(sheet: &Sheet<'_, S>, column: u16) -> Option<String> {
    let (codes, names) = (sheet.items(column - 1), sheet.items(column));
    let name_of = |n: usize| {
        let name = names.get(n).copied().unwrap_or_default();
        if name == MASKED_NAME || codes.get(n).is_some_and(|code| *code == MASKED_CODE) {
            return Some("");
        }
        (!name.is_empty()).then_some(name)
    };
    let names: Vec<&str> = (0..codes.len().max(names.len())).filter_map(name_of).collect();
    (!names.is_empty()).then(|| list(names))
}

fn programmes<S: AsRef<str>>(sheet: &Sheet<'_, S>) -> Option<String> {
    let pairs = sheet.pairs(at::OC_CODICE_PROGRAMMA, at::OC_DESCRIZIONE_PROGRAMMA);
    let labels: Vec<&str> = pairs.iter().map(|pair| pair.label.as_str()).collect();
    (!labels.is_empty()).then(|| list(labels))
}

/// A watched value that moved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The project.
    pub slug: String,
    /// The value.
    pub field: Field,
    /// As it was: code, cents, ISO date, text, or names with [`JOINT`] between them.
    pub old: Option<String>,
    /// As it is.
    pub new: Option<String>,
    /// Reference date of the old value.
    pub from_date: Option<NaiveDate>,
    /// Reference date of the new value.
    pub to_date: Option<NaiveDate>,
}

/// What moved in a project between its old columns and its new ones; if somebody watches it, in all fields.
pub(super) fn moved<A: AsRef<str>, B: AsRef<str>>(
    slug: &str,
    old: &Sheet<'_, A>,
    new: &Sheet<'_, B>,
    watched: bool,
) -> Vec<Change> {
    let from_date = old.date(at::DATA_AGGIORNAMENTO);
    let to_date = new.date(at::DATA_AGGIORNAMENTO);
    // Most cells are the same in both, and need not be understood.
    let touched = |field: &Field| field.column().is_none_or(|column| old.text(column) != new.text(column));
    Field::all()
        .take(if watched { usize::MAX } else { Field::ALWAYS })
        .filter(touched)
        .filter_map(|field| {
            let new = field.read(new);
            let old = field.read(old).map(|old| field.kept(old, new.as_deref()));
            (old != new).then(|| Change { slug: slug.to_owned(), field, old, new, from_date, to_date })
        })
        .collect()
}
