//! Tables as files: CSV that spreadsheets open without questions, and XLSX.

use axum::response::{IntoResponse, Response};
use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use chrono_tz::Europe::Rome;
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
    /// A share, in hundredths.
    Share(i64),
    /// A day.
    Day(NaiveDate),
    /// A moment by Italian clocks, to the minute.
    Moment(NaiveDateTime),
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
impl From<NaiveDate> for Cell {
    fn from(day: NaiveDate) -> Self {
        Self::Day(day)
    }
}
impl From<DateTime<Utc>> for Cell {
    fn from(at: DateTime<Utc>) -> Self {
        Self::Moment(at.with_timezone(&Rome).naive_local())
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
                Cell::Share(hundredths) => format!("{hundredths}%"),
                // As the standard writes them: each spreadsheet takes them for what they are, in any language.
                Cell::Day(day) => day.to_string(),
                Cell::Moment(at) => at.format("%Y-%m-%d %H:%M").to_string(),
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
        // These numbers mean "short" to a spreadsheet: it writes days and hours as its user's country does.
        let (day, moment) = (Format::new().set_num_format_index(14), Format::new().set_num_format_index(22));
        let share = Format::new().set_num_format("0%");
        let failed = Error::internal;
        for (column, title) in (0..).zip(&self.header) {
            sheet.write_string_with_format(0, column, title, &bold).map_err(failed)?;
        }
        for (line, row) in (1..).zip(&self.rows) {
            for (column, cell) in (0..).zip(row) {
                match cell {
                    Cell::Text(text) => sheet.write_string(line, column, text).map_err(failed)?,
                    Cell::Number(number) => sheet.write_number(line, column, *number).map_err(failed)?,
                    Cell::Share(hundredths) => {
                        let whole = f64::from(i32::try_from(*hundredths).map_err(Error::internal)?);
                        sheet.write_number_with_format(line, column, whole / 100.0, &share).map_err(failed)?
                    }
                    Cell::Day(on) => {
                        sheet.write_datetime_with_format(line, column, on, &day).map_err(failed)?
                    }
                    Cell::Moment(at) => {
                        sheet.write_datetime_with_format(line, column, at, &moment).map_err(failed)?
                    }
                    Cell::Empty => continue,
                };
            }
        }
        sheet.set_freeze_panes(1, 0).map_err(failed)?;
        sheet.autofit();
        book.save_to_buffer().map_err(failed)
    }
}
