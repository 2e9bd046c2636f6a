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
mod deliverables;
mod dice;
mod helpers;
mod pace;
mod people;
mod projects;
mod quotas;
mod reports;
mod stages;
mod teams;
mod words;
mod years;

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait,
};
use tables::ids::{EditionId, PersonId};
use tables::kinds::Role;
use tables::{class, class_member, edition, person, team};

use super::PASSWORD;
use crate::App;
use crate::clock::Clock;
use crate::db;
use crate::error::{Error, Result};
use crate::people::access::Actor;
use crate::people::audit::{self, About};
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
    /// Adults so far: their number is in their address.
    adults: u64,
    classes: u64,
    teams: u64,
    sign_ins: HashSet<String>,
    schools: Vec<School>,
    reviewers: Vec<PersonId>,
    editor: Actor,
    /// What happened: written in the end, in the order in which it did.
    events: Vec<Happened>,
}

/// Fills the demo up. A run that was broken off goes on where it stopped: each half of the rows is a
/// transaction, and the earlier editions are archived when all is done.
pub async fn fill(app: &App, sizes: &Sizes) -> Result<Filled> {
    let story = super::story()?;
    let own = story.person.iter().find(|one| one.role == Role::Editor.as_str());
    let email = own.and_then(|one| one.email.as_deref()).unwrap_or_default();
    let editor = person::Entity::find().filter(person::Column::EmailFolded.eq(email)).one(&app.db).await?;
    let current = of_slug(&app.db, &story.edition.id).await?;
    let (Some(editor), Some(current)) = (editor, current) else { return Ok(Filled::NotTheDemo) };
    let editor = Actor::new(editor.id, editor.role, editor.name);
    let others = edition::Entity::find().filter(edition::Column::Id.ne(current.id)).all(&app.db).await?;
    if !others.is_empty() && others.iter().all(|one| one.archived_at.is_some()) {
        return Ok(Filled::Before);
    }
    let words = Words::load()?;
    let mut projects = projects::Projects::gather(app).await?;
    if others.is_empty() {
        past(app, &words, sizes, &current, &editor, &mut projects).await?;
    }
    let then = App::new(app.db.clone(), app.config.clone(), Clock::fixed(app.clock.now()))?;
    then.dataset.refresh(&then.db).await?;
    stages::publish(&then, &current, &editor).await?;
    let own = class::Entity::find()
        .filter(class::Column::EditionId.eq(current.id))
        .filter(class::Column::JoinCode.starts_with(CODES));
    if own.count(&app.db).await? == 0 {
        present(app, &words, sizes, &current, &editor, &mut projects).await?;
    }
    stages::walk(&then, &words, &current, &editor, app.clock.now()).await?;
    stages::close(app, &current, &editor).await?;
    Ok(Filled::Done)
}

async fn of_slug(conn: &impl ConnectionTrait, slug: &str) -> Result<Option<edition::Model>> {
    Ok(edition::Entity::find().filter(edition::Column::Slug.eq(slug)).one(conn).await?)
}

impl<'a> Making<'a> {
    /// On from what is there.
    async fn begin(
        conn: &impl ConnectionTrait,
        app: &'a App,
        words: &'a Words,
        seed: u64,
        editor: &Actor,
    ) -> Result<Self> {
        let names: Vec<Option<String>> = person::Entity::find()
            .select_only()
            .column(person::Column::SignInName)
            .into_tuple()
            .all(conn)
            .await?;
        let reviewers = person::Entity::find()
            .select_only()
            .column(person::Column::Id)
            .filter(person::Column::Role.eq(Role::Reviewer))
            .order_by_asc(person::Column::Id);
        let adults = person::Entity::find().filter(person::Column::EmailFolded.is_not_null());
        Ok(Self {
            app,
            words,
            dice: Dice::new(seed),
            now: app.clock.now(),
            hash: app.passwords.hash(PASSWORD.to_owned()).await?,
            adults: adults.count(conn).await?,
            classes: class::Entity::find().count(conn).await?,
            teams: team::Entity::find().count(conn).await?,
            sign_ins: names.into_iter().flatten().collect(),
            schools: people::known_schools(conn).await?,
            reviewers: reviewers.into_tuple().all(conn).await?,
            editor: editor.clone(),
            events: Vec::new(),
        })
    }

    /// Writes down what happened, the first thing first.
    async fn tell(&mut self, conn: &impl ConnectionTrait) -> Result<()> {
        let mut events = std::mem::take(&mut self.events);
        events.sort_by_key(|event| event.at);
        for one in events {
            audit::record(conn, &Clock::fixed(one.at), Some(&one.by), one.kind, one.about).await?;
        }
        Ok(())
    }

    fn happened(&mut self, at: DateTime<Utc>, by: PersonId, role: Role, kind: &'static str, about: About) {
        self.events.push(Happened { at, by: Actor::new(by, role, ""), kind, about });
    }
}

/// The schools, the staff and the earlier editions.
async fn past(
    app: &App,
    words: &Words,
    sizes: &Sizes,
    current: &edition::Model,
    editor: &Actor,
    projects: &mut projects::Projects,
) -> Result<()> {
    let photos = reports::photos(app).await?;
    let tx = db::begin_write(&app.db).await?;
    let mut making = Making::begin(&tx, app, words, SEED, editor).await?;
    let most = sizes.past.iter().copied().chain([sizes.classes]).max().unwrap_or(0);
    making.schools = people::schools(&tx, &mut making, (most * 6 / 5).clamp(20, 900)).await?;
    let since = making.now - chrono::Duration::days(400);
    let reviewers = people::adults(&mut making, Role::Reviewer, 5, since);
    making.reviewers.extend(people::make(&tx, &making, reviewers).await?);
    for (n, classes) in sizes.past.iter().enumerate().rev() {
        let year = years::past(&tx, &making, current, n + 1).await?;
        let (classes, teams) = teams::make(&tx, &mut making, &year, *classes, None).await?;
        let begun = reports::begin(&tx, &mut making, projects, &year, &classes, &teams).await?;
        reports::write(&tx, &mut making, &begun, &photos).await?;
        deliverables::make(&tx, &mut making, &year, &classes, &teams).await?;
    }
    making.tell(&tx).await?;
    tx.commit().await?;
    Ok(())
}

/// The current edition.
async fn present(
    app: &App,
    words: &Words,
    sizes: &Sizes,
    current: &edition::Model,
    editor: &Actor,
    projects: &mut projects::Projects,
) -> Result<()> {
    let photos = reports::photos(app).await?;
    let tx = db::begin_write(&app.db).await?;
    let mut making = Making::begin(&tx, app, words, SEED + 1, editor).await?;
    let year = years::current(&tx, &making, current).await?;
    let (classes, teams) = teams::make(&tx, &mut making, &year, sizes.classes, Some(sizes.students)).await?;
    course::take(&tx, &mut making, &classes, &teams).await?;
    let begun = reports::begin(&tx, &mut making, projects, &year, &classes, &teams).await?;
    reports::write(&tx, &mut making, &begun, &photos).await?;
    applications::make(&tx, &mut making, &year, &classes).await?;
    quotas::set(&tx, &making, &year, &classes).await?;
    helpers::make(&tx, &mut making, &year, &classes, &teams).await?;
    deliverables::make(&tx, &mut making, &year, &classes, &teams).await?;
    making.tell(&tx).await?;
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

/// Something that happened: it is in the audit log too.
struct Happened {
    at: DateTime<Utc>,
    by: Actor,
    kind: &'static str,
    about: About,
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
