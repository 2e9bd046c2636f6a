//! What the large demo's teams answer: sentences of the seed, checked as typed answers are.

use dataset::places::Municipality;
use serde_json::{Value, json};
use tables::kinds::Part;

use super::Making;
use crate::error::{Error, Result};
use crate::reports::questions::{Answers, Form, Kind, Question};
use crate::reports::value;

/// What a report is asked.
pub(super) struct Asked<'a> {
    pub(super) form: &'a Form,
    pub(super) place: &'static Municipality,
    /// The project's.
    pub(super) title: &'a str,
    pub(super) snapshot: &'a Value,
    /// The impact part too?
    pub(super) impact: bool,
    /// So many of a hundred questions are answered.
    pub(super) share: u32,
}

/// How likely the options of these questions are, in their order; those of others are as likely.
const LIKELY: [(&str, &[usize]); 3] = [
    ("progress", &[6, 6, 24, 22, 12, 24, 6]),
    ("effectiveness", &[40, 28, 17, 15]),
    ("gender_touched", &[1, 2]),
];

/// The answers in the form's order: each question that is asked, given those before it.
pub(super) fn of(making: &mut Making<'_>, asked: &Asked<'_>) -> Result<Vec<(String, Value)>> {
    let mut answers = Answers::new();
    let mut all = Vec::new();
    let sections = asked.form.sections.iter().filter(|section| asked.impact || section.part() == Part::Main);
    for question in sections.flat_map(|section| &section.questions) {
        if !question.is_asked(&answers, asked.snapshot) || !making.dice.percent(asked.share) {
            continue;
        }
        let typed = answer(making, asked, question)?;
        let wrong =
            |mistake| Error::internal(format!("the large demo's answer to {}: {mistake:?}", question.id));
        let value = value::checked(question, &typed).map_err(wrong)?;
        answers.insert(question.id.clone(), value.clone());
        all.push((question.id.clone(), value));
    }
    Ok(all)
}

fn text(making: &mut Making<'_>, asked: &Asked<'_>, question: &Question) -> Result<String> {
    let sentences = making.words.sentences(&question.id)?;
    let most = if question.kind == Kind::Long { sentences.len() } else { 1 };
    let first = making.dice.below(sentences.len());
    let many = 1 + making.dice.below(most);
    let chosen: Vec<&str> =
        sentences.iter().cycle().skip(first).take(many.max(most.min(2))).map(String::as_str).collect();
    let text = chosen.join(" ").replace("{place}", asked.place.name);
    let text = text.replace("{project}", asked.title);
    Ok(text.chars().take(question.max.unwrap_or(5000)).collect())
}

fn option(making: &mut Making<'_>, question: &Question) -> String {
    let likely = LIKELY.iter().find(|(id, _)| *id == question.id).map_or(&[][..], |(_, likely)| *likely);
    let weighted: Vec<(usize, &str)> = question
        .options
        .iter()
        .enumerate()
        .map(|(n, option)| (likely.get(n).copied().unwrap_or(1), option.value.as_str()))
        .collect();
    making.dice.weighted(&weighted).to_owned()
}

fn answer(making: &mut Making<'_>, asked: &Asked<'_>, question: &Question) -> Result<Value> {
    Ok(match question.kind {
        Kind::Short | Kind::Long => json!(text(making, asked, question)?),
        // Fewer come back than are sent.
        Kind::Number if question.id.ends_with("sent") => json!(making.dice.between(60, 120).to_string()),
        Kind::Number => json!(making.dice.between(12, 58).to_string()),
        Kind::Link => json!("https://demo.example/"),
        Kind::Choice | Kind::YesNo => json!(option(making, question)),
        Kind::Choices => {
            let mut chosen = vec![option(making, question), option(making, question)];
            chosen.dedup();
            json!(chosen)
        }
        Kind::List => match question.id.as_str() {
            "people_contacted" => serde_json::to_value(&making.words.contacts)?,
            "source_list" => serde_json::to_value(&making.words.sources)?,
            _ => json!([]),
        },
        Kind::Place => {
            let mut aside = || f64::from(i32::try_from(making.dice.between(-90, 90)).unwrap_or(0)) / 10_000.0;
            let (lat, lon) = (asked.place.lat + aside(), asked.place.lon + aside());
            let address = format!("Via dell’Esempio, {}", asked.place.name);
            json!({ "address": address, "lat": lat, "lon": lon })
        }
    })
}

/// The same when it was begun: the first half of a text, anything else as it is.
pub(super) fn begun(value: &Value) -> Value {
    match value {
        Value::String(text) if text.len() > 40 => {
            let half: String = text.chars().take(text.chars().count() / 2).collect();
            json!(half.trim_end())
        }
        Value::String(_)
        | Value::Null
        | Value::Bool(_)
        | Value::Number(_)
        | Value::Array(_)
        | Value::Object(_) => value.clone(),
    }
}
