//! A question to the dataset that stands in the course: `region = "own"`, `theme = "11"`. It is read
//! and checked once, made a search for whoever reads, and answered from the data of that moment.

use std::collections::BTreeMap;

use dataset::{By, Filter, Share, codes, places};
use serde::Deserialize;
use toml::{Table, Value};

use super::keys::one_or_many;
use crate::App;
use crate::classes;
use crate::error::Result;
use crate::projects::filter;
use crate::web::visit::Visit;

/// The keys of a question: those of `/api/v1/projects`.
pub const KEYS: [&str; 10] =
    ["q", "theme", "nature", "state", "cycle", "region", "province", "municipality", "fund", "cost"];

/// Funds and programming scopes that the data name; the search learns them from the data themselves.
pub const FUNDS: [&str; 22] = [
    "FESR", "FSE", "FSE+", "JTF", "IOG", "FEASR", "FEAMP", "FEAMPA", "YEI", "FS0713", "FS1420", "FS2127",
    "FSC0006", "FSC0713", "FSC1420", "FSC2127", "PAC", "PAC1420", "FDR2127", "NAZORD", "CTE", "SNAI",
];

/// Where a question asks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Place {
    /// Anywhere.
    #[default]
    Italy,
    /// In the region of the reader's class.
    Own,
    /// In these regions.
    Regions(Vec<String>),
}

/// A question to the dataset.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(try_from = "Table")]
pub struct Ask {
    place: Place,
    /// All but the region.
    filter: Filter,
}

/// What is told of the projects that are found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// How many they are.
    Count,
    /// Their public cost.
    Cost,
    /// Their payments.
    Payments,
    /// Payments, in percent of the cost.
    SharePaid,
    /// The cost, divided by the people who live there.
    CostPerHead,
}

/// So many projects, and their sums.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Projects.
    pub count: u64,
    /// Their public cost.
    pub cost_cents: i64,
    /// Their payments.
    pub payments_cents: i64,
}

impl TryFrom<Table> for Ask {
    type Error = String;

    fn try_from(table: Table) -> Result<Self, String> {
        let (ask, mistakes) = Self::read(table);
        match mistakes.into_iter().next() {
            None => Ok(ask),
            Some((key, what)) => Err(format!("{key}: {what}")),
        }
    }
}

impl Ask {
    /// Reads a question; beside it, for each key, what is wrong with it.
    pub fn read(table: Table) -> (Self, Vec<(String, String)>) {
        let mut ask = Self::default();
        let mut mistakes = Vec::new();
        for (key, value) in table {
            if let Err(what) = ask.set(&key, value) {
                mistakes.push((key, what));
            }
        }
        (ask, mistakes)
    }

    fn set(&mut self, key: &str, value: Value) -> Result<(), String> {
        let values = one_or_many(value).ok_or("it is a text, or a list of texts")?;
        if values.is_empty() || values.iter().any(|value| value.trim().is_empty()) {
            return Err("it may not be empty".to_owned());
        }
        match key {
            "q" => self.filter.words = values.join(" "),
            "region" if values == ["own"] => self.place = Place::Own,
            _ => {
                if let Some(unknown) = values.iter().find(|value| !is_known(key, value)) {
                    return Err(format!("the data have no {key} of code {unknown:?}"));
                }
                let list = match key {
                    "theme" => &mut self.filter.theme,
                    "nature" => &mut self.filter.nature,
                    "state" => &mut self.filter.state,
                    "cycle" => &mut self.filter.cycle,
                    "province" => &mut self.filter.province,
                    "municipality" => &mut self.filter.municipality,
                    "fund" => &mut self.filter.fund,
                    "cost" => &mut self.filter.cost,
                    "region" => {
                        self.place = Place::Regions(sorted(values));
                        return Ok(());
                    }
                    _ => return Err("the search has no such filter".to_owned()),
                };
                *list = sorted(values);
            }
        }
        Ok(())
    }

