//! What a new edition begins with, from `seeds/reference/programme-1.toml`: roles in a team, what
//! steps may ask for, criteria of a call, hours of certificates.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};
use tables::edition;

use crate::error::{Error, Result};
use crate::text::Lang;

const SEED: &str = include_str!("../../seeds/reference/programme-1.toml");

/// A role in a team.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TeamRole {
    /// What a student's role points at.
    pub id: String,
    /// In Italian.
    pub it: String,
    /// In English.
    pub en: String,
}

/// How the site knows that a deliverable is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Track {
    /// The team has chosen its project.
    Choice,
    /// The report's main part has left the school.
    Main,
    /// Its impact part has.
    Impact,
}

/// Something that a step may ask for.
#[derive(Clone, Debug, Deserialize)]
pub struct Deliverable {
    /// What steps point at.
    pub id: String,
    /// In Italian.
    pub it: String,
    /// In English.
    pub en: String,
    /// None: it is handed in elsewhere.
    #[serde(default)]
    pub track: Option<Track>,
}

/// A criterion of a call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Criterion {
    /// What scores point at.
    pub id: String,
    /// In Italian.
    pub it: String,
    /// In English.
    pub en: String,
    /// How much its points count.
    pub weight: i32,
}

/// What the certificates of a new edition begin with.
#[derive(Clone, Debug, Deserialize)]
pub struct CertificateDefaults {
    /// The hours of a student.
    pub student_hours: i32,
    /// The hours of a teacher.
    pub teacher_hours: i32,
    /// As what somebody signs.
    pub signer_office: String,
}

#[derive(Deserialize)]
struct Seed {
    role: Vec<TeamRole>,
    deliverable: Vec<Deliverable>,
    criterion: Vec<Criterion>,
    certificates: CertificateDefaults,
}

static PROGRAMME: LazyLock<Result<Seed, String>> =
    LazyLock::new(|| toml::from_str(SEED).map_err(|error| format!("programme-1.toml: {error}")));

fn programme() -> Result<&'static Seed> {
    PROGRAMME.as_ref().map_err(Error::internal)
}

macro_rules! words {
    ($($kind:ident)*) => { $(
        impl $kind {
            /// Its words.
            pub fn of(&self, lang: Lang) -> &str {
                match lang {
                    Lang::It => &self.it,
                    Lang::En => &self.en,
                }
            }
        }
    )* };
}
words!(TeamRole Deliverable Criterion);

/// What steps may ask for.
pub fn deliverables() -> Result<&'static [Deliverable]> {
    Ok(&programme()?.deliverable)
}

/// The criteria that a new call begins with.
pub fn criteria() -> Result<Vec<Criterion>> {
    Ok(programme()?.criterion.clone())
}

/// What the certificates of a new edition begin with.
pub fn certificates() -> Result<&'static CertificateDefaults> {
    Ok(&programme()?.certificates)
}

/// The roles that students may have in the teams of an edition.
pub fn roles_of(edition: &edition::Model) -> Result<Vec<TeamRole>> {
    match &edition.team_roles {
        Some(roles) => Ok(serde_json::from_value(roles.clone())?),
        None => Ok(programme()?.role.clone()),
    }
}
