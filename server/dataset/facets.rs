//! What the search filters, counts and adds up, in fixed places of a few bytes for each row: read
//! straight from the mapped file, so that it costs no memory of ours and opens at once.
//!
//! Per row: 8 bytes of packed values (theme 4 bits, nature 3, state 3, cycle 3, band 3, regions 24,
//! funds 24), 8 of cost, 8 of payments, 4 of start, 4 where its places begin in a list of 4 each.

use std::path::Path;

use tantivy::directory::{Directory, MmapDirectory, OwnedBytes};

use crate::codes;
use crate::columns::at;
use crate::error::{Error, Result};
use crate::project::Sheet;

/// Value of a field that a row lacks.
const NONE4: u64 = 15;
const NONE3: u64 = 7;
/// A cost or payment that is not known.
pub const UNKNOWN: i64 = i64::MIN;
/// Different funds that fit; further ones are shown on the page, but can't be filtered by.
pub const MOST_FUNDS: usize = 24;

/// One row's values.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// The packed values.
    pub packed: u64,
    /// Cents, or [`UNKNOWN`].
    pub cost: i64,
    /// Cents, or [`UNKNOWN`].
    pub payments: i64,
    /// Start as `YYYYMMDD`, or 0.
    pub start: u32,
    /// Provinces (six digits) where no municipality is named, and municipalities (nine digits).
    pub places: Vec<u32>,
}

fn small(place: Option<usize>, none: u64) -> u64 {
    place.map_or(none, |place| place as u64)
}

impl Row {
    /// From a project's cells. `fund` gives the number of a fund's code.
    pub(crate) fn of<S: AsRef<str>>(
        sheet: &Sheet<'_, S>,
        mut fund: impl FnMut(&str, &str) -> Option<usize>,
    ) -> Self {
        use chrono::Datelike;
        let cost = sheet.cost();
        let band = cost.map(codes::band);
        let mut regions = 0_u64;
        let mut places = Vec::new();
        for (region, province, municipality) in sheet.place_codes() {
            regions |= 1 << region;
            places.extend(municipality.or(province));
        }
        let mut funds = 0_u64;
        for (code, label) in sheet.funds() {
            if let Some(number) = fund(code, label) {
                funds |= 1 << number;
            }
        }
        Self {
            packed: small(sheet.theme(), NONE4)
                | small(sheet.nature(), NONE3) << 4
                | small(sheet.state(), NONE3) << 7
                | small(sheet.cycle(), NONE3) << 10
                | small(band, NONE3) << 13
                | regions << 16
                | funds << 40,
            cost: cost.unwrap_or(UNKNOWN),
            payments: sheet.cents(at::TOT_PAGAMENTI).unwrap_or(UNKNOWN),
            start: sheet.date(at::OC_DATA_INIZIO_PROGETTO).map_or(0, |date| {
                u32::try_from(date.year()).unwrap_or(0) * 10_000 + date.month() * 100 + date.day()
            }),
            places,
        }
    }
}

/// Packed values taken apart.
pub mod part {
    /// Place in `codes::THEMES`, 15 for none.
    pub fn theme(packed: u64) -> usize {
        (packed & 15) as usize
    }
    /// Place in `codes::NATURES`, 7 for none.
    pub fn nature(packed: u64) -> usize {
        (packed >> 4 & 7) as usize
    }
    /// Place in `codes::STATES`, 7 for none.
    pub fn state(packed: u64) -> usize {
        (packed >> 7 & 7) as usize
    }
    /// Place in `codes::CYCLES`, 7 for none.
    pub fn cycle(packed: u64) -> usize {
        (packed >> 10 & 7) as usize
    }
    /// Cost band, 7 for none.
    pub fn band(packed: u64) -> usize {
        (packed >> 13 & 7) as usize
    }
    /// A bit for each of `codes::REGIONS`.
    pub fn regions(packed: u64) -> u32 {
        (packed >> 16 & 0xff_ffff) as u32
    }
    /// A bit for each fund.
    pub fn funds(packed: u64) -> u32 {
        (packed >> 40) as u32
    }
}

const FILES: [&str; 6] =
    ["facets.packed", "facets.cost", "facets.payments", "facets.start", "facets.places-at", "facets.places"];