    /// What it asks, key by key; empty where it asks for nothing.
    pub fn said(&self) -> [(&'static str, String); KEYS.len()] {
        let Filter { words, theme, nature, state, cycle, province, municipality, fund, cost, .. } =
            &self.filter;
        let region = match &self.place {
            Place::Italy => String::new(),
            Place::Own => "own".to_owned(),
            Place::Regions(codes) => codes.join(", "),
        };
        [
            ("q", words.clone()),
            ("theme", theme.join(", ")),
            ("nature", nature.join(", ")),
            ("state", state.join(", ")),
            ("cycle", cycle.join(", ")),
            ("region", region),
            ("province", province.join(", ")),
            ("municipality", municipality.join(", ")),
            ("fund", fund.join(", ")),
            ("cost", cost.join(", ")),
        ]
    }

    /// Where it asks.
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// Does the answer depend on where the reader is?
    pub fn is_own(&self) -> bool {
        self.place == Place::Own
    }

    /// The search that it is for somebody of that region; all of Italy for who is of none.
    pub fn filter(&self, own: Option<&str>) -> Filter {
        let region = match &self.place {
            Place::Italy => Vec::new(),
            Place::Own => own.map(str::to_owned).into_iter().collect(),
            Place::Regions(codes) => codes.clone(),
        };
        Filter { region, ..self.filter.clone() }
    }
}

fn sorted(mut values: Vec<String>) -> Vec<String> {
    values.sort();
    values.dedup();
    values
}

fn is_known(key: &str, code: &str) -> bool {
    let listed = |list: &[codes::Entry]| list.iter().any(|(known, _)| *known == code);
    let place = |digits: usize| {
        code.len() == digits && code.parse().ok().is_some_and(|code| places::label(code).is_some())
    };
    match key {
        "theme" => listed(&codes::THEMES),
        "nature" => listed(&codes::NATURES),
        "state" => listed(&codes::STATES),
        "cycle" => listed(&codes::CYCLES),
        "region" => listed(&codes::REGIONS),
        "cost" => listed(&codes::BANDS),
        "fund" => FUNDS.contains(&code),
        "province" => place(6),
        "municipality" => place(9),
        // Which filters there are is said elsewhere.
        _ => true,
    }
}

impl From<&Share> for Totals {
    fn from(share: &Share) -> Self {
        Self { count: share.count, cost_cents: share.cost_cents, payments_cents: share.payments_cents }
    }
}

impl Totals {
    /// The measure as a number: projects, millions of euro, percent, euro for each inhabitant (who
    /// must be known); none where it cannot be told.
    #[expect(clippy::cast_precision_loss, reason = "amounts stay below the 53 bits that are exact")]
    pub fn measure(&self, measure: Measure, people: Option<u64>) -> Option<f64> {
        let (cost, payments) = (self.cost_cents as f64 / 100.0, self.payments_cents as f64 / 100.0);
        match measure {
            Measure::Count => Some(self.count as f64),
            Measure::Cost => Some(cost / 1e6),
            Measure::Payments => Some(payments / 1e6),
            Measure::SharePaid => (self.cost_cents > 0).then(|| payments / cost * 100.0),
            Measure::CostPerHead => people.filter(|people| *people > 0).map(|people| cost / people as f64),
        }
    }
}

/// The address of the search without its language: `/progetti?region=016&theme=11`.
pub fn path(search: &Filter) -> String {
    let query = filter::query(search, 1);
    if query.is_empty() { "/progetti".to_owned() } else { format!("/progetti?{query}") }
}

/// What the current dataset has of it; none as long as there is no dataset.
pub async fn totals(app: &App, search: Filter) -> Result<Option<Totals>> {
    let Some(dataset) = app.dataset.find() else { return Ok(None) };
    let found = app.dataset.search(&dataset, search, 1, 1).await?;
    Ok(Some(Totals {
        count: found.total,
        cost_cents: found.cost_cents,
        payments_cents: found.payments_cents,
    }))
}

/// Code and name of each region that one can be of, without the codes that stand for no single one.
pub fn regions() -> impl Iterator<Item = (&'static str, &'static str)> {
    codes::REGIONS.iter().copied().filter(|(code, _)| *code != "000" && !code.starts_with('9'))
}

/// What the current dataset has of a question for somebody of each region, by the region's code; empty as
/// long as there is no dataset. Of a question that is not about the own region, each has the same.
pub async fn by_region(app: &App, ask: &Ask) -> Result<BTreeMap<&'static str, Totals>> {
    let Some(dataset) = app.dataset.find() else { return Ok(BTreeMap::new()) };
    if !ask.is_own() {
        let all = totals(app, ask.filter(None)).await?.unwrap_or_default();
        return Ok(regions().map(|(code, _)| (code, all)).collect());
    }
    let shares = app.dataset.divided(&dataset, ask.filter(None), By::Region).await?;
    let of =
        |code: &str| shares.iter().find(|share| share.code == code).map(Totals::from).unwrap_or_default();
    Ok(regions().map(|(code, _)| (code, of(code))).collect())
}

/// The region of the reader's class, as the dataset's code: of the class that the student is in, or of
/// the newest that the teacher teaches.
pub async fn own_region(visit: &Visit) -> Result<Option<String>> {
    match &visit.actor {
        Some(actor) => classes::region_of(&visit.app.db, actor).await,
        None => Ok(None),
    }
}
