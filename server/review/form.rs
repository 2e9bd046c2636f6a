//! The questions and options of a report's form, by version, as far as reading answers needs them.
//!
//! Filling the form in is the feature `reports`; here its words are put to answers that are there.

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use rust_embed::RustEmbed;
use serde::Deserialize;
use serde_json::Value;
use tables::kinds::Part;

use crate::error::{Error, Result};
use crate::text::Both;

#[derive(RustEmbed)]
#[folder = "seeds/reference/"]
#[include = "report-*.toml"]
struct Files;

/// A version of the form.
#[derive(Deserialize)]
pub struct Form {
    version: String,
    /// Its sections.
    #[serde(rename = "section")]
    pub sections: Vec<Section>,
}

/// A section of the form.
#[derive(Deserialize)]
pub struct Section {
    /// Its id.
    pub id: String,
    part: u8,
    /// Its heading.
    pub title: Both,
    /// Its questions.
    #[serde(rename = "question")]
    pub questions: Vec<Question>,
}

/// How a question is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// One line.
    Short,
    /// Paragraphs.
    Long,
    /// A number.
    Number,
    /// An address of the web.
    Link,
    /// One option.
    Choice,
    /// Yes or no, as options.
    YesNo,
    /// Several options.
    Choices,
    /// Rows of fields.
    List,
    /// Address and point.
    Place,
}

/// A question.
#[derive(Deserialize)]
pub struct Question {
    /// Its id.
    pub id: String,
    /// How it is answered.
    pub kind: Kind,
    /// Its words.
    pub label: Both,
    /// Its options.
    #[serde(rename = "option", default)]
    pub options: Vec<Choice>,
    /// The fields of its rows.
    #[serde(rename = "field", default)]
    pub fields: Vec<Field>,
    #[serde(default)]
    shown_when: Vec<When>,
}

/// An option.
#[derive(Deserialize)]
pub struct Choice {
    /// Its code.
    pub value: String,
    label: Both,
    #[serde(default)]
    label_when: Vec<LabelWhen>,
}

/// A field of a row.
#[derive(Deserialize)]
pub struct Field {
    /// Its id.
    pub id: String,
    /// Its words.
    pub label: Both,
    /// Its options, for choices.
    #[serde(default)]
    pub options: Vec<Choice>,
}

#[derive(Deserialize)]
struct When {
    #[serde(default)]
    question: String,
    #[serde(default)]
    project: String,
    #[serde(rename = "in")]
    values: Vec<String>,
}

#[derive(Deserialize)]
struct LabelWhen {
    question: String,
    #[serde(rename = "in")]
    values: Vec<String>,
    label: Both,
}

/// The answers so far, by question.
pub type Answers = BTreeMap<String, Value>;

static FORMS: LazyLock<Result<HashMap<String, Form>, String>> = LazyLock::new(|| {
    let mut forms = HashMap::new();
    for name in Files::iter() {
        let Some(file) = Files::get(&name) else { continue };
        let text = std::str::from_utf8(&file.data).map_err(|error| format!("{name}: {error}"))?;
        let form: Form = toml::from_str(text).map_err(|error| format!("{name}: {error}"))?;
        forms.insert(form.version.clone(), form);
    }
    Ok(forms)
});

/// The form of that version.
pub fn of(version: &str) -> Result<&'static Form> {
    let forms = FORMS.as_ref().map_err(Error::internal)?;
    forms.get(version).ok_or_else(|| Error::internal(format!("there is no form of version {version:?}")))
}

/// The codes that an answer holds: one text, a list of texts, or either with texts beside them.
pub fn codes(value: &Value) -> Vec<&str> {
    match value {
        Value::String(code) if !code.is_empty() => vec![code],
        Value::Array(items) => items.iter().flat_map(codes).collect(),
        Value::Object(fields) => {
            fields.get("value").or_else(|| fields.get("values")).map(codes).unwrap_or_default()
        }
        Value::String(_) | Value::Null | Value::Bool(_) | Value::Number(_) => Vec::new(),
    }
}

fn holds(answers: &Answers, question: &str, values: &[String]) -> bool {
    let chosen = answers.get(question).map(codes).unwrap_or_default();
    chosen.iter().any(|code| values.iter().any(|value| value == code))
}

impl Section {
    /// Parts 1 and 2 of the form go together.
    pub fn part(&self) -> Part {
        if self.part < 3 { Part::Main } else { Part::Impact }
    }
}

impl Question {
    /// Is it asked, given the answers and the project's data? Any of its conditions is enough.
    pub fn is_asked(&self, answers: &Answers, snapshot: &Value) -> bool {
        self.shown_when.is_empty()
            || self.shown_when.iter().any(|when| {
                let datum = &snapshot[when.project.as_str()];
                let code = datum["code"].as_str().or_else(|| datum.as_str()).unwrap_or_default();
                (!when.question.is_empty() && holds(answers, &when.question, &when.values))
                    || (!when.project.is_empty() && when.values.iter().any(|value| value == code))
            })
    }
}

impl Choice {
    /// Its words, which may depend on another answer.
    pub fn label(&self, answers: &Answers) -> &Both {
        let other = self.label_when.iter().find(|when| holds(answers, &when.question, &when.values));
        other.map_or(&self.label, |when| &when.label)
    }
}
