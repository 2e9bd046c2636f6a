//! The course: read from `lessons/<language>/`, checked, and kept ready to show.
//!
//! Both languages must have the same units with the same quizzes: progress is kept by unit, and
//! answers by question and option, whatever the language they were given in.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rust_embed::RustEmbed;
use serde::Deserialize;

use super::front::{self, Front};
use super::markdown::{self, Heading};
use super::mistake::{Mistake, Mistakes};
use super::quiz_content::{self, Question};
use crate::error::{Error, Result};
use crate::text::Lang;

#[derive(RustEmbed)]
#[folder = "lessons/"]
#[allow_missing = true]
struct Files;

/// The files of a course, by path below `lessons`.
pub type Contents = BTreeMap<String, String>;

/// The course in both languages.
#[derive(Debug)]
pub struct Course {
    it: Edition,
    en: Edition,
}

/// The course in one language.
#[derive(Debug, Default)]
pub struct Edition {
    /// Its title.
    pub title: String,
    /// What it is for, in a sentence.
    pub summary: String,
    /// Under what licence it is.
    pub licence: String,
    /// Its modules, in order.
    pub modules: Vec<Module>,
    /// All units, in order.
    pub lessons: Vec<Lesson>,
}

/// A part of the course.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Module {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What the class can do after it.
    pub summary: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CourseFile {
    title: String,
    summary: String,
    licence: String,
    #[serde(rename = "module", default)]
    modules: Vec<Module>,
}

/// A unit in one language, ready to show.
#[derive(Debug)]
pub struct Lesson {
    /// The facts about it.
    pub front: Front,
    /// The folder's name: a part of its address.
    pub id: String,
    /// The text, cleaned.
    pub html: String,
    /// Its headings.
    pub headings: Vec<Heading>,
    /// Its quiz; may be empty.
    pub questions: Vec<Question>,
}

impl Course {
    /// The course in that language.
    pub fn edition(&self, lang: Lang) -> &Edition {
        match lang {
            Lang::It => &self.it,
            Lang::En => &self.en,
        }
    }

    /// The units in that language, in order.
    pub fn lessons(&self, lang: Lang) -> &[Lesson] {
        &self.edition(lang).lessons
    }

    /// The unit of that id.
    pub fn find(&self, lang: Lang, id: &str) -> Option<&Lesson> {
        self.lessons(lang).iter().find(|lesson| lesson.id == id)
    }

    /// Makes a course from its files; beside it, all that is wrong.
    pub fn read(files: &Contents) -> (Self, Vec<Mistake>) {
        let mut mistakes = Vec::new();
        let course = Self {
            it: read_edition(Lang::It, files, &mut mistakes),
            en: read_edition(Lang::En, files, &mut mistakes),
        };
        compare(&course, &mut mistakes);
        mistakes.sort();
        (course, mistakes)
    }
}

/// What must be alike in both languages.
fn compare(course: &Course, all: &mut Vec<Mistake>) {
    for (one, other) in [(Lang::It, Lang::En), (Lang::En, Lang::It)] {
        for lesson in course.lessons(one) {
            let path = format!("{}/{}", other.as_str(), lesson.id);
            let mut mistakes = Mistakes::of(&format!("{path}/lesson.md"));
            match course.find(other, &lesson.id) {
                None => mistakes.note(1, "it is missing: a unit is in both languages or in none"),
                Some(twin) if other == Lang::En => {
                    if lesson.front.order != twin.front.order || lesson.front.module != twin.front.module {
                        mistakes.note(1, "order and module are others than in Italian");
                    }
                    if !quiz_content::same_shape(&lesson.questions, &twin.questions) {
                        let mut quiz = Mistakes::of(&format!("{path}/quiz.toml"));
                        quiz.note(1, "questions, options and right answers are others than in Italian");
                        all.extend(quiz.into_list());
                    }
                }
                Some(_) => {}
            }
            all.extend(mistakes.into_list());
        }
    }
}

fn read_edition(lang: Lang, files: &Contents, all: &mut Vec<Mistake>) -> Edition {
    let mut edition = Edition::default();
    let path = format!("{}/course.toml", lang.as_str());
    let mut mistakes = Mistakes::of(&path);
    match files.get(&path).map(|text| (text, toml::from_str::<CourseFile>(text))) {
        None if files.is_empty() => {}
        None => mistakes.note(1, "it is missing: it names the modules"),
        Some((text, Err(error))) => mistakes.note_toml(text, 0, &error),
        Some((_, Ok(file))) => {
            let CourseFile { title, summary, licence, modules } = file;
            edition = Edition { title, summary, licence, modules, lessons: Vec::new() };
        }
    }
    all.extend(mistakes.into_list());
    for (name, text) in files {
        let folder = name
            .strip_prefix(lang.as_str())
            .and_then(|rest| rest.strip_prefix('/'))
            .and_then(|rest| rest.strip_suffix("/lesson.md"));
        if let Some(folder) = folder {
            let lesson = read_lesson(name, folder, text, files, all);
            edition.lessons.extend(lesson);
        }
    }
    edition.lessons.sort_by(|a, b| (a.front.order, &a.id).cmp(&(b.front.order, &b.id)));
    edition
}

fn read_lesson(
    name: &str,
    folder: &str,
    text: &str,
    files: &Contents,
    all: &mut Vec<Mistake>,
) -> Option<Lesson> {
    let quiz_name = name.replace("/lesson.md", "/quiz.toml");
    let mut of_quiz = Mistakes::of(&quiz_name);
    let questions =
        files.get(&quiz_name).map(|text| quiz_content::read(text, &mut of_quiz)).unwrap_or_default();
    all.extend(of_quiz.into_list());
    let mut mistakes = Mistakes::of(name);
    let lesson = front::split(text, &mut mistakes).and_then(|(front, body, above)| {
        let front = front::read(front, folder, &mut mistakes)?;
        let page = markdown::page(body).map_err(|(line, what)| mistakes.note(line + above, what)).ok()?;
        Some(Lesson { id: folder.to_owned(), front, html: page.html, headings: page.headings, questions })
    });
    all.extend(mistakes.into_list());
    lesson
}

static COURSE: LazyLock<Result<Course, String>> = LazyLock::new(|| {
    let (course, mistakes) = Course::read(&built_in().map_err(|error| error.to_string())?);
    match mistakes.first() {
        None => Ok(course),
        Some(_) => Err(mistakes.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")),
    }
});

/// The files that the program has in itself.
pub fn built_in() -> Result<Contents> {
    let mut files = Contents::new();
    for name in Files::iter() {
        let Some(file) = Files::get(&name) else { continue };
        let text = std::str::from_utf8(&file.data)
            .map_err(|error| Error::internal(format!("lessons/{name}: {error}")))?;
        files.insert(name.to_string(), text.to_owned());
    }
    Ok(files)
}

/// The course, read and checked once.
pub fn course() -> Result<&'static Course> {
    COURSE.as_ref().map_err(Error::internal)
}
