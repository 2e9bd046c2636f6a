//! The beginning of an office document: paragraphs of a text, rows of a sheet, without pictures and layout.
//! Documents come from anybody, so they are read as they are unpacked: so many bytes and no more, for seconds
//! and no longer, few at once. A library for whole spreadsheets believes what they say of their own size.

mod ods;
mod packed;
mod words;
mod xlsx;

use std::path::Path;

use serde::Serialize;
use tables::file;
use tokio::sync::Semaphore;

use self::packed::{Packed, Unreadable};
use crate::App;
use crate::error::{Error, Result};
use crate::text::Lang;

/// So many rows of a sheet are shown.
const MOST_ROWS: usize = 30;
/// So many columns of it.
const MOST_COLUMNS: usize = 12;
/// The longest cell, in characters.
const LONGEST_CELL: usize = 200;

/// So many documents are read at once.
static AT_ONCE: Semaphore = Semaphore::const_new(2);

/// What can be shown of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub(super) enum Excerpt {
    /// Paragraphs of a text.
    Words {
        /// The first of them.
        paragraphs: Vec<String>,
        /// There are others.
        more: bool,
    },
    /// Rows of the first sheet that is not hidden.
    Rows {
        /// The sheet's name.
        name: String,
        /// The first of them in which something is, all of one length.
        rows: Vec<Vec<String>>,
        /// There are other rows or columns.
        more: bool,
    },
    /// It can't be read: broken, locked, or too large.
    Unreadable,
}

/// The kinds of documents that can be read.
#[derive(Clone, Copy)]
enum Kind {
    Docx,
    Odt,
    Xlsx,
    Ods,
}

impl Kind {
    fn of(media_type: &str) -> Option<Self> {
        match media_type {
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document" => Some(Self::Docx),
            "application/vnd.oasis.opendocument.text" => Some(Self::Odt),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" => Some(Self::Xlsx),
            "application/vnd.oasis.opendocument.spreadsheet" => Some(Self::Ods),
            _ => None,
        }
    }

    fn read(self, path: &Path, lang: Lang) -> Result<Excerpt, Unreadable> {
        let mut packed = Packed::open(path)?;
        match self {
            Self::Docx => words::read(&mut packed, &words::DOCX),
            Self::Odt => words::read(&mut packed, &words::ODT),
            Self::Xlsx => xlsx::read(&mut packed, lang),
            Self::Ods => ods::read(&mut packed),
        }
    }
}

/// Can a text be shown of a file of that kind?
pub(super) fn is_readable(file: &file::Model) -> bool {
    Kind::of(&file.media_type).is_some()
}

/// The beginning of a kept file, numbers as that language writes them; read on a thread where blocking is allowed.
/// Not found, if no text can be shown of its kind.
pub(super) async fn of(app: &App, file: &file::Model, lang: Lang) -> Result<Excerpt> {
    let kind = Kind::of(&file.media_type).ok_or(Error::NotFound)?;
    let path = app.files.path(&file.hash);
    let turn = AT_ONCE.acquire().await.map_err(Error::internal)?;
    let read = tokio::task::spawn_blocking(move || {
        // Kept until it is read, even if the reader has left.
        let _turn = turn;
        kind.read(&path, lang)
    });
    Ok(read.await?.unwrap_or(Excerpt::Unreadable))
}

/// The text with its blanks folded, and cut after so many characters.
fn short(text: &str, longest: usize) -> String {
    let folded = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match folded.char_indices().nth(longest) {
        Some((end, _)) => format!("{}…", &folded[..end]),
        None => folded,
    }
}

/// Rows of one length, from cells with their columns.
fn filled(rows: Vec<Vec<(usize, String)>>) -> Vec<Vec<String>> {
    let width = rows.iter().flatten().map(|(column, _)| column + 1).max().unwrap_or(0);
    let row = |cells: Vec<(usize, String)>| {
        let mut row = vec![String::new(); width];
        for (column, text) in cells {
            row[column] = text;
        }
        row
    };
    rows.into_iter().map(row).collect()
}
