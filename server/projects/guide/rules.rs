//! The guide's rules: `seeds/guide/*.toml`, checked when they are first read.
//!
//! A rule says when it applies, by what the data say; what to look for, whom to ask what, which
//! documents to find, what to check on the spot, in both languages; beside which questions of the
//! report it helps; and gives examples of projects for which it applies and for which it does not.

use std::sync::LazyLock;

use rust_embed::RustEmbed;
use serde::Deserialize;

use super::facts::Facts;
use crate::error::{Error, Result};
use crate::text::Lang;

#[derive(RustEmbed)]
#[folder = "seeds/guide/"]
struct Files;

/// What hints are about, in the order in which they are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Group {
    /// Where it stands, dates.
    Time,
    /// Cost, payments, comparison.
    Money,
    /// Who does what.
    People,
    /// Programme, fund, call.
    Origin,
    /// What is made.
    Kind,
    /// What it is about.
    Theme,
}

impl Group {
    /// As in text keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Time => "time",
            Self::Money => "money",
            Self::People => "people",
            Self::Origin => "origin",
            Self::Kind => "kind",
            Self::Theme => "theme",
        }
    }
}

/// Something that the data can lack.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Missing {
    /// No contractor is named.
    Contractor,
    /// No implementing body is named.
    Implementer,
    /// No municipality: it is a whole province or more.
    Municipality,
    /// No planned end.
    PlannedEnd,
    /// No indicator at all.
    Indicators,
    /// Indicators without what was reached.
    Reached,
    /// No CUP.
    Cup,
    /// No payments, or none yet.
    Payments,
}

/// Which programmes are meant: those of one of the names, and those of one of the codes.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Programmes {
    /// The name has all words of one of these, whole, in any order: names change from year to year
    /// and from region to region, but keep these words.
    pub words: Vec<String>,
    /// The code begins with one of these: a whole code, or what codes of one kind have in common.
    pub codes: Vec<String>,
}

/// When a rule applies: all that is given must hold.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct When {
    /// One of these themes.
    pub theme: Vec<String>,
    /// One of these natures.
    pub nature: Vec<String>,
    /// None of these natures: another, or one that the data do not say.
    pub not_nature: Vec<String>,
    /// One of these states.
    pub state: Vec<String>,
    /// One of these cycles.
    pub cycle: Vec<String>,
    /// One of these funds.
    pub fund: Vec<String>,
    /// One of these programmes.
    pub programme: Programmes,
    /// A part of a programme (axis, area) whose name has all words of one of these, whole, in any order.
    pub axis: Vec<String>,
    /// An activation procedure whose name and kind have all words of one of these, whole, in any order.
    pub procedure: Vec<String>,
    /// Procedures whose name and kind have all words of one of these are left aside when `procedure` is looked for:
    /// a name can speak of a call where the money was given directly.
    pub not_procedure: Vec<String>,
    /// Title or summary hold one of these.
    pub words: Vec<String>,
    /// The planned end has passed by so many days without a real one.
    pub late_days: Option<i64>,
    /// It ended so many days after the planned end.
    pub over_days: Option<i64>,
    /// It ended so many days ago.
    pub ended_days: Option<i64>,
    /// Payments stand still for so many days.
    pub paid_same_days: Option<i64>,
    /// Paid at least so much of the cost, percent.
    pub paid_from: Option<i64>,
    /// Paid less than so much of the cost, percent.
    pub paid_under: Option<i64>,
    /// Savings of at least so much, percent.
    pub savings_from: Option<i64>,
    /// Costs at least so many euro.
    pub cost_from: Option<i64>,
    /// Costs less than so many euro.
    pub cost_under: Option<i64>,
    /// In so many municipalities at least.
    pub municipalities_from: Option<usize>,
    /// The data lack this.
    pub missing: Option<Missing>,
    /// Implementing body and beneficiary are the same (`true`) or differ (`false`).
    pub same_bodies: Option<bool>,
    /// Of 100 projects like it, so many are in a lower cost band.
    pub costlier_than: Option<i64>,
    /// So many points less paid than all projects like it together.
    pub paid_behind: Option<i64>,
}

/// Whom to ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Whom {
    /// Programmatore.
    Programmer,
    /// Attuatore.
    Implementer,
    /// Beneficiario.
    Beneficiary,
    /// Realizzatore.
    Contractor,
    /// Those for whom it was made.
    Users,
    /// People who know the subject.
    Experts,
    /// People who live there.
    Neighbours,
}

