//! The quiz of a unit, as `quiz.toml` says it.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::mistake::Mistakes;

/// How a question is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// One option is right.
    Single,
    /// One or more are.
    Multiple,
    /// One that the quiz page does not ask yet.
    #[serde(other)]
    Other,
}

/// A question of a quiz.
#[derive(Debug, Deserialize)]
pub struct Question {
    /// Its id: kept with each attempt.
    pub id: String,
    /// How it is answered.
    pub kind: Kind,
    /// The question.
    pub text: String,
    /// What one can answer.
    #[serde(rename = "option", default)]
    pub options: Vec<Choice>,
}

/// An option of a question.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// Its id.
    pub id: String,
    /// The answer.
    pub text: String,
    /// Is it right?
    pub right: bool,
    /// Why, or why not.
    pub feedback: String,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct Quiz {
    #[serde(rename = "question", default)]
    questions: Vec<Question>,
}

/// The questions of a file; what is wrong with them is noted.
pub(super) fn read(text: &str, mistakes: &mut Mistakes) -> Vec<Question> {
    let mut quiz: Quiz = match toml::from_str(text) {
        Ok(quiz) => quiz,
        Err(error) => {
            mistakes.note_toml(text, 0, &error);
            return Vec::new();
        }
    };
    quiz.questions.retain(|question| question.kind != Kind::Other);
    let mut seen = BTreeSet::new();
    for question in &quiz.questions {
        let mut note = |what: String| {
            let line = line_of(text, "[[question]]", &question.id);
            mistakes.note(line, format!("question {:?}: {what}", question.id));
        };
        if let Err(what) = check(question) {
            note(what);
        }
        if !seen.insert(question.id.as_str()) {
            note("there is another one of that id".to_owned());
        }
    }
    quiz.questions
}

/// What must be alike in both languages, in its order.
pub(super) fn same_shape(one: &[Question], other: &[Question]) -> bool {
    let shape = |questions: &[Question]| -> Vec<(String, Kind, Vec<(String, bool)>)> {
        let of = |question: &Question| {
            let options = question.options.iter().map(|option| (option.id.clone(), option.right));
            (question.id.clone(), question.kind, options.collect())
        };
        questions.iter().map(of).collect()
    };
    shape(one) == shape(other)
}

/// The line on which the table of that id begins.
fn line_of(text: &str, header: &str, id: &str) -> usize {
    let wanted = format!("id = {id:?}");
    let mut begun = 0;
    for (index, line) in text.lines().enumerate() {
        match line.trim() {
            line if line == header => begun = index + 1,
            line if line == wanted && begun > 0 => return begun,
            _ => {}
        }
    }
    1
}

fn check(question: &Question) -> Result<(), String> {
    check_id(&question.id)?;
    let mut seen = BTreeSet::new();
    for option in &question.options {
        check_id(&option.id).map_err(|what| format!("option {:?}: {what}", option.id))?;
        if !seen.insert(option.id.as_str()) {
            return Err(format!("option {:?} is there twice", option.id));
        }
        if option.text.trim().is_empty() || option.feedback.trim().is_empty() {
            return Err(format!("option {:?} lacks its text or its feedback", option.id));
        }
    }
    let right = question.options.iter().filter(|option| option.right).count();
    match question.kind {
        _ if question.options.len() < 2 => Err("it has fewer than two options".to_owned()),
        Kind::Single if right != 1 => Err(format!("{right} options are right, and it takes one")),
        Kind::Multiple if right == 0 => Err("no option is right".to_owned()),
        Kind::Single | Kind::Multiple | Kind::Other => Ok(()),
    }
}

fn check_id(id: &str) -> Result<(), String> {
    let plain = id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    if id.is_empty() || !plain { Err("ids are lower case letters, digits and -".to_owned()) } else { Ok(()) }
}
