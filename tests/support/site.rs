//! A real site on its own database, with its own folder and a clock that stands still.

use std::path::Path;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

use chrono::{TimeZone, Utc};
use coesa::clock::Clock;
use coesa::config::Config;
use coesa::people::account::{self, SignIn};
use coesa::text::Lang;
use coesa::{App, db};
use migrations::{Migrator, MigratorTrait};
use sea_orm::ConnectionTrait;
use tables::kinds::Role;
use tables::person;
use tempfile::TempDir;
use tokio::sync::OnceCell;

use super::Browser;

/// The password of everybody whom a test makes.
pub const PASSWORD: &str = "una parola lunga";

/// One site. Its database and folder go when it is dropped.
pub struct Site {
    pub app: App,
    pub router: axum::Router,
    folder: TempDir,
}

fn postgres() -> Option<&'static str> {
    static ADDRESS: OnceLock<Option<String>> = OnceLock::new();
    ADDRESS
        .get_or_init(|| {
            #[expect(clippy::disallowed_methods, reason = "how the run says which database it means")]
            std::env::var("TEST_DATABASE_URL").ok().filter(|address| !address.is_empty())
        })
        .as_deref()
}

/// Makes a PostgreSQL database: empty, or the copy of one that nobody is connected to.
async fn create_database(server: &str, template: Option<&str>) -> String {
    static NUMBER: AtomicU64 = AtomicU64::new(0);
    let number = NUMBER.fetch_add(1, Ordering::SeqCst);
    let name = format!("coesa_test_{}_{number}", std::process::id());
    let template = template.map_or_else(String::new, |name| format!(" TEMPLATE {name}"));
    let admin = db::connect(server, 1).await.unwrap();
    admin.execute_unprepared(&format!("CREATE DATABASE {name}{template}")).await.unwrap();
    admin.close().await.unwrap();
    name
}

fn address_of(server: &str, database: &str) -> String {
    let base = server.rsplit_once('/').map_or(server, |(base, _)| base);
    format!("{base}/{database}")
}

/// A site at rest: its database and its folder, to be copied as often as wanted.
pub struct Frozen {
    folder: TempDir,
    /// Name on the server; empty for SQLite, whose file is in the folder.
    database: String,
}

impl Frozen {
    /// A migrated site without anything in it, made once for each run.
    async fn empty() -> &'static Self {
        static EMPTY: OnceCell<Frozen> = OnceCell::const_new();
        let make = || async {
            let folder = tempfile::tempdir().unwrap();
            let (database, address) = match postgres() {
                Some(server) => {
                    let name = create_database(server, None).await;
                    (name.clone(), address_of(server, &name))
                }
                None => (String::new(), db::sqlite_in(folder.path())),
            };
            let db = db::connect(&address, 1).await.unwrap();
            Migrator::up(&db, None).await.unwrap();
            rest(db).await;
            Self { folder, database }
        };
        EMPTY.get_or_init(make).await
    }

    /// The whole demo story, told once for each run.
    async fn demo() -> &'static Self {
        static DEMO: OnceCell<Frozen> = OnceCell::const_new();
        let make = || async {
            let site = Self::empty().await.site(|config| config.demo = true).await;
            coesa::demo::fill(&site.app).await.unwrap();
            site.freeze().await
        };
        DEMO.get_or_init(make).await
    }

    /// A site that goes on from here, apart from all others.
    pub async fn site(&self, change: impl FnOnce(&mut Config)) -> Site {
        let folder = tempfile::tempdir().unwrap();
        copy(self.folder.path(), folder.path());
        let mut config = Config {
            data_dir: folder.path().to_owned(),
            base_url: "http://coesa.test".to_owned(),
            connections: 4,
            // As in the demo: who signs in here has a password and nothing else.
            second_factor_roles: String::new(),
            ..Config::default()
        };
        if let Some(server) = postgres() {
            let name = create_database(server, Some(&self.database)).await;
            config.database = address_of(server, &name);
        }
        change(&mut config);
        let db = db::connect(&config.database_address(), config.database_connections()).await.unwrap();
        let clock = Clock::fixed(Utc.with_ymd_and_hms(2026, 11, 23, 9, 42, 0).unwrap());
        let app = App::new(db, config, clock).unwrap();
        app.dataset.refresh(&app.db).await.unwrap();
        app.courses.refresh(&app).await.unwrap();
        let router = coesa::site(&app);
        Site { app, router, folder }
    }
}