impl Whom {
    /// As in text keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Programmer => "programmer",
            Self::Implementer => "implementer",
            Self::Beneficiary => "beneficiary",
            Self::Contractor => "contractor",
            Self::Users => "users",
            Self::Experts => "experts",
            Self::Neighbours => "neighbours",
        }
    }
}

/// A question for somebody.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ask {
    /// Whom.
    pub whom: Whom,
    /// What.
    pub what: String,
}

/// What a rule says in one language.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// In a few words.
    pub title: String,
    /// What to look for, and why.
    pub text: String,
    /// Whom to ask what.
    #[serde(default)]
    pub ask: Vec<Ask>,
    /// Documents to find.
    #[serde(default)]
    pub documents: Vec<String>,
    /// What to check on the spot.
    #[serde(default)]
    pub check: Vec<String>,
}

/// A project for which the rule applies, or does not.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// Does it apply?
    pub applies: bool,
    /// The project.
    pub project: Facts,
}

/// A rule of the guide.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Its name: does not change.
    pub id: String,
    /// What it is about.
    pub group: Group,
    /// Beside which questions of the report it is shown.
    #[serde(default)]
    pub questions: Vec<String>,
    /// When it applies.
    pub when: When,
    /// In Italian.
    pub it: Words,
    /// In English.
    pub en: Words,
    /// Projects that show when it applies.
    #[serde(rename = "example", default)]
    pub examples: Vec<Example>,
}

impl Rule {
    /// What it says in that language.
    pub fn words(&self, lang: Lang) -> &Words {
        match lang {
            Lang::It => &self.it,
            Lang::En => &self.en,
        }
    }

    fn check(&self) -> Result<(), String> {
        if self.when == When::default() {
            return Err("`when` is empty: it would apply to every project".to_owned());
        }
        let Programmes { words, codes } = &self.when.programme;
        let procedures = self.when.procedure.iter().chain(&self.when.not_procedure);
        let mut marks = words.iter().chain(codes).chain(&self.when.axis).chain(procedures);
        if marks.any(|mark| mark.trim().is_empty()) {
            return Err("a programme, an axis or a procedure of no name: it would be every one".to_owned());
        }
        for applies in [true, false] {
            if !self.examples.iter().any(|example| example.applies == applies) {
                return Err(format!("an example with `applies = {applies}` is missing"));
            }
        }
        let asked = |words: &Words| words.ask.iter().map(|ask| ask.whom).collect::<Vec<_>>();
        let alike = asked(&self.it) == asked(&self.en)
            && self.it.documents.len() == self.en.documents.len()
            && self.it.check.len() == self.en.check.len();
        if !alike {
            return Err("Italian and English ask, look up or check different things".to_owned());
        }
        for words in [&self.it, &self.en] {
            let all = [&words.title, &words.text];
            let all = all.into_iter().chain(words.ask.iter().map(|ask| &ask.what));
            for text in all.chain(&words.documents).chain(&words.check) {
                super::fill::check(text)?;
            }
        }
        Ok(())
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    rule: Vec<Rule>,
}

/// The rules of some files, by name of the file; an error names the file and the rule.
pub fn read<'a>(files: impl Iterator<Item = (&'a str, &'a str)>) -> Result<Vec<Rule>, String> {
    let mut rules: Vec<Rule> = Vec::new();
    for (name, text) in files {
        let file: File = toml::from_str(text).map_err(|error| format!("seeds/guide/{name}: {error}"))?;
        for rule in file.rule {
            rule.check().map_err(|mistake| format!("seeds/guide/{name}, rule {}: {mistake}", rule.id))?;
            if rules.iter().any(|other| other.id == rule.id) {
                return Err(format!("seeds/guide/{name}: a second rule is called {}", rule.id));
            }
            rules.push(rule);
        }
    }
    rules.sort_by_key(|rule| rule.group);
    Ok(rules)
}

static RULES: LazyLock<Result<Vec<Rule>, String>> = LazyLock::new(|| {
    let mut texts = Vec::new();
    for name in Files::iter().filter(|name| name.ends_with(".toml")) {
        let Some(file) = Files::get(&name) else { continue };
        let text = std::str::from_utf8(&file.data).map_err(|error| format!("seeds/guide/{name}: {error}"))?;
        texts.push((name.to_string(), text.to_owned()));
    }
    texts.sort();
    read(texts.iter().map(|(name, text)| (name.as_str(), text.as_str())))
});

/// The built-in rules, grouped.
pub fn rules() -> Result<&'static [Rule]> {
    RULES.as_ref().map(Vec::as_slice).map_err(Error::internal)
}
