//! What the guide's rules look at in a project. Nothing is guessed: what the data do not say is empty.

use chrono::NaiveDate;
use dataset::text::fold;
use dataset::{Body, Project, Role, value};
use serde::Deserialize;
use tables::project_change;

/// Names of the parts of the programmes, in the order of these.
const AXES: &str = "OC_DESCR_ARTICOLAZ_PROGRAMMA";

/// What the data say of a project, as rules ask for it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Facts {
    /// `OC_COD_TEMA_SINTETICO`.
    pub theme: Option<String>,
    /// `CUP_COD_NATURA`.
    pub nature: Option<String>,
    /// `OC_STATO_PROGETTO`, as in [`dataset::codes::STATES`].
    pub state: Option<String>,
    /// `OC_COD_CICLO`.
    pub cycle: Option<String>,
    /// Codes of EU funds and national scopes.
    pub funds: Vec<String>,
    /// The programmes that pay for it.
    pub programmes: Vec<Programme>,
    /// Names of the parts of these programmes that it belongs to: axes, areas.
    pub axes: Vec<String>,
    /// Names and kinds of the activation procedures.
    pub procedures: Vec<String>,
    /// Title and summary.
    pub words: String,
    /// Public cost, cents.
    pub cost: Option<i64>,
    /// Payments, cents.
    pub paid: Option<i64>,
    /// Savings, cents.
    pub savings: Option<i64>,
    /// Begun, or to begin.
    pub start: Option<NaiveDate>,
    /// Planned end.
    pub planned_end: Option<NaiveDate>,
    /// Real end.
    pub actual_end: Option<NaiveDate>,
    /// The day of which all this was true: the row's `DATA_AGGIORNAMENTO`.
    pub as_of: Option<NaiveDate>,
    /// Names by role; an empty name is a person whom the publisher masks.
    pub programmers: Vec<String>,
    /// Attuatori.
    pub implementers: Vec<String>,
    /// Beneficiari.
    pub beneficiaries: Vec<String>,
    /// Realizzatori.
    pub contractors: Vec<String>,
    /// Names of the municipalities where it is; empty when it is a whole province or more.
    pub municipalities: Vec<String>,
    /// Names of the regions.
    pub regions: Vec<String>,
    /// Codes of the regions.
    pub region_codes: Vec<String>,
    /// How many indicators it has, and how many of them tell what was reached.
    pub indicators: [usize; 2],
    /// Code of the public investment.
    pub cup: Option<String>,
    /// Since when it is known that payments stand still: from the imports kept here.
    pub paid_same_since: Option<NaiveDate>,
    /// Projects like it, once they have been looked for.
    pub similar: Option<Similar>,
}

/// A programme.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Programme {
    /// `OC_CODICE_PROGRAMMA`.
    pub code: String,
    /// `OC_DESCRIZIONE_PROGRAMMA`.
    pub name: String,
}

/// Projects of the same theme and nature in the same region.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Similar {
    /// How many there are, itself among them.
    pub count: u64,
    /// Of 100 of them, how many are in a lower cost band.
    pub cheaper_percent: i64,
    /// Paid of the cost of all of them together, percent.
    pub paid_percent: i64,
}

