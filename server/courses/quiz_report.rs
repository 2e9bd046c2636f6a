//! How an edition's students answered each question: for staff, without a name.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::{ColumnTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect};
use tables::ids::PersonId;
use tables::{class, class_member, edition, quiz_attempt};

use super::content::{Course, Lesson};
use super::given::{Answers, Given, Mark};
use super::quiz_content::{Question, Task};
use super::statistics::{self, First, Item};
use crate::db::Db;
use crate::error::Result;
use crate::text::Lang;

/// A question with what is known of it.
pub(super) struct Row<'a> {
    pub(super) lesson: &'a Lesson,
    pub(super) question: &'a Question,
    pub(super) item: Item,
    /// The wrong option that most chose, with how many.
    pub(super) trap: Option<(&'a str, usize)>,
}

/// Somebody's first attempt at the questions as they are now.
#[derive(Default)]
struct Taken {
    first: First,
    answers: Answers,
}

/// One row for each question of the course, in its order. Answers count that were given in the
/// edition's year, by students of its classes, to the question as it stands now; of each student the
/// first.
pub(super) async fn of<'a>(
    db: &Db,
    course: &'a Course,
    lang: Lang,
    edition: &edition::Model,
) -> Result<Vec<Row<'a>>> {
    let students = students(db, edition).await?;
    let mut by_lesson: BTreeMap<String, BTreeMap<PersonId, Taken>> = BTreeMap::new();
    let lessons = course.lessons(lang);
    for lesson in lessons {
        let versions: BTreeMap<&str, &str> =
            lesson.questions.iter().map(|one| (one.id.as_str(), one.version.as_str())).collect();
        let attempts = quiz_attempt::Entity::find()
            .filter(quiz_attempt::Column::Lesson.eq(&lesson.id))
            .filter(
                quiz_attempt::Column::At.gte(edition.starts_on.and_time(chrono::NaiveTime::MIN).and_utc()),
            )
            .order_by_asc(quiz_attempt::Column::Id)
            .all(db)
            .await?;
        let taken = by_lesson.entry(lesson.id.clone()).or_default();
        for attempt in attempts.into_iter().filter(|one| students.contains(&one.person_id)) {
            let marks: BTreeMap<String, Mark> = serde_json::from_value(attempt.marks).unwrap_or_default();
            let mut answers: Answers = serde_json::from_value(attempt.answers).unwrap_or_default();
            let mine = taken.entry(attempt.person_id).or_default();
            for (id, mark) in marks {
                let current = versions.get(id.as_str()) == Some(&mark.version.as_str());
                if !current || mine.first.contains_key(&id) {
                    continue;
                }
                if let Some(answer) = answers.remove(&id) {
                    mine.answers.insert(id.clone(), answer);
                }
                mine.first.insert(id, mark.right);
            }
        }
    }
    let mut rows = Vec::new();
    for lesson in lessons {
        let taken: Vec<&Taken> = by_lesson.get(&lesson.id).into_iter().flat_map(BTreeMap::values).collect();
        let firsts: Vec<First> = taken.iter().map(|one| one.first.clone()).collect();
        for question in &lesson.questions {
            let item = statistics::of(&question.id, &firsts);
            rows.push(Row { lesson, question, item, trap: trap(question, &taken) });
        }
    }
    Ok(rows)
}

/// Everybody who was ever in one of the edition's classes.
async fn students(db: &Db, edition: &edition::Model) -> Result<BTreeSet<PersonId>> {
    let of_class = class_member::Entity::belongs_to(class::Entity)
        .from(class_member::Column::ClassId)
        .to(class::Column::Id)
        .into();
    let people: Vec<PersonId> = class_member::Entity::find()
        .select_only()
        .column(class_member::Column::PersonId)
        .join(JoinType::InnerJoin, of_class)
        .filter(class::Column::EditionId.eq(edition.id))
        .into_tuple()
        .all(db)
        .await?;
    Ok(people.into_iter().collect())
}

fn trap<'a>(question: &'a Question, taken: &[&Taken]) -> Option<(&'a str, usize)> {
    let Task::Choice { options, .. } = &question.task else { return None };
    let wrong = options.iter().filter(|option| !option.right).map(|option| {
        let chose = |one: &&&Taken| {
            matches!(one.answers.get(&question.id), Some(Given::Chosen(ids)) if ids.contains(&option.id))
        };
        (option.text.as_str(), taken.iter().filter(chose).count())
    });
    wrong.filter(|(_, times)| *times > 0).max_by_key(|(_, times)| *times)
}
