//! By what the picker puts one project before another: `seeds/picker/criteria-1.toml`, read and checked
//! at the start.

use std::sync::LazyLock;

use dataset::{Said, codes};
use serde::Deserialize;

use super::words;
use crate::error::{Error, Result};
use crate::text::Lang;

const FILE: &str = include_str!("../../../seeds/picker/criteria-1.toml");

/// The largest weight: it matters very much. The smallest is 0.
pub const MOST: u8 = 3;
/// How well a project does at best.
pub const BEST: u32 = 100;

/// What is no single municipality.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Wide {
    /// A whole province.
    Province,
    /// A whole region.
    Region,
}

/// For or against a project.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    /// A reason to take it.
    #[default]
    For,
    /// A reason not to.
    Against,
}

/// When a step holds: all that is given must. Codes are those of the data.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct When {
    /// In the municipality from which one looks.
    pub same_municipality: Option<bool>,
    /// It names no smaller place.
    pub wide: Option<Wide>,
    /// So many kilometres away at most.
    pub km_to: Option<f64>,
    /// One of these themes.
    pub theme: Vec<String>,
    /// One of these natures.
    pub nature: Vec<String>,
    /// One of these states.
    pub state: Vec<String>,
    /// Costs at least so many euro.
    pub cost_from: Option<i64>,
    /// Costs less than so many euro.
    pub cost_under: Option<i64>,
    /// The data do not say what it costs.
    pub cost_unknown: Option<bool>,
    /// It has a real end.
    pub ended: Option<bool>,
    /// It ended so many days ago at most.
    pub ended_days_to: Option<i64>,
    /// The planned end has passed by so many days, and it is not over.
    pub late_days_from: Option<i64>,
    /// Nothing has been paid.
    pub unpaid: Option<bool>,
    /// So many of the useful things are in the data.
    pub says_from: Option<usize>,
    /// A report on it is published.
    pub monitored: Option<bool>,
    /// Its newest report was published so many days ago at least.
    pub monitored_days_from: Option<i64>,
}

/// A step of a criterion.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// When it holds.
    pub when: When,
    /// How well a project does for which it does: 0 to [`BEST`].
    pub value: u32,
    /// Is its sentence for the project or against it?
    #[serde(default)]
    pub speaks: Side,
    /// Why, in a sentence; empty if there is nothing to say.
    #[serde(default)]
    pub it: String,
    /// In English.
    #[serde(default)]
    pub en: String,
    /// [`When::theme`], `nature` and `state` as bits.
    #[serde(skip)]
    pub(super) bits: [u32; 3],
}

/// A name and what it means.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Name {
    /// In two or three words.
    pub name: String,
    /// In a short sentence.
    pub hint: String,
}

/// A criterion.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Criterion {
    /// Its name in addresses: does not change.
    pub id: String,
    /// How much it matters to whoever has not said so.
    pub weight: u8,
    /// In Italian.
    pub it: Name,
    /// In English.
    pub en: Name,
    /// The first that holds counts.
    pub step: Vec<Step>,
}

impl Criterion {
    /// What it is called in that language.
    pub fn name(&self, lang: Lang) -> &Name {
        match lang {
            Lang::It => &self.it,
            Lang::En => &self.en,
        }
    }

    fn check(&mut self) -> Result<(), String> {
        if self.weight > MOST {
            return Err(format!("a weight is {MOST} at most"));
        }
        for (n, step) in (1..).zip(&mut self.step) {
            step.check().map_err(|mistake| format!("step {n}: {mistake}"))?;
        }
        if !self.step.iter().any(|step| step.value == BEST) {
            return Err(format!("no step is worth {BEST}"));
        }
        Ok(())
    }
}

fn bits(chosen: &[String], list: &[codes::Entry]) -> Result<u32, String> {
    if chosen.is_empty() {
        return Ok(u32::MAX);
    }
    chosen.iter().try_fold(0, |bits, code| {
        let place = list.iter().position(|(known, _)| known == code);
        Ok(bits | 1 << place.ok_or_else(|| format!("there is no code {code:?}"))?)
    })
}

impl Step {
    fn check(&mut self) -> Result<(), String> {
        if self.when == When::default() {
            return Err("`when` is empty: it would hold for every project".to_owned());
        }
        if self.value > BEST {
            return Err(format!("a value is {BEST} at most"));
        }
        self.bits = [
            bits(&self.when.theme, &codes::THEMES)?,
            bits(&self.when.nature, &codes::NATURES)?,
            bits(&self.when.state, &codes::STATES)?,
        ];
        let silent = self.it.is_empty() && self.en.is_empty();
        if !silent && words::names(&self.it)? != words::names(&self.en)? {
            return Err("Italian and English name different things".to_owned());
        }
        Ok(())
    }

    /// Its sentence in that language.
    pub fn sentence(&self, lang: Lang) -> &str {
        match lang {
            Lang::It => &self.it,
            Lang::En => &self.en,
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    documents: Vec<String>,
    criterion: Vec<Criterion>,
}

/// All criteria.
#[derive(Clone, Debug)]
pub struct Criteria {
    /// In the order in which they are shown.
    pub all: Vec<Criterion>,
    /// The useful things, as bits of [`dataset::Candidate::said`].
    pub documents: u32,
}

impl Criteria {
    /// The weights of whoever has chosen none.
    pub fn weights(&self) -> Vec<u8> {
        self.all.iter().map(|one| one.weight).collect()
    }
}

/// Reads the file; an error names the criterion and the step.
pub fn read(text: &str) -> Result<Criteria, String> {
    let file: File = toml::from_str(text).map_err(|error| format!("seeds/picker: {error}"))?;
    let mut all: Vec<Criterion> = Vec::new();
    for mut one in file.criterion {
        one.check().map_err(|mistake| format!("seeds/picker, criterion {}: {mistake}", one.id))?;
        if all.iter().any(|other| other.id == one.id) {
            return Err(format!("seeds/picker: a second criterion is called {}", one.id));
        }
        all.push(one);
    }
    if all.is_empty() {
        return Err("seeds/picker: there is no criterion".to_owned());
    }
    let bit = |name: &String| {
        let said = Said::ALL.into_iter().find(|said| said.as_str() == name);
        said.map(Said::bit).ok_or_else(|| format!("seeds/picker: there is no document {name:?}"))
    };
    let documents = file.documents.iter().try_fold(0, |bits, name| Ok::<_, String>(bits | bit(name)?))?;
    Ok(Criteria { all, documents })
}

static CRITERIA: LazyLock<Result<Criteria, String>> = LazyLock::new(|| read(FILE));

/// The built-in criteria.
pub fn criteria() -> Result<&'static Criteria> {
    CRITERIA.as_ref().map_err(Error::internal)
}
