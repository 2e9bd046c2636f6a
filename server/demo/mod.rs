//! The demo: an empty site is filled with one invented story (`seeds/demo`) and an invented dataset in
//! the published layout (`seeds/generator`), by the same import that a real one goes through. A later
//! edition of the dataset follows the story, so that there is something to see in "what changed since".

mod certificates;
mod desk;
pub mod large;
mod lessons;
mod mail;
mod posts;
mod reports;
mod supporters;
mod year;

pub use mail::routes;

use std::collections::HashMap;
use std::sync::Arc;

use dataset::import::{Options, Progress};
use sea_orm::{ActiveModelTrait, ConnectionTrait, DbErr, EntityTrait, NotSet, PaginatorTrait, Set};
use serde::Deserialize;
use tables::ids::{ClassId, EditionId, PersonId, SchoolId, TeamId};
use tables::kinds::Role;
use tables::{class, class_member, class_teacher, edition, person, team, team_member, team_supporter};

use crate::App;
use crate::db;
use crate::error::{Error, Result};
use crate::people::access::Actor;
use crate::people::account::{self, SignIn};
use crate::projects::import::{self, Imported};
use crate::schools::register;
use crate::text::Lang;

/// The password of every demo sign-in.
pub const PASSWORD: &str = "coesa-demo-2026";

const STORY: &str = include_str!("../../seeds/demo/story.toml");

/// How many projects the demo's dataset has, the featured ones included.
const ROWS: u64 = 1_500;
/// The edition of the dataset out of which the teams choose.
const FIRST: u32 = 0;
/// The edition that comes out later: two vintages of two months.
const LATER: u32 = 2;

#[derive(Deserialize)]
struct Story {
    edition: EditionSeed,
    person: Vec<PersonSeed>,
    school: Vec<SchoolSeed>,
    class: Vec<ClassSeed>,
    team: Vec<TeamSeed>,
}

#[derive(Deserialize)]
struct EditionSeed {
    id: String,
    name: String,
    starts_on: toml::value::Datetime,
    ends_on: toml::value::Datetime,
}

#[derive(Deserialize)]
struct PersonSeed {
    id: String,
    role: String,
    name: String,
    email: Option<String>,
    username: Option<String>,
}

#[derive(Deserialize)]
struct SchoolSeed {
    id: String,
    code: String,
    name: String,
    municipality: String,
}

#[derive(Deserialize)]
struct ClassSeed {
    id: String,
    school: String,
    name: String,
    join_code: String,
    teachers: Vec<String>,
}

#[derive(Deserialize)]
struct TeamSeed {
    id: String,
    class: String,
    name: String,
    motto: String,
    members: Vec<String>,
    #[serde(default)]
    supporters: Vec<String>,
    #[serde(flatten)]
    work: reports::Work,
}

struct Quiet;

impl Progress for Quiet {
    fn bytes(&self, _: u64, _: Option<u64>, _: u64) {}
    fn stage(&self, _: &str) {}
}

fn story() -> Result<Story> {
    toml::from_str(STORY).map_err(|error| Error::internal(format!("seeds/demo/story.toml: {error}")))
}

