//! What a part still lacks before it can be sent.

use serde_json::Value;
use tables::evidence;
use tables::kinds::{EvidenceKind, Part};

use super::questions::{Answers, Form, Kind, Question, Section};
use super::value;

/// One thing that is missing.
#[derive(Clone, Copy, Debug)]
pub enum Missing<'a> {
    /// A question that is asked, must be answered, and is not.
    Answer(&'a Section, &'a Question),
    /// A photo that stands for the report.
    Cover,
    /// The address of a source, in an answer or among the evidence.
    Source,
}

/// What `part` lacks, in the order of the form.
pub fn missing<'a>(
    form: &'a Form,
    part: Part,
    answers: &Answers,
    project: &Value,
    evidence: &[evidence::Model],
) -> Vec<Missing<'a>> {
    let mut lacking = Vec::new();
    let mut has_source = evidence.iter().any(|one| one.kind == EvidenceKind::Link);
    for section in form.of_part(part) {
        for question in section.questions.iter().filter(|one| one.is_asked(answers, project)) {
            let answer = answers.get(&question.id).filter(|value| !value::is_empty(value));
            has_source |= answer.is_some_and(|value| has_address(question, value));
            if question.required && answer.is_none() {
                lacking.push(Missing::Answer(section, question));
            }
        }
    }
    match part {
        Part::Main => {
            if !evidence.iter().any(|one| one.kind == EvidenceKind::Photo && one.cover) {
                lacking.push(Missing::Cover);
            }
            if !has_source {
                lacking.push(Missing::Source);
            }
        }
        Part::Impact => {}
    }
    lacking
}

/// Is there an address of the web in this answer?
fn has_address(question: &Question, value: &Value) -> bool {
    let links = question.fields.iter().filter(|field| field.kind == Kind::Link);
    question.kind == Kind::Link
        || links.into_iter().any(|field| {
            value.as_array().into_iter().flatten().any(|row| !value::is_empty(&row[field.id.as_str()]))
        })
}
