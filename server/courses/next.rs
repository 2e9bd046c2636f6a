//! The first lesson that a student has not read, or whose quiz they have not tried.

use std::collections::HashMap;
use std::sync::Arc;

use tables::kinds::Role;
use tables::lesson_progress::Model;

use super::content::Lesson;
use super::progress;
use crate::error::Result;
use crate::people::NextStep;
use crate::text::Arg;
use crate::web::visit::{Actor, Visit};

/// What is next in the course.
pub async fn next_steps(visit: &Visit, actor: &Actor) -> Result<Vec<NextStep>> {
    match actor.role {
        Role::Student => {}
        Role::Teacher | Role::Supporter | Role::Reviewer | Role::Editor | Role::Admin => {
            return Ok(Vec::new());
        }
    }
    let progress = progress::of(&visit.app.db, actor.id).await?;
    let course = visit.app.courses.of_visit(visit).await?;
    let Some(next) = next_of(course.lessons(visit.lang), &progress) else {
        return Ok(Vec::new());
    };
    let path = next.path();
    let lesson = next.lesson;
    let key = match (next.quiz, next.place) {
        (true, _) => "quiz",
        (false, Some(_)) => "place",
        (false, None) => "lesson",
    };
    let minutes = i32::try_from(lesson.front.minutes).unwrap_or(i32::MAX);
    let args = [
        ("title", Arg::from(lesson.front.title.as_str())),
        ("minutes", Arg::from(minutes)),
        ("questions", Arg::from(lesson.questions.len())),
    ];
    Ok(vec![NextStep {
        title: visit.t_with(&format!("courses-next-{key}-title"), &args),
        text: visit.t_with(&format!("courses-next-{key}-text"), &args),
        href: visit.link(&path),
        action: visit.t(&format!("courses-next-{key}-action")),
        urgent: false,
    }])
}

/// Where to go on in the course.
pub(super) struct Next<'a> {
    pub(super) lesson: &'a Lesson,
    /// Its quiz; else its text.
    pub(super) quiz: bool,
    /// The heading at which they stopped.
    pub(super) place: Option<&'a str>,
}

impl Next<'_> {
    /// The address, without its language.
    pub(super) fn path(&self) -> String {
        let end = match self.place {
            _ if self.quiz => "/quiz".to_owned(),
            Some(heading) => format!("#{heading}"),
            None => String::new(),
        };
        format!("/lezioni/{}{end}", self.lesson.id)
    }
}

/// The first lesson, in the course's order, that is not read or whose quiz is not tried.
pub(super) fn next_of<'a>(
    lessons: &'a [Arc<Lesson>],
    progress: &'a HashMap<String, Model>,
) -> Option<Next<'a>> {
    lessons.iter().find_map(|lesson| {
        let mine = progress.get(&lesson.id);
        let read = mine.is_some_and(|row| row.read_at.is_some());
        let tried = lesson.questions.is_empty() || mine.is_some_and(|row| row.best_score.is_some());
        let place = mine.and_then(|row| place_in(lesson, row));
        (!read || !tried).then_some(Next { lesson, quiz: read, place })
    })
}

/// The heading at which they stopped in a unit that they have not read to its end; one that the text
/// does not have any more is forgotten.
pub(super) fn place_in<'a>(lesson: &Lesson, row: &'a Model) -> Option<&'a str> {
    let place = row.place.as_deref().filter(|_| row.read_at.is_none())?;
    lesson.document.headings.iter().any(|heading| heading.id == place).then_some(place)
}
