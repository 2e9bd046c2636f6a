//! The rows of a sheet in Office Open XML: numbers stand in its cells, texts and the looks of dates elsewhere.

use std::collections::HashMap;
use std::ops::ControlFlow::{Break, Continue};

use chrono::{Days, NaiveDate, NaiveTime};
use quick_xml::events::BytesStart;

use super::packed::{Packed, Step, Unreadable, attribute, name_of};
use super::{Excerpt, LONGEST_CELL, MOST_COLUMNS, MOST_ROWS, filled, short};
use crate::text::{self, Lang};

const WORKBOOK: &str = "xl/workbook.xml";
const RELATIONS: &str = "xl/_rels/workbook.xml.rels";
const STRINGS: &str = "xl/sharedStrings.xml";
const STYLES: &str = "xl/styles.xml";
/// Days are counted to the end of the year 9999.
const LAST_DAY: f64 = 2_958_466.0;
const SECONDS_A_DAY: f64 = 86_400.0;

/// A sheet that can be looked into.
struct Sheet {
    name: String,
    /// The part with its rows.
    part: String,
    /// Days are counted from 1904 instead of 1900.
    since_1904: bool,
}

/// What stands in a cell.
enum Cell {
    Text(String),
    /// A text that stands elsewhere, by its place there.
    Shared(usize),
    /// A number, and its style.
    Number(f64, usize),
}

/// The cell that is being read.
#[derive(Default)]
struct Open {
    column: usize,
    kind: String,
    style: usize,
    value: String,
}

/// A row's cells with their columns.
type Row = Vec<(usize, Cell)>;

/// The first sheet that is not hidden.
fn first_sheet(packed: &mut Packed) -> Result<Sheet, Unreadable> {
    let (mut found, mut since_1904) = (None, false);
    packed.walk(WORKBOOK, |step| {
        let Step::Opens(tag) = step else { return Continue(()) };
        match name_of(tag) {
            "workbookPr" => {
                since_1904 = attribute(tag, "date1904").is_some_and(|is| is == "1" || is == "true");
            }
            "sheet" if attribute(tag, "state").is_none_or(|state| state == "visible") => {
                found = attribute(tag, "name").zip(attribute(tag, "id"));
                return Break(());
            }
            _ => {}
        }
        Continue(())
    })?;
    let (name, id) = found.ok_or(Unreadable)?;
    let mut target = None;
    packed.walk(RELATIONS, |step| match step {
        Step::Opens(tag) if attribute(tag, "Id").is_some_and(|one| one == id) => {
            target = attribute(tag, "Target");
            Break(())
        }
        _ => Continue(()),
    })?;
    let target = target.ok_or(Unreadable)?;
    let part = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
    Ok(Sheet { name, part, since_1904 })
}

/// The column of a cell called `AB12`, from 0.
fn column(cell: &str) -> Option<usize> {
    let letters = cell.bytes().take_while(u8::is_ascii_uppercase);
    let place =
        |sum: usize, letter: u8| sum.saturating_mul(26).saturating_add(usize::from(letter - b'A') + 1);
    letters.fold(0, place).checked_sub(1)
}

impl Open {
    /// `next` is its column if it does not say.
    fn of(tag: &BytesStart<'_>, next: usize) -> Self {
        Self {
            column: attribute(tag, "r").and_then(|cell| column(&cell)).unwrap_or(next),
            kind: attribute(tag, "t").unwrap_or_default(),
            style: attribute(tag, "s").and_then(|style| style.parse().ok()).unwrap_or(0),
            value: String::new(),
        }
    }

    fn cell(&self, lang: Lang) -> Option<Cell> {
        let value = short(&self.value, LONGEST_CELL);
        if value.is_empty() {
            return None;
        }
        match (self.kind.as_str(), lang) {
            ("s", _) => value.parse().ok().map(Cell::Shared),
            ("b", Lang::It) => Some(Cell::Text(if value == "1" { "VERO" } else { "FALSO" }.to_owned())),
            ("b", Lang::En) => Some(Cell::Text(if value == "1" { "TRUE" } else { "FALSE" }.to_owned())),
            ("" | "n", _) => value.parse().ok().map(|number| Cell::Number(number, self.style)),
            _ => Some(Cell::Text(value)),
        }
    }
}

/// The first rows in which something is, and whether there are others.
fn rows(packed: &mut Packed, part: &str, lang: Lang) -> Result<(Vec<Row>, bool), Unreadable> {
    let (mut rows, mut more) = (Vec::new(), false);
    let (mut row, mut next, mut open, mut depth) = (Row::new(), 0, Open::default(), 0_usize);
    packed.walk(part, |step| {
        match step {
            Step::Opens(tag) => match name_of(tag) {
                "row" => next = 0,
                "c" => open = Open::of(tag, next),
                "v" | "t" => depth += 1,
                _ => {}
            },
            Step::Says(text) if depth > 0 => open.value.push_str(text),
            Step::Closes("v" | "t") => depth = depth.saturating_sub(1),
            Step::Closes("c") => {
                next = open.column.saturating_add(1);
                match open.cell(lang) {
                    Some(_) if open.column >= MOST_COLUMNS => more = true,
                    Some(cell) => row.push((open.column, cell)),
                    None => {}
                }
            }
            Step::Closes("row") if !row.is_empty() => {
                if rows.len() == MOST_ROWS {
                    more = true;
                    return Break(());
                }
                rows.push(std::mem::take(&mut row));
            }
            Step::Closes("sheetData") => return Break(()),
            Step::Says(_) | Step::Closes(_) => {}
        }
        Continue(())
    })?;
    Ok((rows, more))
}

