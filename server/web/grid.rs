//! Tables from files and from the clipboard: CSV with `,`, `;` or tabs, with or without a mark at its
//! beginning, in UTF-8, UTF-16 or Latin-1, and XLSX.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{self, BufReader, Cursor, Read};

use calamine::{Data, DataRef, Reader, Xlsx};
use quick_xml::events::Event;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::packed;

/// A spreadsheet's parts, unpacked, in bytes: more is no list of people or schools.
const MOST_UNPACKED: u64 = 128 * 1024 * 1024;
/// The most texts that a spreadsheet may say that it has.
const MOST_TEXTS: usize = 2_000_000;
/// The most columns of a list.
const MOST_COLUMNS: usize = 200;
/// The most cells, with those in which nothing is.
const MOST_CELLS: usize = 4_000_000;
/// So many bytes of text are read out of cells: a text that is written once can stand in all of them.
const MOST_READ: usize = 64 * 1024 * 1024;

/// A table as it was read: rows of cells, blanks at both ends cut.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    /// Line number in the file (from 1), and the cells.
    pub rows: Vec<(usize, Vec<String>)>,
}

/// Why a file is no table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoGrid {
    /// A spreadsheet that can't be read, or is too large for a list.
    #[error("the spreadsheet can't be read, or is too large for a list")]
    BrokenBook,
    /// Quotes that never end, or the like.
    #[error("the text is no table")]
    BrokenText,
    /// A picture, a document or the like.
    #[error("the file is neither a text nor a spreadsheet")]
    NoText,
}

/// How files begin that would give rows of signs if they were read as text: PDF, RTF, PNG, JPEG, GIF, the
/// spreadsheets of long ago.
const NO_TEXTS: [&[u8]; 6] = [b"%PDF-", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\xd0\xcf\x11\xe0"];

/// Is it something else than text? No text has a zero in it.
fn is_binary(bytes: &[u8]) -> bool {
    NO_TEXTS.iter().any(|begins| bytes.starts_with(begins)) || bytes.contains(&0)
}

/// The text of bytes in UTF-16, which spreadsheet programs write as "Unicode text". None: no mark at its
/// beginning says that it is.
fn utf16(bytes: &[u8]) -> Option<String> {
    let (rest, is_little) = match bytes {
        [0xff, 0xfe, rest @ ..] => (rest, true),
        [0xfe, 0xff, rest @ ..] => (rest, false),
        _ => return None,
    };
    let unit = |two: [u8; 2]| if is_little { u16::from_le_bytes(two) } else { u16::from_be_bytes(two) };
    let units = rest.chunks_exact(2).filter_map(|two| two.try_into().ok()).map(unit);
    Some(char::decode_utf16(units).map(|one| one.unwrap_or(char::REPLACEMENT_CHARACTER)).collect())
}

/// The text of bytes: UTF-8 if it is, else Latin-1, which every byte is.
pub fn text_of(bytes: &[u8]) -> Cow<'_, str> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        // Windows-1252 differs from Latin-1 only in signs that no name has, but for the apostrophe.
        Err(_) => Cow::Owned(
            bytes
                .iter()
                .map(|byte| match byte {
                    0x91 | 0x92 => '’',
                    byte => char::from(*byte),
                })
                .collect(),
        ),
    }
}

/// The sign between the cells: the one that stands most often in the first line that has any; a title above the
/// list has none.
fn delimiter(text: &str) -> u8 {
    let first = text.lines().find(|line| line.contains([';', '\t', ','])).unwrap_or_default();
    let count = |sign: char| first.matches(sign).count();
    [(';', b';'), ('\t', b'\t'), (',', b',')]
        .into_iter()
        .max_by_key(|(sign, _)| count(*sign))
        .map_or(b',', |(_, byte)| byte)
}

fn cell(text: &str) -> String {
    text.replace(char::is_control, " ").trim().to_owned()
}

/// Is a part of no use for what stands in cells? So are looks, and whatever is no XML.
fn is_beside(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let ending = name.rsplit_once('.').map(|(_, ending)| ending);
    !matches!(ending, Some("xml" | "rels")) || name.ends_with("styles.xml")
}

/// Do the texts claim to be no more than could be? The reader makes room for as many as they say that they are,
/// before it reads one.
fn is_modest(texts: impl Read) -> Option<bool> {
    let mut reader = quick_xml::Reader::from_reader(BufReader::new(texts.take(MOST_UNPACKED)));
    let mut buffer = Vec::new();
    loop {
        match reader.read_event_into(&mut buffer).ok()? {
            Event::Start(tag) | Event::Empty(tag) if tag.local_name().as_ref() == "sst" => {
                let claimed = tag.try_get_attribute("uniqueCount").ok()?;
                let Some(claimed) = claimed else { return Some(true) };
                let claimed = claimed.value.parse::<usize>().ok()?;
                return Some(claimed <= MOST_TEXTS);
            }
            Event::Eof => return Some(true),
            _ => buffer.clear(),
        }
    }
}

