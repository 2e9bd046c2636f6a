//! What a definition of the form must keep to, so that answers can never point at nothing.

use std::collections::{HashMap, HashSet};

use super::questions::{Choice, Form, Kind, Question, Section};

/// Words that addresses below a report already use, and the thread on the whole report.
const TAKEN: [&str; 8] =
    ["answers", "consent", "evidence", "files", "general", "history", "submission", "threads"];

/// The project's data that a condition may name.
const PROJECT_DATA: [&str; 3] = ["nature", "theme", "state"];

/// Checks a definition; the error names the place.
pub(super) fn check(form: &Form) -> Result<(), String> {
    let mut sections = HashSet::new();
    // Conditions may only look back: what comes later has not been answered yet.
    let mut before: HashMap<&str, &Question> = HashMap::new();
    for section in &form.sections {
        check_section(section).map_err(|error| format!("section {:?}: {error}", section.id))?;
        if !sections.insert(section.id.as_str()) {
            return Err(format!("section {:?} is there twice", section.id));
        }
        for question in &section.questions {
            let place =
                |error: String| format!("section {:?}, question {:?}: {error}", section.id, question.id);
            check_question(question, &before).map_err(place)?;
            if before.insert(&question.id, question).is_some() {
                return Err(place("there is another one of that id".to_owned()));
            }
        }
    }
    Ok(())
}

fn check_id(id: &str) -> Result<(), String> {
    let plain = id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
    if id.is_empty() || !plain {
        return Err("ids are lower case letters, digits and _".to_owned());
    }
    if TAKEN.contains(&id) { Err(format!("the id {id:?} is taken")) } else { Ok(()) }
}

fn check_section(section: &Section) -> Result<(), String> {
    check_id(&section.id)?;
    if !(1..=3).contains(&section.number()) {
        return Err("the part is 1, 2 or 3".to_owned());
    }
    if section.questions.is_empty() { Err("it has no questions".to_owned()) } else { Ok(()) }
}

fn check_question(question: &Question, before: &HashMap<&str, &Question>) -> Result<(), String> {
    check_id(&question.id)?;
    let (options, fields) = match question.kind {
        Kind::Choice | Kind::YesNo | Kind::Choices => (true, false),
        Kind::List => (false, true),
        Kind::Short | Kind::Long | Kind::Number | Kind::Link | Kind::Place => (false, false),
    };
    if options == question.options.is_empty() {
        return Err(format!("a question of kind {} and its options do not fit", question.kind.as_str()));
    }
    if fields == question.fields.is_empty() {
        return Err(format!("a question of kind {} and its fields do not fit", question.kind.as_str()));
    }
    check_options(&question.options, before)?;
    let mut seen = HashSet::new();
    for field in &question.fields {
        check_id(&field.id).map_err(|error| format!("field {:?}: {error}", field.id))?;
        // The form's own field, and the names by which an answer's codes are found.
        if ["revision", "value", "values"].contains(&field.id.as_str()) || !seen.insert(field.id.as_str()) {
            return Err(format!("the field {:?} is taken", field.id));
        }
        let choice = match field.kind {
            Kind::Choice => true,
            Kind::Short | Kind::Link => false,
            Kind::Long | Kind::Number | Kind::YesNo | Kind::Choices | Kind::List | Kind::Place => {
                return Err(format!("the field {:?} is of a kind that rows do not have", field.id));
            }
        };
        if choice == field.options.is_empty() {
            return Err(format!("the kind and the options of the field {:?} do not fit", field.id));
        }
        check_options(&field.options, before).map_err(|error| format!("field {:?}: {error}", field.id))?;
    }
    for when in &question.shown_when {
        match (&when.question, &when.project) {
            (Some(other), None) => check_values(other, &when.values, before)?,
            (None, Some(datum)) if PROJECT_DATA.contains(&datum.as_str()) => {}
            (None, Some(datum)) => return Err(format!("conditions can't ask for the project's {datum:?}")),
            (None, None) | (Some(_), Some(_)) => {
                return Err("a condition names either a question or a datum of the project".to_owned());
            }
        }
    }
    Ok(())
}

fn check_options(options: &[Choice], before: &HashMap<&str, &Question>) -> Result<(), String> {
    let mut seen = HashSet::new();
    for option in options {
        if option.value.is_empty() || !seen.insert(option.value.as_str()) {
            return Err(format!("the option {:?} is empty or there twice", option.value));
        }
        for when in &option.label_when {
            check_values(&when.question, &when.values, before)?;
        }
    }
    Ok(())
}

fn check_values(other: &str, values: &[String], before: &HashMap<&str, &Question>) -> Result<(), String> {
    let Some(other) = before.get(other) else {
        return Err(format!("the question {other:?} does not come before this one"));
    };
    for value in values {
        if !other.options.iter().any(|option| option.value == *value) {
            return Err(format!("the question {:?} has no option {value:?}", other.id));
        }
    }
    Ok(())
}
