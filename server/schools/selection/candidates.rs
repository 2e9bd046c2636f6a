//! All applications of an edition that were sent, with what stands around them: a few queries,
//! however many they are.

use std::collections::{HashMap, HashSet};

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use tables::ids::{ApplicationId, ClassId, EditionId, PersonId, SchoolId};
use tables::kinds::ApplicationState;
use tables::{
    application, application_score, certificate, class, class_member, meeting, person, school, team,
};

use super::super::places;
use crate::error::Result;

/// An application that was sent.
pub(crate) struct Candidate {
    pub(crate) row: application::Model,
    pub(crate) school: Option<school::Model>,
    pub(crate) teacher: Option<person::Model>,
    pub(crate) scores: Vec<application_score::Model>,
    /// The school has had no class in another edition.
    pub(crate) new_school: bool,
    /// Somebody has been in its class: the admission cannot be taken back.
    pub(crate) class_in_use: bool,
}

impl Candidate {
    /// May it be decided, or decided anew?
    pub(crate) fn is_decidable(&self) -> bool {
        match self.row.state {
            ApplicationState::Submitted | ApplicationState::Waiting | ApplicationState::Refused => true,
            ApplicationState::Admitted => !self.class_in_use,
            ApplicationState::Draft | ApplicationState::Withdrawn => false,
        }
    }

    pub(crate) fn region(&self) -> &'static str {
        self.school.as_ref().map_or("", |school| places::region_of(&school.municipality))
    }

    pub(crate) fn province(&self) -> &'static str {
        let place = self.school.as_ref().and_then(|school| places::municipality(&school.municipality));
        place.map_or("", |place| place.sigla)
    }

    pub(crate) fn school_name(&self) -> String {
        self.school.as_ref().map_or_else(String::new, |school| school.name.clone())
    }
}

pub(crate) async fn of(conn: &impl ConnectionTrait, edition: EditionId) -> Result<Vec<Candidate>> {
    let rows = application::Entity::find()
        .filter(application::Column::EditionId.eq(edition))
        .filter(application::Column::SubmittedAt.is_not_null())
        .order_by_asc(application::Column::SubmittedAt)
        .order_by_asc(application::Column::Id)
        .all(conn)
        .await?;
    let mut schools: HashMap<SchoolId, school::Model> = school::Entity::find()
        .filter(school::Column::Id.is_in(rows.iter().filter_map(|row| row.school_id)))
        .all(conn)
        .await?
        .into_iter()
        .map(|school| (school.id, school))
        .collect();
    let mut teachers: HashMap<PersonId, person::Model> = person::Entity::find()
        .filter(person::Column::Id.is_in(rows.iter().map(|row| row.teacher_id)))
        .all(conn)
        .await?
        .into_iter()
        .map(|teacher| (teacher.id, teacher))
        .collect();
    let mut scores: HashMap<ApplicationId, Vec<application_score::Model>> = HashMap::new();
    let all = application_score::Entity::find()
        .filter(application_score::Column::ApplicationId.is_in(rows.iter().map(|row| row.id)))
        .all(conn)
        .await?;
    for score in all {
        scores.entry(score.application_id).or_default().push(score);
    }
    let before: HashSet<SchoolId> = class::Entity::find()
        .select_only()
        .column(class::Column::SchoolId)
        .distinct()
        .filter(class::Column::EditionId.ne(edition))
        .into_tuple()
        .all(conn)
        .await?
        .into_iter()
        .collect();
    let in_use = classes_in_use(conn, rows.iter().filter_map(|row| row.class_id)).await?;
    // A school may apply with several classes, and a teacher too.
    let several: HashSet<SchoolId> = repeated(rows.iter().filter_map(|row| row.school_id));
    let same: HashSet<PersonId> = repeated(rows.iter().map(|row| row.teacher_id));
    Ok(rows
        .into_iter()
        .map(|row| Candidate {
            school: row.school_id.and_then(|id| taken(&mut schools, id, &several)),
            teacher: taken(&mut teachers, row.teacher_id, &same),
            scores: scores.remove(&row.id).unwrap_or_default(),
            new_school: row.school_id.is_some_and(|id| !before.contains(&id)),
            class_in_use: row.class_id.is_some_and(|id| in_use.contains(&id)),
            row,
        })
        .collect())
}

/// Of these classes those in which somebody has been or something was made, or for which somebody has
/// planned: what only the admission itself made does not count.
pub(super) async fn classes_in_use(
    conn: &impl ConnectionTrait,
    classes: impl Iterator<Item = ClassId>,
) -> Result<HashSet<ClassId>> {
    let classes: Vec<ClassId> = classes.collect();
    let mut in_use = HashSet::new();
    macro_rules! look {
        ($($table:ident)*) => { $(
            let found: Vec<ClassId> = $table::Entity::find()
                .select_only()
                .column($table::Column::ClassId)
                .distinct()
                .filter($table::Column::ClassId.is_in(classes.iter().copied()))
                .into_tuple()
                .all(conn)
                .await?;
            in_use.extend(found);
        )* };
    }
    look!(class_member team meeting certificate);
    Ok(in_use)
}

fn repeated<K: Copy + Eq + std::hash::Hash>(keys: impl Iterator<Item = K>) -> HashSet<K> {
    let mut seen = HashSet::new();
    keys.filter(|key| !seen.insert(*key)).collect()
}

/// The row itself where it is needed once, a copy where more than once.
fn taken<K: Copy + Eq + std::hash::Hash, V: Clone>(
    rows: &mut HashMap<K, V>,
    key: K,
    several: &HashSet<K>,
) -> Option<V> {
    if several.contains(&key) { rows.get(&key).cloned() } else { rows.remove(&key) }
}
