//! Tables as files: CSV that spreadsheets open without questions, and XLSX.

use axum::response::{IntoResponse, Response};
use http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use http::{HeaderMap, HeaderValue};
use rust_xlsxwriter::{Format, Workbook};

use crate::error::{Error, Result};

/// A cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Words.
    Text(String),
    /// A number.
    Number(f64),
    /// Nothing.
    Empty,
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}
impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}
impl From<f64> for Cell {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}
impl From<i32> for Cell {
    fn from(number: i32) -> Self {
        Self::Number(number.into())
    }
}
impl From<usize> for Cell {
    #[expect(clippy::cast_precision_loss, reason = "counts and years are small")]
    fn from(number: usize) -> Self {
        Self::Number(number as f64)
    }
}
impl<T: Into<Self>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Empty, Into::into)
    }
}

/// A table with its heading.
pub struct Sheet {
    /// The file's name, without its ending.
    pub name: String,
    /// The heading.
    pub header: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
}

/// As what a table is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// Comma-separated text.
    Csv,
    /// A spreadsheet.
    Xlsx,
}

impl Ending {
    /// The kind of that ending.
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "csv" => Some(Self::Csv),
            "xlsx" => Some(Self::Xlsx),
            _ => None,
        }
    }
}

/// What a spreadsheet would take for a formula is made words again.
fn harmless(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}

impl Sheet {
    /// As a download.
    pub fn download(&self, ending: Ending) -> Result<Response> {
        let (bytes, kind, end) = match ending {
            Ending::Csv => (self.csv()?, "text/csv; charset=utf-8", "csv"),
            Ending::Xlsx => {
                let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
                (self.xlsx()?, kind, "xlsx")
            }
        };
        let name: String =
            self.name.chars().map(|c| if c.is_ascii_alphanumeric() || c == '-' { c } else { '-' }).collect();
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
        let disposition = HeaderValue::from_str(&format!("attachment; filename=\"{name}.{end}\""));
        headers.insert(CONTENT_DISPOSITION, disposition.map_err(Error::internal)?);
        Ok((headers, bytes).into_response())
    }

    fn csv(&self) -> Result<Vec<u8>> {
        // The mark at the beginning tells spreadsheets that it is UTF-8.
        let mut bytes = "\u{feff}".as_bytes().to_vec();
        let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(&mut bytes);
        writer.write_record(&self.header).map_err(Error::internal)?;
        for row in &self.rows {
            let cells = row.iter().map(|cell| match cell {
                Cell::Text(text) => harmless(text),
                Cell::Number(number) => number.to_string(),
                Cell::Empty => String::new(),
            });
            writer.write_record(cells).map_err(Error::internal)?;
        }
        writer.flush()?;
        drop(writer);
        Ok(bytes)
    }

    /// The bytes of it as a spreadsheet.
    pub fn xlsx(&self) -> Result<Vec<u8>> {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        let bold = Format::new().set_bold();
        let failed = Error::internal;
        for (column, title) in (0..).zip(&self.header) {
            sheet.write_string_with_format(0, column, title, &bold).map_err(failed)?;
        }
        for (line, row) in (1..).zip(&self.rows) {
            for (column, cell) in (0..).zip(row) {
                match cell {
                    Cell::Text(text) => sheet.write_string(line, column, text).map_err(failed)?,
                    Cell::Number(number) => sheet.write_number(line, column, *number).map_err(failed)?,
                    Cell::Empty => continue,
                };
            }
        }
        sheet.set_freeze_panes(1, 0).map_err(failed)?;
        sheet.autofit();
        book.save_to_buffer().map_err(failed)
    }
}
