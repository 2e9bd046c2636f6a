//! A unit, from its files in both languages to what can be shown.

use std::collections::BTreeMap;
use std::sync::Arc;

use sha2::{Digest, Sha256};
use tables::ids::LessonVersionId;

use super::alike::Alike;
use super::check;
use super::document::Document;
use super::front::{self, Front};
use super::mistake::{Mistake, Mistakes};
use super::quiz_content::{self, Question};
use super::source::{Picture, Source};
use super::svg::{self, Svg};
use crate::text::Lang;

/// A unit in one language, ready to show.
#[derive(Debug)]
pub struct Lesson {
    /// The facts about it.
    pub front: Front,
    /// The folder's name: a part of its address.
    pub id: String,
    /// The version that staff have written; none: it is as the program's files have it.
    pub version: Option<LessonVersionId>,
    /// Its text.
    pub document: Document,
    /// What teachers are told beside it.
    pub note: Document,
    /// The figures of its folder, by name.
    pub figures: BTreeMap<String, Drawing>,
    /// Its quiz; may be empty.
    pub questions: Vec<Question>,
    /// What of its quiz both languages must have alike, question by question.
    pub alike: Vec<Alike>,
}

impl Lesson {
    /// What its quiz asks, in short: another one after each change of what is asked or right.
    pub fn asked(&self) -> String {
        let mut hash = Sha256::new();
        for question in &self.questions {
            hash.update(&question.id);
            hash.update(&question.version);
        }
        super::hex(&hash.finalize()[..6])
    }
}

/// The file of a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Drawing {
    /// Lines and shapes.
    Svg(Svg),
    /// Pixels.
    Picture(Picture),
}

impl Drawing {
    /// Width and height.
    pub fn size(&self) -> (u32, u32) {
        match self {
            Self::Svg(svg) => (svg.width, svg.height),
            Self::Picture(picture) => (picture.width, picture.height),
        }
    }
}

/// A unit in both languages, with all that is wrong in its files.
#[derive(Debug)]
pub struct Unit {
    /// Its id.
    pub id: String,
    it: Option<Arc<Lesson>>,
    en: Option<Arc<Lesson>>,
    /// What is wrong in its own files.
    pub mistakes: Vec<Mistake>,
}

impl Unit {
    /// Reads the unit of that id out of a course's files. `version` says which one of staff's it is.
    pub fn read(id: &str, source: &Source, version: Option<LessonVersionId>) -> Self {
        let mut mistakes = Vec::new();
        let it = read(Lang::It, id, source, version, &mut mistakes);
        let mut en = read(Lang::En, id, source, version, &mut mistakes);
        // A question is the same question in both languages: it has the Italian one's version.
        if let (Some(it), Some(en)) = (&it, &mut en) {
            for question in &mut en.questions {
                if let Some(same) = it.questions.iter().find(|one| one.id == question.id) {
                    question.version.clone_from(&same.version);
                }
            }
        }
        Self { id: id.to_owned(), it: it.map(Arc::new), en: en.map(Arc::new), mistakes }
    }

    /// The unit in that language, if it can be shown.
    pub fn lesson(&self, lang: Lang) -> Option<&Arc<Lesson>> {
        match lang {
            Lang::It => self.it.as_ref(),
            Lang::En => self.en.as_ref(),
        }
    }

    /// Can it be shown in both languages?
    pub fn is_whole(&self) -> bool {
        self.it.is_some() && self.en.is_some()
    }
}

fn read(
    lang: Lang,
    id: &str,
    source: &Source,
    version: Option<LessonVersionId>,
    all: &mut Vec<Mistake>,
) -> Option<Lesson> {
    let path = |file: &str| format!("{}/{id}/{file}", lang.as_str());
    let name = path("lesson.md");
    let text = source.texts.get(&name)?;
    let quiz_name = path("quiz.toml");
    let quiz = source.texts.get(&quiz_name);
    let mut of_quiz = Mistakes::of(&quiz_name);
    let (questions, alike) = quiz.map(|text| quiz_content::read(text, &mut of_quiz)).unwrap_or_default();
    all.extend(of_quiz.into_list());
    let note_name = path("teacher.md");
    let mut of_note = Mistakes::of(&note_name);
    let note = source.texts.get(&note_name).map(|text| Document::read(text, 0, lang, &mut of_note));
    match &note {
        None => of_note.note(1, "it is missing: what teachers are told beside the unit"),
        Some(note) => check::note(note, &mut of_note),
    }
    all.extend(of_note.into_list());
    let figures = figures(&path(""), source, all);
    let mut mistakes = Mistakes::of(&name);
    let lesson = front::split(text, &mut mistakes).and_then(|(front, body, above)| {
        let front = front::read(front, id, &mut mistakes)?;
        let document = Document::read(body, above, lang, &mut mistakes);
        document.check_unit(above, quiz.is_some(), &mut mistakes);
        let note = note.unwrap_or_default();
        Some(Lesson { id: id.to_owned(), version, front, document, note, figures, questions, alike })
    });
    if let Some(lesson) = &lesson {
        check::reading(lesson, lang, &mut mistakes);
        check::figures(lesson, &path(""), all);
    }
    all.extend(mistakes.into_list());
    lesson
}

/// The figures of a folder, whose path ends with a `/`.
fn figures(folder: &str, source: &Source, all: &mut Vec<Mistake>) -> BTreeMap<String, Drawing> {
    let mut figures = BTreeMap::new();
    for (path, text) in source.texts.range(folder.to_owned()..) {
        let Some(name) = path.strip_prefix(folder) else { break };
        if svg::is_name(name) {
            let mut mistakes = Mistakes::of(path);
            figures.extend(svg::read(text, &mut mistakes).map(|svg| (name.to_owned(), Drawing::Svg(svg))));
            all.extend(mistakes.into_list());
        }
    }
    for (path, picture) in source.pictures.range(folder.to_owned()..) {
        let Some(name) = path.strip_prefix(folder) else { break };
        figures.insert(name.to_owned(), Drawing::Picture(picture.clone()));
    }
    figures
}
