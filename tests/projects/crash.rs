//! Imports that die half-way: whatever happens to the process or to its disk, readers keep the old
//! data whole, the next import works, and nothing is left over.
//!
//! These are real processes of the real program, killed without a word when the folder shows that
//! they have come to a certain point.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::Read;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use dataset::Filter;
use dataset::import::Turn;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use tables::{dataset_import, project_change};

use crate::support::Site;

/// Rows of the file: enough for an import to be caught at work.
const ROWS: u64 = 6000;

/// A generated file; a later vintage has other projects too and moves many.
fn vintage(site: &Site, drift: u32) -> PathBuf {
    let path = site.folder().join(format!("vintage-{drift}.csv"));
    let date = chrono::NaiveDate::from_ymd_opt(2026, 2, 28).unwrap();
    let options = ::generator::Options { drift, ..::generator::Options::new(ROWS, 7, date) };
    let mut bytes = Vec::new();
    ::generator::write(&mut bytes, &options).unwrap();
    std::fs::write(&path, bytes).unwrap();
    path
}

/// `coesa import FILE` on this site.
fn command(site: &Site, file: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_coesa"));
    command.env_clear().arg("--data-dir").arg(site.folder());
    if !site.app.config.database.is_empty() {
        command.arg("--database").arg(&site.app.config.database);
    }
    command.args(["import", "--json"]).arg(file).stdin(Stdio::null());
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn import(site: &Site, file: &Path) -> Output {
    command(site, file).output().unwrap()
}

/// The report of an import that must work.
fn imported(site: &Site, file: &Path) -> serde_json::Value {
    let output = import(site, file);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn versions(site: &Site) -> BTreeSet<String> {
    let entries = std::fs::read_dir(site.app.config.dataset_dir()).unwrap();
    let folders = entries.map(|entry| entry.unwrap()).filter(|entry| entry.path().is_dir());
    folders.map(|entry| entry.file_name().into_string().unwrap()).collect()
}

/// What readers see: a fresh start of the program on the folder, and all of its data.
async fn seen(site: &Site) -> (String, String) {
    let served = coesa::projects::Served::new(site.app.config.dataset_dir());
    served.refresh(&site.app.db).await.unwrap();
    let dataset = served.current().unwrap();
    let mut all = String::new();
    for page in 1..=3 {
        let found = dataset.search(&Filter::default(), page, 50).unwrap();
        write!(all, "{found:?}").unwrap();
        for card in &found.items {
            write!(all, "{:?}", dataset.by_slug(&card.slug).unwrap().unwrap()).unwrap();
        }
    }
    (served.version().unwrap(), all)
}

/// Where an import is killed: when its folder shows this.
#[derive(Clone, Copy, Debug)]
enum Point {
    /// The folder of the new version has been made.
    Begun,
    /// Words are being written to the index.
    Indexing,
    /// The rows are in their file.
    Stored,
    /// The folder is whole, but has not got its name.
    Whole,
    /// It has its name, and is not current.
    Named,
}

/// Put into what is left of a killed import, so that it can be told from what the next one makes.
const MARK: &str = "leftover";

impl Point {
    const ALL: [Self; 5] = [Self::Begun, Self::Indexing, Self::Stored, Self::Whole, Self::Named];

    fn is_reached(self, root: &Path, old: &str) -> bool {
        let building = root.join("building");
        let fresh = |folder: &Path| folder.is_dir() && !folder.join(MARK).exists();
        match self {
            Self::Begun => fresh(&building),
            Self::Indexing => std::fs::read_dir(building.join("index")).is_ok_and(|files| files.count() > 3),
            Self::Stored => std::fs::metadata(building.join("projects.db")).is_ok_and(|file| file.len() > 0),
            Self::Whole => building.join("manifest.json").is_file(),
            Self::Named => std::fs::read_dir(root).is_ok_and(|entries| {
                entries.flatten().any(|entry| {
                    let name = entry.file_name();
                    name != "building" && name != old && fresh(&entry.path())
                })
            }),
        }
    }
}

/// Starts an import and kills it at that point; false if the point was not seen. It never becomes
/// current: the database is held from when it has begun, so that it waits before its last step.
async fn killed_at(site: &Site, file: &Path, point: Point, old: &str) -> bool {
    let root = site.app.config.dataset_dir();
    for leftover in versions(site).iter().filter(|name| *name != old) {
        std::fs::write(root.join(leftover).join(MARK), "").unwrap();
    }
    let mut child = command(site, file).spawn().unwrap();
    wait(&mut child, || Point::Begun.is_reached(&root, old));
    let mut seen = true;
    if !matches!(point, Point::Begun) {
        let held = coesa::db::begin_write(&site.app.db).await.unwrap();
        dataset_import::Entity::update_many()
            .col_expr(dataset_import::Column::Current, Expr::value(true))
            .filter(dataset_import::Column::Current.eq(true))
            .exec(&held)
            .await
            .unwrap();
        wait(&mut child, || point.is_reached(&root, old) || Point::Named.is_reached(&root, old));
        seen = point.is_reached(&root, old);
        child.kill().unwrap();
        child.wait().unwrap();
        held.rollback().await.unwrap();
    }
    // SIGKILL, by its number: nothing of the program runs after it.
    let _ = child.kill();
    assert_eq!(child.wait().unwrap().signal(), Some(9), "{point:?}: it has ended by itself");
    seen
}

fn wait(child: &mut Child, reached: impl Fn() -> bool) {
    while !reached() {
        if child.try_wait().unwrap().is_some() {
            let mut said = String::new();
            child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
            panic!("the import has ended by itself: {said}");
        }
        std::thread::yield_now();
    }
}

async fn changes(site: &Site) -> u64 {
    project_change::Entity::find().count(&site.app.db).await.unwrap()
}

#[tokio::test]
async fn an_import_that_is_killed_leaves_the_old_data_and_the_next_one_works() {
    let site = Site::new().await;
    let (first, second) = (vintage(&site, 0), vintage(&site, 1));
    assert_eq!(imported(&site, &first)["rows"], ROWS);
    let old = seen(&site).await;
    for point in Point::ALL {
        let mut tries = 0;
        while !killed_at(&site, &second, point, &old.0).await {
            tries += 1;
            assert!(tries < 20, "{point:?} was never seen");
        }
        assert!(seen(&site).await == old, "{point:?}: the old data are not whole");
    }
    assert!(versions(&site).len() > 1, "the killed imports have left nothing: was there one?");
    let report = imported(&site, &second);
    assert!(report["new"].as_u64() > Some(0) && report["changed"].as_u64() > Some(50), "{report}");
    let new = seen(&site).await;
    assert_ne!(new.0, old.0);
    assert_eq!(versions(&site), BTreeSet::from([old.0, new.0.clone()]), "leftovers of the killed ones");
    let moved = changes(&site).await;
    let unfinished = dataset_import::Entity::find().filter(dataset_import::Column::Version.is_null());
    let unfinished: Vec<_> =
        unfinished.all(&site.app.db).await.unwrap().into_iter().map(|import| import.id).collect();
    let theirs = project_change::Entity::find().filter(project_change::Column::ImportId.is_in(unfinished));
    assert!(moved > 50);
    assert_eq!(theirs.count(&site.app.db).await.unwrap(), 0, "changes of imports that never were");
    // The same file again: nothing is new, and the version that nobody reads any more goes.
    let again = imported(&site, &second);
    assert_eq!((again["new"].as_u64(), again["changed"].as_u64()), (Some(0), Some(0)), "{again}");
    assert!(seen(&site).await == new);
    assert_eq!(versions(&site), BTreeSet::from([new.0]));
    assert_eq!(changes(&site).await, moved);
}

/// The largest file of the version that is served, in blocks of 512 bytes.
fn largest(site: &Site) -> u64 {
    fn walk(folder: &Path) -> u64 {
        let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
        let size = |path: PathBuf| if path.is_dir() { walk(&path) } else { path.metadata().unwrap().len() };
        entries.map(|entry| size(entry.path())).max().unwrap_or(0)
    }
    walk(&site.app.config.dataset_dir()) / 512
}

#[tokio::test]
async fn an_import_that_cannot_write_says_so_and_leaves_all_as_it_was() {
    let site = Site::new().await;
    let (first, second) = (vintage(&site, 0), vintage(&site, 1));
    imported(&site, &first);
    let old = seen(&site).await;
    let largest = largest(&site);
    for blocks in [largest / 40, largest / 10, largest / 3, largest - 1] {
        // Without the signal, writing past the limit fails as it does on a full disk.
        let import = command(&site, &second);
        let mut limited = Command::new("sh");
        limited.args(["-c", &format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$@\""), "sh"]);
        limited.arg(import.get_program()).args(import.get_args());
        let output = limited.env_clear().output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{blocks} blocks: {said}");
        assert!(
            said.contains("the import has failed and the data are as they were before"),
            "{blocks}: {said}"
        );
        assert!(seen(&site).await == old, "{blocks} blocks");
        assert_eq!(versions(&site), BTreeSet::from([old.0.clone()]), "{blocks} blocks: leftovers");
    }
    assert!(imported(&site, &second)["changed"].as_u64() > Some(50));
}

#[tokio::test]
async fn imports_take_turns() {
    let site = Site::new().await;
    let file = vintage(&site, 0);
    let turn = Turn::take(&site.app.config.dataset_dir()).unwrap().unwrap();
    let output = import(&site, &file);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("another import is at work"), "{said}");
    drop(turn);
    imported(&site, &file);
}

