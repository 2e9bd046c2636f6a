//! Which classes may drop out, by the rules of `seeds/reference/dropout-1.toml`. Plain data in, plain
//! data out.

use std::sync::LazyLock;

use chrono::{DateTime, Duration, NaiveDate, Utc};
use serde::Deserialize;

use crate::clock::in_italy;
use crate::error::{Error, Result};
use crate::text::Lang;

const SEED: &str = include_str!("../../../seeds/reference/dropout-1.toml");

/// What a rule looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Kind {
    Inactive,
    NoStudents,
    NoTeams,
    StepOverdue,
    ReportNotBegun,
}

/// A rule.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    kind: Kind,
    days: i64,
    /// What it adds.
    pub weight: i32,
    it: String,
    en: String,
}

/// All rules, and what their sum means.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    /// From this sum on a class is one to mind.
    pub watch: i32,
    /// From this sum on it is likely to drop out.
    pub high: i32,
    /// The rules.
    #[serde(rename = "rule")]
    pub rules: Vec<Rule>,
}

static RULES: LazyLock<Result<Rules, String>> =
    LazyLock::new(|| toml::from_str(SEED).map_err(|error| format!("dropout-1.toml: {error}")));

/// The rules, read once.
pub fn rules() -> Result<&'static Rules> {
    RULES.as_ref().map_err(Error::internal)
}

impl Rule {
    /// Its words.
    pub fn of(&self, lang: Lang) -> String {
        let words = match lang {
            Lang::It => &self.it,
            Lang::En => &self.en,
        };
        words.replace("{days}", &self.days.to_string())
    }
}

/// What the rules need of a class.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Class {
    /// From which day on it can be asked for anything: the edition's first, or that of its admission, if it
    /// was admitted later.
    pub began: NaiveDate,
    /// Students now.
    pub students: i64,
    /// Teams.
    pub teams: usize,
    /// The last thing that anybody of the class did, else when somebody came into it last; none: it is empty.
    pub last_active: Option<DateTime<Utc>>,
    /// Since when the step is late that is late longest.
    pub late_since: Option<DateTime<Utc>>,
    /// When the report is due.
    pub report_due: Option<DateTime<Utc>>,
    /// A team has no project yet.
    pub without_project: bool,
}

/// How likely it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Nothing to mind.
    Fine,
    /// One to mind.
    Watch,
    /// Likely to drop out.
    High,
}

impl Level {
    /// As in addresses and text keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Fine => "fine",
            Self::Watch => "watch",
            Self::High => "high",
        }
    }
}

/// What the rules say of a class.
#[derive(Clone, Debug)]
pub struct Forecast {
    /// How likely it is.
    pub level: Level,
    /// The sum of weights.
    pub sum: i32,
    /// The rules that are met.
    pub met: Vec<&'static Rule>,
}

impl Rules {
    /// After so many days in which nothing was done somebody is silent: the first of the rules on it says so.
    pub fn silent_after(&self) -> Option<i64> {
        let silence = self.rules.iter().filter(|rule| rule.kind == Kind::Inactive);
        silence.map(|rule| rule.days).min()
    }

    /// What they say of a class now.
    pub fn forecast(&'static self, class: &Class, now: DateTime<Utc>) -> Forecast {
        let met: Vec<&Rule> = self.rules.iter().filter(|rule| is_met(rule, class, now)).collect();
        let sum = met.iter().map(|rule| rule.weight).sum();
        let level = if sum >= self.high {
            Level::High
        } else if sum >= self.watch {
            Level::Watch
        } else {
            Level::Fine
        };
        Forecast { level, sum, met }
    }
}

fn is_met(rule: &Rule, class: &Class, now: DateTime<Utc>) -> bool {
    let days = Duration::days(rule.days);
    let began = in_italy(class.began, 0);
    let since = |at: DateTime<Utc>| now - at >= days;
    match rule.kind {
        // What was before the class began is not held against it.
        Kind::Inactive => since(class.last_active.map_or(began, |at| at.max(began))),
        Kind::NoStudents => class.students == 0 && since(began),
        Kind::NoTeams => class.teams == 0 && since(began),
        Kind::StepOverdue => class.late_since.is_some_and(|at| since(at.max(began))),
        Kind::ReportNotBegun => class.without_project && class.report_due.is_some_and(|due| due - now < days),
    }
}
