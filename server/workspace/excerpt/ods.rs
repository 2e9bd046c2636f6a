//! The rows of a sheet in `OpenDocument`, whose cells hold what they show. What is there many times is written
//! once there, and shown no more often than there is room.

use std::collections::HashSet;
use std::ops::ControlFlow::{Break, Continue};

use quick_xml::events::BytesStart;

use super::packed::{Packed, Step, Unreadable, attribute, name_of};
use super::words::BLANKS;
use super::{Excerpt, LONGEST_CELL, MOST_COLUMNS, MOST_ROWS, filled, short};

/// The sheet as far as it is read.
#[derive(Default)]
struct Sheet {
    /// The looks of sheets that are not shown, and the one that is being read.
    hidden: HashSet<String>,
    look: String,
    /// In how many tables that are not shown the reader is.
    passed: usize,
    /// None: it has not come yet.
    name: Option<String>,
    rows: Vec<Vec<(usize, String)>>,
    more: bool,
    /// The row that is being read: its cells, the column that comes next, how often it is there.
    cells: Vec<(usize, String)>,
    column: usize,
    times: usize,
    /// The cell: its text, how often it is there, and in how many paragraphs the reader is.
    said: String,
    across: usize,
    depth: usize,
}

/// How often an element is there.
fn times(tag: &BytesStart<'_>, name: &str) -> usize {
    attribute(tag, name).and_then(|times| times.parse().ok()).unwrap_or(1)
}

fn is_cell(name: &str) -> bool {
    matches!(name, "table-cell" | "covered-table-cell")
}

impl Sheet {
    /// Looks for the first sheet that is shown. Looks stand before the sheets.
    fn seeks(&mut self, tag: &BytesStart<'_>) {
        match name_of(tag) {
            "style" => self.look = attribute(tag, "name").unwrap_or_default(),
            "table-properties" if attribute(tag, "display").is_some_and(|shown| shown == "false") => {
                self.hidden.insert(self.look.clone());
            }
            "table" if self.passed > 0 || self.hides(tag) => self.passed += 1,
            "table" => self.name = Some(attribute(tag, "name").unwrap_or_default()),
            _ => {}
        }
    }

    fn hides(&self, table: &BytesStart<'_>) -> bool {
        attribute(table, "style-name").is_some_and(|look| self.hidden.contains(&look))
    }

    fn opens(&mut self, tag: &BytesStart<'_>) {
        match name_of(tag) {
            "table-row" => {
                self.column = 0;
                self.cells.clear();
                self.times = times(tag, "number-rows-repeated");
            }
            name if is_cell(name) => {
                self.said.clear();
                self.across = times(tag, "number-columns-repeated");
            }
            "p" => {
                self.depth += 1;
                self.said.push(' ');
            }
            name if BLANKS.contains(&name) => self.said.push(' '),
            _ => {}
        }
    }

    fn cell(&mut self) {
        let text = short(&self.said, LONGEST_CELL);
        let end = self.column.saturating_add(self.across);
        if !text.is_empty() {
            self.more |= end > MOST_COLUMNS;
            let columns = self.column..end.min(MOST_COLUMNS);
            self.cells.extend(columns.map(|column| (column, text.clone())));
        }
        self.column = end;
    }

    /// False: there is no room for it.
    fn row(&mut self) -> bool {
        if self.cells.is_empty() {
            return true;
        }
        let room = MOST_ROWS - self.rows.len();
        self.rows.extend(std::iter::repeat_n(self.cells.clone(), self.times.min(room)));
        self.times <= room
    }
}

/// Reads the first rows of the first sheet that is not hidden.
pub(super) fn read(packed: &mut Packed) -> Result<Excerpt, Unreadable> {
    let mut sheet = Sheet::default();
    packed.walk("content.xml", |step| {
        match step {
            Step::Opens(tag) if sheet.name.is_none() => sheet.seeks(tag),
            Step::Opens(tag) => sheet.opens(tag),
            Step::Says(text) if sheet.depth > 0 => sheet.said.push_str(text),
            Step::Closes("p") => sheet.depth = sheet.depth.saturating_sub(1),
            Step::Closes(name) if is_cell(name) && sheet.name.is_some() => sheet.cell(),
            Step::Closes("table-row") if sheet.name.is_some() => {
                if !sheet.row() {
                    sheet.more = true;
                    return Break(());
                }
            }
            Step::Closes("table") if sheet.name.is_some() => return Break(()),
            Step::Closes("table") => sheet.passed = sheet.passed.saturating_sub(1),
            Step::Says(_) | Step::Closes(_) => {}
        }
        Continue(())
    })?;
    let name = sheet.name.ok_or(Unreadable)?;
    Ok(Excerpt::Rows { name, rows: filled(sheet.rows), more: sheet.more })
}
