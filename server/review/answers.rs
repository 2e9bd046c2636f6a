//! A report's answers with the words of its form: what reviewers read, and what is published.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use serde_json::Value;
use tables::kinds::Part;
use tables::{answer, report};

use super::content::{Answer, Choice, Point, Question, Section};
use crate::error::Result;
use crate::reports::questions::{self as form, Answers, Kind};
use crate::text::Both;

/// The question of the report's own title.
pub const TITLE: &str = "title";
/// The question of the progress observed.
pub const PROGRESS: &str = "progress";
/// The question of the judgement of effectiveness.
pub const EFFECTIVENESS: &str = "effectiveness";
/// The question of the place.
pub const PLACE: &str = "place";

/// The part's sections with all questions that are asked, answered or not. An answer to a question
/// that is no longer asked (the answer above it has changed) is left out.
pub async fn sections(
    conn: &impl ConnectionTrait,
    report: &report::Model,
    part: Part,
) -> Result<Vec<Section>> {
    let form = form::of(&report.form_version)?;
    let answers: Answers = answer::Entity::find()
        .filter(answer::Column::ReportId.eq(report.id))
        .all(conn)
        .await?
        .into_iter()
        .map(|row| (row.question, row.value))
        .collect();
    let question = |asked: &form::Question| Question {
        id: asked.id.clone(),
        label: asked.label.clone(),
        answer: answers.get(&asked.id).and_then(|value| worded(asked, value, &answers)),
    };
    Ok(form
        .sections
        .iter()
        .filter(|section| section.part() == part)
        .map(|section| Section {
            id: section.id.clone(),
            title: section.title.clone(),
            questions: section
                .questions
                .iter()
                .filter(|asked| asked.is_asked(&answers, &report.snapshot))
                .map(question)
                .collect(),
        })
        .filter(|section| !section.questions.is_empty())
        .collect())
}

/// Is there such a question in that part of the report's form? The general thread is in both.
pub fn asks(report: &report::Model, part: Part, question: &str) -> Result<bool> {
    let form = form::of(&report.form_version)?;
    let mut sections = form.sections.iter().filter(|section| section.part() == part);
    Ok(question == super::remarks::GENERAL
        || sections.any(|section| section.questions.iter().any(|asked| asked.id == question)))
}

fn both(text: &str) -> Both {
    Both { it: text.to_owned(), en: text.to_owned() }
}

/// A text or a number as text.
fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => String::new(),
    }
}

fn number(value: &Value) -> Option<f64> {
    value.as_f64().or_else(|| value.as_str()?.trim().parse().ok()).filter(|number| number.is_finite())
}

/// The answer with its words; none if nothing was answered.
fn worded(asked: &form::Question, value: &Value, answers: &Answers) -> Option<Answer> {
    match asked.kind {
        Kind::Short | Kind::Long | Kind::Number | Kind::Link => {
            let text = plain(value);
            (!text.is_empty()).then_some(Answer::Text { text })
        }
        Kind::Choice | Kind::YesNo | Kind::Choices => {
            let options: Vec<Choice> = form::codes(value)
                .into_iter()
                .map(|code| Choice {
                    label: asked
                        .options
                        .iter()
                        .find(|option| option.value == code)
                        .map_or_else(|| both(code), |option| option.label(answers).clone()),
                    text: explained(value, code),
                    code: code.to_owned(),
                })
                .collect();
            (!options.is_empty()).then_some(Answer::Choice { options })
        }
        Kind::List => {
            let rows: Vec<Vec<Both>> = value
                .as_array()?
                .iter()
                .map(|row| cells(asked, row, answers))
                .filter(|row| row.iter().any(|cell| !cell.it.is_empty()))
                .collect();
            let columns = asked.fields.iter().map(|field| field.label.clone()).collect();
            (!rows.is_empty()).then_some(Answer::Rows { columns, rows })
        }
        Kind::Place => {
            let lines = [plain(&value["address"]), plain(&value["postcode"])];
            let address = lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join(", ");
            let point = number(&value["lat"]).zip(number(&value["lon"])).map(|(lat, lon)| Point { lat, lon });
            (!address.is_empty() || point.is_some()).then_some(Answer::Place { address, point })
        }
    }
}

/// What was written beside an option: `{"text": …}` for one choice, `{"texts": {code: …}}` for several.
fn explained(value: &Value, code: &str) -> String {
    let several = plain(&value["texts"][code]);
    if several.is_empty() { plain(&value["text"]) } else { several }
}

/// A row's cells: an object by field, or a list in the fields' order.
fn cells(asked: &form::Question, row: &Value, answers: &Answers) -> Vec<Both> {
    let cell = |(place, field): (usize, &form::Field)| {
        let value = if row.is_array() { &row[place] } else { &row[field.id.as_str()] };
        let text = plain(value);
        let option = field.options.iter().find(|option| option.value == text);
        option.map_or_else(|| both(&text), |option| option.label(answers).clone())
    };
    asked.fields.iter().enumerate().map(cell).collect()
}
