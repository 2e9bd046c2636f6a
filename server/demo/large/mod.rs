//! The large demo: on top of the told story a whole edition, and earlier ones whose reports are public,
//! generated from a seed.
//!
//! Rows that a form each would take hours to write are inserted many at once, in one transaction:
//! schools, people, classes, teams, lessons, answers, evidence, applications, events. What has a way
//! to go (consent, review, remarks, publication) goes it by the verbs that the pages use, on a clock
//! that is put back to when it would have been.

mod answers;
mod applications;
mod course;
mod dice;
mod helpers;
mod people;
mod projects;
mod reports;
mod stages;
mod teams;
mod words;
mod years;

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, NotSet, PaginatorTrait, QueryFilter,
    QuerySelect, QueryTrait, Set,
};
use tables::ids::{EditionId, PersonId};
use tables::kinds::Role;
use tables::{class, class_member, edition, event, person};

use super::PASSWORD;
use crate::App;
use crate::db;
use crate::error::{Error, Result};
use crate::people::access::Actor;
use dice::Dice;
use people::School;
use words::Words;

/// Rows in one insertion: both databases bound the values of a statement.
const CHUNK: usize = 500;
const SEED: u64 = 2026;
/// How the join codes of generated classes begin.
const CODES: &str = "DEMO-";

/// How much is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sizes {
    /// Classes of the current edition, beside the story's.
    pub classes: usize,
    /// Their students, all together.
    pub students: usize,
    /// Classes of each earlier edition, the newest first; there is at least one.
    pub past: Vec<usize>,
}

impl Default for Sizes {
    fn default() -> Self {
        Self { classes: 200, students: 5_000, past: vec![150, 140, 120] }
    }
}

/// What became of filling.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filled {
    /// It is there now.
    Done,
    /// It was there already.
    Before,
    /// The site holds something else than the demo, and is left alone.
    NotTheDemo,
}

/// What goes through all that is made.
struct Making<'a> {
    app: &'a App,
    words: &'a Words,
    dice: Dice,
    now: DateTime<Utc>,
    hash: String,
    /// Adults made so far: their number is in their address.
    adults: usize,
    sign_ins: HashSet<String>,
    teams: usize,
    classes: usize,
    schools: Vec<School>,
    reviewers: Vec<PersonId>,
    editor: Actor,
}

/// Fills the demo up. A run that was broken off goes on where it stopped.
pub async fn fill(app: &App, sizes: &Sizes) -> Result<Filled> {
    let story = super::story()?;
    let own = story.person.iter().find(|one| one.role == Role::Editor.as_str());
    let email = own.and_then(|one| one.email.as_deref()).unwrap_or_default();
    let editor = person::Entity::find().filter(person::Column::EmailFolded.eq(email)).one(&app.db).await?;
    let current = of_slug(&app.db, &story.edition.id).await?;
    let (Some(editor), Some(current)) = (editor, current) else { return Ok(Filled::NotTheDemo) };
    let editor = Actor::new(editor.id, editor.role, editor.name);
    let words = Words::load()?;
    let made = edition::Entity::find().count(&app.db).await? > 1;
    if !made {
        rows(app, &words, sizes, &current, editor.clone()).await?;
    }
    let went = stages::go(app, &words, &current, &editor).await?;
    Ok(if made && !went { Filled::Before } else { Filled::Done })
}

async fn of_slug(conn: &impl ConnectionTrait, slug: &str) -> Result<Option<edition::Model>> {
    Ok(edition::Entity::find().filter(edition::Column::Slug.eq(slug)).one(conn).await?)
}

