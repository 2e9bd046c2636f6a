//! The words that the large demo is made of (`seeds/demo/large.toml`).

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::error::{Error, Result};

const SEED: &str = include_str!("../../../seeds/demo/large.toml");

/// All of them.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Words {
    pub(super) first_names: Vec<String>,
    pub(super) surnames: Vec<String>,
    pub(super) schools: Vec<String>,
    pub(super) teams: Vec<String>,
    pub(super) mottos: Vec<String>,
    pub(super) subjects: Vec<String>,
    pub(super) ideas: Vec<String>,
    pub(super) motivations: Vec<String>,
    pub(super) refusals: Vec<String>,
    pub(super) nudges: Vec<String>,
    pub(super) comments: Vec<String>,
    pub(super) meetings: Vec<String>,
    pub(super) remarks: Vec<String>,
    pub(super) returns: Vec<String>,
    pub(super) work: Vec<String>,
    pub(super) organisations: Vec<String>,
    /// Caption, and what is on it.
    pub(super) photos: Vec<(String, String)>,
    /// Sentences by question.
    pub(super) answers: BTreeMap<String, Vec<String>>,
    #[serde(rename = "answers_contact")]
    pub(super) contacts: Vec<BTreeMap<String, String>>,
    #[serde(rename = "answers_source")]
    pub(super) sources: Vec<BTreeMap<String, String>>,
}

impl Words {
    pub(super) fn load() -> Result<Self> {
        toml::from_str(SEED).map_err(|error| Error::internal(format!("seeds/demo/large.toml: {error}")))
    }

    /// The sentences for a question.
    pub(super) fn sentences(&self, question: &str) -> Result<&[String]> {
        let own = self.answers.get(question).or_else(|| self.answers.get("other"));
        own.map(Vec::as_slice).ok_or_else(|| Error::internal("seeds/demo/large.toml has no `other` answers"))
    }
}
