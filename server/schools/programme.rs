//! What a new edition begins with, from `seeds/reference/programme-1.toml`: roles in a team, what
//! steps may ask for, the usual steps, criteria of a call, hours of certificates.

use std::borrow::Cow;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};
use tables::{edition, edition_step};

use crate::error::{Error, Result};
use crate::text::{Both, Lang};

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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Track {
    /// The team has chosen its project.
    Choice,
    /// The report's main part has left the school.
    Main,
    /// Its impact part has.
    Impact,
}

/// A form in which something is handed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Takes {
    /// A text.
    Text,
    /// Addresses of the team's pages, and of others.
    Links,
    /// Pictures and documents.
    Files,
}

impl Takes {
    /// All forms, in the order of pages.
    pub const ALL: [Self; 3] = [Self::Text, Self::Links, Self::Files];

    /// The end of its text's key.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Links => "links",
            Self::Files => "files",
        }
    }
}

/// Something that a step may ask for: of the programme's list, or thought up by the edition's editors.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deliverable {
    /// What steps point at.
    pub id: String,
    /// In Italian.
    pub it: String,
    /// In English.
    pub en: String,
    /// How the site knows that it is done; none: it is handed in on a page of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub track: Option<Track>,
    /// In which forms it is handed in.
    #[serde(default)]
    pub takes: Vec<Takes>,
    /// How many files at most.
    #[serde(default)]
    pub files: u64,
    /// How many words its text should have, at least and at most; none: that is not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub length: Option<[usize; 2]>,
    /// What is good, in Italian, as Markdown.
    #[serde(default)]
    pub about_it: String,
    /// The same in English.
    #[serde(default)]
    pub about_en: String,
    /// True in an archived edition for what was asked for in the programme's words: they stay there as they
    /// were, and next year's edition takes the programme's again.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub kept: bool,
}

impl Deliverable {
    /// Have editors thought it up themselves? All others are of the programme's list, be it in words of the
    /// edition's own.
    pub fn is_own(&self) -> bool {
        self.id.starts_with(OWN)
    }

    /// The language in which its words are, where they are asked for in that one.
    pub fn lang(&self, lang: Lang) -> Lang {
        lang_of(lang, &self.it, &self.en)
    }

    /// What is good.
    pub fn about(&self, lang: Lang) -> &str {
        in_lang(lang, &self.about_it, &self.about_en)
    }

    /// Is it handed in so?
    pub fn takes(&self, form: Takes) -> bool {
        self.takes.contains(&form)
    }

    /// Its words in both languages.
    pub fn both(&self) -> Both {
        Both { it: self.of(Lang::It).to_owned(), en: self.of(Lang::En).to_owned() }
    }
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

/// A step that a year usually has.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UsualStep {
    /// Its name in Italian.
    pub name_it: String,
    /// Its name in English.
    pub name_en: String,
    /// What is done in it, in Italian.
    pub about_it: String,
    /// The same in English.
    pub about_en: String,
    /// Its first day: so many hundredths of the edition's days after the edition's first.
    pub opens: i64,
    /// The day on which it is due, counted alike.
    pub due: i64,
    /// What it is worth.
    pub points: i32,
    /// Units of the course that belong to it.
    pub lessons: Vec<String>,
    /// What it asks for, by id.
    pub deliverables: Vec<String>,
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
    step: Vec<UsualStep>,
    criterion: Vec<Criterion>,
    certificates: CertificateDefaults,
}

static PROGRAMME: LazyLock<Result<Seed, String>> = LazyLock::new(read);

fn read() -> Result<Seed, String> {
    let seed: Seed = toml::from_str(SEED).map_err(|error| format!("programme-1.toml: {error}"))?;
    for step in &seed.step {
        let wrong = |what: &str| Err(format!("programme-1.toml: the step {:?} {what}", step.name_it));
        if step.due > 100 || !(0..=step.due).contains(&step.opens) {
            return wrong("has a day outside the year, or is due before it opens");
        }
        let known = |id: &String| seed.deliverable.iter().any(|one| one.id == *id);
        if !step.deliverables.iter().all(known) {
            return wrong("asks for something that is not in the list");
        }
    }
    Ok(seed)
}

fn programme() -> Result<&'static Seed> {
    PROGRAMME.as_ref().map_err(Error::internal)
}

