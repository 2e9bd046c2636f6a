//! The first lesson that a student has not read, or whose quiz they have not tried.

use tables::kinds::Role;

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
    for lesson in visit.app.course.lessons(visit.lang) {
        let mine = progress.get(&lesson.id);
        let read = mine.is_some_and(|row| row.read_at.is_some());
        let tried = mine.is_some_and(|row| row.best_score.is_some());
        let (key, path) = if !read {
            ("lesson", format!("/lezioni/{}", lesson.id))
        } else if !tried && !lesson.questions.is_empty() {
            ("quiz", format!("/lezioni/{}/quiz", lesson.id))
        } else {
            continue;
        };
        let minutes = i32::try_from(lesson.front.minutes).unwrap_or(i32::MAX);
        let args = [
            ("title", Arg::from(lesson.front.title.as_str())),
            ("minutes", Arg::from(minutes)),
            ("questions", Arg::from(lesson.questions.len())),
        ];
        return Ok(vec![NextStep {
            title: visit.t_with(&format!("courses-next-{key}-title"), &args),
            text: visit.t_with(&format!("courses-next-{key}-text"), &args),
            href: visit.link(&path),
            action: visit.t(&format!("courses-next-{key}-action")),
            urgent: false,
        }]);
    }
    Ok(Vec::new())
}