/// Puts all of the database into its file and leaves it.
async fn rest(db: db::Db) {
    if postgres().is_none() {
        db.execute_unprepared("PRAGMA wal_checkpoint(TRUNCATE)").await.unwrap();
    }
    db.close().await.unwrap();
}

fn copy(from: &Path, to: &Path) {
    for entry in std::fs::read_dir(from).unwrap() {
        let (path, target) = {
            let entry = entry.unwrap();
            (entry.path(), to.join(entry.file_name()))
        };
        if path.is_dir() {
            std::fs::create_dir(&target).unwrap();
            copy(&path, &target);
        } else {
            std::fs::copy(&path, &target).unwrap();
        }
    }
}

impl Site {
    /// An empty, migrated site, on the day when the demo story is told.
    pub async fn new() -> Self {
        Self::with(|_| {}).await
    }

    /// The same with other settings.
    pub async fn with(change: impl FnOnce(&mut Config)) -> Self {
        Frozen::empty().await.site(change).await
    }

    /// A site in which the demo story has been told.
    pub async fn demo() -> Self {
        Frozen::demo().await.site(|config| config.demo = true).await
    }

    /// The same with other settings.
    pub async fn demo_with(change: impl FnOnce(&mut Config)) -> Self {
        Frozen::demo().await.site(change).await
    }

    /// Leaves the database, so that the site can be copied.
    pub async fn freeze(self) -> Frozen {
        let Self { app, router, folder } = self;
        drop(router);
        rest(app.db.clone()).await;
        let database = app.config.database.rsplit('/').next().unwrap_or_default().to_owned();
        Frozen { folder, database }
    }

    /// The site's folder.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// A browser in which nobody is signed in.
    pub fn visitor(&self) -> Browser {
        Browser::new(self.router.clone())
    }

    /// Makes an adult's account; the e-mail is `name@coesa.test`.
    pub async fn adult(&self, role: Role, name: &str) -> person::Model {
        let email = SignIn::Email(format!("{}@coesa.test", name.to_lowercase()));
        self.person(role, name, email).await
    }

    /// Makes a student's account; the sign-in is the name in lower case.
    pub async fn student(&self, name: &str) -> person::Model {
        self.person(Role::Student, name, SignIn::Name(name.to_owned())).await
    }

    async fn person(&self, role: Role, name: &str, sign_in: SignIn) -> person::Model {
        let hash = self.app.passwords.hash(PASSWORD.to_owned()).await.unwrap();
        account::create(&self.app.db, &self.app, role, name, sign_in, hash, Lang::It).await.unwrap()
    }

    /// A browser in which that person is signed in.
    pub async fn signed_in(&self, person: &person::Model) -> Browser {
        let sign_in = person.email.clone().or_else(|| person.sign_in_name.clone()).unwrap();
        self.enter(&sign_in, PASSWORD).await
    }

    /// A browser in which a person of the demo story is signed in.
    pub async fn as_one_of_the_story(&self, sign_in: &str) -> Browser {
        self.enter(sign_in, coesa::demo::PASSWORD).await
    }

    /// A browser in which somebody has signed in with that password.
    pub async fn enter(&self, sign_in: &str, password: &str) -> Browser {
        let mut browser = self.visitor();
        let page = browser.get("/it/accedi").await;
        let home =
            page.form("sign-in").set("sign_in", sign_in).set("password", password).submit(&mut browser).await;
        assert_eq!(home.path, "/it/home", "{sign_in} could not sign in");
        browser
    }
}
