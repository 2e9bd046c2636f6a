//! Working the groups and orders out.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::path::Path;

use super::{COST, FOLDER, PACKED, PAYMENTS, PROVINCES, PROVINCES_AT, ROWS, ROWS_AT, order_files};
use crate::error::Result;
use crate::facets::{self, known, province_of};
use crate::flat::Writer;
use crate::order::Sort;

fn row_numbers(facets: &facets::Reader) -> impl Iterator<Item = u32> {
    0..u32::try_from(facets.rows()).unwrap_or(u32::MAX)
}

/// Makes the folder of groups. It has its name once it is whole.
pub(crate) fn build(folder: &Path, facets: &facets::Reader) -> Result<()> {
    // Two programs that open an older version at once must not write into each other's files.
    let building = folder.join(format!("{FOLDER}.{}", std::process::id()));
    std::fs::create_dir_all(&building)?;
    let group_of = groups(&building, facets)?;
    for sort in Sort::FIXED {
        order(&building, facets, sort, &group_of)?;
    }
    std::fs::File::open(&building)?.sync_all()?;
    let whole = folder.join(FOLDER);
    if std::fs::rename(&building, &whole).is_err() && whole.exists() {
        // Another program was faster.
        std::fs::remove_dir_all(&building)?;
    }
    Ok(())
}

/// Writes the groups; gives that of each row.
fn groups(folder: &Path, facets: &facets::Reader) -> Result<Vec<u32>> {
    let mut sets: Vec<Vec<u32>> = Vec::new();
    let mut number_of_set: HashMap<Vec<u32>, u32> = HashMap::new();
    let mut keys: Vec<(u64, u32, u32)> = Vec::with_capacity(facets.rows());
    for row in row_numbers(facets) {
        let mut set: Vec<u32> = facets.places(row as usize).map(province_of).collect();
        set.sort_unstable();
        set.dedup();
        let number = if let Some(number) = number_of_set.get(&set) {
            *number
        } else {
            let number = u32::try_from(sets.len()).unwrap_or(u32::MAX);
            sets.push(set.clone());
            number_of_set.insert(set, number);
            number
        };
        keys.push((facets.packed(row as usize), number, row));
    }
    keys.sort_unstable();
    let mut group_of = vec![0; facets.rows()];
    let mut files = Files::create(folder)?;
    let (mut written, mut provinces) = (0_u32, 0_u32);
    let alike = |a: &(u64, u32, u32), b: &(u64, u32, u32)| (a.0, a.1) == (b.0, b.1);
    for (group, rows) in (0_u32..).zip(keys.chunk_by(alike)) {
        let (packed, set, _) = rows[0];
        files.packed.push(&packed.to_le_bytes())?;
        files.rows_at.push(&written.to_le_bytes())?;
        files.provinces_at.push(&provinces.to_le_bytes())?;
        for province in &sets[set as usize] {
            files.provinces.push(&province.to_le_bytes())?;
            provinces += 1;
        }
        let (mut cost, mut payments) = (0_i64, 0_i64);
        for (_, _, row) in rows {
            files.rows.push(&row.to_le_bytes())?;
            written += 1;
            group_of[*row as usize] = group;
            cost += known(facets.cost(*row as usize));
            payments += known(facets.payments(*row as usize));
        }
        files.cost.push(&cost.to_le_bytes())?;
        files.payments.push(&payments.to_le_bytes())?;
    }
    files.rows_at.push(&written.to_le_bytes())?;
    files.provinces_at.push(&provinces.to_le_bytes())?;
    files.finish()?;
    Ok(group_of)
}

struct Files {
    packed: Writer,
    cost: Writer,
    payments: Writer,
    rows_at: Writer,
    rows: Writer,
    provinces_at: Writer,
    provinces: Writer,
}

impl Files {
    fn create(folder: &Path) -> Result<Self> {
        Ok(Self {
            packed: Writer::create(folder, PACKED)?,
            cost: Writer::create(folder, COST)?,
            payments: Writer::create(folder, PAYMENTS)?,
            rows_at: Writer::create(folder, ROWS_AT)?,
            rows: Writer::create(folder, ROWS)?,
            provinces_at: Writer::create(folder, PROVINCES_AT)?,
            provinces: Writer::create(folder, PROVINCES)?,
        })
    }

    fn finish(self) -> Result<()> {
        for file in [
            self.packed,
            self.cost,
            self.payments,
            self.rows_at,
            self.rows,
            self.provinces_at,
            self.provinces,
        ] {
            file.finish()?;
        }
        Ok(())
    }
}

/// Writes all rows in an order, and the group of each.
fn order(folder: &Path, facets: &facets::Reader, sort: Sort, group_of: &[u32]) -> Result<()> {
    let mut ranked: Vec<(Reverse<i64>, u32)> =
        row_numbers(facets).map(|row| (Reverse(sort.rank(facets, row as usize, 0.0)), row)).collect();
    ranked.sort_unstable();
    let [rows, groups] = order_files(sort);
    let (mut rows, mut groups) = (Writer::create(folder, &rows)?, Writer::create(folder, &groups)?);
    for (_, row) in ranked {
        rows.push(&row.to_le_bytes())?;
        groups.push(&group_of[row as usize].to_le_bytes())?;
    }
    rows.finish()?;
    groups.finish()
}