/// Writes the files, a row after the other.
pub struct Writer {
    files: Vec<std::io::BufWriter<std::fs::File>>,
    places: u32,
}

impl Writer {
    /// In that folder.
    pub fn create(folder: &Path) -> Result<Self> {
        let mut files = Vec::new();
        for name in FILES {
            files.push(std::io::BufWriter::with_capacity(1 << 16, std::fs::File::create(folder.join(name))?));
        }
        Ok(Self { files, places: 0 })
    }

    /// The next row.
    pub fn push(&mut self, row: &Row) -> Result<()> {
        use std::io::Write;
        self.files[0].write_all(&row.packed.to_le_bytes())?;
        self.files[1].write_all(&row.cost.to_le_bytes())?;
        self.files[2].write_all(&row.payments.to_le_bytes())?;
        self.files[3].write_all(&row.start.to_le_bytes())?;
        self.files[4].write_all(&self.places.to_le_bytes())?;
        for place in &row.places {
            self.files[5].write_all(&place.to_le_bytes())?;
            self.places += 1;
        }
        Ok(())
    }

    /// Ends the list of places and puts all on the disk.
    pub fn finish(mut self) -> Result<()> {
        use std::io::Write;
        self.files[4].write_all(&self.places.to_le_bytes())?;
        for file in self.files {
            file.into_inner().map_err(std::io::IntoInnerError::into_error)?.sync_all()?;
        }
        Ok(())
    }
}

/// The files, mapped.
pub struct Reader {
    packed: OwnedBytes,
    cost: OwnedBytes,
    payments: OwnedBytes,
    start: OwnedBytes,
    places_at: OwnedBytes,
    places: OwnedBytes,
    rows: usize,
}

fn eight(bytes: &OwnedBytes, row: usize) -> [u8; 8] {
    bytes.get(row * 8..row * 8 + 8).and_then(|slice| slice.try_into().ok()).unwrap_or_default()
}

fn four(bytes: &OwnedBytes, row: usize) -> u32 {
    u32::from_le_bytes(
        bytes.get(row * 4..row * 4 + 4).and_then(|slice| slice.try_into().ok()).unwrap_or_default(),
    )
}

impl Reader {
    /// Opens the files of a folder and checks that they are of one length.
    pub fn open(folder: &Path) -> Result<Self> {
        let directory = MmapDirectory::open(folder).map_err(Error::damaged)?;
        let mut files = Vec::new();
        for name in FILES {
            let slice = directory.open_read(Path::new(name)).map_err(Error::damaged)?;
            files.push(slice.read_bytes()?);
        }
        let Ok([packed, cost, payments, start, places_at, places]) = <[OwnedBytes; 6]>::try_from(files)
        else {
            return Err(Error::damaged("facets"));
        };
        let rows = packed.len() / 8;
        if cost.len() != rows * 8
            || payments.len() != rows * 8
            || start.len() != rows * 4
            || places_at.len() != rows * 4 + 4
        {
            return Err(Error::damaged("the facets' files differ in length"));
        }
        Ok(Self { packed, cost, payments, start, places_at, places, rows })
    }

    /// How many rows.
    pub fn rows(&self) -> usize {
        self.rows
    }
    /// The packed values of a row.
    pub fn packed(&self, row: usize) -> u64 {
        u64::from_le_bytes(eight(&self.packed, row))
    }
    /// Cents, or [`UNKNOWN`].
    pub fn cost(&self, row: usize) -> i64 {
        i64::from_le_bytes(eight(&self.cost, row))
    }
    /// Cents, or [`UNKNOWN`].
    pub fn payments(&self, row: usize) -> i64 {
        i64::from_le_bytes(eight(&self.payments, row))
    }
    /// `YYYYMMDD`, or 0.
    pub fn start(&self, row: usize) -> u32 {
        four(&self.start, row)
    }
    /// Provinces and municipalities of a row.
    pub fn places(&self, row: usize) -> impl Iterator<Item = u32> + '_ {
        (four(&self.places_at, row)..four(&self.places_at, row + 1)).map(|n| four(&self.places, n as usize))
    }
}
