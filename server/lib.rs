//! Coesa: civic monitoring of publicly funded projects, from the first lesson to the published
//! report. This file is the table of contents: the program's parts and the list of features.

pub mod assets;
pub mod clock;
pub mod config;
pub mod db;
pub mod demo;
pub mod error;
pub mod files;
pub mod keys;
pub mod mail;
pub mod markdown;
pub mod packed;
pub mod saves;
pub mod serve;
pub mod text;
pub mod web;
pub mod workers;

pub mod about;
pub mod archive;
pub mod certificates;
pub mod classes;
pub mod courses;
pub mod deliverables;
pub mod desk;
pub mod documents;
pub mod moderation;
pub mod notes;
pub mod notices;
pub mod people;
pub mod posts;
pub mod privacy;
pub mod projects;
pub mod reports;
pub mod review;
pub mod schools;
pub mod staff;
pub mod supporters;
pub mod teams;
pub mod workspace;

use std::ops::Deref;
use std::sync::{Arc, LazyLock};

use sea_orm::ConnectionTrait;
use tables::ids::{ClassId, InvitationId, PersonId, TeamId};
use tables::kinds::NoticeKind;

use crate::clock::Clock;
use crate::config::Config;
use crate::db::Db;
use crate::error::{Error, Result};
use crate::mail::Mailer;
use crate::text::Texts;
use crate::web::page::Pages;
use crate::web::routes::Routes;
use crate::web::visit::{Actor, Visit};

/// The running program, shared by all requests.
#[derive(Clone)]
pub struct App(Arc<Parts>);

/// What the program is made of.
pub struct Parts {
    /// The database.
    pub db: Db,
    /// Gathers what is saved while people write.
    pub saves: saves::Saves,
    /// The settings.
    pub config: Config,
    /// The time.
    pub clock: Clock,
    /// The interface's words.
    pub texts: Arc<Texts>,
    /// The templates.
    pub pages: Arc<Pages>,
    /// The way mails go out.
    pub mailer: Mailer,
    /// Uploaded files.
    pub files: files::Files,
    /// The public dataset.
    pub dataset: projects::Served,
    /// The questionnaires of the reports.
    pub forms: &'static reports::questions::Forms,
    /// The course, as each edition reads it.
    pub courses: courses::Courses,
    /// By what the picker puts projects in order.
    pub criteria: &'static teams::picker::Criteria,
    /// The course as books, as they have been asked for.
    pub books: courses::Books,
    /// Hashing passwords, a few at a time.
    pub passwords: people::password::Hasher,
    /// Sets certificates.
    pub press: certificates::Press,
    /// Failed sign-ins by network address, in memory only.
    pub callers: people::throttle::Callers,
    /// The site's own key.
    pub keys: keys::Keys,
    /// Made anew at each start: keys made with it can't be traced back.
    pub salt: [u8; 16],
}

type Words = (Arc<Texts>, Arc<Pages>);

/// The texts, and the templates that show them: part of the program, and so read once for every site that
/// this process makes (the tests make thousands).
static WORDS: LazyLock<Result<Words, String>> = LazyLock::new(|| {
    let texts = Arc::new(Texts::load()?);
    let pages = Pages::load(&texts).map_err(|error| error.to_string())?;
    Ok((texts, Arc::new(pages)))
});

impl Deref for App {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}

impl App {
    /// Puts the program together on an open, migrated database.
    pub fn new(db: Db, config: Config, clock: Clock) -> Result<Self> {
        if let Some(name) = config.unknown_second_factor_role() {
            return Err(Error::internal(format!(
                "the setting `second_factor_roles` names no role with {name:?}"
            )));
        }
        workspace::check()?;
        let keys = keys::Keys::load(&config)?;
        let (texts, pages) = WORDS.as_ref().map_err(Error::internal)?.clone();
        let mailer = Mailer::new(&config)?;
        let files = files::Files::new(config.files_dir());
        let dataset = projects::Served::new(config.dataset_dir());
        Ok(Self(Arc::new(Parts {
            saves: saves::Saves::new(db.clone()),
            db,
            config,
            clock,
            texts,
            pages,
            mailer,
            files,
            dataset,
            forms: reports::questions::forms()?,
            courses: courses::Courses::new(courses::content::course()?.clone()),
            criteria: teams::picker::criteria()?,
            books: courses::Books::default(),
            passwords: people::password::Hasher::default(),
            press: certificates::Press::default(),
            callers: people::throttle::Callers::default(),
            keys,
            salt: rand::random(),
        })))
    }
}

/// All routes of all features.
pub fn routes() -> Routes {
    Routes::new()
        .merge(assets::routes())
        .merge(serve::routes())
        .merge(people::routes())
        .merge(notices::routes())
        .merge(projects::routes())
        .merge(schools::routes())
        .merge(classes::routes())
        .merge(courses::routes())
        .merge(notes::routes())
        .merge(teams::routes())
        .merge(documents::routes())
        .merge(workspace::routes())
        .merge(deliverables::routes())
        .merge(desk::routes())
        .merge(posts::routes())
        .merge(supporters::routes())
        .merge(reports::routes())
        .merge(review::routes())
        .merge(certificates::routes())
        .merge(archive::routes())
        .merge(moderation::routes())
        .merge(about::routes())
        .merge(staff::routes())
        .merge(demo::routes())
}

