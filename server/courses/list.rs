//! The course's lessons, and how far one is.

use std::collections::HashMap;

use serde::Serialize;
use tables::lesson_progress::Model;

use super::content::Lesson;
use super::next::next_of;
use super::progress;
use crate::error::Result;
use crate::people::access::Anyone;
use crate::projects::NoteOn;
use crate::web::Response;
use crate::web::page::Page;
use crate::web::visit::Visit;

#[derive(Serialize)]
struct ListPage<'a> {
    summary: &'a str,
    licence: &'a str,
    /// Units read, of how many.
    read: (usize, usize),
    /// Where to go on, for who has begun: title, address, and whether it is a quiz.
    next: Option<(&'a str, String, bool)>,
    modules: Vec<ModuleView<'a>>,
    /// The newest data notes.
    notes: Vec<NoteOn>,
}

#[derive(Serialize)]
struct ModuleView<'a> {
    id: &'a str,
    title: &'a str,
    summary: &'a str,
    read: usize,
    lessons: Vec<LessonView<'a>>,
}

#[derive(Serialize)]
struct LessonView<'a> {
    id: &'a str,
    title: &'a str,
    summary: &'a str,
    minutes: u32,
    questions: usize,
    read: bool,
    best: Option<(i32, i32)>,
}

impl Page for ListPage<'_> {
    const TEMPLATE: &'static str = "courses/list.html";
}

impl<'a> LessonView<'a> {
    fn of(lesson: &'a Lesson, mine: Option<&Model>) -> Self {
        Self {
            id: &lesson.id,
            title: &lesson.front.title,
            summary: &lesson.front.summary,
            minutes: lesson.front.minutes,
            questions: lesson.questions.len(),
            read: mine.is_some_and(|row| row.read_at.is_some()),
            best: mine.and_then(|row| Some((row.best_score?, row.best_of?))),
        }
    }
}

pub(super) async fn show(_: Anyone, visit: Visit) -> Result<Response> {
    let progress = match &visit.actor {
        Some(actor) => progress::of(&visit.app.db, actor.id).await?,
        None => HashMap::new(),
    };
    let course = visit.app.courses.of_visit(&visit).await?;
    let edition = course.edition(visit.lang);
    let mut modules = Vec::new();
    for module in &edition.modules {
        let of_it = edition.lessons.iter().filter(|lesson| lesson.front.module == module.id);
        let lessons: Vec<LessonView> =
            of_it.map(|lesson| LessonView::of(lesson, progress.get(&lesson.id))).collect();
        if !lessons.is_empty() {
            let read = lessons.iter().filter(|lesson| lesson.read).count();
            let (id, title, summary) = (&module.id, &module.title, &module.summary);
            modules.push(ModuleView { id, title, summary, read, lessons });
        }
    }
    let read = (modules.iter().map(|module| module.read).sum(), edition.lessons.len());
    let next = if progress.is_empty() { None } else { next_of(&edition.lessons, &progress) };
    let next = next.map(|next| (next.lesson.front.title.as_str(), next.path(), next.quiz));
    let (summary, licence) = (&edition.summary, &edition.licence);
    let notes = crate::newest_notes(&visit).await?;
    visit.show(&ListPage { summary, licence, read, next, modules, notes })
}
