//! Making the files of places: what the facets lack is gathered row by row, then all is laid in the
//! order of places.

use std::path::{Path, PathBuf};

use tantivy::directory::MmapDirectory;

use super::{
    ACTUAL_END, COST, FOLDER, PACKED, PAYMENTS, PLACES, PLACES_AT, PLANNED_END, ROWS, SAID, SEVERAL, START,
    Said, number,
};
use crate::codes;
use crate::columns::at;
use crate::error::{Error, Result};
use crate::facets::{self, part, province_of};
use crate::flat::{self, U32s};
use crate::sheet::{MASKED_NAME, Sheet};
use crate::store;

/// What is gathered of each row, until it is laid in order.
const GATHERED: [&str; 4] = ["of-rows.start", "of-rows.planned-end", "of-rows.actual-end", "of-rows.said"];

/// Gathers rows, in their order, and makes the folder in the end.
pub(crate) struct Writer {
    folder: PathBuf,
    building: PathBuf,
    gathered: [flat::Writer; 4],
}

fn said<S: AsRef<str>>(sheet: &Sheet<'_, S>) -> u32 {
    let named = |codes: u16| {
        let names = sheet.items(codes + 1);
        names.iter().any(|name| !name.is_empty() && *name != MASKED_NAME)
    };
    let says = |one: Said| match one {
        Said::Link => sheet.text(at::OC_LINK).is_some(),
        Said::Cup => sheet.text(at::CUP).is_some(),
        Said::Summary => sheet.text(at::OC_SINTESI_PROGETTO).is_some(),
        Said::Programmer => named(at::OC_CODFISC_PROGRAMMATORE),
        Said::Implementer => named(at::OC_CODFISC_ATTUATORE),
        Said::Contractor => named(at::OC_CODFISC_REALIZZATORE),
        Said::Payments => sheet.cents(at::TOT_PAGAMENTI).is_some_and(|cents| cents != 0),
        Said::Phases => (0..32).any(|n| sheet.date(at::DATA_INIZIO_PREV_STUDIO_FATT + n).is_some()),
        Said::Indicators => sheet.text(at::COD_INDICATORE_1 + 1).is_some(),
        Said::Procedure => sheet.text(at::DESCR_PROCED_ATTIVAZIONE).is_some(),
    };
    Said::ALL.into_iter().filter(|one| says(*one)).fold(0, |bits, one| bits | one.bit())
}

impl Writer {
    /// For the version in that folder.
    pub(crate) fn create(folder: &Path) -> Result<Self> {
        // Two programs that open an older version at once must not write into each other's files.
        let building = folder.join(format!("{FOLDER}.{}", std::process::id()));
        std::fs::create_dir_all(&building)?;
        let [start, planned, actual, said] = GATHERED;
        let new = |name: &str| flat::Writer::create(&building, name);
        let gathered = [new(start)?, new(planned)?, new(actual)?, new(said)?];
        Ok(Self { folder: folder.to_owned(), building, gathered })
    }

    /// The next row.
    pub(crate) fn push<S: AsRef<str>>(&mut self, sheet: &Sheet<'_, S>) -> Result<()> {
        let numbers = [
            number(sheet.date(at::OC_DATA_INIZIO_PROGETTO)),
            number(sheet.date(at::OC_DATA_FINE_PROGETTO_PREVISTA)),
            number(sheet.date(at::OC_DATA_FINE_PROGETTO_EFFETTIVA)),
            said(sheet),
        ];
        for (file, number) in self.gathered.iter_mut().zip(numbers) {
            file.push(&number.to_le_bytes())?;
        }
        Ok(())
    }

    /// Lays all rows at their places. The folder has its name once it is whole.
    pub(crate) fn finish(self, facets: &facets::Reader) -> Result<()> {
        let Self { folder, building, gathered } = self;
        for file in gathered {
            file.finish()?;
        }
        lay(&building, facets)?;
        for name in GATHERED {
            std::fs::remove_file(building.join(name))?;
        }
        std::fs::File::open(&building)?.sync_all()?;
        let whole = folder.join(FOLDER);
        match std::fs::rename(&building, &whole) {
            Ok(()) => Ok(()),
            // Another program was faster.
            Err(_) if whole.exists() => Ok(std::fs::remove_dir_all(&building)?),
            Err(error) => Err(error.into()),
        }
    }
}