#[tokio::test]
async fn a_file_that_is_to_be_the_whole_with_few_projects_has_to_be_forced() {
    let site = Site::new().await;
    let write = |name: &str, many: usize| {
        let rows: String = (0..many).fold(String::new(), |rows, n| format!("{rows}P{n};OPERA\n"));
        let path = site.folder().join(name);
        std::fs::write(&path, format!("COD_LOCALE_PROGETTO;OC_TITOLO_PROGETTO\n{rows}")).unwrap();
        path
    };
    imported(&site, &write("ten.csv", 10));
    let one = write("one.csv", 1);
    let output = command(&site, &one).arg("--replace").output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("1 projects, and 10 are served") && said.contains("--force"), "{said}");
    let output = command(&site, &one).arg("--force").output().unwrap();
    assert!(!output.status.success(), "it is for whole files only");
    let output = command(&site, &one).args(["--replace", "--force"]).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[tokio::test]
async fn a_damaged_dataset_stops_nothing_else_and_a_whole_file_mends_it() {
    let site = Site::new().await;
    let file = vintage(&site, 0);
    imported(&site, &file);
    let old = seen(&site).await;
    let manifest = site.app.config.dataset_dir().join(&old.0).join("manifest.json");
    std::fs::write(&manifest, "{").unwrap();
    // The site starts and serves what schools write.
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}/it/accedi", listener.local_addr().unwrap());
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let serving = tokio::spawn(coesa::serve::run_on(site.app.clone(), listener, async {
        let _ = stopped.await;
    }));
    assert_eq!(reqwest::get(address).await.unwrap().status(), 200);
    stop.send(()).unwrap();
    serving.await.unwrap().unwrap();
    // What can't be opened can't be added to, and is not thrown away for it.
    let output = import(&site, &file);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("--replace"), "{said}");
    assert!(manifest.is_file());
    let whole = command(&site, &file).arg("--replace").output().unwrap();
    assert!(whole.status.success(), "{}", String::from_utf8_lossy(&whole.stderr));
    let new = seen(&site).await;
    assert_ne!(new.0, old.0);
    assert!(new.1 == old.1, "the same file, the same data");
}
