//! What the demo's students have done of the course.

use std::collections::BTreeMap;

use super::{Cast, TeamSeed};
use crate::App;
use crate::courses::content::Lesson;
use crate::courses::progress;
use crate::error::{Error, Result};
use crate::text::Lang;

/// A team that has chosen its project has taken every lesson and quiz, but for the lesson that it is
/// still reading. The second member got a question wrong.
pub(super) async fn take(app: &App, cast: &Cast<'_>, seed: &TeamSeed) -> Result<()> {
    if seed.work.project.is_none() {
        return Ok(());
    }
    for (n, member) in seed.members.iter().enumerate() {
        let person = cast.actor(member)?.id;
        for lesson in app.course.lessons(Lang::It) {
            progress::mark_read(app, person, lesson).await?;
            if seed.work.lesson_reading.as_ref() == Some(&lesson.id) {
                break;
            }
            if !lesson.questions.is_empty() {
                let wrong = n % 2;
                let score = i32::try_from(lesson.questions.len().saturating_sub(wrong));
                let answers = serde_json::to_value(answers(lesson, wrong))?;
                progress::record_attempt(app, person, lesson, answers, score.map_err(Error::internal)?)
                    .await?;
            }
        }
    }
    Ok(())
}

/// The right options of each question, but for the first `wrong` questions.
pub(super) fn answers(lesson: &Lesson, wrong: usize) -> BTreeMap<&str, Vec<&str>> {
    let questions = lesson.questions.iter().enumerate();
    questions
        .map(|(n, question)| {
            let chosen = question.options.iter().filter(|option| option.right == (n >= wrong));
            // One wrong option is enough; of a question with several right ones all are needed.
            let most = if n < wrong { 1 } else { question.options.len() };
            (question.id.as_str(), chosen.take(most).map(|option| option.id.as_str()).collect())
        })
        .collect()
}
