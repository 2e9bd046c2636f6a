//! The rows of a version: a SQLite file that is written once and only read after.

use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Mutex;

use chrono::NaiveDate;
use rusqlite::{Connection, OpenFlags, OptionalExtension, Row};

use crate::error::{Error, Result};
use crate::import::{Change, Field};
use crate::pack::{Cells, Unpacker};

/// The file's name in a version's folder.
pub(crate) const FILE: &str = "projects.db";

const BY_SLUG: &str = "SELECT row, code, slug, cells FROM project WHERE slug = ?1";
const BY_ROW: &str = "SELECT row, code, slug, cells FROM project WHERE row = ?1";

/// Writes the file. It is nobody's yet, so nothing has to survive a crash half-way: the whole folder
/// is thrown away then.
pub(crate) struct Writer {
    connection: Connection,
    rows: u64,
}

impl Writer {
    pub(crate) fn create(folder: &Path) -> Result<Self> {
        let connection = Connection::open(folder.join(FILE))?;
        connection.execute_batch(
            "PRAGMA page_size = 16384; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
             PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -16000;
             CREATE TABLE project (row INTEGER PRIMARY KEY, code TEXT NOT NULL, slug TEXT NOT NULL,
                                   hash INTEGER NOT NULL, cells BLOB NOT NULL);
             CREATE TABLE change (slug TEXT NOT NULL, field TEXT NOT NULL, old TEXT, new TEXT,
                                  from_date TEXT, to_date TEXT);
             CREATE TABLE part (name TEXT PRIMARY KEY, value BLOB NOT NULL);
             BEGIN;",
        )?;
        Ok(Self { connection, rows: 0 })
    }

    /// The next row; gives its number.
    pub(crate) fn push(&mut self, code: &str, slug: &str, hash: i64, packed: &[u8]) -> Result<u64> {
        let row = self.rows;
        self.connection.prepare_cached("INSERT INTO project VALUES (?1, ?2, ?3, ?4, ?5)")?.execute((
            i64::try_from(row).unwrap_or(i64::MAX),
            code,
            slug,
            hash,
            packed,
        ))?;
        self.rows += 1;
        Ok(row)
    }

    pub(crate) fn change(&mut self, change: &Change) -> Result<()> {
        let date = |date: Option<NaiveDate>| date.map(|date| date.to_string());
        self.connection.prepare_cached("INSERT INTO change VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?.execute((
            &change.slug,
            change.field.as_str(),
            &change.old,
            &change.new,
            date(change.from_date),
            date(change.to_date),
        ))?;
        Ok(())
    }

    pub(crate) fn part(&mut self, name: &str, value: &[u8]) -> Result<()> {
        self.connection.execute("INSERT INTO part VALUES (?1, ?2)", (name, value))?;
        Ok(())
    }

    /// Closes the file with all of it on the disk.
    pub(crate) fn finish(self, folder: &Path) -> Result<()> {
        self.connection.execute_batch("COMMIT; CREATE UNIQUE INDEX project_slug ON project (slug);")?;
        self.connection.close().map_err(|(_, error)| error)?;
        std::fs::File::open(folder.join(FILE))?.sync_all()?;
        Ok(())
    }
}

/// Reads the file. A few connections, each with its own unpacker, taken in turn.
pub(crate) struct Reader {
    path: std::path::PathBuf,
    dictionary: Vec<u8>,
    idle: Mutex<Vec<Hand>>,
}

/// A connection and an unpacker: what one reading thread needs.
pub(crate) struct Hand {
    connection: Connection,
    unpacker: Unpacker,
}

/// A row as stored.
pub(crate) struct Stored {
    pub(crate) row: u64,
    pub(crate) code: String,
    pub(crate) slug: String,
    pub(crate) cells: Cells,
}

impl Reader {
    pub(crate) fn open(folder: &Path) -> Result<Self> {
        let path = folder.join(FILE);
        let connection = connect(&path)?;
        let dictionary = part(&connection, "dictionary")?;
        let unpacker = Unpacker::new(&dictionary)?;
        Ok(Self { path, dictionary, idle: Mutex::new(vec![Hand { connection, unpacker }]) })
    }

    /// Does something with a connection of its own.
    pub(crate) fn with<T>(&self, work: impl FnOnce(&mut Hand) -> Result<T>) -> Result<T> {
        let idle = self.idle.lock().ok().and_then(|mut idle| idle.pop());
        let mut hand = match idle {
            Some(hand) => hand,
            None => Hand { connection: connect(&self.path)?, unpacker: Unpacker::new(&self.dictionary)? },
        };
        let done = work(&mut hand);
        if let Ok(mut idle) = self.idle.lock()
            && idle.len() < 16
        {
            idle.push(hand);
        }
        done
    }

