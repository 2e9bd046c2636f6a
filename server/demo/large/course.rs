//! How far the large demo's students are in the course.

use chrono::Duration;
use sea_orm::{ConnectionTrait, NotSet, Set};
use tables::{lesson_progress, quiz_attempt};

use super::pace::Pace;
use super::teams::Team;
use super::{Making, insert_all};
use crate::demo::lessons;
use crate::error::{Error, Result};
use crate::text::Lang;

/// Each student goes through the lessons in order, and stops somewhere; who is stuck, sooner.
pub(super) async fn take(conn: &impl ConnectionTrait, making: &mut Making<'_>, teams: &[Team]) -> Result<()> {
    let course = making.app.courses.public();
    let lessons = course.lessons(Lang::It);
    let (mut progress, mut attempts) = (Vec::new(), Vec::new());
    for team in teams {
        let goes_on = match team.pace {
            Pace::Empty => 0,
            Pace::Silent => 25,
            Pace::Stuck => 60,
            Pace::Working => 92,
        };
        let first = team.last_active - Duration::days(20);
        for person in &team.members {
            for lesson in lessons {
                if !making.dice.percent(goes_on) {
                    break;
                }
                let started = making.dice.moment(first, team.last_active);
                let read =
                    making.dice.percent(goes_on).then(|| making.dice.moment(started, team.last_active));
                let mut best = None;
                let questions = lesson.questions.len();
                let tries = if read.is_some() && questions > 0 { making.dice.below(3) } else { 0 };
                for _ in 0..tries {
                    let wrong = making.dice.below(questions.min(3) + 1).saturating_sub(1);
                    let (answers, marks) = lessons::attempt(lesson, wrong);
                    let right = marks.values().filter(|mark| mark.right).count();
                    let score = i32::try_from(right).map_err(Error::internal)?;
                    let out_of = i32::try_from(marks.len()).map_err(Error::internal)?;
                    best = best.max(Some((score, out_of)));
                    attempts.push(quiz_attempt::ActiveModel {
                        id: NotSet,
                        person_id: Set(*person),
                        lesson: Set(lesson.id.clone()),
                        answers: Set(serde_json::to_value(answers)?),
                        score: Set(score),
                        out_of: Set(out_of),
                        at: Set(making.dice.moment(started, team.last_active)),
                        marks: Set(serde_json::to_value(marks)?),
                        version_id: Set(lesson.version),
                    });
                }
                progress.push(lesson_progress::ActiveModel {
                    person_id: Set(*person),
                    lesson: Set(lesson.id.clone()),
                    started_at: Set(started),
                    read_at: Set(read),
                    best_score: Set(best.map(|(score, _)| score)),
                    best_of: Set(best.map(|(_, out_of)| out_of)),
                    place: Set(None),
                    placed_at: Set(None),
                });
            }
        }
    }
    insert_all(conn, progress).await?;
    insert_all(conn, attempts).await
}