/// The spreadsheet as the reader gets it: only what cells are made of, unpacked here, where it is counted. None:
/// it can't be read, or is too large.
fn unpacked(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut parts = packed::open(Cursor::new(bytes))?;
    let names: Vec<String> = parts.file_names().flatten().map(Cow::into_owned).collect();
    let mut book = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut room = MOST_UNPACKED;
    for name in names.iter().filter(|name| !is_beside(name)) {
        // Programs write the name in capitals or not, and the reader takes either.
        let is_of_texts = name.to_ascii_lowercase().ends_with("sharedstrings.xml");
        if is_of_texts && !is_modest(parts.by_name(name).ok()?)? {
            return None;
        }
        book.start_file(name.as_str(), options).ok()?;
        let mut part = parts.by_name(name).ok()?.take(room + 1);
        room = room.checked_sub(io::copy(&mut part, &mut book).ok()?)?;
    }
    Some(book.finish().ok()?.into_inner())
}

/// The rows of the first sheet by their numbers, all of one length. None: it can't be read, or is too large.
fn first_sheet(book: Vec<u8>) -> Option<BTreeMap<u32, Vec<String>>> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(book)).ok()?;
    let name = book.sheet_names().into_iter().next()?;
    let mut reader = book.worksheet_cells_reader(&name).ok()?;
    let mut rows: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    let (mut width, mut room) = (0_usize, MOST_READ);
    while let Some(one) = reader.next_cell().ok()? {
        if matches!(one.get_value(), DataRef::Empty) {
            continue;
        }
        let (row, column) = one.get_position();
        let column = usize::try_from(column).ok()?;
        let text = Data::from(one.get_value().clone()).to_string();
        room = room.checked_sub(text.len())?;
        width = width.max(column.checked_add(1)?);
        if width > MOST_COLUMNS || (rows.len() + 1) * width > MOST_CELLS {
            return None;
        }
        let row = rows.entry(row).or_default();
        row.resize(row.len().max(column + 1), String::new());
        row[column] = cell(&text);
    }
    for row in rows.values_mut() {
        row.resize(width, String::new());
    }
    Some(rows)
}

impl Grid {
    /// From a file, whatever its name says.
    pub fn of_file(bytes: &[u8]) -> Result<Self, NoGrid> {
        if bytes.starts_with(b"PK") {
            Self::of_book(bytes)
        } else if let Some(text) = utf16(bytes) {
            Self::of_text(&text)
        } else if is_binary(bytes) {
            Err(NoGrid::NoText)
        } else {
            Self::of_text(&text_of(bytes))
        }
    }

    /// From text, typed or pasted.
    pub fn of_text(text: &str) -> Result<Self, NoGrid> {
        // The reader counts lines by the end that it stops at, which is one too few for two signs.
        let text = text.replace("\r\n", "\n");
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter(&text))
            .from_reader(text.as_bytes());
        let mut rows = Vec::new();
        for record in reader.records() {
            let record = record.map_err(|_| NoGrid::BrokenText)?;
            let line = record.position().map_or(0, csv::Position::line);
            rows.push((usize::try_from(line).unwrap_or(0), record.iter().map(cell).collect()));
        }
        Ok(Self { rows }.tidy())
    }

    fn of_book(bytes: &[u8]) -> Result<Self, NoGrid> {
        let rows = unpacked(bytes).and_then(first_sheet).ok_or(NoGrid::BrokenBook)?;
        // A list begins with the first column in which something is.
        let begins = |cells: &Vec<String>| cells.iter().position(|cell| !cell.is_empty());
        let first = rows.values().filter_map(begins).min().unwrap_or(0);
        let rows = rows.into_iter().map(|(row, cells)| {
            let line = usize::try_from(row).unwrap_or(0) + 1;
            (line, cells.into_iter().skip(first).collect())
        });
        Ok(Self { rows: rows.collect() }.tidy())
    }

    /// Without rows in which nothing is.
    fn tidy(mut self) -> Self {
        self.rows.retain(|(_, cells): &(usize, Vec<String>)| cells.iter().any(|cell| !cell.is_empty()));
        self
    }

    /// Takes the first row off as the heading: folded, for looking columns up by name.
    pub fn take_header(&mut self) -> Vec<String> {
        if self.rows.is_empty() {
            return Vec::new();
        }
        self.rows.remove(0).1.iter().map(|name| dataset::text::fold(name).trim().to_owned()).collect()
    }
}