/// Fills an empty site; one that has people in it is left alone.
pub async fn fill(app: &App) -> Result<()> {
    if person::Entity::find().count(&app.db).await? > 0 {
        return Ok(());
    }
    projects(app, FIRST).await?;
    let story = story()?;
    let hash = app.passwords.hash(PASSWORD.to_owned()).await?;
    let tx = db::begin_write(&app.db).await?;
    let people = people(&tx, app, &story, &hash).await?;
    let classes = classes(&tx, app, &story, &people).await?;
    let teams = teams(&tx, app, &story, &people, &classes).await?;
    let edition = edition::Entity::find().one(&tx).await?.ok_or(Error::NotFound)?.id;
    let by_id: HashMap<&str, TeamId> =
        story.team.iter().map(|team| team.id.as_str()).zip(teams.iter().copied()).collect();
    supporters::tell(&tx, app, edition, &people, &by_id).await?;
    tx.commit().await?;
    let cast = Cast { story: &story, people: &people };
    for (seed, team) in story.team.iter().zip(teams.iter().copied()) {
        let class = story.class.iter().find(|class| class.id == seed.class);
        let teacher = class.and_then(|class| class.teachers.first()).map_or("", String::as_str);
        reports::tell(app, &cast, seed, team, teacher).await?;
        lessons::take(app, &cast, seed).await?;
    }
    desk::tell(app, &cast, &by_id).await?;
    posts::tell(app, &cast, &by_id).await?;
    certificates::tell(app, &cast).await?;
    projects(app, LATER).await
}

/// Imports one edition of the demo's dataset.
async fn projects(app: &App, drift: u32) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join(format!("progetti_demo_{drift}.csv"));
    let first = chrono::NaiveDate::from_ymd_opt(2026, 6, 30).ok_or_else(|| Error::internal("no such day"))?;
    let made = generator::Options { drift, demo: true, ..generator::Options::new(ROWS, 1, first) };
    let path = file.clone();
    tokio::task::spawn_blocking(move || {
        let mut out = std::io::BufWriter::new(std::fs::File::create(path)?);
        generator::write(&mut out, &made)
    })
    .await??;
    if let Imported::Refused(refused) = import::run(app, file, Options::default(), Arc::new(Quiet)).await? {
        return Err(Error::internal(format!("the demo's projects: {refused}")));
    }
    Ok(())
}

/// The people of the story, as those who act.
struct Cast<'s> {
    story: &'s Story,
    people: &'s HashMap<&'s str, PersonId>,
}

impl Cast<'_> {
    fn actor(&self, id: &str) -> Result<Actor> {
        let key = of(self.people, id)?;
        let seed = self.story.person.iter().find(|one| one.id == id).ok_or(Error::NotFound)?;
        let role = Role::parse(&seed.role).ok_or(Error::NotFound)?;
        Ok(Actor::new(key, role, seed.name.as_str()))
    }

    /// The first teacher of that team's class.
    fn teacher_of(&self, team: &str) -> Result<Actor> {
        let team = self.story.team.iter().find(|one| one.id == team).ok_or(Error::NotFound)?;
        let class = self.story.class.iter().find(|one| one.id == team.class).ok_or(Error::NotFound)?;
        self.actor(class.teachers.first().map_or("", String::as_str))
    }
}

fn of<K: Copy>(map: &HashMap<&str, K>, id: &str) -> Result<K> {
    map.get(id)
        .copied()
        .ok_or_else(|| Error::internal(format!("seeds/demo/story.toml names an unknown {id:?}")))
}

async fn people<'s>(
    conn: &impl ConnectionTrait,
    app: &App,
    story: &'s Story,
    hash: &str,
) -> Result<HashMap<&'s str, PersonId>> {
    let mut people = HashMap::new();
    for one in &story.person {
        let role =
            Role::parse(&one.role).ok_or_else(|| Error::internal(format!("no role {:?}", one.role)))?;
        let sign_in = match (&one.email, &one.username) {
            (Some(email), _) => SignIn::Email(email.clone()),
            (None, Some(name)) => SignIn::Name(name.clone()),
            (None, None) => return Err(Error::internal(format!("{} can't sign in", one.id))),
        };
        let row = account::create(conn, app, role, &one.name, sign_in, hash.to_owned(), Lang::It).await?;
        people.insert(one.id.as_str(), row.id);
    }
    Ok(people)
}

fn day(date: &toml::value::Datetime) -> Result<chrono::NaiveDate> {
    date.to_string().parse().map_err(Error::internal)
}

