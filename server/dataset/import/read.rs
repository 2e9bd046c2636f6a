//! Reading the published file: what it is packed in, its header, its rows.

use std::collections::HashSet;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use csv::ByteRecord;
use sha2::{Digest, Sha256};

use super::rows::hash_of;
use super::{Failed, Reject};
use crate::columns::{self, COLUMNS, at};

/// Rows handed on at once.
const BATCH: usize = 512;
/// Rejected rows that are listed; all are counted.
const LISTED: usize = 10_000;

/// Why a file is not taken. Each sentence says what to do.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// It can't be opened.
    #[error("{0} can't be read: {1}")]
    Unreadable(String, std::io::Error),
    /// There is nothing in it.
    #[error("the file is empty: download it again")]
    Empty,
    /// A zip without a csv in it.
    #[error("the zip holds no .csv file: choose the zip of “progetti_esteso” in CSV format")]
    NoCsv,
    /// A zip or gz that breaks off or is damaged.
    #[error("the packed file is damaged ({0}): download it again")]
    Damaged(String),
    /// A page of a website, saved under the name of the file.
    #[error("this is a web page, not the data: the portal has answered with a page; download the file again")]
    WebPage,
    /// Not text.
    #[error("this is not a CSV text file: choose the CSV, not the parquet or the spreadsheet")]
    NotText,
    /// Columns that every file must have.
    #[error("this is not “progetti_esteso”: its header has no {0}; choose a file with that column")]
    NoColumn(String),
    /// One import at a time.
    #[error("another import is at work: start this one when it has ended")]
    Busy,
    /// A file that is not the whole dataset is added to what is there.
    #[error(
        "the data that this file would be added to can't be opened ({0}): import the whole dataset with --replace"
    )]
    NothingToAddTo(String),
    /// A file that is to be the whole dataset, and has far fewer projects than are served.
    #[error(
        "the file has {0} projects, and {1} are served: if it is a part of the dataset, import it without --replace; if so many are really gone, add --force"
    )]
    TooFew(u64, u64),
}

/// The file's columns: for each, its number; those of the layout first, then its own.
#[derive(Clone, Debug, Default)]
pub(crate) struct Header {
    /// For each column of the file its number, none for one that is there twice.
    pub(crate) numbers: Vec<Option<u16>>,
    unknown: Vec<String>,
}

impl Header {
    fn read(record: &ByteRecord) -> Result<Self, Refused> {
        let names: Vec<String> = record
            .iter()
            .map(|name| String::from_utf8_lossy(name).trim_matches(['\u{feff}', ' ', '"']).to_owned())
            .collect();
        let mut numbers: Vec<Option<u16>> = names.iter().map(|name| columns::find(name)).collect();
        // Another name counts only where the column's own is not there.
        for (n, name) in names.iter().enumerate() {
            if numbers[n].is_none()
                && let Some(number) = columns::find_alias(name)
                && !numbers.contains(&Some(number))
            {
                numbers[n] = Some(number);
            }
        }
        for n in 1..numbers.len() {
            if numbers[n].is_some() && numbers[..n].contains(&numbers[n]) {
                numbers[n] = None;
            }
        }
        let lacking: Vec<&str> = [at::COD_LOCALE_PROGETTO, at::OC_TITOLO_PROGETTO]
            .into_iter()
            .filter(|number| !numbers.contains(&Some(*number)))
            .map(|number| COLUMNS[usize::from(number)].name)
            .collect();
        if !lacking.is_empty() {
            return Err(Refused::NoColumn(lacking.join(", ")));
        }
        let unknown = names
            .iter()
            .zip(&numbers)
            .filter(|(name, number)| number.is_none() && !name.is_empty() && columns::find(name).is_none())
            .map(|(name, _)| name.to_uppercase())
            .collect();
        Ok(Self { numbers, unknown })
    }

    /// Gives the file's own columns numbers behind those that are known already.
    pub(crate) fn number_unknown(&mut self, names: &[String], extra: &mut Vec<String>) {
        let mut of_file = names.iter();
        for number in self.numbers.iter_mut().filter(|number| number.is_none()) {
            let Some(name) = of_file.next() else { return };
            let place = extra.iter().position(|known| known == name).unwrap_or_else(|| {
                extra.push(name.clone());
                extra.len() - 1
            });
            *number = u16::try_from(COLUMNS.len() + place).ok();
        }
    }

    pub(crate) fn missing(&self) -> Vec<String> {
        (0_u16..)
            .zip(&COLUMNS)
            .filter(|(number, _)| !self.numbers.contains(&Some(*number)))
            .map(|(_, column)| column.name.to_owned())
            .collect()
    }

