//! How far the large demo's students are in the course, and what they know of it.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use chrono::Duration;
use sea_orm::{ConnectionTrait, NotSet, Set};
use tables::{lesson_progress, quiz_attempt};

use super::dice::Dice;
use super::pace::Pace;
use super::teams::{Class, Team};
use super::{Making, SEED, insert_all};
use crate::App;
use crate::courses::content::Lesson;
use crate::courses::given::Known;
use crate::courses::live;
use crate::courses::quiz_content::Task;
use crate::demo::lessons;
use crate::error::{Error, Result};
use crate::text::Lang;

/// How likely students are to know a question of ordinary ease, in percent: many know what they have read,
/// some the half of it, some little.
const SURE: [(usize, u32); 3] = [(4, 94), (4, 70), (2, 34)];
/// By how much questions are harder, in turn.
const HARDER: [u32; 5] = [0, 22, 8, 15, 30];
/// Of one question in so many it is chance who gets it right.
const ODD: usize = 13;

/// What the data say of the questions that ask them, by unit and region.
type Truth<'a> = HashMap<(&'a str, &'static str), BTreeMap<&'a str, Known>>;

/// The right answers of today's data; none as long as there are no data.
async fn truth<'a>(app: &App, lessons: &'a [Arc<Lesson>]) -> Result<Truth<'a>> {
    let as_of = app.dataset.find().and_then(|data| data.manifest().reference_date);
    let mut truth = Truth::new();
    for lesson in lessons {
        for question in &lesson.questions {
            let Task::Data(task) = &question.task else { continue };
            for (region, totals) in live::by_region(app, &task.ask).await? {
                let Some(value) = totals.measure(task.measure, None) else { continue };
                let own = task.ask.is_own().then(|| region.to_owned());
                let known = Known { value, region: own, as_of: as_of.map(|date| date.to_string()) };
                truth.entry((lesson.id.as_str(), region)).or_default().insert(&question.id, known);
            }
        }
    }
    Ok(truth)
}

/// How likely it is, in percent, that somebody knows the question of that number.
fn chance(sure: u32, question: usize) -> u32 {
    if question % ODD == ODD - 1 { 50 } else { sure.saturating_sub(HARDER[question % HARDER.len()]) }
}

/// Each student goes through the lessons in order, and stops somewhere; who is stuck, sooner.
pub(super) async fn take(
    conn: &impl ConnectionTrait,
    making: &mut Making<'_>,
    classes: &[Class],
    teams: &[Team],
) -> Result<()> {
    let course = making.app.courses.public();
    let lessons = course.lessons(Lang::It);
    let truth = truth(making.app, lessons).await?;
    let nothing = BTreeMap::new();
    let (mut progress, mut attempts) = (Vec::new(), Vec::new());
    for team in teams {
        let goes_on = match team.pace {
            Pace::Empty => 0,
            Pace::Silent => 25,
            Pace::Stuck => 60,
            Pace::Working => 92,
        };
        let first = team.last_active - Duration::days(20);
        let place = making.schools[classes[team.class].school].place;
        let region = place.region.as_str();
        for person in &team.members {
            let mut own = Dice::new(SEED ^ person.0.unsigned_abs());
            let sure = own.weighted(&SURE);
            // Of each unit, how many questions come before it.
            let mut before = 0_usize;
            for lesson in lessons {
                if !making.dice.percent(goes_on) {
                    break;
                }
                let started = making.dice.moment(first, team.last_active);
                let read =
                    making.dice.percent(goes_on).then(|| making.dice.moment(started, team.last_active));
                let mut best = None;
                let questions = lesson.questions.len();
                let known = truth.get(&(lesson.id.as_str(), region)).unwrap_or(&nothing);
                let tries = if read.is_some() && questions > 0 { making.dice.below(3) } else { 0 };
                for _ in 0..tries {
                    // A good day or a bad one.
                    let luck = making.dice.weighted(&[(1, 0), (1, 4), (1, 8), (1, 12)]);
                    let gets_it = |place: usize| own.percent(chance(sure + luck, before + place));
                    let (answers, marks) = lessons::attempt(lesson, known, gets_it);
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
                before += questions;
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
