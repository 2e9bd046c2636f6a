//! How an edition's students answered each question: for staff, without a name.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use sea_orm::sea_query::SelectStatement;
use sea_orm::{ColumnTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use tables::ids::{LessonVersionId, PersonId};
use tables::{class, class_member, edition, quiz_attempt};

use super::authoring::version;
use super::content::{Course, Lesson};
use super::given::{Answers, Given, Mark};
use super::quiz_content::{Question, Task};
use super::statistics::{self, First, Item};
use crate::App;
use crate::clock::in_italy;
use crate::db::Db;
use crate::error::Result;
use crate::text::Lang;

/// A question with what is known of it.
pub(super) struct Row {
    pub(super) lesson: Arc<Lesson>,
    /// The question's place in the unit.
    place: usize,
    /// Is it asked so now? Else the edition read another version of the unit when it was answered.
    pub(super) now: bool,
    pub(super) item: Item,
    /// The wrong option that most chose, with how many.
    pub(super) trap: Option<(String, usize)>,
}

impl Row {
    /// What was asked.
    pub(super) fn question(&self) -> &str {
        self.lesson.questions.get(self.place).map_or("", |question| &question.text)
    }

    /// The question's id.
    pub(super) fn id(&self) -> &str {
        self.lesson.questions.get(self.place).map_or("", |question| &question.id)
    }
}

/// Somebody's first attempt at the questions of a version.
#[derive(Default)]
struct Taken {
    first: First,
    answers: Answers,
}

/// Somebody's attempt, read.
struct Attempt {
    person: PersonId,
    version: Option<LessonVersionId>,
    marks: BTreeMap<String, Mark>,
    answers: Answers,
}

/// One row for each question of the course, in its order, and after a unit's those that were answered in
/// another version of it. Answers count that were given in the edition's year, by students of its classes,
/// to the question as it stands in the row; of each student the first.
pub(super) async fn of(app: &App, course: &Course, lang: Lang, edition: &edition::Model) -> Result<Vec<Row>> {
    let mut attempts: HashMap<String, Vec<Attempt>> = HashMap::new();
    for lesson in course.lessons(lang) {
        attempts.insert(lesson.id.clone(), attempts_at(&app.db, &lesson.id, edition).await?);
    }
    let answered: BTreeSet<LessonVersionId> =
        attempts.values().flatten().filter_map(|attempt| attempt.version).collect();
    let former = if answered.is_empty() { Vec::new() } else { version::units(app, answered).await? };
    let former = former.iter().filter_map(|(_, unit)| unit.lesson(lang));
    let own = app.courses.built_in().lessons(lang).iter();
    let others: Vec<Arc<Lesson>> = own.chain(former).cloned().collect();
    let lessons = course.lessons(lang).to_vec();
    Ok(tokio::task::spawn_blocking(move || counted(&lessons, &others, &attempts)).await?)
}

/// The rows of these lessons and of other versions of them: a year's answers are many, and are not counted where
/// pages are answered.
fn counted(
    lessons: &[Arc<Lesson>],
    others: &[Arc<Lesson>],
    attempts: &HashMap<String, Vec<Attempt>>,
) -> Vec<Row> {
    let mut rows = Vec::new();
    for lesson in lessons {
        let attempts = attempts.get(&lesson.id).map(Vec::as_slice).unwrap_or_default();
        let mut asked = BTreeSet::new();
        let others = others.iter().filter(|other| other.id == lesson.id);
        for (now, lesson) in std::iter::once((true, lesson)).chain(others.map(|other| (false, other))) {
            for row in rows_of(lesson, now, attempts) {
                let Some(question) = lesson.questions.get(row.place) else { continue };
                let new = asked.insert((question.id.clone(), question.version.clone()));
                rows.extend(Some(row).filter(|row| new && (now || row.item.answered > 0)));
            }
        }
    }
    rows
}

/// The questions of a unit as this version of it asks them.
fn rows_of(lesson: &Arc<Lesson>, now: bool, attempts: &[Attempt]) -> Vec<Row> {
    let versions: BTreeMap<&str, &str> =
        lesson.questions.iter().map(|one| (one.id.as_str(), one.version.as_str())).collect();
    let mut taken: BTreeMap<PersonId, Taken> = BTreeMap::new();
    for attempt in attempts {
        let mine = taken.entry(attempt.person).or_default();
        for (id, mark) in &attempt.marks {
            let same = versions.get(id.as_str()) == Some(&mark.version.as_str());
            if !same || mine.first.contains_key(id) {
                continue;
            }
            if let Some(answer) = attempt.answers.get(id) {
                mine.answers.insert(id.clone(), answer.clone());
            }
            mine.first.insert(id.clone(), mark.right);
        }
    }
    let firsts: Vec<First> = taken.values().map(|one| one.first.clone()).collect();
    let row = |(place, question): (usize, &Question)| {
        let item = statistics::of(&question.id, &firsts);
        Row { lesson: lesson.clone(), place, now, item, trap: trap(question, &taken) }
    };
    lesson.questions.iter().enumerate().map(row).collect()
}

async fn attempts_at(db: &Db, lesson: &str, edition: &edition::Model) -> Result<Vec<Attempt>> {
    let after = edition.ends_on.succ_opt().unwrap_or(edition.ends_on);
    let rows = quiz_attempt::Entity::find()
        .filter(quiz_attempt::Column::Lesson.eq(lesson))
        .filter(quiz_attempt::Column::At.gte(in_italy(edition.starts_on, 0)))
        .filter(quiz_attempt::Column::At.lt(in_italy(after, 0)))
        .filter(quiz_attempt::Column::PersonId.in_subquery(students(edition)))
        .order_by_asc(quiz_attempt::Column::Id)
        .all(db)
        .await?;
    let read = |row: quiz_attempt::Model| Attempt {
        person: row.person_id,
        version: row.version_id,
        marks: serde_json::from_value(row.marks).unwrap_or_default(),
        answers: serde_json::from_value(row.answers).unwrap_or_default(),
    };
    Ok(tokio::task::spawn_blocking(move || rows.into_iter().map(read).collect()).await?)
}

/// Everybody who was ever in one of the edition's classes.
fn students(edition: &edition::Model) -> SelectStatement {
    let of_class = class_member::Entity::belongs_to(class::Entity)
        .from(class_member::Column::ClassId)
        .to(class::Column::Id)
        .into();
    class_member::Entity::find()
        .select_only()
        .column(class_member::Column::PersonId)
        .join(JoinType::InnerJoin, of_class)
        .filter(class::Column::EditionId.eq(edition.id))
        .into_query()
}

fn trap(question: &Question, taken: &BTreeMap<PersonId, Taken>) -> Option<(String, usize)> {
    let Task::Choice { options, .. } = &question.task else { return None };
    let wrong = options.iter().filter(|option| !option.right).map(|option| {
        let chose = |one: &&Taken| {
            matches!(one.answers.get(&question.id), Some(Given::Chosen(ids)) if ids.contains(&option.id))
        };
        (option.text.clone(), taken.values().filter(chose).count())
    });
    wrong.filter(|(_, times)| *times > 0).max_by_key(|(_, times)| *times)
}
