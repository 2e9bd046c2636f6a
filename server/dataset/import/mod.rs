//! Making a version of the dataset from a published file, beside the one that is being read.
//!
//! Three threads: this one reads and parses, one prepares rows and writes them, and the index has
//! its own. Nothing is seen before the folder is whole, on the disk and renamed.

mod field;
mod read;
mod rows;

use std::collections::{BTreeSet, HashMap};
use std::io::Write;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::Instant;

use chrono::NaiveDate;
use serde::Serialize;

pub use field::{Change, Field, JOINT};
pub use read::Refused;

use crate::error::{Error, Result};
use crate::{Dataset, FORMAT, Manifest};
use read::{Line, Table};
use rows::Builder;

pub(crate) const MANIFEST: &str = "manifest.json";
const BUILDING: &str = "building";
const LOCK: &str = "import.lock";
/// A file that is to be the whole dataset has at least so many projects in a hundred of those served.
const WHOLE_PERCENT: u64 = 80;

/// What to do with the file.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// The file is the whole dataset: projects that it lacks are dropped. Otherwise they stay, so
    /// that files of one cycle or region add up.
    pub replace: bool,
    /// It is the whole dataset even if it lacks many of the projects that are served.
    pub force: bool,
}

/// Told of how far the import is; called from several threads.
pub trait Progress: Sync {
    /// Bytes of the file read, of how many, and rows so far.
    fn bytes(&self, done: u64, total: Option<u64>, rows: u64);
    /// What is being done now: `reading`, `keeping`, `indexing`, `finishing`.
    fn stage(&self, name: &str);
}

/// Where rows come from.
pub enum Source {
    /// A `.csv`, `.zip` (its first csv) or `.csv.gz` file.
    File(PathBuf),
}

/// What an import did.
#[derive(Clone, Debug, Serialize)]
pub struct ImportReport {
    /// The file's name.
    pub file: String,
    /// SHA-256 of the file, hex.
    pub checksum: String,
    /// Rows read.
    pub rows: u64,
    /// Rows taken.
    pub accepted: u64,
    /// Rows that the publisher marks as not to be shown.
    pub hidden: u64,
    /// Rows that could not be used; the list is in the version's `rejected.csv`.
    pub rejected: u64,
    /// Projects not known before.
    pub new: u64,
    /// Projects known before of which any column but the reference date moved.
    pub changed: u64,
    /// Projects as they were.
    pub unchanged: u64,
    /// Columns of the layout that the file lacks.
    pub missing_columns: Vec<String>,
    /// Columns of the file that the layout lacks; their cells are kept all the same.
    pub unknown_columns: Vec<String>,
    /// The newest `DATA_AGGIORNAMENTO`, or the date in the file's name.
    pub reference_date: Option<NaiveDate>,
    /// How long it took.
    pub seconds: f64,
}

/// A version that is whole; it is served once the caller says so.
#[derive(Debug)]
pub struct Outcome {
    /// Name of its folder; that of the old one when nothing changed.
    pub version: Option<String>,
    /// What happened.
    pub report: ImportReport,
    /// Slugs of the watched projects that the publisher marks as not to be shown.
    pub withdrawn: Vec<String>,
    folder: PathBuf,
}

impl Outcome {
    /// Gives the values that moved, so many at once, until `each` breaks off.
    pub fn changes(&self, many: usize, each: &mut dyn FnMut(Vec<Change>) -> ControlFlow<()>) -> Result<()> {
        match &self.version {
            Some(version) => crate::store::Reader::open(&self.folder.join(version))?.changes(many, each),
            None => Ok(()),
        }
    }
}

