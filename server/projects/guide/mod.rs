//! The guide: hints made from a project's own data, by rules that anybody can read and change
//! (`seeds/guide`). Each hint says which data made it appear.

mod facts;
mod fill;
mod matching;
mod page;
mod rules;
mod similar;

pub use facts::{Facts, Programme, Similar};
pub use matching::{Reason, Value, reasons};
pub use rules::{Example, Programmes, Rule, When, read, rules};

pub(super) use page::show;

use std::sync::Arc;

use dataset::{Dataset, Project};
use serde::Serialize;

use super::{changes, words};
use crate::App;
use crate::error::Result;
use crate::text::{self, Lang};

/// Something to look for, to ask, to find, to check.
#[derive(Clone, Debug, Serialize)]
pub struct Hint {
    /// The rule's name.
    pub id: &'static str,
    /// What it is about: a part of text keys.
    pub group: &'static str,
    /// In a few words.
    pub title: String,
    /// What to look for, and why.
    pub text: String,
    /// Whom to ask what: role (a part of text keys), names, question.
    pub ask: Vec<Ask>,
    /// Documents to find.
    pub documents: Vec<String>,
    /// What to check on the spot.
    pub check: Vec<String>,
    /// The data because of which it is here: what, and what it says.
    pub because: Vec<(String, String)>,
    /// Beside which questions of the report it helps.
    #[serde(skip)]
    pub questions: &'static [String],
}

/// A question for somebody.
#[derive(Clone, Debug, Serialize)]
pub struct Ask {
    /// Whom: a part of text keys.
    pub whom: &'static str,
    /// By name, where the data say it.
    pub name: Option<String>,
    /// What.
    pub what: String,
}

/// The hints for a project, in the order of their groups.
pub fn hints(app: &App, lang: Lang, facts: &Facts) -> Result<Vec<Hint>> {
    let applies = |rule: &'static Rule| Some((rule, reasons(&rule.when, facts)?));
    Ok(rules()?
        .iter()
        .filter_map(applies)
        .map(|(rule, reasons)| hint(app, lang, facts, rule, reasons))
        .collect())
}

/// The hints for the project of that slug as the data are today, compared with projects like it;
/// none if the data do not have it any more.
pub async fn of_slug(app: &App, lang: Lang, slug: &str) -> Result<Vec<Hint>> {
    let Some(dataset) = app.dataset.find() else { return Ok(Vec::new()) };
    let (reader, wanted) = (dataset.clone(), slug.to_owned());
    let Some(project) = tokio::task::spawn_blocking(move || reader.by_slug(&wanted)).await?? else {
        return Ok(Vec::new());
    };
    hints(app, lang, &facts_of(app, &dataset, &project).await?)
}

/// What the data and the imports say of a project, compared with those like it. Whoever asks for
/// several alike searches once: answers are remembered.
pub async fn facts_of(app: &App, dataset: &Arc<Dataset>, project: &Project) -> Result<Facts> {
    let mut facts = Facts::new(project, &changes::of(app, &project.slug).await?);
    facts.similar = similar::find(&app.dataset, dataset, &facts).await?;
    Ok(facts)
}

fn hint(app: &App, lang: Lang, facts: &Facts, rule: &'static Rule, reasons: Vec<Reason>) -> Hint {
    let words = rule.words(lang);
    let filled = |text: &String| fill::fill(text, facts, &app.texts, lang);
    Hint {
        id: &rule.id,
        group: rule.group.as_str(),
        title: filled(&words.title),
        text: filled(&words.text),
        ask: words
            .ask
            .iter()
            .map(|ask| Ask { whom: ask.whom.as_str(), name: name(facts, ask.whom), what: filled(&ask.what) })
            .collect(),
        documents: words.documents.iter().map(filled).collect(),
        check: words.check.iter().map(filled).collect(),
        because: reasons.into_iter().map(|reason| because(app, lang, reason)).collect(),
        questions: &rule.questions,
    }
}

fn name(facts: &Facts, whom: rules::Whom) -> Option<String> {
    let names = match whom {
        rules::Whom::Programmer => &facts.programmers,
        rules::Whom::Implementer => &facts.implementers,
        rules::Whom::Beneficiary => &facts.beneficiaries,
        rules::Whom::Contractor => &facts.contractors,
        rules::Whom::Users | rules::Whom::Experts | rules::Whom::Neighbours => return None,
    };
    names.first().filter(|name| !name.is_empty()).cloned()
}

/// A piece of the data, in words.
fn because(app: &App, lang: Lang, reason: Reason) -> (String, String) {
    let t = |key: &str| app.texts.get(lang, key, &[]);
    let value = match reason.value {
        Value::Text(text) => text,
        Value::Code(facet, code) => words::label(app, lang, None, facet, &code),
        Value::Day(day) => text::date(lang, day),
        Value::Money(cents) => text::money(lang, cents),
        Value::Percent(percent) => format!("{percent}%"),
        Value::Count(count) => text::number(lang, i64::try_from(count).unwrap_or(i64::MAX)),
        Value::Nothing => t("guide-nothing"),
    };
    (t(&format!("guide-because-{}", reason.what)), value)
}