/// All that is inserted many at once, or nothing of it.
async fn rows(
    app: &App,
    words: &Words,
    sizes: &Sizes,
    current: &edition::Model,
    editor: Actor,
) -> Result<()> {
    let hash = app.passwords.hash(PASSWORD.to_owned()).await?;
    let mut projects = projects::Projects::gather(app).await?;
    let photos = reports::photos(app).await?;
    let tx = db::begin_write(&app.db).await?;
    let taken: Vec<Option<String>> =
        person::Entity::find().select_only().column(person::Column::SignInName).into_tuple().all(&tx).await?;
    let mut making = Making {
        app,
        words,
        dice: Dice::new(SEED),
        now: app.clock.now(),
        hash,
        adults: 0,
        sign_ins: taken.into_iter().flatten().collect(),
        teams: 0,
        classes: 0,
        schools: Vec::new(),
        reviewers: Vec::new(),
        editor,
    };
    let most = sizes.past.iter().copied().chain([sizes.classes]).max().unwrap_or(0);
    making.schools = people::schools(&tx, &mut making, (most * 6 / 5).clamp(20, 900)).await?;
    let began = making.now - chrono::Duration::days(400);
    let reviewers = people::adults(&mut making, Role::Reviewer, 5, began);
    making.reviewers = people::make(&tx, &making, reviewers).await?;
    let mut past = sizes.past.clone();
    past.reverse();
    for (n, classes) in (0..).zip(past) {
        let back = sizes.past.len() - n;
        let year = years::past(&tx, &making, current, back).await?;
        let (classes, teams) = teams::make(&tx, &mut making, &year, classes, None).await?;
        let begun = reports::begin(&tx, &mut making, &mut projects, &year, &classes, &teams).await?;
        reports::write(&tx, &mut making, &begun, &photos).await?;
    }
    let year = years::current(&tx, &making, current).await?;
    let (classes, teams) = teams::make(&tx, &mut making, &year, sizes.classes, Some(sizes.students)).await?;
    course::take(&tx, &mut making, &teams).await?;
    let begun = reports::begin(&tx, &mut making, &mut projects, &year, &classes, &teams).await?;
    reports::write(&tx, &mut making, &begun, &photos).await?;
    applications::make(&tx, &mut making, &year, &classes).await?;
    helpers::make(&tx, &mut making, &year, &classes, &teams).await?;
    tx.commit().await?;
    Ok(())
}

/// Inserts so many rows as one statement takes, and again.
async fn insert_all<A>(conn: &impl ConnectionTrait, rows: Vec<A>) -> Result<()>
where
    A: ActiveModelTrait + Send,
{
    let mut rows = rows.into_iter().peekable();
    while rows.peek().is_some() {
        let chunk: Vec<A> = rows.by_ref().take(CHUNK).collect();
        A::Entity::insert_many(chunk).exec_without_returning(conn).await?;
    }
    Ok(())
}

/// The row of something that happened then.
fn happened(
    at: DateTime<Utc>,
    by: Option<PersonId>,
    kind: &str,
    subject: String,
    detail: serde_json::Value,
) -> event::ActiveModel {
    event::ActiveModel {
        id: NotSet,
        at: Set(at),
        actor_id: Set(by),
        acting_as_id: Set(None),
        kind: Set(kind.to_owned()),
        subject: Set(subject),
        detail: Set(detail),
    }
}

/// Where the large data are: the line after those of the story.
pub async fn welcome(app: &App) -> Result<String> {
    let story = super::story()?;
    let current = of_slug(&app.db, &story.edition.id).await?.ok_or(Error::NotFound)?.id;
    let (classes, students) = counted(app, current).await?;
    let past = edition::Entity::find().count(&app.db).await?.saturating_sub(1);
    let site = format!("{}/it", app.config.base_url);
    Ok(format!(
        "large: edition {} has {classes} classes and {students} students: {site}/overview/{current} for staff; \
         {past} earlier editions: {site}/rapporti",
        story.edition.name
    ))
}

/// Classes and students of an edition.
async fn counted(app: &App, edition: EditionId) -> Result<(u64, u64)> {
    let classes = class::Entity::find().filter(class::Column::EditionId.eq(edition));
    let ids = classes.clone().select_only().column(class::Column::Id).into_query();
    let students = class_member::Entity::find()
        .filter(class_member::Column::ClassId.in_subquery(ids))
        .filter(class_member::Column::LeftAt.is_null());
    Ok((classes.count(&app.db).await?, students.count(&app.db).await?))
}
