//! A real site on its own database, with its own folder and a clock that stands still.

use std::path::PathBuf;
use std::sync::OnceLock;

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

/// A migrated SQLite file, made once for each run and copied for each test.
async fn sqlite_template() -> &'static PathBuf {
    static TEMPLATE: tokio::sync::OnceCell<(TempDir, PathBuf)> = tokio::sync::OnceCell::const_new();
    let (_, file) = TEMPLATE
        .get_or_init(|| async {
            let folder = tempfile::tempdir().unwrap();
            let file = folder.path().join("coesa.db");
            let db = db::connect(&db::sqlite_in(folder.path()), 1).await.unwrap();
            Migrator::up(&db, None).await.unwrap();
            db.execute_unprepared("PRAGMA wal_checkpoint(TRUNCATE)").await.unwrap();
            db.close().await.unwrap();
            (folder, file)
        })
        .await;
    file
}

/// A migrated PostgreSQL database, made once for each process; each test copies it on the server.
async fn postgres_copy(server: &str) -> String {
    static TEMPLATE: tokio::sync::OnceCell<String> = tokio::sync::OnceCell::const_new();
    static NUMBER: std::sync::atomic::AtomicU64 = std::sync::atomic::AtomicU64::new(0);
    let base = server.rsplit_once('/').map_or(server, |(base, _)| base);
    let template = TEMPLATE
        .get_or_init(|| async {
            let name = format!("coesa_template_{}", std::process::id());
            let admin = db::connect(server, 1).await.unwrap();
            admin.execute_unprepared(&format!("CREATE DATABASE {name}")).await.unwrap();
            admin.close().await.unwrap();
            let db = db::connect(&format!("{base}/{name}"), 1).await.unwrap();
            Migrator::up(&db, None).await.unwrap();
            db.close().await.unwrap();
            name
        })
        .await;
    let number = NUMBER.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
    let name = format!("coesa_test_{}_{number}", std::process::id());
    let admin = db::connect(server, 1).await.unwrap();
    admin.execute_unprepared(&format!("CREATE DATABASE {name} TEMPLATE {template}")).await.unwrap();
    admin.close().await.unwrap();
    format!("{base}/{name}")
}

impl Site {
    /// An empty, migrated site, on the day when the demo story is told.
    pub async fn new() -> Self {
        Self::with(|_| {}).await
    }

    /// The same with other settings.
    pub async fn with(change: impl FnOnce(&mut Config)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut config = Config {
            data_dir: folder.path().to_owned(),
            base_url: "http://coesa.test".to_owned(),
            connections: 4,
            ..Config::default()
        };
        match postgres() {
            Some(server) => config.database = postgres_copy(server).await,
            None => {
                std::fs::copy(sqlite_template().await, folder.path().join("coesa.db")).unwrap();
            }
        }
        change(&mut config);
        let db = db::connect(&config.database_address(), config.connections).await.unwrap();
        let clock = Clock::fixed(Utc.with_ymd_and_hms(2026, 11, 23, 9, 42, 0).unwrap());
        let app = App::new(db, config, clock).unwrap();
        let router = coesa::site(&app);
        Self { app, router, folder }
    }

    /// The site's folder.
    pub fn folder(&self) -> &std::path::Path {
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
        let mut browser = self.visitor();
        let sign_in = person.email.clone().or_else(|| person.sign_in_name.clone()).unwrap();
        let page = browser.get("/it/accedi").await;
        let home = page
            .form("sign-in")
            .set("sign_in", &sign_in)
            .set("password", PASSWORD)
            .submit(&mut browser)
            .await;
        assert_eq!(home.path, "/it/home", "{sign_in} could not sign in");
        browser
    }
}
