//! One row on its way to the file: text quoted, numbers bare, cells apart by semicolons.

use crate::calendar::{Day, civil};

/// How an amount or a date is damaged.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Damage {
    None,
    /// An amount as a spreadsheet writes it: `1,5E+06`. The value is the same to the cent.
    Scientific,
    /// A date that no calendar has.
    Impossible,
}

/// The bytes written so far and how cells are to be written.
pub(crate) struct Line {
    bytes: Vec<u8>,
    /// How many cells the row has so far.
    cells: usize,
    /// Where the text of the open cell begins.
    cell: usize,
    /// Blank text is written as one space, as much of the published text is.
    pub(crate) space_for_blank: bool,
    /// Zero amounts are left blank, as some vintages do.
    pub(crate) blank_for_zero: bool,
    /// Text is encoded twice, as if its bytes had been read as Latin-1.
    pub(crate) twice: bool,
    /// What to do to the next amount or date that is marked as one that may be damaged.
    pub(crate) damage: Damage,
}

impl Line {
    pub(crate) fn new(capacity: usize) -> Self {
        Self {
            bytes: Vec::with_capacity(capacity),
            cells: 0,
            cell: 0,
            space_for_blank: false,
            blank_for_zero: false,
            twice: false,
            damage: Damage::None,
        }
    }

    /// Everything written since the last `clear`.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    pub(crate) fn clear(&mut self) {
        self.bytes.clear();
    }

    /// How many cells the row has so far.
    pub(crate) fn cells(&self) -> usize {
        self.cells
    }

    /// The byte-order mark.
    pub(crate) fn mark(&mut self) {
        self.bytes.extend_from_slice("\u{feff}".as_bytes());
    }

    /// Ends the row.
    pub(crate) fn end(&mut self) {
        self.bytes.push(b'\n');
        self.cells = 0;
    }

    fn separate(&mut self) {
        if self.cells > 0 {
            self.bytes.push(b';');
        }
        self.cells += 1;
    }

    /// Begins a text cell, to be filled by `add` and ended by `close`.
    pub(crate) fn open(&mut self) {
        self.separate();
        self.bytes.push(b'"');
        self.cell = self.bytes.len();
    }

    /// Adds to the open cell.
    pub(crate) fn add(&mut self, text: &str) {
        if !self.twice && !text.as_bytes().contains(&b'"') {
            self.bytes.extend_from_slice(text.as_bytes());
            return;
        }
        for &byte in text.as_bytes() {
            match byte {
                b'"' => self.bytes.extend_from_slice(b"\"\""),
                0x80.. if self.twice => {
                    // The byte read as a Latin-1 character, in UTF-8 again.
                    self.bytes.push(0xC0 | (byte >> 6));
                    self.bytes.push(0x80 | (byte & 0x3F));
                }
                _ => self.bytes.push(byte),
            }
        }
    }

    /// Adds a number with leading zeros to the open cell.
    pub(crate) fn add_padded(&mut self, number: u64, width: usize) {
        push_number(&mut self.bytes, number, width);
    }

    /// Ends the open cell; a cell with nothing in it is a blank.
    pub(crate) fn close(&mut self) {
        if self.bytes.len() == self.cell {
            if self.space_for_blank {
                self.bytes.push(b' ');
            } else {
                self.bytes.truncate(self.cell - 1);
                return;
            }
        }
        self.bytes.push(b'"');
    }

    /// A whole text cell.
    pub(crate) fn text(&mut self, text: &str) {
        self.open();
        self.add(text);
        self.close();
    }

    /// A text cell of which at most `most` bytes are kept, cut even inside what was one character once:
    /// the publisher cuts after the damage is done.
    pub(crate) fn cut_text(&mut self, text: &str, most: usize) {
        self.open();
        self.add(text);
        let mut end = self.cell + most;
        if self.bytes.len() > end {
            while self.bytes[end] & 0xC0 == 0x80 {
                end -= 1;
            }
            self.bytes.truncate(end);
            // A doubled quote must not be cut in two.
            let quotes = self.bytes[self.cell..].iter().rev().take_while(|&&byte| byte == b'"').count();
            if quotes % 2 == 1 {
                self.bytes.pop();
            }
        }
        self.close();
    }

    /// A cell of several values.
    pub(crate) fn list<'a>(&mut self, items: impl IntoIterator<Item = &'a str>) {
        self.open();
        for (position, item) in items.into_iter().enumerate() {
            if position > 0 {
                self.bytes.extend_from_slice(b":::");
            }
            self.add(item);
        }
        self.close();
    }

    /// A cell with nothing at all.
    pub(crate) fn blank(&mut self) {
        self.separate();
    }

    /// Several cells with nothing at all.
    pub(crate) fn blanks(&mut self, count: usize) {
        for _ in 0..count {
            self.separate();
        }
    }

    /// A whole number.
    pub(crate) fn number(&mut self, number: u32) {
        self.separate();
        push_number(&mut self.bytes, u64::from(number), 1);
    }

    /// An amount in cents, with a decimal comma.
    pub(crate) fn money(&mut self, cents: i64) {
        self.separate();
        if cents == 0 && self.blank_for_zero {
            return;
        }
        self.push_money(cents);
    }

    fn push_money(&mut self, cents: i64) {
        if cents < 0 {
            self.bytes.push(b'-');
        }
        let cents = cents.unsigned_abs();
        push_number(&mut self.bytes, cents / 100, 1);
        self.bytes.push(b',');
        push_number(&mut self.bytes, cents % 100, 2);
    }

    /// An amount that the row may have damaged.
    pub(crate) fn fragile_money(&mut self, cents: i64) {
        if self.damage != Damage::Scientific || cents < 100 {
            self.money(cents);
            return;
        }
        self.damage = Damage::None;
        self.separate();
        let start = self.bytes.len();
        push_number(&mut self.bytes, cents.unsigned_abs(), 1);
        let digits = self.bytes.len() - start;
        while self.bytes.len() > start + 1 && self.bytes.last() == Some(&b'0') {
            self.bytes.pop();
        }
        if self.bytes.len() > start + 1 {
            self.bytes.insert(start + 1, b',');
        }
        self.bytes.extend_from_slice(b"E+");
        push_number(&mut self.bytes, u64::try_from(digits - 3).unwrap_or(0), 2);
    }

    /// A date as eight digits, or nothing.
    pub(crate) fn date(&mut self, day: Option<Day>) {
        self.separate();
        let Some(day) = day else { return };
        let (year, month, day) = civil(day);
        push_number(&mut self.bytes, u64::from(year.unsigned_abs()), 4);
        push_number(&mut self.bytes, u64::from(month), 2);
        push_number(&mut self.bytes, u64::from(day), 2);
    }

    /// A date that the row may have damaged: the thirty-first of February of its year.
    pub(crate) fn fragile_date(&mut self, day: Option<Day>) {
        self.date(day);
        if self.damage == Damage::Impossible && day.is_some() {
            self.damage = Damage::None;
            self.bytes.truncate(self.bytes.len() - 4);
            self.bytes.extend_from_slice(b"0231");
        }
    }
}

/// Writes `number` with at least `width` digits.
pub(crate) fn push_number(bytes: &mut Vec<u8>, number: u64, width: usize) {
    let mut digits = [b'0'; 20];
    let mut start = digits.len();
    let mut rest = number;
    while rest > 0 || digits.len() - start < width.max(1) {
        start -= 1;
        digits[start] = b"0123456789"[usize::try_from(rest % 10).unwrap_or(0)];
        rest /= 10;
    }
    bytes.extend_from_slice(&digits[start..]);
}
