//! The lessons: read from `lessons/<language>/<lesson>/`, checked, and turned into pages once.
//!
//! Both languages must have the same lessons with the same quizzes: progress is kept by lesson, and
//! answers by question and option, whatever the language they were given in.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use rust_embed::RustEmbed;
use serde::Deserialize;

use super::markdown::{self, Heading};
use crate::error::{Error, Result};
use crate::text::Lang;

#[derive(RustEmbed)]
#[folder = "lessons/"]
#[allow_missing = true]
struct Files;

/// The course in both languages.
#[derive(Debug)]
pub struct Course {
    it: Vec<Lesson>,
    en: Vec<Lesson>,
}

/// A lesson in one language, ready to show.
#[derive(Debug)]
pub struct Lesson {
    /// The folder's name: a part of its address.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What it is about, in one or two sentences.
    pub summary: String,
    /// How long it takes to read.
    pub minutes: u32,
    /// What one can do after it.
    pub aims: Vec<String>,
    /// Its place in the course.
    pub order: u32,
    /// Under what licence its text is.
    pub licence: String,
    /// What it draws on.
    pub sources: Vec<Source>,
    /// The text, cleaned.
    pub html: String,
    /// Its headings.
    pub headings: Vec<Heading>,
    /// Its quiz; may be empty.
    pub questions: Vec<Question>,
}

/// Something that a lesson draws on.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Its title.
    pub title: String,
    /// Where it is.
    pub url: String,
}

/// How a question is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// One option is right.
    Single,
    /// One or more are.
    Multiple,
}

/// A question of a quiz.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
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

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Front {
    id: String,
    title: String,
    summary: String,
    minutes: u32,
    aims: Vec<String>,
    order: u32,
    licence: String,
    #[serde(default)]
    sources: Vec<Source>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct Quiz {
    #[serde(rename = "question", default)]
    questions: Vec<Question>,
}

impl Course {
    /// The lessons in that language, in order.
    pub fn lessons(&self, lang: Lang) -> &[Lesson] {
        match lang {
            Lang::It => &self.it,
            Lang::En => &self.en,
        }
    }

    /// The lesson of that id.
    pub fn find(&self, lang: Lang, id: &str) -> Option<&Lesson> {
        self.lessons(lang).iter().find(|lesson| lesson.id == id)
    }

    /// Makes a course from files by path below `lessons`; an error names the file and, if it can,
    /// the line.
    pub fn from_files(files: &BTreeMap<String, String>) -> Result<Self, String> {
        let course = Self { it: read(Lang::It, files)?, en: read(Lang::En, files)? };
        for (one, other) in [(Lang::It, Lang::En), (Lang::En, Lang::It)] {
            for lesson in course.lessons(one) {
                let path = format!("lessons/{}/{}", other.as_str(), lesson.id);
                let Some(twin) = course.find(other, &lesson.id) else {
                    return Err(format!("{path} is missing: a lesson is in both languages or in none"));
                };
                if lesson.order != twin.order {
                    return Err(format!("{path}/lesson.md: the order is another than in the other language"));
                }
                if shape(&lesson.questions) != shape(&twin.questions) {
                    return Err(format!(
                        "{path}/quiz.toml: questions, options and right answers are others than in the \
                         other language"
                    ));
                }
            }
        }
        Ok(course)
    }
}

/// A question's id, its kind, and the id of each option with whether it is right.
type Shape<'q> = (&'q str, Kind, Vec<(&'q str, bool)>);

/// What must be alike in both languages, in its order.
fn shape(questions: &[Question]) -> Vec<Shape<'_>> {
    questions
        .iter()
        .map(|question| {
            let options = question.options.iter().map(|option| (option.id.as_str(), option.right));
            (question.id.as_str(), question.kind, options.collect())
        })
        .collect()
}

static COURSE: LazyLock<Result<Course, String>> = LazyLock::new(|| {
    let mut files = BTreeMap::new();
    for name in Files::iter() {
        let Some(file) = Files::get(&name) else { continue };
        if is_text(&name) {
            let text = std::str::from_utf8(&file.data).map_err(|error| format!("lessons/{name}: {error}"))?;
            files.insert(name.to_string(), text.to_owned());
        }
    }
    Course::from_files(&files)
});

fn is_text(name: &str) -> bool {
    name.ends_with("/lesson.md") || name.ends_with("/quiz.toml")
}

/// The course, read and checked once.
pub fn course() -> Result<&'static Course> {
    COURSE.as_ref().map_err(Error::internal)
}

