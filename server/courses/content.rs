//! The course: its units in order, in both languages, checked and ready to show. Nothing in it changes:
//! a course with another unit in it is another course, which shares the rest.
//!
//! Both languages must have the same units with the same quizzes: progress is kept by unit, and
//! answers by question and option, whatever the language they were given in.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use serde::Deserialize;

use super::mistake::{Mistake, Mistakes};
pub use super::source::{Contents, Source};
pub use super::unit::{Drawing, Lesson, Unit};
use super::{check, keys};
use crate::error::{Error, Result};
use crate::text::Lang;
use crate::web::routes::pages;

/// The course in both languages.
#[derive(Clone, Debug)]
pub struct Course {
    it: Edition,
    en: Edition,
    units: BTreeMap<String, Arc<Unit>>,
    /// What is wrong in the files that are no unit's, and what can't be read.
    mistakes: Vec<Mistake>,
}

/// The course in one language.
#[derive(Clone, Debug, Default)]
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
    pub lessons: Vec<Arc<Lesson>>,
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
    /// The line on which it begins.
    #[serde(skip)]
    pub(super) line: usize,
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

/// Units to be put in the place of others of their ids; none: there is no such unit.
pub type Changes = BTreeMap<String, Option<Arc<Unit>>>;

impl Course {
    /// The course in that language.
    pub fn edition(&self, lang: Lang) -> &Edition {
        match lang {
            Lang::It => &self.it,
            Lang::En => &self.en,
        }
    }

    /// The units in that language, in order.
    pub fn lessons(&self, lang: Lang) -> &[Arc<Lesson>] {
        &self.edition(lang).lessons
    }

    /// The unit of that id.
    pub fn find(&self, lang: Lang, id: &str) -> Option<&Arc<Lesson>> {
        self.lessons(lang).iter().find(|lesson| lesson.id == id)
    }

    /// The unit of that id in both languages.
    pub fn unit(&self, id: &str) -> Option<&Arc<Unit>> {
        self.units.get(id)
    }

    /// Makes a course from its texts; beside it, all that is wrong. `pages` are the site's routes:
    /// without them, links are not followed.
    pub fn read(files: &Contents, pages: Option<&[&str]>) -> (Self, Vec<Mistake>) {
        Self::of(&files.clone().into(), pages)
    }

    /// The same with pictures among the files.
    pub fn of(source: &Source, pages: Option<&[&str]>) -> (Self, Vec<Mistake>) {
        let mut mistakes = source.mistakes.clone();
        let [it, en] = Lang::ALL.map(|lang| read_edition(lang, source, &mut mistakes));
        let unit = |id: &str| (id.to_owned(), Arc::new(Unit::read(id, source, None)));
        let units = source.units().into_iter().map(unit).collect();
        let course = Self { it, en, units, mistakes };
        course.put_together(pages)
    }

    /// The course of these files, if nothing at all is wrong with it; else all that is, a line each.
    pub fn checked(source: &Source) -> Result<Self, String> {
        let (course, mistakes) = Self::of(source, Some(pages()));
        if mistakes.is_empty() {
            return Ok(course);
        }
        Err(mistakes.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
    }

    /// The course with other units in it; beside it, all that is wrong with the whole.
    pub fn with(&self, changes: &Changes, pages: Option<&[&str]>) -> (Self, Vec<Mistake>) {
        let mut course = self.clone();
        for (id, unit) in changes {
            match unit {
                Some(unit) => course.units.insert(id.clone(), unit.clone()),
                None => course.units.remove(id),
            };
        }
        course.put_together(pages)
    }

    /// Puts the units in their order, and looks at what they must keep to together.
    fn put_together(mut self, pages: Option<&[&str]>) -> (Self, Vec<Mistake>) {
        for (lang, edition) in [(Lang::It, &mut self.it), (Lang::En, &mut self.en)] {
            edition.lessons = self.units.values().filter_map(|unit| unit.lesson(lang).cloned()).collect();
            edition.lessons.sort_by(|a, b| (a.front.order, &a.id).cmp(&(b.front.order, &b.id)));
        }
        let mut mistakes = self.mistakes.clone();
        mistakes.extend(self.units.values().flat_map(|unit| unit.mistakes.iter().cloned()));
        check::units(&self, pages, &mut mistakes);
        check::languages(&self, &mut mistakes);
        mistakes.sort();
        mistakes.dedup();
        (self, mistakes)
    }
}

fn read_edition(lang: Lang, source: &Source, all: &mut Vec<Mistake>) -> Edition {
    let mut edition = Edition::default();
    let path = format!("{}/course.toml", lang.as_str());
    let mut mistakes = Mistakes::of(&path);
    match source.texts.get(&path).map(|text| (text, toml::from_str::<CourseFile>(text))) {
        None if source.texts.is_empty() => {}
        None => mistakes.note(1, "it is missing: it names the modules"),
        Some((text, Err(error))) => mistakes.note_toml(text, 0, &error),
        Some((text, Ok(file))) => {
            let CourseFile { title, summary, licence, mut modules } = file;
            for (module, line) in modules.iter_mut().zip(keys::headers(text, "[[module]]")) {
                module.line = line;
            }
            edition = Edition { title, summary, licence, modules, lessons: Vec::new() };
        }
    }
    all.extend(mistakes.into_list());
    edition
}

static SOURCE: LazyLock<Source> = LazyLock::new(Source::built_in);

static COURSE: LazyLock<Result<Arc<Course>, String>> =
    LazyLock::new(|| Course::checked(&SOURCE).map(Arc::new));

/// The files that the program has in itself.
pub fn source() -> &'static Source {
    &SOURCE
}

/// Their texts.
pub fn built_in() -> Contents {
    SOURCE.texts.clone()
}

/// The program's own course, read and checked once: without it the program does not start.
pub fn course() -> Result<&'static Arc<Course>> {
    COURSE.as_ref().map_err(Error::internal)
}