/// Why there is no new version.
#[derive(Debug, thiserror::Error)]
pub enum Failed {
    /// The file is not the dataset; nothing has changed.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// The machine let us down; nothing has changed.
    #[error(transparent)]
    Machine(#[from] Error),
}

impl From<std::io::Error> for Failed {
    fn from(error: std::io::Error) -> Self {
        Self::Machine(error.into())
    }
}

/// The right to import into a folder: one at a time, whoever runs the program. The system takes it
/// back when the process ends, in whatever way.
#[derive(Debug)]
pub struct Turn {
    _lock: std::fs::File,
}

impl Turn {
    /// Takes it; none while another import is at work.
    pub fn take(root: &Path) -> std::io::Result<Option<Self>> {
        std::fs::create_dir_all(root)?;
        let lock = std::fs::File::create(root.join(LOCK))?;
        match lock.try_lock() {
            Ok(()) => Ok(Some(Self { _lock: lock })),
            Err(std::fs::TryLockError::WouldBlock) => Ok(None),
            Err(std::fs::TryLockError::Error(error)) => Err(error),
        }
    }
}

/// Removes what an interrupted import left, and versions that nobody reads any more.
pub fn sweep(root: &Path, current: Option<&str>) -> std::io::Result<()> {
    let Ok(entries) = std::fs::read_dir(root) else { return Ok(()) };
    for entry in entries {
        let entry = entry?;
        let name = entry.file_name();
        if entry.path().is_dir() && name.to_str() != current {
            std::fs::remove_dir_all(entry.path())?;
        }
    }
    Ok(())
}

/// Builds the next version in `root` from `source` and the `previous` version. `watched` are the slugs of
/// the projects in which all fields are compared.
pub fn run(
    root: &Path,
    previous: Option<&Dataset>,
    watched: &BTreeSet<String>,
    source: Source,
    options: Options,
    progress: &dyn Progress,
) -> Result<Outcome, Failed> {
    let began = Instant::now();
    let Source::File(path) = source;
    progress.stage("reading");
    let mut table = Table::open(&path)?;
    let building = root.join(BUILDING);
    std::fs::create_dir_all(root)?;
    if building.exists() {
        std::fs::remove_dir_all(&building)?;
    }
    std::fs::create_dir_all(&building)?;
    let outcome = build(root, &building, previous, watched, &mut table, options, progress, began, &path);
    if outcome.is_err() {
        // A failure to clean up must not hide the first one; the next import sweeps.
        let _ = std::fs::remove_dir_all(&building);
    }
    outcome
}

#[expect(clippy::too_many_arguments, reason = "called once, above, which only wraps it")]
fn build(
    root: &Path,
    building: &Path,
    previous: Option<&Dataset>,
    watched: &BTreeSet<String>,
    table: &mut Table,
    options: Options,
    progress: &dyn Progress,
    began: Instant,
    path: &Path,
) -> Result<Outcome, Failed> {
    let builder = read_all(Builder::new(building, previous, watched, table.header())?, table, progress)?;
    let checksum = table.checksum()?;
    if !options.replace {
        progress.stage("keeping");
    }
    progress.stage("indexing");
    let built = builder.finish(!options.replace, table.torn())?;
    let served = previous.map_or(0, |previous| previous.manifest().projects);
    if options.replace && !options.force && built.projects * 100 < served * WHOLE_PERCENT {
        return Err(Refused::TooFew(built.projects, served).into());
    }
    let reference_date = built.reference_date.or_else(|| date_in_name(path));
    let report = ImportReport {
        file: path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(),
        checksum,
        rows: table.rows(),
        accepted: built.accepted,
        hidden: built.hidden,
        rejected: built.rejected + table.rejected(),
        new: built.new,
        changed: built.changed,
        unchanged: built.unchanged,
        missing_columns: table.header().missing(),
        unknown_columns: table.header().unknown(),
        reference_date,
        seconds: began.elapsed().as_secs_f64(),
    };
    let withdrawn = built.withdrawn;
    let dropped = served > built.projects;
    if previous.is_some() && built.new == 0 && built.changed == 0 && !built.dates_moved && !dropped {
        std::fs::remove_dir_all(building)?;
        return Ok(Outcome { version: None, report, withdrawn, folder: root.to_owned() });
    }
    progress.stage("finishing");
    let known = previous.and_then(|previous| previous.manifest().reference_date);
    let manifest = Manifest {
        format: FORMAT,
        projects: built.projects,
        reference_date: reference_date.max(known.filter(|_| !options.replace)),
        extra_columns: built.extra_columns,
        funds: built.funds,
    };
    write_rejected(building, built.rejects.iter().chain(table.rejects()))?;
    let version = seal(root, building, &manifest)?;
    let report = ImportReport { seconds: began.elapsed().as_secs_f64(), ..report };
    Ok(Outcome { version: Some(version), report, withdrawn, folder: root.to_owned() })
}

/// Reads on this thread, writes on another.
fn read_all<'p>(
    mut builder: Builder<'p>,
    table: &mut Table,
    progress: &dyn Progress,
) -> Result<Builder<'p>, Failed> {
    std::thread::scope(|scope| {
        let (send, receive) = std::sync::mpsc::sync_channel::<Vec<Line>>(4);
        let writing = scope.spawn(move || {
            for batch in receive {
                builder.take(batch)?;
            }
            Ok::<_, Error>(builder)
        });
        let mut told = 0;
        while let Some(batch) = table.next_batch()? {
            if send.send(batch).is_err() {
                // The writer has stopped; it says why below.
                break;
            }
            if table.bytes_read() - told > 1 << 20 {
                told = table.bytes_read();
                progress.bytes(told, table.bytes_total(), table.rows());
            }
        }
        progress.bytes(table.bytes_read(), table.bytes_total(), table.rows());
        drop(send);
        let builder = writing.join().map_err(|_| Error::damaged("the rows could not be written"))??;
        Ok(builder)
    })
}

