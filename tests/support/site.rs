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

/// What a new site begins with. Made once for each run of the tests, and copied for each site.
struct Template {
    folder: TempDir,
    /// The database's name on the server, unless it is the SQLite file in the folder.
    database: Option<String>,
}

/// Temporary, and below `target`: what a run leaves there, `make clean` removes.
fn template_folder() -> TempDir {
    tempfile::Builder::new().prefix("template-").tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap()
}

/// A migrated site without anything.
async fn empty() -> &'static Template {
    static TEMPLATE: OnceCell<Template> = OnceCell::const_new();
    TEMPLATE
        .get_or_init(|| async {
            let folder = template_folder();
            let (address, database) = match postgres() {
                Some(server) => {
                    let name = format!("coesa_empty_{}", std::process::id());
                    (create_database(server, &name, None).await, Some(name))
                }
                None => (db::sqlite_in(folder.path()), None),
            };
            let db = db::connect(&address, 1).await.unwrap();
            Migrator::up(&db, None).await.unwrap();
            shut(db, database.is_none()).await;
            Template { folder, database }
        })
        .await
}

/// A site with the demo's story in it.
async fn told() -> &'static Template {
    static TEMPLATE: OnceCell<Template> = OnceCell::const_new();
    TEMPLATE
        .get_or_init(|| async {
            let folder = template_folder();
            let (site, database) = Site::begin(folder, empty().await, |config| config.demo = true).await;
            coesa::demo::fill(&site.app).await.unwrap();
            shut(site.app.db.clone(), database.is_none()).await;
            Template { folder: site.folder, database }
        })
        .await
}

async fn shut(db: db::Db, sqlite: bool) {
    if sqlite {
        db.execute_unprepared("PRAGMA wal_checkpoint(TRUNCATE)").await.unwrap();
    }
    db.close().await.unwrap();
}

/// Makes a database, a copy of another if one is named; gives its address.
async fn create_database(server: &str, name: &str, template: Option<&str>) -> String {
    let base = server.rsplit_once('/').map_or(server, |(base, _)| base);
    let template = template.map(|other| format!(" TEMPLATE {other}")).unwrap_or_default();
    let admin = db::connect(server, 1).await.unwrap();
    admin.execute_unprepared(&format!("CREATE DATABASE {name}{template}")).await.unwrap();
    admin.close().await.unwrap();
    format!("{base}/{name}")
}

fn copy(from: &Path, to: &Path) {
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            std::fs::create_dir(&target).unwrap();
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
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
        Self::begin(tempfile::tempdir().unwrap(), empty().await, change).await.0
    }

    /// A site with the demo's story in it.
    pub async fn demo() -> Self {
        Self::begin(tempfile::tempdir().unwrap(), told().await, |config| config.demo = true).await.0
    }

    /// A site that begins as a copy of the template, and the name of its database on the server.
    async fn begin(
        folder: TempDir,
        template: &Template,
        change: impl FnOnce(&mut Config),
    ) -> (Self, Option<String>) {
        static NUMBER: AtomicU64 = AtomicU64::new(0);
        copy(template.folder.path(), folder.path());
        let mut config = Config {
            data_dir: folder.path().to_owned(),
            base_url: "http://coesa.test".to_owned(),
            connections: 4,
            // As in the demo: who signs in here has a password and nothing else.
            second_factor_roles: String::new(),
            ..Config::default()
        };
        let mut database = None;
        if let (Some(server), Some(other)) = (postgres(), &template.database) {
            let number = NUMBER.fetch_add(1, Ordering::SeqCst);
            let name = format!("coesa_test_{}_{number}", std::process::id());
            config.database = create_database(server, &name, Some(other)).await;
            database = Some(name);
        }
        change(&mut config);
        let db = db::connect(&config.database_address(), config.connections).await.unwrap();
        let clock = Clock::fixed(Utc.with_ymd_and_hms(2026, 11, 23, 9, 42, 0).unwrap());
        let app = App::new(db, config, clock).unwrap();
        app.dataset.refresh(&app.db).await.unwrap();
        let router = coesa::site(&app);
        (Self { app, router, folder }, database)
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

    /// A browser in which somebody of the demo's story is signed in.
    pub async fn as_one_of_the_story(&self, sign_in: &str) -> Browser {
        self.enter(sign_in, coesa::demo::PASSWORD).await
    }

    /// A browser in which somebody has signed in with that password.
    pub async fn enter(&self, sign_in: &str, password: &str) -> Browser {
        let mut browser = self.visitor();
        let page = browser.get("/it/accedi").await;
        let form = page.form("sign-in").set("sign_in", sign_in).set("password", password);
        assert_eq!(form.submit(&mut browser).await.path, "/it/home", "{sign_in} could not sign in");
        browser
    }
}
