//! By what the work of an edition's teams is looked at: versions in `seeds/reference/rubric-*.toml`, of
//! which an edition chooses one and may say itself how much each criterion counts. Everybody can read it
//! before they begin.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rust_embed::RustEmbed;
use serde::Deserialize;
use tables::edition;

use crate::error::{Error, Result};
use crate::text::Both;

/// The levels of a criterion: from 0 to 5 points.
pub const LEVELS: usize = 6;
/// The most that a criterion may count in an edition.
pub const MOST_WEIGHT: i32 = 100;

#[derive(RustEmbed)]
#[folder = "seeds/reference/"]
#[include = "rubric-*.toml"]
struct Files;

/// A version.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rubric {
    /// As editions name it.
    pub version: String,
    /// Its criteria, in order.
    #[serde(rename = "criterion")]
    pub criteria: Vec<Criterion>,
}

/// A criterion.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Criterion {
    /// What points are kept by.
    pub id: String,
    /// How much its points count, where the edition does not say otherwise: [`weighted`] knows.
    pub weight: i32,
    /// Its name.
    pub name: Both,
    /// The question it asks.
    pub about: Both,
    /// What 0, 1, … 5 points mean.
    pub levels: Vec<Both>,
}

static RUBRICS: LazyLock<Result<BTreeMap<String, Rubric>, String>> = LazyLock::new(read);

fn read() -> Result<BTreeMap<String, Rubric>, String> {
    let mut rubrics = BTreeMap::new();
    for name in Files::iter() {
        let Some(file) = Files::get(&name) else { continue };
        let wrong = |what: String| format!("seeds/reference/{name}: {what}");
        let text = std::str::from_utf8(&file.data).map_err(|error| wrong(error.to_string()))?;
        let rubric = parse(text).map_err(wrong)?;
        rubrics.insert(rubric.version.clone(), rubric);
    }
    if rubrics.is_empty() { Err("there is no rubric in seeds/reference".to_owned()) } else { Ok(rubrics) }
}

/// Reads and checks a version; the error says what is wrong.
pub fn parse(text: &str) -> Result<Rubric, String> {
    let rubric: Rubric = toml::from_str(text).map_err(|error| error.to_string())?;
    for (at, one) in rubric.criteria.iter().enumerate() {
        if rubric.criteria[..at].iter().any(|other| other.id == one.id) {
            return Err(format!("the criterion {:?} is there twice", one.id));
        }
        if one.weight < 1 {
            return Err(format!("the criterion {:?} counts nothing", one.id));
        }
        if one.levels.len() != LEVELS {
            return Err(format!("the criterion {:?} has {} levels, not {LEVELS}", one.id, one.levels.len()));
        }
    }
    if rubric.criteria.is_empty() { Err("there is no criterion in it".to_owned()) } else { Ok(rubric) }
}

fn rubrics() -> Result<&'static BTreeMap<String, Rubric>> {
    RUBRICS.as_ref().map_err(Error::internal)
}

/// The versions that there are.
pub fn versions() -> Result<Vec<String>> {
    Ok(rubrics()?.keys().cloned().collect())
}

/// The rubric of an edition: the version that it names, else the newest.
pub fn of(edition: &edition::Model) -> Result<&'static Rubric> {
    let all = rubrics()?;
    let number = |rubric: &&Rubric| rubric.version.parse::<u32>().unwrap_or(0);
    let named = all.get(&edition.rubric_version).or_else(|| all.values().max_by_key(number));
    named.ok_or_else(|| Error::internal("there is no rubric"))
}

/// The criteria of an edition's rubric, in order, with how much the points of each count in that edition.
pub fn weighted(edition: &edition::Model) -> Result<Vec<(&'static Criterion, i32)>> {
    let own: BTreeMap<String, i32> = match &edition.rubric_weights {
        Some(weights) => serde_json::from_value(weights.clone())?,
        None => BTreeMap::new(),
    };
    let weight = |one: &Criterion| own.get(&one.id).copied().unwrap_or(one.weight);
    Ok(of(edition)?.criteria.iter().map(|one| (one, weight(one))).collect())
}