async fn classes<'s>(
    conn: &impl ConnectionTrait,
    app: &App,
    story: &'s Story,
    people: &HashMap<&str, PersonId>,
) -> Result<HashMap<&'s str, ClassId>> {
    let edition: EditionId = edition::ActiveModel {
        id: NotSet,
        slug: Set(story.edition.id.clone()),
        name: Set(story.edition.name.clone()),
        starts_on: Set(day(&story.edition.starts_on)?),
        ends_on: Set(day(&story.edition.ends_on)?),
        ..Default::default()
    }
    .insert(conn)
    .await?
    .id;
    let mut schools: HashMap<&str, SchoolId> = HashMap::new();
    for one in &story.school {
        let record = register::Record::new(&one.code, &one.name, &one.municipality);
        schools.insert(&one.id, record.row().insert(conn).await?.id);
    }
    year::tell(conn, app, edition, &schools, people).await?;
    let mut classes = HashMap::new();
    for one in &story.class {
        let row = class::ActiveModel {
            id: NotSet,
            school_id: Set(of(&schools, &one.school)?),
            edition_id: Set(edition),
            name: Set(one.name.clone()),
            join_code: Set(one.join_code.clone()),
            ..Default::default()
        };
        let class_id = row.insert(conn).await?.id;
        for teacher in &one.teachers {
            let row =
                class_teacher::ActiveModel { class_id: Set(class_id), person_id: Set(of(people, teacher)?) };
            class_teacher::Entity::insert(row).exec_without_returning(conn).await?;
        }
        classes.insert(one.id.as_str(), class_id);
    }
    Ok(classes)
}

async fn teams(
    conn: &impl ConnectionTrait,
    app: &App,
    story: &Story,
    people: &HashMap<&str, PersonId>,
    classes: &HashMap<&str, ClassId>,
) -> Result<Vec<TeamId>> {
    let mut made = Vec::new();
    let now = app.clock.now();
    for one in &story.team {
        let class_id = of(classes, &one.class)?;
        let row = team::ActiveModel {
            id: NotSet,
            class_id: Set(class_id),
            name: Set(one.name.clone()),
            slug: Set(one.id.clone()),
            motto: Set(one.motto.clone()),
            ..Default::default()
        };
        let team_id: TeamId = row.insert(conn).await?.id;
        for member in &one.members {
            let person_id = of(people, member)?;
            enrol(conn, class_id, team_id, person_id, now).await?;
        }
        for supporter in &one.supporters {
            let row =
                team_supporter::ActiveModel { team_id: Set(team_id), person_id: Set(of(people, supporter)?) };
            team_supporter::Entity::insert(row).exec_without_returning(conn).await?;
        }
        made.push(team_id);
    }
    Ok(made)
}

async fn enrol(
    conn: &impl ConnectionTrait,
    class_id: ClassId,
    team_id: TeamId,
    person_id: PersonId,
    now: chrono::DateTime<chrono::Utc>,
) -> Result<(), DbErr> {
    class_member::ActiveModel {
        id: NotSet,
        class_id: Set(class_id),
        person_id: Set(person_id),
        joined_at: Set(now),
        left_at: Set(None),
    }
    .insert(conn)
    .await?;
    team_member::ActiveModel {
        id: NotSet,
        team_id: Set(team_id),
        person_id: Set(person_id),
        joined_at: Set(now),
        left_at: Set(None),
    }
    .insert(conn)
    .await?;
    Ok(())
}

/// What the demo prints when it is ready: the address, and one sign-in for each role.
pub fn welcome(app: &App) -> Vec<String> {
    let mut lines = vec![format!("Coesa demo: {}/it/", app.config.base_url), format!("password: {PASSWORD}")];
    let mut told = Vec::new();
    for one in story().map(|story| story.person).unwrap_or_default() {
        if !told.contains(&one.role) {
            let sign_in = one.email.or(one.username).unwrap_or_default();
            lines.push(format!("{:10} {sign_in}", one.role));
            told.push(one.role);
        }
    }
    lines
}
