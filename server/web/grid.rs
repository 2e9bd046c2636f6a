//! Tables from files and from the clipboard: CSV with `,`, `;` or tabs, with or without a mark at its
//! beginning, in UTF-8 or Latin-1, and XLSX.

use std::borrow::Cow;
use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx};
use quick_xml::events::Event;
use zip::ZipArchive;

/// A spreadsheet's parts, unpacked, in bytes: more is no list of people or schools.
const MOST_UNPACKED: u64 = 256 * 1024 * 1024;
/// The most texts that a spreadsheet may say that it has.
const MOST_TEXTS: usize = 2_000_000;

/// A table as it was read: rows of cells, blanks at both ends cut.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    /// Line number in the file (from 1), and the cells.
    pub rows: Vec<(usize, Vec<String>)>,
}

/// Why a file is no table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoGrid {
    /// A spreadsheet that can't be read.
    #[error("the spreadsheet can't be read")]
    BrokenBook,
    /// Quotes that never end, or the like.
    #[error("the text is no table")]
    BrokenText,
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

/// The sign between the cells: the one that stands most often in the first line.
fn delimiter(text: &str) -> u8 {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let count = |sign: char| first.matches(sign).count();
    [(';', b';'), ('\t', b'\t'), (',', b',')]
        .into_iter()
        .max_by_key(|(sign, _)| count(*sign))
        .map_or(b',', |(_, byte)| byte)
}

fn cell(text: &str) -> String {
    text.replace(char::is_control, " ").trim().to_owned()
}

/// Does the spreadsheet claim no more than could be? The reader makes room for as many texts as it says
/// that it has, before it reads one.
fn is_modest(bytes: &[u8]) -> Option<bool> {
    let mut parts = ZipArchive::new(Cursor::new(bytes)).ok()?;
    if parts.decompressed_size().is_some_and(|size| size > u128::from(MOST_UNPACKED)) {
        return Some(false);
    }
    // Programs write the name in capitals or not, and the reader takes either.
    let shared = |name: &str| name.eq_ignore_ascii_case("xl/sharedStrings.xml");
    let names: Vec<String> = parts.file_names().flatten().map(Cow::into_owned).collect();
    let Some(name) = names.into_iter().find(|name| shared(name)) else { return Some(true) };
    let part = parts.by_name(&name).ok()?;
    let mut reader = quick_xml::Reader::from_reader(std::io::BufReader::new(part.take(MOST_UNPACKED)));
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

impl Grid {
    /// From a file, whatever its name says.
    pub fn of_file(bytes: &[u8]) -> Result<Self, NoGrid> {
        if bytes.starts_with(b"PK") { Self::of_book(bytes) } else { Self::of_text(&text_of(bytes)) }
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
        if !is_modest(bytes).unwrap_or(false) {
            return Err(NoGrid::BrokenBook);
        }
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| NoGrid::BrokenBook)?;
        let range = book.worksheet_range_at(0).ok_or(NoGrid::BrokenBook)?.map_err(|_| NoGrid::BrokenBook)?;
        let from = range.start().map_or(0, |(row, _)| usize::try_from(row).unwrap_or(0));
        let rows = range.rows().enumerate().map(|(line, row)| {
            let cells = row.iter().map(|one| match one {
                Data::Empty => String::new(),
                one => cell(&one.to_string()),
            });
            (from + line + 1, cells.collect())
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