/// The texts that these rows name, by their places.
fn strings(packed: &mut Packed, rows: &[Row]) -> Result<HashMap<usize, String>, Unreadable> {
    let mut wanted: HashMap<usize, Option<String>> = HashMap::new();
    for (_, cell) in rows.iter().flatten() {
        if let Cell::Shared(place) = cell {
            wanted.insert(*place, None);
        }
    }
    let mut left = wanted.len();
    if left == 0 {
        return Ok(HashMap::new());
    }
    let (mut place, mut said, mut depth) = (0_usize, String::new(), 0_usize);
    packed.walk(STRINGS, |step| {
        match step {
            Step::Opens(tag) => match name_of(tag) {
                "si" => said.clear(),
                "t" => depth += 1,
                _ => {}
            },
            Step::Says(text) if depth > 0 => said.push_str(text),
            Step::Closes("t") => depth = depth.saturating_sub(1),
            Step::Closes("si") => {
                if let Some(text) = wanted.get_mut(&place) {
                    *text = Some(short(&said, LONGEST_CELL));
                    left -= 1;
                }
                place += 1;
                if left == 0 {
                    return Break(());
                }
            }
            Step::Says(_) | Step::Closes(_) => {}
        }
        Continue(())
    })?;
    Ok(wanted.into_iter().filter_map(|(place, text)| Some((place, text?))).collect())
}

/// Do numbers look like days or hours in this format? Words in it and colours say nothing of that.
fn is_of_time(format: &str) -> bool {
    let (mut quoted, mut bracket, mut escaped) = (false, false, false);
    format.chars().any(|sign| {
        let plain = !(quoted || bracket || escaped);
        quoted ^= sign == '"' && !escaped;
        bracket = (bracket || sign == '[') && sign != ']';
        escaped = plain && matches!(sign, '\\' | '_' | '*');
        plain && matches!(sign.to_ascii_lowercase(), 'd' | 'm' | 'y' | 'h' | 's')
    })
}

/// Which styles are of days or hours, by their places.
fn styles_of_time(packed: &mut Packed) -> Result<Vec<bool>, Unreadable> {
    let mut own: HashMap<String, bool> = HashMap::new();
    let (mut styles, mut inside) = (Vec::new(), false);
    packed.walk(STYLES, |step| {
        match step {
            Step::Opens(tag) => match name_of(tag) {
                "numFmt" => {
                    if let Some((id, format)) = attribute(tag, "numFmtId").zip(attribute(tag, "formatCode")) {
                        own.insert(id, is_of_time(&format));
                    }
                }
                "cellXfs" => inside = true,
                "xf" if inside => {
                    let id = attribute(tag, "numFmtId").unwrap_or_default();
                    let built_in = || id.parse::<u32>().is_ok_and(|id| matches!(id, 14..=22 | 45..=47));
                    styles.push(own.get(&id).copied().unwrap_or_else(built_in));
                }
                _ => {}
            },
            Step::Closes("cellXfs") => return Break(()),
            Step::Says(_) | Step::Closes(_) => {}
        }
        Continue(())
    })?;
    Ok(styles)
}

/// A number as that language writes it, to six places.
fn number(lang: Lang, number: f64) -> String {
    let shown = format!("{number:.6}");
    let shown = shown.trim_end_matches('0').trim_end_matches('.');
    match lang {
        Lang::It => shown.replace('.', ","),
        Lang::En => shown.to_owned(),
    }
}

/// The day and the hour that a number stands for; none, if it is none of those that are counted.
fn moment(number: f64, since_1904: bool) -> Option<String> {
    if !(0.0..LAST_DAY).contains(&number) {
        return None;
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 0 and 3 million days"
    )]
    let (days, seconds) = (number as u64, (number.fract() * SECONDS_A_DAY).round() as u32);
    let first =
        if since_1904 { NaiveDate::from_ymd_opt(1904, 1, 1) } else { NaiveDate::from_ymd_opt(1899, 12, 30) };
    let day = text::day(first?.checked_add_days(Days::new(days))?);
    let hour = NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0)?.format("%H:%M").to_string();
    Some(match (days, seconds) {
        (0, _) => hour,
        (_, 0) => day,
        _ => format!("{day} {hour}"),
    })
}

/// Reads the first rows of the first sheet that is not hidden.
pub(super) fn read(packed: &mut Packed, lang: Lang) -> Result<Excerpt, Unreadable> {
    let sheet = first_sheet(packed)?;
    let (rows, more) = rows(packed, &sheet.part, lang)?;
    let strings = strings(packed, &rows)?;
    // A workbook without looks is one with numbers only.
    let of_time = styles_of_time(packed).unwrap_or_default();
    let shown = |cell: Cell| match cell {
        Cell::Text(text) => text,
        Cell::Shared(place) => strings.get(&place).cloned().unwrap_or_default(),
        Cell::Number(value, style) => {
            let is_of_time = of_time.get(style).copied().unwrap_or_default();
            let moment = is_of_time.then(|| moment(value, sheet.since_1904)).flatten();
            moment.unwrap_or_else(|| number(lang, value))
        }
    };
    let row = |row: Row| row.into_iter().map(|(column, cell)| (column, shown(cell))).collect();
    Ok(Excerpt::Rows { name: sheet.name, rows: filled(rows.into_iter().map(row).collect()), more })
}