    pub(crate) fn unknown(&self) -> Vec<String> {
        self.unknown.clone()
    }
}

/// A row with the line that it begins at.
pub(crate) struct Line {
    pub(crate) line: u64,
    pub(crate) cells: ByteRecord,
}

/// The file as a table.
pub(crate) struct Table {
    reader: csv::Reader<Box<dyn BufRead>>,
    header: Header,
    raw: Arc<Meter>,
    total: Option<u64>,
    rows: u64,
    rejects: Vec<Reject>,
    rejected: u64,
    /// Whose rows they were: all of them, by [`hash_of`].
    torn: HashSet<u64>,
    width: usize,
    path: std::path::PathBuf,
}

#[derive(Default)]
struct Meter {
    bytes: AtomicU64,
}

/// Counts the bytes that pass.
struct Metered<R> {
    inner: R,
    meter: Arc<Meter>,
}

impl<R: Read> Read for Metered<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let n = self.inner.read(buffer)?;
        self.meter.bytes.fetch_add(n as u64, Ordering::Relaxed);
        Ok(n)
    }
}

const BUFFER: usize = 1 << 18;

fn unreadable(path: &Path) -> impl Fn(std::io::Error) -> Refused + '_ {
    |error| Refused::Unreadable(path.display().to_string(), error)
}

/// Unpacks by content: a zip begins with `PK`, a gz with 1f 8b.
fn unpacked(path: &Path, meter: &Arc<Meter>) -> Result<(Box<dyn BufRead>, Option<u64>), Refused> {
    let mut file = File::open(path).map_err(unreadable(path))?;
    let size = file.metadata().map_err(unreadable(path))?.len();
    let mut magic = [0_u8; 4];
    let read = file.read(&mut magic).map_err(unreadable(path))?;
    std::io::Seek::rewind(&mut file).map_err(unreadable(path))?;
    if read == 0 {
        return Err(Refused::Empty);
    }
    if magic.starts_with(b"PK") {
        let mut archive =
            zip::ZipArchive::new(BufReader::new(file)).map_err(|e| Refused::Damaged(e.to_string()))?;
        let place = (0..archive.len())
            .find(|n| {
                archive.by_index_raw(*n).is_ok_and(|member| {
                    let name = member.name().map(|name| name.to_lowercase()).unwrap_or_default();
                    Path::new(&name).extension().is_some_and(|ending| ending == "csv")
                        && !name.contains("__macosx")
                })
            })
            .ok_or(Refused::NoCsv)?;
        let member = archive.by_index(place).map_err(|e| Refused::Damaged(e.to_string()))?;
        let (begin, packed, whole) = (member.data_start(), member.compressed_size(), member.size());
        let deflated = member.compression() == zip::CompressionMethod::Deflated;
        drop(member);
        // The archive's own reader borrows it; reading the member's bytes ourselves does not.
        let mut file = File::open(path).map_err(unreadable(path))?;
        let begin = begin.ok_or_else(|| Refused::Damaged("no data".to_owned()))?;
        std::io::Seek::seek(&mut file, std::io::SeekFrom::Start(begin)).map_err(unreadable(path))?;
        let bytes = BufReader::with_capacity(BUFFER, file.take(packed));
        let reader: Box<dyn Read> =
            if deflated { Box::new(flate2::bufread::DeflateDecoder::new(bytes)) } else { Box::new(bytes) };
        let metered = Metered { inner: reader, meter: meter.clone() };
        return Ok((Box::new(BufReader::with_capacity(BUFFER, metered)), Some(whole)));
    }
    if magic.starts_with(&[0x1f, 0x8b]) {
        let metered = Metered { inner: BufReader::with_capacity(BUFFER, file), meter: meter.clone() };
        let reader = flate2::read::MultiGzDecoder::new(metered);
        return Ok((Box::new(BufReader::with_capacity(BUFFER, reader)), Some(size)));
    }
    let metered = Metered { inner: file, meter: meter.clone() };
    Ok((Box::new(BufReader::with_capacity(BUFFER, metered)), Some(size)))
}