fn read(lang: Lang, files: &BTreeMap<String, String>) -> Result<Vec<Lesson>, String> {
    let mut lessons = Vec::new();
    for (name, text) in files {
        let Some(folder) = name
            .strip_prefix(lang.as_str())
            .and_then(|rest| rest.strip_prefix('/'))
            .and_then(|rest| rest.strip_suffix("/lesson.md"))
        else {
            continue;
        };
        let quiz_name = format!("{}/{folder}/quiz.toml", lang.as_str());
        let questions = match files.get(&quiz_name) {
            Some(text) => quiz(&quiz_name, text)?,
            None => Vec::new(),
        };
        lessons.push(lesson(name, folder, text, questions)?);
    }
    lessons.sort_by(|a, b| (a.order, &a.id).cmp(&(b.order, &b.id)));
    Ok(lessons)
}

/// `file:line: what`, as editors know it; `above` lines of the file come before the part.
fn toml_error(name: &str, part: &str, above: usize, error: &toml::de::Error) -> String {
    let before = error.span().and_then(|span| part.get(..span.start)).unwrap_or_default();
    let line = above + before.matches('\n').count() + 1;
    format!("lessons/{name}:{line}: {}", error.message())
}

fn lesson(name: &str, folder: &str, text: &str, questions: Vec<Question>) -> Result<Lesson, String> {
    let split = text.strip_prefix("+++\n").and_then(|rest| rest.split_once("\n+++\n"));
    let Some((front, body)) = split else {
        return Err(format!("lessons/{name}:1: the facts about the lesson stand first, between +++ lines"));
    };
    let above = front.matches('\n').count() + 3;
    let front: Front = toml::from_str(front).map_err(|error| toml_error(name, front, 1, &error))?;
    if front.id != folder {
        return Err(format!("lessons/{name}:1: the id is {:?}, but the folder is {folder:?}", front.id));
    }
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    if folder.is_empty() || !folder.bytes().all(plain) {
        return Err(format!("lessons/{name}: a lesson's name is lower case letters, digits and dashes"));
    }
    if front.title.trim().is_empty() || front.summary.trim().is_empty() {
        return Err(format!("lessons/{name}:1: title and summary may not be empty"));
    }
    let page =
        markdown::page(body).map_err(|(line, what)| format!("lessons/{name}:{}: {what}", line + above))?;
    Ok(Lesson {
        id: front.id,
        title: front.title,
        summary: front.summary,
        minutes: front.minutes,
        aims: front.aims,
        order: front.order,
        licence: front.licence,
        sources: front.sources,
        html: page.html,
        headings: page.headings,
        questions,
    })
}

fn quiz(name: &str, text: &str) -> Result<Vec<Question>, String> {
    let quiz: Quiz = toml::from_str(text).map_err(|error| toml_error(name, text, 0, &error))?;
    let mut seen = BTreeSet::new();
    for question in &quiz.questions {
        let place = |what: String| {
            let line = line_of(text, "[[question]]", &question.id);
            format!("lessons/{name}:{line}: question {:?}: {what}", question.id)
        };
        check_question(question).map_err(place)?;
        if !seen.insert(question.id.as_str()) {
            return Err(place("there is another one of that id".to_owned()));
        }
    }
    Ok(quiz.questions)
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

fn check_question(question: &Question) -> Result<(), String> {
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
        Kind::Single | Kind::Multiple => Ok(()),
    }
}

fn check_id(id: &str) -> Result<(), String> {
    let plain = id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    if id.is_empty() || !plain { Err("ids are lower case letters, digits and -".to_owned()) } else { Ok(()) }
}