/// Makes the folder of a version that lacks it, from its rows.
pub(super) fn from_rows(folder: &Path, facets: &facets::Reader, store: &store::Reader) -> Result<()> {
    let mut writer = Writer::create(folder)?;
    for row in 0..facets.rows() as u64 {
        let stored = store.by_row(row)?.ok_or_else(|| Error::damaged("a row is missing"))?;
        writer.push(&Sheet(&stored.cells))?;
    }
    writer.finish(facets)
}

/// The places of a row: those it names, and each region of which it names none.
fn places(facets: &facets::Reader, row: usize, found: &mut Vec<u32>) {
    found.clear();
    found.extend(facets.places(row));
    let regions = part::regions(facets.values(row).packed);
    for (place, (code, _)) in codes::REGIONS.iter().enumerate() {
        // The codes that stand for no single region are nobody's neighbourhood.
        let Some(code) = code.parse::<u32>().ok().filter(|code| (1..=20).contains(code)) else { continue };
        let named = found.iter().any(|one| *one > 999 && province_of(*one) / 1000 == code);
        if regions >> place & 1 == 1 && !named {
            found.push(code);
        }
    }
    found.sort_unstable();
    found.dedup();
}

fn lay(building: &Path, facets: &facets::Reader) -> Result<()> {
    let gathered = MmapDirectory::open(building).map_err(Error::damaged)?;
    let [start, planned_end, actual_end, said] = GATHERED;
    let [start, planned_end, actual_end, said] = [
        U32s::open(&gathered, start)?,
        U32s::open(&gathered, planned_end)?,
        U32s::open(&gathered, actual_end)?,
        U32s::open(&gathered, said)?,
    ];
    if start.len() != facets.rows() {
        return Err(Error::damaged("not all rows were gathered"));
    }
    // Place, row, and whether it has other places: in the order of places.
    let mut all: Vec<(u32, u32, bool)> = Vec::with_capacity(facets.rows());
    let mut own = Vec::new();
    for row in 0..facets.rows() {
        places(facets, row, &mut own);
        let number = u32::try_from(row).map_err(Error::damaged)?;
        all.extend(own.iter().map(|place| (*place, number, own.len() > 1)));
    }
    all.sort_unstable();
    let new = |name: &str| flat::Writer::create(building, name);
    let (mut places, mut places_at) = (new(PLACES)?, new(PLACES_AT)?);
    let (mut rows, mut packed, mut cost, mut payments) =
        (new(ROWS)?, new(PACKED)?, new(COST)?, new(PAYMENTS)?);
    let (mut starts, mut planned, mut actual, mut bits) =
        (new(START)?, new(PLANNED_END)?, new(ACTUAL_END)?, new(SAID)?);
    let mut at = 0_u32;
    places_at.push(&at.to_le_bytes())?;
    for here in all.chunk_by(|one, other| one.0 == other.0) {
        places.push(&here[0].0.to_le_bytes())?;
        for (_, row, several) in here {
            let place = *row as usize;
            let values = facets.values(place);
            rows.push(&row.to_le_bytes())?;
            packed.push(&values.packed.to_le_bytes())?;
            cost.push(&values.cost.to_le_bytes())?;
            payments.push(&values.payments.to_le_bytes())?;
            starts.push(&start.get(place).to_le_bytes())?;
            planned.push(&planned_end.get(place).to_le_bytes())?;
            actual.push(&actual_end.get(place).to_le_bytes())?;
            let several = if *several { SEVERAL } else { 0 };
            bits.push(&(said.get(place) | several).to_le_bytes())?;
        }
        at += u32::try_from(here.len()).map_err(Error::damaged)?;
        places_at.push(&at.to_le_bytes())?;
    }
    for file in [places, places_at, rows, packed, cost, payments, starts, planned, actual, bits] {
        file.finish()?;
    }
    Ok(())
}
