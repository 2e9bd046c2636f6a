//! What the demo's students have done of the course.

use std::collections::BTreeMap;

use super::{Cast, TeamSeed};
use crate::App;
use crate::courses::authoring::version::{self, Base};
use crate::courses::content::Lesson;
use crate::courses::given::{Answers, Given, Known, Mark};
use crate::courses::progress;
use crate::courses::quiz_content::Task;
use crate::error::Result;
use crate::text::Lang;

/// A team that has chosen its project has taken every lesson and quiz, but for the lesson that it is
/// still reading. The second member got a question wrong.
pub(super) async fn take(app: &App, cast: &Cast<'_>, seed: &TeamSeed) -> Result<()> {
    if seed.work.project.is_none() {
        return Ok(());
    }
    for (n, member) in seed.members.iter().enumerate() {
        let person = cast.actor(member)?.id;
        for lesson in app.courses.public().lessons(Lang::It) {
            progress::mark_read(app, person, lesson).await?;
            if seed.work.lesson_reading.as_ref() == Some(&lesson.id) {
                break;
            }
            if !lesson.questions.is_empty() {
                let (answers, marks) = attempt(lesson, &BTreeMap::new(), |place| place >= n % 2);
                let allowance = progress::allowance(&app.db, person).await?;
                let bounds = (allowance, None);
                progress::record_attempt(app, person, lesson, &answers, &marks, bounds).await?;
            }
        }
    }
    Ok(())
}

/// The unit of which there is a draft, and its first paragraph in it.
const DRAFT: (&str, &str, &str) = (
    "site-visit",
    "Prima di partire, una regola sola: sul posto si va in due, con un adulto, e con le scarpe giuste.",
    "Before you set out, a single rule: one goes there in twos, with an adult, and in the right shoes.",
);

/// An editor has a draft of a unit that nobody else sees yet.
pub(super) async fn draft(app: &App, cast: &Cast<'_>) -> Result<()> {
    let (unit, it, en) = DRAFT;
    let Some(base) = Base::built_in(unit) else { return Ok(()) };
    let begins = |name: &str, words: &str| {
        // After the facts, before the text.
        base.texts.get(name).replacen("\n+++\n", &format!("\n+++\n\n{words}\n"), 1)
    };
    let (it, en) = (begins("lesson_it", it), begins("lesson_en", en));
    let texts = base.texts.clone().with("lesson_it", &it).with("lesson_en", &en);
    let about = "Una regola in più prima della visita";
    version::save(app, &cast.actor("edo")?, unit, about, &texts, (0, &base)).await?;
    Ok(())
}

/// Answers to each question that can be asked, marked as the page marks them: right ones where they know
/// the question of that place. Questions about the data are asked where it is known what the data say, and
/// left out elsewhere, as for anybody who takes the quiz while there are none.
pub(super) fn attempt(
    lesson: &Lesson,
    known: &BTreeMap<&str, Known>,
    mut gets_it: impl FnMut(usize) -> bool,
) -> (Answers, BTreeMap<String, Mark>) {
    let asked = lesson.questions.iter().filter(|question| {
        !matches!(question.task, Task::Data(_)) || known.contains_key(question.id.as_str())
    });
    let (mut answers, mut marks) = (Answers::new(), BTreeMap::new());
    for (place, question) in asked.enumerate() {
        let known = known.get(question.id.as_str());
        let given = answer(&question.task, known, gets_it(place));
        let right = given.mark(question, known, Lang::It).unwrap_or(false);
        let mark = Mark { right, version: question.version.clone(), known: known.cloned() };
        marks.insert(question.id.clone(), mark);
        answers.insert(question.id.clone(), given);
    }
    (answers, marks)
}

/// A number as one types it in Italian.
fn typed(number: f64) -> Given {
    Given::Written(number.to_string().replace('.', ","))
}

fn answer(task: &Task, known: Option<&Known>, right: bool) -> Given {
    match task {
        Task::Choice { options, .. } => {
            // One wrong option is enough; of a question with several right ones all are needed.
            let most = if right { options.len() } else { 1 };
            let mut chosen: Vec<_> =
                options.iter().filter(|option| option.right == right).take(most).collect();
            // Where all are right, one of them alone is not.
            if chosen.is_empty() {
                chosen.extend(options.first());
            }
            Given::Chosen(chosen.into_iter().map(|option| option.id.clone()).collect())
        }
        Task::Ordering(items) => {
            let mut order: Vec<String> = items.iter().map(|item| item.id.clone()).collect();
            if !right {
                order.rotate_left(1);
            }
            Given::Chosen(order)
        }
        Task::Match(pairs) => {
            let turned = usize::from(!right);
            let rights = pairs.iter().cycle().skip(turned);
            Given::Matched(pairs.iter().zip(rights).map(|(a, b)| (a.id.clone(), b.id.clone())).collect())
        }
        Task::Number { answer, tolerance, .. } => {
            typed(if right { *answer } else { answer + tolerance + 1.0 })
        }
        Task::Text { accepted } => {
            Given::Written(accepted.first().filter(|_| right).cloned().unwrap_or_else(|| "?".to_owned()))
        }
        Task::Data(_) => {
            let value = known.map_or(0.0, |known| (known.value * 100.0).round() / 100.0);
            typed(if right { value } else { value * 2.0 + 10.0 })
        }
    }
}