/// A row that could not be used.
#[derive(Clone, Debug)]
pub(crate) struct Reject {
    pub(crate) line: u64,
    pub(crate) code: String,
    pub(crate) reason: String,
}

fn write_rejected<'a>(folder: &Path, rejects: impl Iterator<Item = &'a Reject>) -> Result<()> {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(b';')
        .from_path(folder.join("rejected.csv"))
        .map_err(|error| Error::damaged(format!("rejected.csv: {error}")))?;
    let mut write = |cells: [&str; 3]| {
        writer.write_record(cells).map_err(|e| Error::damaged(format!("rejected.csv: {e}")))
    };
    write(["line", "code", "reason"])?;
    for reject in rejects {
        write([&reject.line.to_string(), &reject.code, &reject.reason])?;
    }
    writer.flush()?;
    Ok(())
}

/// Puts everything on the disk, the manifest last, and gives the folder its name.
fn seal(root: &Path, building: &Path, manifest: &Manifest) -> Result<String> {
    let mut file = std::fs::File::create(building.join(MANIFEST))?;
    file.write_all(&serde_json::to_vec_pretty(manifest).map_err(Error::damaged)?)?;
    sync_all(building)?;
    let date = manifest
        .reference_date
        .map_or_else(|| "undated".to_owned(), |date| date.format("%Y%m%d").to_string());
    let version = (1..=u32::MAX)
        .map(|n| format!("{date}-{n}"))
        .find(|name| !root.join(name).exists())
        .ok_or_else(|| Error::damaged("no free name"))?;
    std::fs::rename(building, root.join(&version))?;
    std::fs::File::open(root)?.sync_all()?;
    Ok(version)
}

fn sync_all(folder: &Path) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            sync_all(&path)?;
        } else {
            std::fs::File::open(&path)?.sync_all()?;
        }
    }
    std::fs::File::open(folder)?.sync_all()
}

/// The last eight digits in a row in the file's name that are a day.
fn date_in_name(path: &Path) -> Option<NaiveDate> {
    let name = path.file_name()?.to_str()?;
    name.split(|c: char| !c.is_ascii_digit())
        .filter(|run| run.len() == 8)
        .filter_map(crate::value::date)
        .next_back()
}

/// Numbers of the funds met so far.
#[derive(Default)]
pub(crate) struct Funds {
    numbers: HashMap<String, usize>,
    list: Vec<(String, String)>,
}

impl Funds {
    /// The number of a fund, a new one if there is room.
    pub(crate) fn number(&mut self, code: &str, label: &str) -> Option<usize> {
        if let Some(number) = self.numbers.get(code) {
            return Some(*number);
        }
        if self.list.len() == crate::facets::MOST_FUNDS {
            return None;
        }
        self.numbers.insert(code.to_owned(), self.list.len());
        self.list.push((code.to_owned(), label.to_owned()));
        Some(self.list.len() - 1)
    }

    pub(crate) fn into_list(self) -> Vec<(String, String)> {
        self.list
    }
}
