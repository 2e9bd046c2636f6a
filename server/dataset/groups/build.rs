//! Working the kinds, groups and orders out.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::path::Path;

use super::{
    COST, FOLDER, GROUPS_AT, PACKED, PAYMENTS, PROVINCES, PROVINCES_AT, ROWS, ROWS_AT, order_files, rows,
};
use crate::error::Result;
use crate::facets::{self, known, province_of};
use crate::flat::Writer;
use crate::order::Sort;

fn row_numbers(facets: &facets::Reader) -> impl Iterator<Item = u32> {
    0..u32::try_from(facets.rows()).unwrap_or(u32::MAX)
}

/// Makes the folder. It has its name once it is whole.
pub(crate) fn build(folder: &Path, facets: &facets::Reader) -> Result<()> {
    // Two programs that open an older version at once must not write into each other's files.
    let building = folder.join(format!("{FOLDER}.{}", std::process::id()));
    std::fs::create_dir_all(&building)?;
    let kind_of = kinds(&building, facets)?;
    rows::write(&building, &kind_of, |row| facets.values(row))?;
    for sort in Sort::FIXED {
        order(&building, facets, sort, &kind_of)?;
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

/// A row with what makes it alike to others: packed values, and the number of its set of provinces.
type Key = (u64, u32, u32);

/// The keys of all rows, in order, and the sets of provinces.
fn keys(facets: &facets::Reader) -> (Vec<Key>, Vec<Vec<u32>>) {
    let mut sets: Vec<Vec<u32>> = Vec::new();
    let mut numbers: HashMap<Vec<u32>, u32> = HashMap::new();
    let mut keys: Vec<Key> = Vec::with_capacity(facets.rows());
    let mut set = Vec::new();
    for row in row_numbers(facets) {
        set.clear();
        set.extend(facets.places(row as usize).map(province_of));
        set.sort_unstable();
        set.dedup();
        let number = if let Some(number) = numbers.get(&set) {
            *number
        } else {
            let number = u32::try_from(sets.len()).unwrap_or(u32::MAX);
            sets.push(set.clone());
            numbers.insert(set.clone(), number);
            number
        };
        keys.push((facets.values(row as usize).packed, number, row));
    }
    keys.sort_unstable();
    (keys, sets)
}

/// Writes kinds and groups; gives the kind of each row.
fn kinds(folder: &Path, facets: &facets::Reader) -> Result<Vec<u32>> {
    let (keys, sets) = keys(facets);
    let mut kind_of = vec![0; facets.rows()];
    let mut packed = Writer::create(folder, PACKED)?;
    let mut cost = Writer::create(folder, COST)?;
    let mut payments = Writer::create(folder, PAYMENTS)?;
    let mut groups_at = Ends::create(folder, GROUPS_AT)?;
    let mut rows_at = Ends::create(folder, ROWS_AT)?;
    let mut rows = Writer::create(folder, ROWS)?;
    let mut provinces_at = Ends::create(folder, PROVINCES_AT)?;
    let mut provinces = Writer::create(folder, PROVINCES)?;
    for (kind, alike) in (0_u32..).zip(keys.chunk_by(|a, b| a.0 == b.0)) {
        packed.push(&alike[0].0.to_le_bytes())?;
        let (mut cost_of_all, mut payments_of_all) = (0_i64, 0_i64);
        let mut groups = 0;
        for group in alike.chunk_by(|a, b| a.1 == b.1) {
            for (_, _, row) in group {
                rows.push(&row.to_le_bytes())?;
                kind_of[*row as usize] = kind;
                let values = facets.values(*row as usize);
                cost_of_all += known(values.cost);
                payments_of_all += known(values.payments);
            }
            let set = &sets[group[0].1 as usize];
            for province in set {
                provinces.push(&province.to_le_bytes())?;
            }
            rows_at.push(group.len())?;
            provinces_at.push(set.len())?;
            groups += 1;
        }
        groups_at.push(groups)?;
        cost.push(&cost_of_all.to_le_bytes())?;
        payments.push(&payments_of_all.to_le_bytes())?;
    }
    for file in [packed, cost, payments, groups_at.0, rows_at.0, rows, provinces_at.0, provinces] {
        file.finish()?;
    }
    Ok(kind_of)
}

/// A file of where each of many lists begins, and the last one ends.
struct Ends(Writer, u32);

impl Ends {
    fn create(folder: &Path, name: &str) -> Result<Self> {
        let mut writer = Writer::create(folder, name)?;
        writer.push(&0_u32.to_le_bytes())?;
        Ok(Self(writer, 0))
    }

    /// The next list is so long.
    fn push(&mut self, length: usize) -> Result<()> {
        self.1 += u32::try_from(length).unwrap_or(u32::MAX);
        self.0.push(&self.1.to_le_bytes())
    }
}

/// Writes all rows in an order, and the kind of each.
fn order(folder: &Path, facets: &facets::Reader, sort: Sort, kind_of: &[u32]) -> Result<()> {
    let mut ranked: Vec<(Reverse<i64>, u32)> =
        row_numbers(facets).map(|row| (Reverse(sort.rank(&facets.values(row as usize), 0.0)), row)).collect();
    ranked.sort_unstable();
    let [rows, kinds] = order_files(sort);
    let (mut rows, mut kinds) = (Writer::create(folder, &rows)?, Writer::create(folder, &kinds)?);
    for (_, row) in ranked {
        rows.push(&row.to_le_bytes())?;
        kinds.push(&kind_of[row as usize].to_le_bytes())?;
    }
    rows.finish()?;
    kinds.finish()
}
