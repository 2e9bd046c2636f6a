//! The questionnaire, by version: sections, questions, options, and when each is asked.
//!
//! The definitions are files in `seeds/reference`, checked when the program starts: answers point
//! at question ids and option values, so a slip there would lose what a team wrote.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rust_embed::RustEmbed;
use serde::Deserialize;
use serde_json::Value;
use tables::kinds::Part;

use super::definition;
use crate::error::{Error, Result};
use crate::text::Both;

#[derive(RustEmbed)]
#[folder = "seeds/reference/"]
#[include = "report-*.toml"]
struct Files;

/// A version of the form.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Form {
    /// As reports name it.
    pub version: String,
    /// Its sections, in order.
    #[serde(rename = "section")]
    pub sections: Vec<Section>,
}

/// A section of the form: a page of the editor.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Its id: a part of an address.
    pub id: String,
    part: u8,
    /// Its heading.
    pub title: Both,
    /// What it is about.
    pub intro: Option<Both>,
    /// Its questions, in order.
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
    /// A whole number.
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

impl Kind {
    /// As in the definition.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Short => "short",
            Self::Long => "long",
            Self::Number => "number",
            Self::Link => "link",
            Self::Choice => "choice",
            Self::YesNo => "yes_no",
            Self::Choices => "choices",
            Self::List => "list",
            Self::Place => "place",
        }
    }
}

/// A question.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Its id: never changes in a published version.
    pub id: String,
    /// How it is answered.
    pub kind: Kind,
    /// Must it be answered, if it is asked?
    #[serde(default)]
    pub required: bool,
    /// Its words.
    pub label: Both,
    /// How to go about it.
    pub hint: Option<Both>,
    /// The longest text.
    pub max: Option<usize>,
    /// The name under which other systems know the answer.
    pub code: Option<String>,
    /// Any of these is enough; none: always asked.
    #[serde(default)]
    pub shown_when: Vec<When>,
    /// Its options.
    #[serde(rename = "option", default)]
    pub options: Vec<Choice>,
    /// The fields of its rows.
    #[serde(rename = "field", default)]
    pub fields: Vec<Field>,
}

/// An option.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// Its code.
    pub value: String,
    label: Both,
    /// What it means.
    pub hint: Option<Both>,
    /// Other words for it, depending on another answer.
    #[serde(default)]
    pub label_when: Vec<LabelWhen>,
    /// Is there a field for a text beside it?
    #[serde(default)]
    pub text: bool,
}

/// A field of a row.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// Its id.
    pub id: String,
    /// `short`, `choice` or `link`.
    pub kind: Kind,
    /// Its words.
    pub label: Both,
    /// Its options, for choices.
    #[serde(default)]
    pub options: Vec<Choice>,
}

/// A condition on another answer or on the project's data.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct When {
    /// The other question.
    pub question: Option<String>,
    /// The project's datum: `nature`, `theme` or `state`.
    pub project: Option<String>,
    /// One of these values.
    #[serde(rename = "in")]
    pub values: Vec<String>,
}

/// Other words, when another answer is one of these.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LabelWhen {
    /// The other question.
    pub question: String,
    /// One of these values.
    #[serde(rename = "in")]
    pub values: Vec<String>,
    /// The words then.
    pub label: Both,
}

/// The answers so far, by question.
pub type Answers = BTreeMap<String, Value>;

/// All versions of the form.
#[derive(Debug)]
pub struct Forms(BTreeMap<String, Form>);

static FORMS: LazyLock<Result<Forms, String>> = LazyLock::new(read);

fn read() -> Result<Forms, String> {
    let mut forms = BTreeMap::new();
    for name in Files::iter() {
        let Some(file) = Files::get(&name) else { continue };
        let text = std::str::from_utf8(&file.data).map_err(|error| format!("{name}: {error}"))?;
        let form = Form::parse(text).map_err(|error| format!("seeds/reference/{name}: {error}"))?;
        forms.insert(form.version.clone(), form);
    }
    if forms.is_empty() { Err("there is no form in seeds/reference".to_owned()) } else { Ok(Forms(forms)) }
}

/// All forms, read and checked once.
pub fn forms() -> Result<&'static Forms> {
    FORMS.as_ref().map_err(Error::internal)
}

/// The form of that version.
pub fn of(version: &str) -> Result<&'static Form> {
    forms()?.of(version)
}

impl Forms {
    /// The form of that version.
    pub fn of(&self, version: &str) -> Result<&Form> {
        self.0.get(version).ok_or_else(|| Error::internal(format!("there is no form of version {version:?}")))
    }

    /// The versions that there are.
    pub fn versions(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// The version that new reports answer: the highest number.
    pub fn newest(&self) -> Option<&Form> {
        self.0.values().max_by_key(|form| form.version.parse::<u32>().unwrap_or(0))
    }
}

impl Form {
    /// Reads and checks a definition; the error names the place.
    pub fn parse(text: &str) -> Result<Self, String> {
        let form: Self = toml::from_str(text).map_err(|error| error.to_string())?;
        definition::check(&form)?;
        Ok(form)
    }

    /// A section by id.
    pub fn section(&self, id: &str) -> Option<&Section> {
        self.sections.iter().find(|section| section.id == id)
    }

    /// A question by id, with its section.
    pub fn question(&self, id: &str) -> Option<(&Section, &Question)> {
        self.sections
            .iter()
            .find_map(|section| Some((section, section.questions.iter().find(|one| one.id == id)?)))
    }

    /// The sections of a part.
    pub fn of_part(&self, part: Part) -> impl Iterator<Item = &Section> {
        self.sections.iter().filter(move |section| section.part() == part)
    }

    /// The questions that are asked, given the answers and the project's data.
    pub fn shown<'a>(
        &'a self,
        answers: &'a Answers,
        project: &'a Value,
    ) -> impl Iterator<Item = (&'a Section, &'a Question)> {
        self.sections.iter().flat_map(move |section| {
            section
                .questions
                .iter()
                .filter(move |question| question.is_asked(answers, project))
                .map(move |question| (section, question))
        })
    }
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
    /// Parts 1 and 2 of the form are sent together.
    pub fn part(&self) -> Part {
        if self.part < 3 { Part::Main } else { Part::Impact }
    }

    /// 1, 2 or 3, as the definition says.
    pub fn number(&self) -> u8 {
        self.part
    }
}

impl Question {
    /// Is it asked, given the answers and the project's data? Any of its conditions is enough.
    pub fn is_asked(&self, answers: &Answers, project: &Value) -> bool {
        self.shown_when.is_empty() || self.shown_when.iter().any(|when| when.is_met(answers, project))
    }
}

impl When {
    /// Is it met?
    pub(super) fn is_met(&self, answers: &Answers, project: &Value) -> bool {
        let by_answer = self.question.as_deref().is_some_and(|other| holds(answers, other, &self.values));
        let by_project = self.project.as_deref().is_some_and(|name| {
            let datum = &project[name];
            let code = datum["code"].as_str().or_else(|| datum.as_str()).unwrap_or_default();
            self.values.iter().any(|value| value == code)
        });
        by_answer || by_project
    }
}

impl Choice {
    /// Its words, which may depend on another answer.
    pub fn label(&self, answers: &Answers) -> &Both {
        let other = self.label_when.iter().find(|when| holds(answers, &when.question, &when.values));
        other.map_or(&self.label, |when| &when.label)
    }
}