/// The language in which [`in_lang`] gives the words.
pub fn lang_of(lang: Lang, it: &str, en: &str) -> Lang {
    match lang {
        Lang::It if it.is_empty() && !en.is_empty() => Lang::En,
        Lang::En if en.is_empty() && !it.is_empty() => Lang::It,
        Lang::It | Lang::En => lang,
    }
}

/// The words in that language; where an edition is in one language only, in the other.
pub fn in_lang<'a>(lang: Lang, it: &'a str, en: &'a str) -> &'a str {
    match lang {
        Lang::It if it.is_empty() => en,
        Lang::En if en.is_empty() => it,
        Lang::It => it,
        Lang::En => en,
    }
}

macro_rules! words {
    ($($kind:ident)*) => { $(
        impl $kind {
            /// Its words.
            pub fn of(&self, lang: Lang) -> &str {
                in_lang(lang, &self.it, &self.en)
            }
        }
    )* };
}
words!(TeamRole Deliverable Criterion);

/// What steps may ask for.
pub fn deliverables() -> Result<&'static [Deliverable]> {
    Ok(&programme()?.deliverable)
}

/// The steps that a year usually has, in order.
pub fn usual_steps() -> Result<&'static [UsualStep]> {
    Ok(&programme()?.step)
}

/// What begins the id of a kind that editors have thought up themselves.
pub const OWN: &str = "own-";

/// What a step asks for, in its order. Kept are ids of the programme's list, and whole kinds: those of its
/// own, and those of the list for which it has words of its own, under the list's id.
pub fn asked(step: &edition_step::Model) -> Result<Vec<Cow<'static, Deliverable>>> {
    let known = deliverables()?;
    let mut asked = Vec::new();
    for one in step.deliverables.as_array().into_iter().flatten() {
        match one.as_str() {
            Some(id) => asked.extend(known.iter().find(|one| one.id == id).map(Cow::Borrowed)),
            None => asked.push(Cow::Owned(serde_json::from_value(one.clone())?)),
        }
    }
    Ok(asked)
}

/// As steps keep them: see [`asked`].
pub fn asked_row(asked: &[Cow<'static, Deliverable>]) -> Result<serde_json::Value> {
    let one = |one: &Cow<'static, Deliverable>| match one {
        Cow::Borrowed(known) => Ok(serde_json::Value::from(known.id.as_str())),
        Cow::Owned(own) => serde_json::to_value(own),
    };
    Ok(asked.iter().map(one).collect::<Result<Vec<_>, _>>()?.into())
}

/// The list that a step chooses from: the programme's, in the step's words for what it has words of its own.
pub fn offered(asked: &[Cow<'static, Deliverable>]) -> Result<Vec<Cow<'static, Deliverable>>> {
    let mut offered: Vec<_> = deliverables()?.iter().map(Cow::Borrowed).collect();
    for own in asked.iter().filter(|one| matches!(one, Cow::Owned(_)) && !one.is_own()) {
        match offered.iter_mut().find(|one| one.id == own.id) {
            Some(one) => one.clone_from(own),
            None => offered.push(own.clone()),
        }
    }
    Ok(offered)
}

/// What a step asks for, as an archived edition keeps it: all of it whole, in the words of today, so that a
/// later list of the programme's changes none of them.
pub fn kept(step: &edition_step::Model) -> Result<serde_json::Value> {
    let whole = asked(step)?.into_iter().map(|one| match one {
        Cow::Borrowed(known) => Cow::Owned(Deliverable { kept: true, ..known.clone() }),
        Cow::Owned(own) => Cow::Owned(own),
    });
    asked_row(&whole.collect::<Vec<_>>())
}

/// What a step asks for, as next year's edition takes it: what archiving has kept is the programme's again.
pub fn renewed(step: &edition_step::Model) -> Result<serde_json::Value> {
    let known = deliverables()?;
    let renewed = asked(step)?.into_iter().map(|one| match known.iter().find(|known| known.id == one.id) {
        Some(known) if one.kept => Cow::Borrowed(known),
        None if one.kept => Cow::Owned(Deliverable { kept: false, ..one.into_owned() }),
        Some(_) | None => one,
    });
    asked_row(&renewed.collect::<Vec<_>>())
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
