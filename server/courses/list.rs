//! The course's lessons, and how far one is.

use std::collections::HashMap;

use serde::Serialize;

use super::progress;
use crate::error::Result;
use crate::people::access::Anyone;
use crate::web::Response;
use crate::web::page::Page;
use crate::web::visit::Visit;

#[derive(Serialize)]
struct ListPage<'a> {
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

pub(super) async fn show(_: Anyone, visit: Visit) -> Result<Response> {
    let progress = match &visit.actor {
        Some(actor) => progress::of(&visit.app.db, actor.id).await?,
        None => HashMap::new(),
    };
    let lessons: Vec<LessonView> = visit
        .app
        .course
        .lessons(visit.lang)
        .iter()
        .map(|lesson| {
            let mine = progress.get(&lesson.id);
            LessonView {
                id: &lesson.id,
                title: &lesson.front.title,
                summary: &lesson.front.summary,
                minutes: lesson.front.minutes,
                questions: lesson.questions.len(),
                read: mine.is_some_and(|row| row.read_at.is_some()),
                best: mine.and_then(|row| Some((row.best_score?, row.best_of?))),
            }
        })
        .collect();
    visit.show(&ListPage { read: lessons.iter().filter(|lesson| lesson.read).count(), lessons })
}