impl Facts {
    /// From the project's data and from what imports moved in it.
    pub fn new(project: &Project, moved: &[project_change::Model]) -> Self {
        let code = |coded: &Option<dataset::Coded>| coded.as_ref().map(|coded| coded.code.clone());
        let named = |role| {
            let of_role = |body: &&Body| body.role == role;
            project
                .bodies
                .iter()
                .filter(of_role)
                .map(|body| body.name.clone().unwrap_or_default())
                .collect::<Vec<_>>()
        };
        let (mut regions, mut region_codes) = (Vec::new(), Vec::new());
        for place in &project.places {
            if !region_codes.contains(&place.region.code) {
                region_codes.push(place.region.code.clone());
                regions.push(place.region.label.clone());
            }
        }
        let municipalities = project
            .places
            .iter()
            .filter_map(|place| place.municipality.as_ref().map(|municipality| municipality.label.clone()))
            .collect();
        let programmes = project
            .programmes
            .iter()
            .map(|one| Programme { code: one.code.clone(), name: one.label.clone() })
            .collect();
        let axes = project.columns.iter().filter(|(column, _)| column == AXES);
        let axes = axes.flat_map(|(_, cell)| value::items(cell)).filter(|axis| !axis.is_empty());
        let reached = project.indicators.iter().filter(|one| one.realised.is_some()).count();
        let procedures = project.procedures.iter().map(|one| match &one.kind {
            Some(kind) => format!("{} ({kind})", one.name),
            None => one.name.clone(),
        });
        Self {
            theme: code(&project.theme),
            nature: code(&project.nature),
            state: code(&project.state),
            cycle: code(&project.cycle),
            funds: project.funds.iter().map(|fund| fund.code.clone()).collect(),
            programmes,
            axes: axes.map(str::to_owned).collect(),
            procedures: procedures.collect(),
            words: format!("{} {}", project.title, project.summary.as_deref().unwrap_or_default()),
            cost: project.cost_cents,
            paid: project.payments_cents,
            savings: project.savings_cents,
            start: project.start,
            planned_end: project.planned_end,
            actual_end: project.actual_end,
            as_of: project.reference_date,
            programmers: named(Role::Programmer),
            implementers: named(Role::Implementer),
            beneficiaries: named(Role::Beneficiary),
            contractors: named(Role::Contractor),
            municipalities,
            regions,
            region_codes,
            indicators: [project.indicators.len(), reached],
            cup: project.cup.clone(),
            paid_same_since: same_since(moved),
            similar: None,
        }
    }

    /// Is it over, by what the data say?
    pub fn ended(&self) -> bool {
        self.actual_end.is_some() || matches!(self.state.as_deref(), Some("concluso" | "liquidato"))
    }

    /// Days by which the planned end has passed without a real one.
    pub fn days_late(&self) -> Option<i64> {
        if self.ended() {
            return None;
        }
        Some((self.as_of? - self.planned_end?).num_days()).filter(|days| *days > 0)
    }

    /// Days by which it ended later than planned.
    pub fn days_over(&self) -> Option<i64> {
        Some((self.actual_end? - self.planned_end?).num_days()).filter(|days| *days > 0)
    }

    /// Days since its real end.
    pub fn days_since_end(&self) -> Option<i64> {
        Some((self.as_of? - self.actual_end?).num_days()).filter(|days| *days >= 0)
    }

    /// Days for which payments are known to stand still.
    pub fn days_paid_same(&self) -> Option<i64> {
        Some((self.as_of? - self.paid_same_since?).num_days()).filter(|days| *days > 0)
    }

    /// Paid of the cost, percent.
    pub fn paid_percent(&self) -> Option<i64> {
        crate::projects::share(self.cost, self.paid)
    }

    /// Savings of what was first assigned, percent.
    pub fn savings_percent(&self) -> Option<i64> {
        crate::projects::share(self.cost.zip(self.savings).map(|(cost, saved)| cost + saved), self.savings)
    }

    /// Do these texts hold one of the words? Both are compared without case and accents.
    pub(super) fn holds(texts: &[String], words: &[String]) -> Option<String> {
        texts.iter().find(|text| words.iter().any(|word| fold(text).contains(&fold(word)))).cloned()
    }
}

/// Has the text all these words, whole ones, in any order and with others between them? Compared
/// without case and accents: `por fesr` is in `POR CRO FESR SARDEGNA`, but not in `PORTO`.
pub(super) fn has_words(text: &str, words: &str) -> bool {
    let (text, words) = (fold(text), fold(words));
    let whole: Vec<&str> = split(&text).collect();
    split(&words).all(|word| whole.contains(&word))
}

fn split(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// Since when payments are known not to have moved: since they last did; or, if nothing but other
/// values moved, since before the first of those, as the project was known then. A project in which
/// nothing ever moved may have come with the last import: of it nothing is known.
fn same_since(moved: &[project_change::Model]) -> Option<NaiveDate> {
    let last =
        moved.iter().filter(|change| change.field == "payments").filter_map(|change| change.to_date).max();
    last.or_else(|| moved.iter().filter_map(|change| change.from_date).min())
}
