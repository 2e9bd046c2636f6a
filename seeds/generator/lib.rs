//! Makes dataset files in the layout of `progetti_esteso`, of any size.
//!
//! The same options give the same bytes on every machine: all chance comes from `ChaCha8` streams, one for
//! each row, amounts and dates are whole numbers, and nothing is kept in an order that may vary. A row
//! does not depend on the rows before it.

mod bodies;
mod calendar;
mod codes;
mod columns;
mod dice;
mod families;
mod featured;
mod identity;
mod life;
mod line;
mod money;
mod places;
mod row;
mod sources;
mod words;

use std::io;

use chrono::NaiveDate;

pub use columns::HEADER;
pub use featured::{FEATURED, Featured};

/// What file to make.
#[derive(Clone, Debug)]
pub struct Options {
    /// How many rows the first vintage has, the featured ones included. A later vintage has a few more.
    pub rows: u64,
    /// Another seed, other projects.
    pub seed: u64,
    /// The reference date of the first vintage.
    pub reference_date: NaiveDate,
    /// With the published data's oddities: the byte-order mark, three kinds of blank, double-encoded and
    /// cut text, masked persons, newlines in cells, hidden rows, damaged dates, amounts in scientific
    /// notation, codes with punctuation. Without them the file is plain, yet not simpler in its lists,
    /// quotes and places.
    pub oddities: bool,
    /// 0 for the first vintage; `n` for the same projects `n` vintages of two months later.
    pub drift: u32,
    /// The featured projects come first. They are the same whatever the seed.
    pub demo: bool,
    /// One code in about a thousand rows is that of an earlier row.
    pub duplicates: bool,
}

impl Options {
    /// The first vintage, with its oddities, without the featured projects or repeated codes.
    pub fn new(rows: u64, seed: u64, reference_date: NaiveDate) -> Self {
        Self { rows, seed, reference_date, oddities: true, drift: 0, demo: false, duplicates: false }
    }
}

/// How much is gathered before it is handed on.
const CHUNK: usize = 1 << 20;

/// Writes the whole file to `out`, in pieces of about a megabyte.
pub fn write(out: &mut impl io::Write, options: &Options) -> io::Result<()> {
    let mut writer = row::Writer::new(options);
    writer.header();
    for row in 0..row::count(options) {
        writer.row(row);
        if writer.bytes().len() >= CHUNK {
            out.write_all(writer.bytes())?;
            writer.clear();
        }
    }
    out.write_all(writer.bytes())?;
    out.flush()
}
