//! What a course must keep to beyond what each file says by itself.

use super::content::{Course, Edition, Lesson};
use super::document::{Document, Part};
use super::mistake::{Mistake, Mistakes};
use super::quiz_content::{self, Question};
use crate::text::Lang;

/// The line of the front matter's first key: what is wrong with the whole unit is told there.
const TOP: usize = 2;

/// A teacher's note is text and figures.
pub(super) fn note(note: &Document, mistakes: &mut Mistakes) {
    if note.parts.iter().any(|part| !matches!(part, Part::Html(_))) {
        mistakes.note(1, "a teacher's note is text: no directives, no figures");
    }
}

/// Is the text easy enough, and do its minutes fit?
pub(super) fn reading(lesson: &Lesson, lang: Lang, mistakes: &mut Mistakes) {
    let words = &lesson.document.words;
    for what in words.too_hard(lang).into_iter().chain(words.wrong_minutes(lesson.front.minutes)) {
        mistakes.note(TOP, what);
    }
}

/// Are there the figures that are shown, and are those shown that there are?
pub(super) fn figures(lesson: &Lesson, mistakes: &mut Mistakes) {
    for figure in &lesson.document.figures {
        if !lesson.figures.contains_key(&figure.file) {
            mistakes.note(figure.line, format!("there is no figure {:?} that can be shown", figure.file));
        }
    }
    for name in lesson.figures.keys() {
        if !lesson.document.figures.iter().any(|figure| figure.file == *name) {
            mistakes.note(TOP, format!("the figure {name:?} is in the folder and not in the text"));
        }
    }
}

/// Do links lead to units and pages that there are? And are units of modules that there are, each in a
/// place of its own?
pub(super) fn links(course: &Course, pages: Option<&[&str]>, all: &mut Vec<Mistake>) {
    for lang in Lang::ALL {
        let edition = course.edition(lang);
        for lesson in &edition.lessons {
            let path = format!("{}/{}", lang.as_str(), lesson.id);
            let mut mistakes = Mistakes::of(&format!("{path}/lesson.md"));
            place(edition, lesson, &mut mistakes);
            if let Some(pages) = pages {
                follow(edition, &lesson.document, pages, &mut mistakes);
            }
            all.extend(mistakes.into_list());
            let mut mistakes = Mistakes::of(&format!("{path}/teacher.md"));
            if let Some(pages) = pages {
                follow(edition, &lesson.note, pages, &mut mistakes);
            }
            all.extend(mistakes.into_list());
        }
    }
}

fn place(edition: &Edition, lesson: &Lesson, mistakes: &mut Mistakes) {
    let front = &lesson.front;
    let module = |id: &str| edition.modules.iter().position(|module| module.id == id);
    let Some(of) = module(&front.module) else {
        mistakes.note(TOP, format!("module: course.toml has no module {:?}", front.module));
        return;
    };
    for other in edition.lessons.iter().filter(|other| other.id != lesson.id) {
        if other.front.order == front.order && other.id < lesson.id {
            mistakes.note(TOP, format!("order: {} is the place of {} already", front.order, other.id));
        }
        if other.front.order < front.order && module(&other.front.module).is_some_and(|place| place > of) {
            mistakes.note(TOP, format!("order: {} comes before, and is of a later module", other.id));
        }
    }
}

fn follow(edition: &Edition, document: &Document, pages: &[&str], mistakes: &mut Mistakes) {
    for link in document.links.iter().filter(|link| link.address.starts_with('/')) {
        let path = link.address.split(['?', '#']).next().unwrap_or_default();
        let unit = path.strip_prefix("/lezioni/").and_then(|rest| rest.split('/').next());
        if let Some(unit) = unit
            && unit != "corso.epub"
            && !edition.lessons.iter().any(|lesson| lesson.id == unit)
        {
            mistakes.note(link.line, format!("there is no unit {unit:?}"));
        } else if !pages.iter().any(|route| is_route(route, path)) {
            mistakes.note(link.line, format!("Coesa has no page {path:?}"));
        }
    }
}

/// Is the path one of the route's, `/progetti/{project}/`?
pub(crate) fn is_route(route: &str, path: &str) -> bool {
    let (mut parts, mut of_path) = (route.split('/'), path.split('/'));
    loop {
        match (parts.next(), of_path.next()) {
            (None, None) => return true,
            (Some(part), Some(said)) if part == said || (part.starts_with('{') && !said.is_empty()) => {}
            _ => return false,
        }
    }
}

/// What must be alike in both languages.
pub(super) fn languages(course: &Course, all: &mut Vec<Mistake>) {
    let ids = |lang| course.edition(lang).modules.iter().map(|module| &module.id).collect::<Vec<_>>();
    if ids(Lang::It) != ids(Lang::En) {
        let mut mistakes = Mistakes::of("en/course.toml");
        mistakes.note(1, "the modules are others than in Italian, or in another order");
        all.extend(mistakes.into_list());
    }
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

fn missing(lang: Lang, id: &str) -> Vec<Mistake> {
    let mut mistakes = Mistakes::of(&format!("{}/{id}/lesson.md", lang.as_str()));
    mistakes.note(1, "it is missing: a unit is in both languages or in none");
    mistakes.into_list()
}

fn twins(it: &Lesson, en: &Lesson) -> Vec<Mistake> {
    let mut mistakes = Mistakes::of(&format!("en/{}/lesson.md", en.id));
    let (front, twin) = (&it.front, &en.front);
    if (front.order, &front.module, front.minutes) != (twin.order, &twin.module, twin.minutes) {
        mistakes.note(TOP, "order, module or minutes are others than in Italian");
    }
    if front.aims.len() != twin.aims.len() {
        mistakes.note(TOP, "there are more or fewer aims than in Italian");
    }
    let (one, other) = (it.document.shape(), en.document.shape());
    let places = 0..one.len().max(other.len());
    let differing = places.map(|place| (one.get(place), other.get(place))).find(|(one, other)| one != other);
    if let Some((one, other)) = differing {
        let name = |shape: Option<&String>| shape.map_or("nothing", String::as_str).to_owned();
        mistakes.note(TOP, format!("where Italian has {}, there is {}", name(one), name(other)));
    }
    let mut all = mistakes.into_list();
    let mut mistakes = Mistakes::of(&format!("en/{}/quiz.toml", en.id));
    let (one, other) = (&it.questions, &en.questions);
    let places = 0..one.len().max(other.len());
    let shape = |question: Option<&Question>| question.map(|one| (one.id.clone(), quiz_content::shape(one)));
    for place in places {
        let (one, other) = (shape(one.get(place)), shape(other.get(place)));
        if one != other {
            let id = one.or(other).map(|(id, _)| id).unwrap_or_default();
            let what = "its kind, place, options or right answers are others than in Italian";
            mistakes.note(1, format!("question {id:?}: {what}"));
            break;
        }
    }
    all.extend(mistakes.into_list());
    all
}