    pub(crate) fn by_slug(&self, slug: &str) -> Result<Option<Stored>> {
        self.with(|hand| hand.one(BY_SLUG, slug, stored))
    }

    pub(crate) fn by_row(&self, row: u64) -> Result<Option<Stored>> {
        let row = i64::try_from(row).unwrap_or(i64::MAX);
        self.with(|hand| hand.one(BY_ROW, row, stored))
    }

    /// Makes something of each of these rows, from its slug and cells.
    pub(crate) fn each_of<T>(
        &self,
        rows: &[u32],
        make: impl Fn(&str, &[(u16, &str)]) -> T,
    ) -> Result<Vec<T>> {
        self.with(|hand| {
            let mut all = Vec::with_capacity(rows.len());
            for row in rows {
                all.extend(hand.one(BY_ROW, row, |_, _, slug, cells| make(slug, cells))?);
            }
            Ok(all)
        })
    }

    /// Code, hash and row of each project, in the order of rows.
    pub(crate) fn each_key(&self, mut each: impl FnMut(&str, i64, u64)) -> Result<()> {
        self.with(|hand| {
            let mut statement = hand.connection.prepare("SELECT code, hash, row FROM project")?;
            let mut rows = statement.query(())?;
            while let Some(row) = rows.next()? {
                let number = u64::try_from(row.get::<_, i64>(2)?).unwrap_or(0);
                each(row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?, row.get(1)?, number);
            }
            Ok(())
        })
    }

    /// Gives what moved, so many changes at once, until `each` breaks off.
    pub(crate) fn changes(
        &self,
        many: usize,
        each: &mut dyn FnMut(Vec<Change>) -> ControlFlow<()>,
    ) -> Result<()> {
        self.with(|hand| {
            let mut statement =
                hand.connection.prepare("SELECT slug, field, old, new, from_date, to_date FROM change")?;
            let mut rows = statement.query(())?;
            let mut batch = Vec::new();
            while let Some(row) = rows.next()? {
                batch.push(change(row)?);
                if batch.len() == many && each(std::mem::take(&mut batch)).is_break() {
                    return Ok(());
                }
            }
            if !batch.is_empty() {
                let _ = each(batch);
            }
            Ok(())
        })
    }
}

impl Hand {
    /// Does something with the row that has this key: its slug and cells are still where they were
    /// read.
    fn one<T>(
        &mut self,
        sql: &str,
        key: impl rusqlite::ToSql,
        work: impl FnOnce(i64, &str, &str, &[(u16, &str)]) -> T,
    ) -> Result<Option<T>> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query([key])?;
        let Some(row) = rows.next()? else { return Ok(None) };
        let text = |column: usize| row.get_ref(column)?.as_str().map_err(rusqlite::Error::from);
        let (number, code, slug) = (row.get(0)?, text(1)?, text(2)?);
        let packed = row.get_ref(3)?.as_blob().map_err(rusqlite::Error::from)?;
        self.unpacker.with(packed, |cells| work(number, code, slug, cells)).map(Some)
    }
}

fn stored(row: i64, code: &str, slug: &str, cells: &[(u16, &str)]) -> Stored {
    Stored {
        row: u64::try_from(row).unwrap_or(0),
        code: code.to_owned(),
        slug: slug.to_owned(),
        cells: cells.iter().map(|(column, text)| (*column, (*text).to_owned())).collect(),
    }
}

fn change(row: &Row<'_>) -> Result<Change> {
    let date = |n: usize| -> rusqlite::Result<Option<NaiveDate>> {
        Ok(row.get::<_, Option<String>>(n)?.and_then(|text| text.parse().ok()))
    };
    let field: String = row.get(1)?;
    Ok(Change {
        slug: row.get(0)?,
        field: Field::parse(&field)
            .ok_or_else(|| Error::damaged(format!("it says that {field:?} moved, which nobody knows")))?,
        old: row.get(2)?,
        new: row.get(3)?,
        from_date: date(4)?,
        to_date: date(5)?,
    })
}

fn connect(path: &Path) -> Result<Connection> {
    let flags =
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    // Written once and for all: no locks to take, no changes to look for.
    let uri = format!(
        "file:{}?immutable=1",
        path.display().to_string().replace('%', "%25").replace('?', "%3f").replace('#', "%23")
    );
    let connection = Connection::open_with_flags(uri, flags)?;
    connection.execute_batch("PRAGMA cache_size = -1000;")?;
    Ok(connection)
}

fn part(connection: &Connection, name: &str) -> Result<Vec<u8>> {
    connection
        .query_row("SELECT value FROM part WHERE name = ?1", [name], |row| row.get(0))
        .optional()?
        .ok_or_else(|| Error::damaged(format!("{name} is missing")))
}