impl Table {
    /// Opens the file and reads its header.
    pub(crate) fn open(path: &Path) -> Result<Self, Refused> {
        let raw = Arc::new(Meter::default());
        let (mut reader, total) = unpacked(path, &raw)?;
        let beginning = reader.fill_buf().map_err(|error| Refused::Damaged(error.to_string()))?;
        let delimiter = look(beginning)?;
        if beginning.starts_with(b"\xef\xbb\xbf") {
            reader.consume(3);
        }
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .has_headers(false)
            .flexible(true)
            .buffer_capacity(BUFFER)
            .from_reader(reader);
        let mut record = ByteRecord::new();
        if !reader.read_byte_record(&mut record).map_err(|error| Refused::Damaged(error.to_string()))? {
            return Err(Refused::Empty);
        }
        let header = Header::read(&record)?;
        Ok(Self {
            reader,
            width: record.len(),
            header,
            raw,
            total,
            rows: 0,
            rejects: Vec::new(),
            torn: HashSet::new(),
            rejected: 0,
            path: path.to_owned(),
        })
    }

    pub(crate) fn header(&self) -> &Header {
        &self.header
    }

    /// The next rows; none at the end.
    pub(crate) fn next_batch(&mut self) -> Result<Option<Vec<Line>>, Failed> {
        let mut batch = Vec::with_capacity(BATCH);
        let mut cells = ByteRecord::new();
        while batch.len() < BATCH {
            match self.reader.read_byte_record(&mut cells) {
                Ok(true) => {}
                Ok(false) => break,
                Err(error) => return Err(Refused::Damaged(error.to_string()).into()),
            }
            // A line with nothing on it is no row.
            if cells.len() <= 1 && cells.get(0).is_none_or(|cell| cell.trim_ascii().is_empty()) {
                continue;
            }
            self.rows += 1;
            let line = cells.position().map_or(0, csv::Position::line);
            if cells.len() != self.width {
                self.reject(line, &cells);
                continue;
            }
            batch.push(Line { line, cells: std::mem::take(&mut cells) });
        }
        Ok((!batch.is_empty()).then_some(batch))
    }

    fn reject(&mut self, line: u64, cells: &ByteRecord) {
        self.rejected += 1;
        let place = self.header.numbers.iter().position(|number| *number == Some(at::COD_LOCALE_PROGETTO));
        let code = String::from_utf8_lossy(place.and_then(|place| cells.get(place)).unwrap_or_default());
        self.torn.insert(hash_of(code.trim()));
        if self.rejects.len() < LISTED {
            self.rejects.push(Reject {
                line,
                code: code.chars().take(100).collect(),
                reason: format!("{} cells instead of {}", cells.len(), self.width),
            });
        }
    }

    pub(crate) fn bytes_read(&self) -> u64 {
        self.raw.bytes.load(Ordering::Relaxed)
    }
    pub(crate) fn bytes_total(&self) -> Option<u64> {
        self.total
    }
    pub(crate) fn rows(&self) -> u64 {
        self.rows
    }
    pub(crate) fn rejected(&self) -> u64 {
        self.rejected
    }
    /// Whose rows had more or fewer cells than the heading, by [`hash_of`].
    pub(crate) fn torn(&self) -> &HashSet<u64> {
        &self.torn
    }

    pub(crate) fn rejects(&self) -> &[Reject] {
        &self.rejects
    }

    /// SHA-256 of the file as it lies there, hex.
    pub(crate) fn checksum(&self) -> std::io::Result<String> {
        let mut file = File::open(&self.path)?;
        let mut hash = Sha256::new();
        let mut buffer = vec![0_u8; BUFFER];
        loop {
            let n = file.read(&mut buffer)?;
            if n == 0 {
                break;
            }
            hash.update(&buffer[..n]);
        }
        Ok(hash.finalize().iter().fold(String::with_capacity(64), |mut hex, byte| {
            use std::fmt::Write;
            let _ = write!(hex, "{byte:02x}");
            hex
        }))
    }
}

/// Looks at the beginning: text? a page? and which delimiter its first line has most of.
fn look(beginning: &[u8]) -> Result<u8, Refused> {
    if beginning.is_empty() {
        return Err(Refused::Empty);
    }
    let head = &beginning[..beginning.len().min(16 * 1024)];
    if head.contains(&0) || head.starts_with(b"PAR1") {
        return Err(Refused::NotText);
    }
    let start = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    if start.first() == Some(&b'<') {
        return Err(Refused::WebPage);
    }
    if start.is_empty() {
        return Err(Refused::Empty);
    }
    let line = start.split(|b| *b == b'\n').next().unwrap_or(start);
    let count = |delimiter: u8| line.split(|b| *b == delimiter).count();
    let best =
        [b';', b',', b'\t'].into_iter().max_by_key(|delimiter| (count(*delimiter), *delimiter == b';'));
    Ok(best.unwrap_or(b';'))
}
