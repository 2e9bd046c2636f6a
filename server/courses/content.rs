//! The course: read from `lessons/<language>/`, checked, and kept ready to show.
//!
//! Both languages must have the same units with the same quizzes: progress is kept by unit, and
//! answers by question and option, whatever the language they were given in.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rust_embed::RustEmbed;
use serde::Deserialize;

use super::check;
use super::document::Document;
use super::front::{self, Front};
use super::mistake::{Mistake, Mistakes};
use super::quiz_content::{self, Question};
use super::svg::{self, Svg};
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
    /// Its text.
    pub document: Document,
    /// What teachers are told beside it.
    pub note: Document,
    /// The figures of its folder, by name.
    pub figures: BTreeMap<String, Svg>,
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

    /// Makes a course from its files; beside it, all that is wrong. `pages` are the site's routes:
    /// without them, links are not followed.
    pub fn read(files: &Contents, pages: Option<&[&str]>) -> (Self, Vec<Mistake>) {
        let mut mistakes = Vec::new();
        let mut course = Self {
            it: read_edition(Lang::It, files, &mut mistakes),
            en: read_edition(Lang::En, files, &mut mistakes),
        };
        course.share_versions();
        check::links(&course, pages, &mut mistakes);
        check::languages(&course, &mut mistakes);
        mistakes.sort();
        mistakes.dedup();
        (course, mistakes)
    }
}

impl Course {
    /// A question is the same question in both languages: it has the Italian one's version.
    fn share_versions(&mut self) {
        for lesson in &mut self.en.lessons {
            let Some(twin) = self.it.lessons.iter().find(|one| one.id == lesson.id) else { continue };
            for question in &mut lesson.questions {
                if let Some(same) = twin.questions.iter().find(|one| one.id == question.id) {
                    question.version.clone_from(&same.version);
                }
            }
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
    let beside = |file: &str| name.replace("/lesson.md", file);
    let lang = name.split('/').next().and_then(Lang::parse)?;
    let quiz_name = beside("/quiz.toml");
    let quiz = files.get(&quiz_name);
    let mut of_quiz = Mistakes::of(&quiz_name);
    let questions = quiz.map(|text| quiz_content::read(text, &mut of_quiz)).unwrap_or_default();
    all.extend(of_quiz.into_list());
    let note_name = beside("/teacher.md");
    let mut of_note = Mistakes::of(&note_name);
    let note = files.get(&note_name).map(|text| Document::read(text, 0, lang, &mut of_note));
    match &note {
        None => of_note.note(1, "it is missing: what teachers are told beside the unit"),
        Some(note) => check::note(note, &mut of_note),
    }
    all.extend(of_note.into_list());
    let figures = read_figures(&beside("/"), files, all);
    let mut mistakes = Mistakes::of(name);
    let lesson = front::split(text, &mut mistakes).and_then(|(front, body, above)| {
        let front = front::read(front, folder, &mut mistakes)?;
        let document = Document::read(body, above, lang, &mut mistakes);
        document.check_unit(above, quiz.is_some(), &mut mistakes);
        let note = note.unwrap_or_default();
        Some(Lesson { id: folder.to_owned(), front, document, note, figures, questions })
    });
    if let Some(lesson) = &lesson {
        check::reading(lesson, lang, &mut mistakes);
        check::figures(lesson, &mut mistakes);
    }
    all.extend(mistakes.into_list());
    lesson
}

fn read_figures(folder: &str, files: &Contents, all: &mut Vec<Mistake>) -> BTreeMap<String, Svg> {
    let mut figures = BTreeMap::new();
    for (path, text) in files {
        if let Some(name) = path.strip_prefix(folder).filter(|name| svg::is_name(name)) {
            let mut mistakes = Mistakes::of(path);
            figures.extend(svg::read(text, &mut mistakes).map(|svg| (name.to_owned(), svg)));
            all.extend(mistakes.into_list());
        }
    }
    figures
}

static COURSE: LazyLock<Result<Course, String>> = LazyLock::new(|| {
    let (course, mistakes) = Course::read(&built_in().map_err(|error| error.to_string())?, None);
    match mistakes.first() {
        None => Ok(course),
        Some(_) => Err(mistakes.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")),
    }
});

/// Is this a file of the course, rather than one that an editor left there?
pub fn is_content(name: &str) -> bool {
    let ending = name.rsplit('.').next().unwrap_or_default();
    matches!(ending, "md" | "toml" | "svg") && !name.split('/').any(|part| part.starts_with('.'))
}

/// The files that the program has in itself.
pub fn built_in() -> Result<Contents> {
    let mut files = Contents::new();
    for name in Files::iter() {
        let Some(file) = Files::get(&name).filter(|_| is_content(&name)) else { continue };
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