/// What is next for a person, told by every feature that has something for them.
pub async fn next_steps(visit: &Visit, actor: &Actor) -> Result<Vec<people::NextStep>> {
    let mut steps = Vec::new();
    steps.extend(classes::next_steps(visit, actor).await?);
    steps.extend(teams::next_steps(visit, actor).await?);
    steps.extend(workspace::next_steps(visit, actor).await?);
    steps.extend(deliverables::next_steps(visit, actor).await?);
    steps.extend(posts::next_steps(visit, actor).await?);
    steps.extend(supporters::next_steps(visit, actor).await?);
    steps.extend(reports::next_steps(visit, actor).await?);
    steps.extend(moderation::next_steps(visit, actor).await?);
    steps.extend(review::next_steps(visit, actor).await?);
    steps.extend(certificates::next_steps(visit, actor).await?);
    steps.extend(courses::next_steps(visit, actor).await?);
    steps.extend(schools::next_steps(visit, actor).await?);
    Ok(steps)
}

/// What classes have to do by when, told by every feature that sets days: of one class, or of all.
pub async fn deadlines(app: &App, of: Option<ClassId>) -> Result<Vec<notices::Deadline>> {
    classes::deadlines(app, of).await
}

/// Tells a person of a change to their own account, beside the letter that goes out for it: `what` is
/// a word of the text `notices-security-title`. People come before notices, and so they tell through
/// here.
pub async fn tell_of_security(
    conn: &impl ConnectionTrait,
    app: &App,
    person: PersonId,
    what: &str,
) -> Result<()> {
    let notice = notices::Notice::new(NoticeKind::Security, "/profile").with("what", what).beside_letter();
    notices::tell(conn, app, &[person], &notice).await?;
    Ok(())
}

/// Somebody has made an account out of an invitation: whoever waits for them is told, in the same
/// transaction. People come before supporters, and so they tell through here.
pub async fn invitation_accepted(
    conn: &impl ConnectionTrait,
    app: &App,
    invitation: InvitationId,
    person: PersonId,
) -> Result<()> {
    supporters::come(conn, app, invitation, person).await
}

/// What supporters have said and offered to a team, for its page: they come after teams.
pub async fn beside_team(visit: &Visit, may: &teams::access::ViewTeam) -> Result<teams::beside::Beside> {
    supporters::beside(visit, may).await
}

/// What lies ahead of a team and what it did last, for its page: its workspace and what it hands in come
/// after teams.
pub async fn ahead_of_team(visit: &Visit, may: &teams::access::ViewTeam) -> Result<teams::ahead::Ahead> {
    let due = deliverables::due(visit, may).await?;
    Ok(teams::ahead::Ahead { due, ..workspace::ahead(visit, may).await? })
}

/// A team is dissolved: what was only planned in it goes with it. False: somebody has made something in
/// it, and it stays. Classes come before workspaces, and so they ask through here.
pub async fn forget_team(conn: &impl ConnectionTrait, team: TeamId) -> Result<bool> {
    workspace::forget_team(conn, team).await
}

/// When these classes have to be where, told by every feature that plans hours.
pub async fn appointments(app: &App, of: &[ClassId]) -> Result<Vec<(ClassId, classes::Appointment)>> {
    let mut all = supporters::appointments(app, of).await?;
    all.extend(workspace::appointments(app, of).await?);
    all.sort_by(|(_, a), (_, b)| (a.starts_at, &a.key).cmp(&(b.starts_at, &b.key)));
    Ok(all)
}

/// The published reports on a project, for its page: the archive tells, which comes after it.
pub async fn reports_on(app: &App, project: &str) -> Result<Vec<projects::ReportOn>> {
    let cards = archive::of_project(app, project).await?.into_iter();
    Ok(cards
        .map(|card| projects::ReportOn {
            path: card.path,
            title: card.title,
            team: card.team,
            school: card.school,
            municipality: card.municipality,
            published_at: card.published_at,
        })
        .collect())
}

/// The data notes about what a search is narrowed to, for its page: notes come after projects.
pub async fn notes_about(visit: &Visit, search: &dataset::Filter) -> Result<Vec<projects::NoteOn>> {
    notes::about(visit, search).await
}

/// The newest data notes, for the list of lessons: they come after courses.
pub async fn newest_notes(visit: &Visit) -> Result<Vec<projects::NoteOn>> {
    notes::newest(visit).await
}

/// The projects with published reports, each with the day of the newest: the archive tells, which comes
/// after those who ask.
pub async fn monitored(app: &App) -> Result<Vec<(String, chrono::NaiveDate)>> {
    archive::monitored(app).await
}

/// The public posts of teams that work on a project, for its page: posts come after projects.
pub async fn posts_on(app: &App, project: &str) -> Result<Vec<projects::PostOn>> {
    let cards = posts::of_project(app, project).await?.into_iter();
    Ok(cards
        .map(|card| projects::PostOn {
            path: card.path,
            title: card.title,
            team: card.team,
            school: card.school,
            municipality: card.municipality,
            published_at: card.published_at,
        })
        .collect())
}

/// Key and name of the teams that a visitor is in: home leads to them, and the page of a project puts it on
/// their lists.
pub async fn teams_of(visit: &Visit) -> Result<Vec<(i64, String)>> {
    let Some(actor) = &visit.actor else { return Ok(Vec::new()) };
    let teams = teams::of_member(&visit.app.db, actor.id).await?;
    Ok(teams.into_iter().map(|team| (team.id.0, team.name)).collect())
}

/// Names of the teams that may keep a visitor's search (the part of its address after `?`), each with
/// where that is done: the desk comes after projects.
pub async fn desks_for(visit: &Visit, search: &str) -> Result<Vec<(String, String)>> {
    let teams = teams_of(visit).await?.into_iter();
    Ok(teams.map(|(team, name)| (name, visit.link(&desk::keeping(team, search)))).collect())
}

/// The whole site as a service.
pub fn site(app: &App) -> axum::Router {
    let acts = axum::middleware::from_fn_with_state(app.clone(), people::acting::layer);
    web::layers::around(routes().into_router().layer(acts), app)
}
