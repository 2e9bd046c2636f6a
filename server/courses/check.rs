//! What a course must keep to beyond what each file says by itself.

use super::alike::{self, Alike};
use super::content::{Course, Edition, Lesson};
use super::document::Document;
use super::links;
use super::mistake::{Mistake, Mistakes};
use super::reading;
use crate::text::Lang;

/// A teacher's note is text.
pub(super) fn note(note: &Document, mistakes: &mut Mistakes) {
    let directives = note.directives.iter().map(|directive| directive.line);
    for line in directives.chain(note.figures.iter().map(|figure| figure.line)) {
        mistakes.note(line, "a teacher's note is text: no directives, no figures");
    }
}

/// Is the text easy and long enough, and do its minutes fit?
pub(super) fn reading(lesson: &Lesson, lang: Lang, mistakes: &mut Mistakes) {
    let (document, minutes) = (&lesson.document, lesson.front.line("minutes"));
    let words = &document.words;
    if let Some(what) = words.too_hard(lang) {
        mistakes.note(reading::hardest(&document.paragraphs, lang).unwrap_or(minutes), what);
    }
    // What fits depends on the length: first that must be right.
    if let Some(what) = words.wrong_length().or_else(|| words.wrong_minutes(lesson.front.minutes)) {
        mistakes.note(minutes, what);
    }
}

/// Are there the figures that are shown, and are those shown that there are? `folder` ends with a `/`.
pub(super) fn figures(lesson: &Lesson, folder: &str, all: &mut Vec<Mistake>) {
    let mut mistakes = Mistakes::of(&format!("{folder}lesson.md"));
    for figure in &lesson.document.figures {
        if !lesson.figures.contains_key(&figure.file) {
            mistakes.note(figure.line, format!("there is no figure {:?} that can be shown", figure.file));
        }
    }
    all.extend(mistakes.into_list());
    for name in lesson.figures.keys() {
        if !lesson.document.figures.iter().any(|figure| figure.file == *name) {
            let mut mistakes = Mistakes::of(&format!("{folder}{name}"));
            mistakes.note(1, format!("the figure {name:?} is in the folder and not in the text"));
            all.extend(mistakes.into_list());
        }
    }
}

/// Are units of modules that there are, each in a place of its own? And, if the site's pages are known, do
/// links lead somewhere?
pub(super) fn units(course: &Course, pages: Option<&[&str]>, all: &mut Vec<Mistake>) {
    for lang in Lang::ALL {
        let edition = course.edition(lang);
        for lesson in &edition.lessons {
            let path = format!("{}/{}", lang.as_str(), lesson.id);
            let mut mistakes = Mistakes::of(&format!("{path}/lesson.md"));
            place(edition, lesson, &mut mistakes);
            if let Some(pages) = pages {
                links::follow(edition, &lesson.document, pages, &mut mistakes);
            }
            all.extend(mistakes.into_list());
            let mut mistakes = Mistakes::of(&format!("{path}/teacher.md"));
            if let Some(pages) = pages {
                links::follow(edition, &lesson.note, pages, &mut mistakes);
            }
            all.extend(mistakes.into_list());
        }
    }
}

fn place(edition: &Edition, lesson: &Lesson, mistakes: &mut Mistakes) {
    let front = &lesson.front;
    let module = |id: &str| edition.modules.iter().position(|module| module.id == id);
    let Some(of) = module(&front.module) else {
        let what = format!("module: course.toml has no module {:?}", front.module);
        mistakes.note(front.line("module"), what);
        return;
    };
    let line = front.line("order");
    for other in edition.lessons.iter().filter(|other| other.id != lesson.id) {
        if other.front.order == front.order && other.id < lesson.id {
            mistakes.note(line, format!("order: {} is the place of {} already", front.order, other.id));
        }
        if other.front.order < front.order && module(&other.front.module).is_some_and(|place| place > of) {
            mistakes.note(line, format!("order: {} comes before, and is of a later module", other.id));
        }
    }
}

/// What must be alike in both languages.
pub(super) fn languages(course: &Course, all: &mut Vec<Mistake>) {
    let mut mistakes = Mistakes::of("en/course.toml");
    let [it, en] = Lang::ALL.map(|lang| modules(course.edition(lang)));
    alike::compare(&it, &en, &mut mistakes);
    all.extend(mistakes.into_list());
    for lesson in course.lessons(Lang::En) {
        if course.find(Lang::It, &lesson.id).is_none() {
            all.extend(missing(Lang::It, &lesson.id));
        }
    }
    for lesson in course.lessons(Lang::It) {
        match course.find(Lang::En, &lesson.id) {
            None => all.extend(missing(Lang::En, &lesson.id)),
            Some(twin) => all.extend(twins(lesson, twin)),
        }
    }
}

fn modules(edition: &Edition) -> Vec<Alike> {
    let alike = |id: &str, line| Alike { line, what: format!("[[module]] {id}"), said: Some(Vec::new()) };
    edition.modules.iter().map(|module| alike(&module.id, module.line)).collect()
}

fn missing(lang: Lang, id: &str) -> Vec<Mistake> {
    let mut mistakes = Mistakes::of(&format!("{}/{id}/lesson.md", lang.as_str()));
    mistakes.note(1, "it is missing: a unit is in both languages or in none");
    mistakes.into_list()
}

fn twins(it: &Lesson, en: &Lesson) -> Vec<Mistake> {
    let mut mistakes = Mistakes::of(&format!("en/{}/lesson.md", en.id));
    alike::compare(&[it.front.alike()], &[en.front.alike()], &mut mistakes);
    let (theirs, ours) = (it.front.aims.len(), en.front.aims.len());
    if theirs != ours {
        let what = format!("aims: there are {ours} here and {theirs} in Italian");
        mistakes.note(en.front.line("aims"), what);
    }
    alike::compare(&it.document.directives, &en.document.directives, &mut mistakes);
    let mut all = mistakes.into_list();
    let mut mistakes = Mistakes::of(&format!("en/{}/quiz.toml", en.id));
    alike::compare(&it.alike, &en.alike, &mut mistakes);
    all.extend(mistakes.into_list());
    all
}
