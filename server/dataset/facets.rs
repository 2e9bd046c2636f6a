//! What the search filters, counts and adds up, in fixed places of a few bytes for each row.
//!
//! Per row: 8 bytes of packed values (theme 4 bits, nature 3, state 3, cycle 3, band 3, regions 24,
//! funds 24), 8 of cost, 8 of payments, 4 of start, 4 where its places begin in a list of 4 each.

use std::path::Path;

use tantivy::directory::MmapDirectory;

use crate::codes;
use crate::columns::at;
use crate::error::{Error, Result};
use crate::flat::{self, I64s, U32s, U64s};
use crate::sheet::Sheet;

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

const PACKED: &str = "facets.packed";
const COST: &str = "facets.cost";
const PAYMENTS: &str = "facets.payments";
const START: &str = "facets.start";
const PLACES_AT: &str = "facets.places-at";
const PLACES: &str = "facets.places";

/// Writes the files, a row after the other.
pub struct Writer {
    packed: flat::Writer,
    cost: flat::Writer,
    payments: flat::Writer,
    start: flat::Writer,
    places_at: flat::Writer,
    places: flat::Writer,
    written: u32,
}

impl Writer {
    /// In that folder.
    pub fn create(folder: &Path) -> Result<Self> {
        Ok(Self {
            packed: flat::Writer::create(folder, PACKED)?,
            cost: flat::Writer::create(folder, COST)?,
            payments: flat::Writer::create(folder, PAYMENTS)?,
            start: flat::Writer::create(folder, START)?,
            places_at: flat::Writer::create(folder, PLACES_AT)?,
            places: flat::Writer::create(folder, PLACES)?,
            written: 0,
        })
    }

    /// The next row.
    pub fn push(&mut self, row: &Row) -> Result<()> {
        self.packed.push(&row.packed.to_le_bytes())?;
        self.cost.push(&row.cost.to_le_bytes())?;
        self.payments.push(&row.payments.to_le_bytes())?;
        self.start.push(&row.start.to_le_bytes())?;
        self.places_at.push(&self.written.to_le_bytes())?;
        for place in &row.places {
            self.places.push(&place.to_le_bytes())?;
            self.written += 1;
        }
        Ok(())
    }

    /// Ends the list of places and puts all on the disk.
    pub fn finish(mut self) -> Result<()> {
        self.places_at.push(&self.written.to_le_bytes())?;
        for file in [self.packed, self.cost, self.payments, self.start, self.places_at, self.places] {
            file.finish()?;
        }
        Ok(())
    }
}

/// What is counted and ordered by, of one row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Values {
    /// The packed values.
    pub packed: u64,
    /// Cents, or [`UNKNOWN`].
    pub cost: i64,
    /// Cents, or [`UNKNOWN`].
    pub payments: i64,
    /// Start as `YYYYMMDD`, or 0.
    pub start: u32,
}

/// The files, mapped.
pub struct Reader {
    packed: U64s,
    cost: I64s,
    payments: I64s,
    start: U32s,
    places_at: U32s,
    places: U32s,
}

impl Reader {
    /// Opens the files of a folder and checks that they are of one length.
    pub fn open(folder: &Path) -> Result<Self> {
        let folder = MmapDirectory::open(folder).map_err(Error::damaged)?;
        let reader = Self {
            packed: U64s::open(&folder, PACKED)?,
            cost: I64s::open(&folder, COST)?,
            payments: I64s::open(&folder, PAYMENTS)?,
            start: U32s::open(&folder, START)?,
            places_at: U32s::open(&folder, PLACES_AT)?,
            places: U32s::open(&folder, PLACES)?,
        };
        let rows = reader.rows();
        let alike =
            [reader.cost.len(), reader.payments.len(), reader.start.len()].iter().all(|len| *len == rows);
        if !alike || reader.places_at.len() != rows + 1 {
            return Err(Error::damaged("the facets' files differ in length"));
        }
        Ok(reader)
    }

    /// How many rows.
    pub fn rows(&self) -> usize {
        self.packed.len()
    }
    /// The values of a row.
    pub fn values(&self, row: usize) -> Values {
        Values {
            packed: self.packed.get(row),
            cost: self.cost.get(row),
            payments: self.payments.get(row),
            start: self.start.get(row),
        }
    }
    /// Start as `YYYYMMDD`, or 0.
    #[inline]
    pub fn start(&self, row: usize) -> u32 {
        self.start.get(row)
    }
    /// Provinces and municipalities of a row.
    #[inline]
    pub fn places(&self, row: usize) -> impl Iterator<Item = u32> + Clone {
        self.places.range(self.places_at.get(row) as usize..self.places_at.get(row + 1) as usize)
    }
}

/// Cents as they count in a sum: what is not known counts nothing.
pub fn known(cents: i64) -> i64 {
    if cents == UNKNOWN { 0 } else { cents }
}

/// The province (six digits) of a place that is one or a municipality (nine).
pub fn province_of(place: u32) -> u32 {
    if is_municipality(place) { place / 1000 } else { place }
}

/// Is the place a municipality, rather than a province?
pub fn is_municipality(place: u32) -> bool {
    place >= 1_000_000
}
