//! The courses that are being read: the program's own, and that of each edition for which staff have
//! published something else. They are made when something has been published, here or by another
//! process, and read without a question to anybody.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, RwLock};

use sea_orm::{
    ColumnTrait, ConnectionTrait, DerivePartialModel, EntityTrait, FromQueryResult, QueryFilter, QueryOrder,
    QuerySelect,
};
use tables::edition_lesson::{Column, Entity};
use tables::ids::{EditionId, LessonVersionId};

use super::authoring::version;
use super::content::{Changes, Course, Unit};
use crate::App;
use crate::classes;
use crate::error::Result;
use crate::schools::editions;
use crate::web::visit::Visit;

/// What an edition reads in the place of a unit of the program's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// What staff have written.
    Version(LessonVersionId),
    /// The unit is not shown.
    Hidden,
}

/// By the unit's id.
pub type Choices = BTreeMap<String, Choice>;

/// Every course there is, and who reads which.
pub struct Courses {
    built_in: Arc<Course>,
    held: RwLock<Arc<Held>>,
    /// Who makes them anew goes after whoever does already, so that an older look never wins.
    making: tokio::sync::Mutex<()>,
}

/// A look at what has been published.
#[derive(Default)]
struct Held {
    stamp: Stamp,
    current: Option<EditionId>,
    editions: HashMap<EditionId, (Choices, Arc<Course>)>,
    units: HashMap<LessonVersionId, Arc<Unit>>,
}

/// Rows are only added and, once, taken back: two counts say whether anything is new.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, FromQueryResult)]
pub struct Stamp {
    published: i64,
    taken_back: i64,
}

impl Stamp {
    /// As the database has it.
    pub async fn now(conn: &impl ConnectionTrait) -> Result<Self> {
        let found = Entity::find()
            .select_only()
            .column_as(Column::Id.count(), "published")
            .column_as(Column::TakenBackAt.count(), "taken_back")
            .into_model::<Self>()
            .one(conn)
            .await?;
        Ok(found.unwrap_or_default())
    }
}

/// What stands in the place of a unit in an edition.
#[derive(DerivePartialModel)]
#[sea_orm(entity = "Entity")]
struct Row {
    edition_id: EditionId,
    lesson: String,
    version_id: Option<LessonVersionId>,
    hidden: bool,
}

impl Courses {
    /// Everybody reads the program's own, until [`Self::refresh`] has looked.
    pub fn new(built_in: Arc<Course>) -> Self {
        Self { built_in, held: RwLock::default(), making: tokio::sync::Mutex::default() }
    }

    fn held(&self) -> Arc<Held> {
        self.held.read().map(|held| held.clone()).unwrap_or_default()
    }

    /// The program's own.
    pub fn built_in(&self) -> &Arc<Course> {
        &self.built_in
    }

    /// What the classes of that edition read.
    pub fn of(&self, edition: EditionId) -> Arc<Course> {
        self.held().editions.get(&edition).map_or(&self.built_in, |(_, course)| course).clone()
    }

    /// What everybody else reads: the current edition's.
    pub fn public(&self) -> Arc<Course> {
        self.held().current.map_or_else(|| self.built_in.clone(), |edition| self.of(edition))
    }

    /// Which look at what has been published the courses are from.
    pub fn stamp(&self) -> Stamp {
        self.held().stamp
    }

    /// What an edition reads in the place of the program's own units.
    pub fn choices(&self, edition: EditionId) -> Choices {
        self.held().editions.get(&edition).map(|(choices, _)| choices.clone()).unwrap_or_default()
    }

    /// What the reader reads. As long as nothing is published, nobody is asked of which edition they are.
    pub async fn of_visit(&self, visit: &Visit) -> Result<Arc<Course>> {
        if self.held().editions.is_empty() {
            return Ok(self.built_in.clone());
        }
        let edition = match &visit.actor {
            Some(actor) => classes::edition_of(&visit.app.db, actor).await?,
            None => None,
        };
        Ok(edition.map_or_else(|| self.public(), |edition| self.of(edition)))
    }

    /// Looks whether something has been published or taken back since, and makes the courses anew.
    pub async fn refresh(&self, app: &App) -> Result<()> {
        let _turn = self.making.lock().await;
        let before = self.held();
        let stamp = Stamp::now(&app.db).await?;
        let current = editions::current(&app.db, app.clock.today()).await?.map(|edition| edition.id);
        if (stamp, current) == (before.stamp, before.current) {
            return Ok(());
        }
        let mut held = Held { stamp, current, ..Held::default() };
        if stamp == before.stamp {
            held.editions.clone_from(&before.editions);
            held.units.clone_from(&before.units);
        } else {
            let choices = choices(app).await?;
            held.units = units(app, &before, &choices).await?;
            for (edition, choices) in choices {
                let course = self.made(&before, &held, &choices);
                held.editions.insert(edition, (choices, course));
            }
        }
        if let Ok(mut here) = self.held.write() {
            *here = Arc::new(held);
        }
        Ok(())
    }

    /// The course with these units in it: one that is there already, or a new one.
    fn made(&self, before: &Held, now: &Held, choices: &Choices) -> Arc<Course> {
        let known = now.editions.values().chain(before.editions.values());
        if let Some((_, course)) = known.into_iter().find(|(known, _)| known == choices) {
            return course.clone();
        }
        let mut changes = Changes::new();
        for (lesson, choice) in choices {
            let unit = match choice {
                Choice::Hidden => None,
                // One that can't be shown any more, by a newer program, leaves its place to the files'.
                Choice::Version(id) => {
                    let Some(unit) = now.units.get(id).filter(|unit| unit.is_whole()) else {
                        tracing::error!(lesson, version = id.0, "a published unit can't be shown");
                        continue;
                    };
                    Some(unit.clone())
                }
            };
            changes.insert(lesson.clone(), unit);
        }
        Arc::new(self.built_in.with(&changes, None).0)
    }
}

/// What each edition reads, where it is not the files': of each unit the last that was published and not
/// taken back.
async fn choices(app: &App) -> Result<BTreeMap<EditionId, Choices>> {
    let rows = Entity::find()
        .filter(Column::TakenBackAt.is_null())
        .order_by_asc(Column::Turn)
        .into_partial_model::<Row>()
        .all(&app.db)
        .await?;
    let mut all: BTreeMap<EditionId, Choices> = BTreeMap::new();
    for row in rows {
        let choices = all.entry(row.edition_id).or_default();
        match (row.version_id, row.hidden) {
            (_, true) => choices.insert(row.lesson, Choice::Hidden),
            (Some(version), false) => choices.insert(row.lesson, Choice::Version(version)),
            (None, false) => choices.remove(&row.lesson),
        };
    }
    all.retain(|_, choices| !choices.is_empty());
    Ok(all)
}

/// The units of these choices: those that have been read before, and the others.
async fn units(
    app: &App,
    before: &Held,
    choices: &BTreeMap<EditionId, Choices>,
) -> Result<HashMap<LessonVersionId, Arc<Unit>>> {
    let mut units = HashMap::new();
    let mut missing = BTreeSet::new();
    for choice in choices.values().flat_map(BTreeMap::values) {
        let Choice::Version(id) = choice else { continue };
        match before.units.get(id) {
            Some(unit) => drop(units.insert(*id, unit.clone())),
            None => drop(missing.insert(*id)),
        }
    }
    units.extend(version::units(app, missing).await?);
    Ok(units)
}
