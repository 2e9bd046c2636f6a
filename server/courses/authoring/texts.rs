//! The texts of a unit: three files in two languages, each a field of the form.

use std::collections::BTreeMap;

use crate::courses::source::Source;
use crate::text::Lang;
use crate::web::form::Fields;

/// A text of a unit.
#[derive(Debug, PartialEq, Eq)]
pub struct Field {
    /// The form's field.
    pub name: &'static str,
    /// Its language.
    pub lang: Lang,
    /// The file in the unit's folder.
    pub file: &'static str,
    /// The longest text, in characters.
    pub longest: usize,
}

const fn field(name: &'static str, lang: Lang, file: &'static str, longest: usize) -> Field {
    Field { name, lang, file, longest }
}

/// All of them, as they stand on the page.
pub const FIELDS: [Field; 6] = [
    field("lesson_it", Lang::It, "lesson.md", 60_000),
    field("lesson_en", Lang::En, "lesson.md", 60_000),
    field("quiz_it", Lang::It, "quiz.toml", 40_000),
    field("quiz_en", Lang::En, "quiz.toml", 40_000),
    field("teacher_it", Lang::It, "teacher.md", 20_000),
    field("teacher_en", Lang::En, "teacher.md", 20_000),
];

impl Field {
    /// The file's path below `lessons`.
    pub fn path(&self, unit: &str) -> String {
        format!("{}/{unit}/{}", self.lang.as_str(), self.file)
    }
}

/// The texts of a unit, by field; none of them has a carriage return, and each that is not empty ends
/// with one line break.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Texts(BTreeMap<&'static str, String>);

impl Texts {
    /// What was typed.
    pub fn typed(fields: &Fields) -> Self {
        Self(FIELDS.iter().map(|field| (field.name, clean(fields.one(field.name)))).collect())
    }

    /// From the files of a course; a file that is not there is an empty text.
    pub fn of(source: &Source, unit: &str) -> Self {
        let text = |field: &Field| clean(source.texts.get(&field.path(unit)).map_or("", String::as_str));
        Self(FIELDS.iter().map(|field| (field.name, text(field))).collect())
    }

    /// One of them, as it is.
    #[must_use]
    pub fn with(mut self, name: &'static str, text: &str) -> Self {
        self.0.insert(name, clean(text));
        self
    }

    /// The text of that field.
    pub fn get(&self, name: &str) -> &str {
        self.0.get(name).map_or("", String::as_str)
    }

    /// The files that they are.
    pub fn files(&self, unit: &str) -> Source {
        let texts = FIELDS.iter().map(|field| (field.path(unit), self.get(field.name).to_owned()));
        let texts: BTreeMap<String, String> = texts.filter(|(_, text)| !text.is_empty()).collect();
        texts.into()
    }

    /// Does the unit's text in that language show a figure of that name?
    pub fn shows(&self, lang: Lang, figure: &str) -> bool {
        let mut lessons = FIELDS.iter().filter(|field| field.lang == lang && field.file == "lesson.md");
        lessons.any(|field| self.get(field.name).contains(&format!("]({figure}")))
    }
}

fn clean(text: &str) -> String {
    let text = text.replace('\0', "").replace("\r\n", "\n");
    let text = text.trim();
    if text.is_empty() { String::new() } else { format!("{text}\n") }
}
