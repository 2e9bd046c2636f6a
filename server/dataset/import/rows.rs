//! Rows become projects: cleaned, compared with what is known, packed, written and indexed.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use sha2::{Digest, Sha256};

use super::field::moved;
use super::read::{Header, Line};
use super::{Funds, Reject};
use crate::columns::{COLUMNS, at};
use crate::error::Result;
use crate::facets::{self, Row};
use crate::pack::{Cells, Packer, dictionary, flatten};
use crate::sheet::{MASKED_CODE, MASKED_NAME, Sheet};
use crate::store::Stored;
use crate::text::{repair, slugify};
use crate::{Dataset, groups, index, near, store, value};

/// Rows from which the dictionary is made.
const SAMPLES: usize = 3000;
/// Rejected rows that are listed; all are counted.
const LISTED: usize = 10_000;

/// Cells of a row of the file, cleaned but not copied where they were clean.
type Fresh<'a> = Vec<(u16, Cow<'a, str>)>;

/// What came of all rows.
pub(crate) struct Built {
    pub(crate) projects: u64,
    pub(crate) accepted: u64,
    pub(crate) hidden: u64,
    pub(crate) rejected: u64,
    pub(crate) rejects: Vec<Reject>,
    pub(crate) new: u64,
    pub(crate) changed: u64,
    pub(crate) unchanged: u64,
    pub(crate) reference_date: Option<NaiveDate>,
    pub(crate) dates_moved: bool,
    pub(crate) extra_columns: Vec<String>,
    pub(crate) funds: Vec<(String, String)>,
    pub(crate) withdrawn: Vec<String>,
}

/// A project ready to be written, as long as there is no dictionary yet.
struct Waiting {
    code: String,
    slug: String,
    hash: i64,
    flat: Vec<u8>,
}

/// Builds a version's folder, a row after the other.
pub(crate) struct Builder<'p> {
    folder: PathBuf,
    previous: Option<&'p Dataset>,
    watched: &'p BTreeSet<String>,
    known: HashMap<u64, (i64, u32)>,
    /// Places of the file's columns, in the order of their numbers.
    order: Vec<(usize, u16)>,
    partial: bool,
    seen: HashSet<u64>,
    /// Projects that the publisher marks as not to be shown.
    unshown: HashSet<u64>,
    /// Of which the file has a row that cannot be used: all of them, not only those that are listed.
    unusable: HashSet<u64>,
    slugs: HashSet<u64>,
    funds: Funds,
    store: store::Writer,
    index: index::Writer,
    facets: facets::Writer,
    near: near::Writer,
    packer: Option<Packer>,
    waiting: Vec<Waiting>,
    built: Built,
}

pub(crate) fn hash_of(text: &str) -> u64 {
    // Only for this process: never stored.
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

fn content_hash(flat: &[u8]) -> i64 {
    let digest = Sha256::digest(flat);
    i64::from_le_bytes(digest[..8].try_into().unwrap_or_default())
}

impl<'p> Builder<'p> {
    pub(crate) fn new(
        folder: &Path,
        previous: Option<&'p Dataset>,
        watched: &'p BTreeSet<String>,
        header: &Header,
    ) -> Result<Self> {
        let mut known = HashMap::new();
        if let Some(previous) = previous {
            known.reserve(usize::try_from(previous.manifest.projects).unwrap_or(0));
            previous.store.each_key(|code, hash, row| {
                known.insert(hash_of(code), (hash, u32::try_from(row).unwrap_or(u32::MAX)));
            })?;
        }
        let mut extra = previous.map_or_else(Vec::new, |previous| previous.manifest.extra_columns.clone());
        let mut header = header.clone();
        let names = header.unknown();
        header.number_unknown(&names, &mut extra);
        let mut order: Vec<(usize, u16)> = header
            .numbers
            .iter()
            .enumerate()
            .filter_map(|(place, number)| Some((place, (*number)?)))
            .collect();
        order.sort_by_key(|(_, number)| *number);
        let partial = order.len() < COLUMNS.len() + extra.len();
        let mut funds = Funds::default();
        for fund in previous.into_iter().flat_map(|previous| &previous.funds) {
            funds.number(&fund.code, &fund.label);
        }
        Ok(Self {
            store: store::Writer::create(folder)?,
            index: index::Writer::create(folder)?,
            facets: facets::Writer::create(folder)?,
            near: near::Writer::create(folder)?,
            folder: folder.to_owned(),
            previous,
            watched,
            known,
            order,
            partial,
            seen: HashSet::new(),
            unshown: HashSet::new(),
            unusable: HashSet::new(),
            slugs: HashSet::new(),
            funds,
            packer: None,
            waiting: Vec::new(),
            built: Built {
                projects: 0,
                accepted: 0,
                hidden: 0,
                rejected: 0,
                rejects: Vec::new(),
                new: 0,
                changed: 0,
                unchanged: 0,
                reference_date: None,
                dates_moved: false,
                extra_columns: extra,
                funds: Vec::new(),
                withdrawn: Vec::new(),
            },
        })
    }

    /// Takes rows of the file.
    pub(crate) fn take(&mut self, batch: Vec<Line>) -> Result<()> {
        for line in batch {
            self.take_one(&line)?;
        }
        Ok(())
    }

    fn take_one(&mut self, line: &Line) -> Result<()> {
        let mut cells = Fresh::with_capacity(self.order.len());
        for (place, number) in &self.order {
            let bytes = line.cells.get(*place).unwrap_or_default();
            if let Some(cell) = cleaned(bytes) {
                cells.push((*number, cell));
            }
        }
        let sheet = Sheet(&cells);
        let code = sheet.text(at::COD_LOCALE_PROGETTO).unwrap_or("").to_owned();
        let key = hash_of(&code);
        let is_shown = matches!(sheet.text(at::OC_FLAG_VISUALIZZAZIONE), None | Some("0" | "10"));
        if !is_shown && !code.is_empty() {
            self.built.hidden += 1;
            return self.withdraw(key, slug_of(&sheet, &code), sheet.date(at::DATA_AGGIORNAMENTO));
        }
        for needed in [at::COD_LOCALE_PROGETTO, at::OC_TITOLO_PROGETTO] {
            if sheet.text(needed).is_none() {
                self.reject(line.line, code, format!("{} is empty", COLUMNS[usize::from(needed)].name));
                return Ok(());
            }
        }
        if !self.seen.insert(key) {
            self.reject(line.line, code, "the code stands on an earlier row too".to_owned());
            return Ok(());
        }
        self.built.accepted += 1;
        let slug = slug_of(&sheet, &code);
        mask(&mut cells);
        self.built.reference_date = self.built.reference_date.max(Sheet(&cells).date(at::DATA_AGGIORNAMENTO));
        let Some((hash, row)) = self.known.get(&key).copied() else {
            self.built.new += 1;
            return self.write(code, slug, &cells);
        };
        let mut flat = Vec::new();
        flatten(cells.iter().map(|(number, text)| (*number, text.as_ref())), &mut flat);
        if !self.partial && content_hash(&flat) == hash {
            self.built.unchanged += 1;
            return self.write_flat(code, slug, &cells, flat);
        }
        let old = match self.previous {
            Some(previous) => previous.store.by_row(row.into())?,
            None => None,
        };
        match old {
            Some(old) => self.compare(code, old, cells),
            None => self.write(code, slug, &cells),
        }
    }

    /// A project that the publisher marks as not to be shown. What is known of it is not kept either, unless
    /// the file is older; `slug` is what it would have if it were new.
    fn withdraw(&mut self, key: u64, slug: String, day: Option<NaiveDate>) -> Result<()> {
        let known = match (self.previous, self.known.get(&key)) {
            (Some(previous), Some((_, row))) => previous.store.by_row((*row).into())?,
            _ => None,
        };
        let was = known.as_ref().and_then(|known| Sheet(&known.cells).date(at::DATA_AGGIORNAMENTO));
        if was.zip(day).is_none_or(|(was, day)| day >= was) {
            self.unshown.insert(key);
        }
        let slug = known.map_or(slug, |known| known.slug);
        if self.watched.contains(&slug) {
            self.built.withdrawn.push(slug);
        }
        Ok(())
    }

    /// A project that is known: its cells are the new ones, and the old ones of columns that the
    /// file lacks. An older file changes nothing.
    fn compare(&mut self, code: String, old: Stored, fresh: Fresh<'_>) -> Result<()> {
        let (was, now) =
            (Sheet(&old.cells).date(at::DATA_AGGIORNAMENTO), Sheet(&fresh).date(at::DATA_AGGIORNAMENTO));
        if was.zip(now).is_some_and(|(was, now)| now < was) {
            self.built.unchanged += 1;
            return self.write(code, old.slug, &old.cells);
        }
        let mut cells: Cells = fresh.into_iter().map(|(number, text)| (number, text.into_owned())).collect();
        let in_file: HashSet<u16> = self.order.iter().map(|(_, number)| *number).collect();
        cells.extend(old.cells.iter().filter(|(number, _)| !in_file.contains(number)).cloned());
        cells.sort_by_key(|(number, _)| *number);
        let date = |cell: &&(u16, String)| cell.0 != at::DATA_AGGIORNAMENTO;
        let same = cells.iter().filter(date).eq(old.cells.iter().filter(date));
        if same {
            self.built.unchanged += 1;
            self.built.dates_moved |= was != now;
        } else {
            self.built.changed += 1;
            let watched = self.watched.contains(&old.slug);
            for change in moved(&old.slug, &Sheet(&old.cells), &Sheet(&cells), watched) {
                self.store.change(&change)?;
            }
        }
        self.write(code, old.slug, &cells)
    }

    fn reject(&mut self, line: u64, code: String, reason: String) {
        self.built.rejected += 1;
        self.unusable.insert(hash_of(code.trim()));
        if self.built.rejects.len() < LISTED {
            self.built.rejects.push(Reject { line, code, reason });
        }
    }

    fn write<S: AsRef<str>>(&mut self, code: String, slug: String, cells: &[(u16, S)]) -> Result<()> {
        let mut flat = Vec::new();
        flatten(cells.iter().map(|(number, text)| (*number, text.as_ref())), &mut flat);
        self.write_flat(code, slug, cells, flat)
    }

    fn write_flat<S: AsRef<str>>(
        &mut self,
        code: String,
        slug: String,
        cells: &[(u16, S)],
        flat: Vec<u8>,
    ) -> Result<()> {
        let slug = self.free(slug);
        let sheet = Sheet(cells);
        let row = self.built.projects;
        self.built.projects += 1;
        let funds = &mut self.funds;
        self.facets.push(&Row::of(&sheet, |code, label| funds.number(code, label)))?;
        self.near.push(&sheet)?;
        let (title, rest) = sheet.words();
        self.index.push(row, &code, sheet.text(at::CUP), &title, &rest)?;
        let hash = content_hash(&flat);
        if let Some(packer) = &mut self.packer {
            let row = packer.pack(&flat)?;
            self.store.push(&code, &slug, hash, &row)?;
        } else {
            self.waiting.push(Waiting { code, slug, hash, flat });
            if self.waiting.len() == SAMPLES {
                self.write_waiting()?;
            }
        }
        Ok(())
    }

    /// Makes the dictionary of the first rows, and writes them.
    fn write_waiting(&mut self) -> Result<()> {
        let waiting = std::mem::take(&mut self.waiting);
        let samples: Vec<Vec<u8>> = waiting.iter().map(|one| one.flat.clone()).collect();
        let dictionary = dictionary(&samples);
        self.store.part("dictionary", &dictionary)?;
        let mut packer = Packer::new(&dictionary)?;
        for one in waiting {
            let row = packer.pack(&one.flat)?;
            self.store.push(&one.code, &one.slug, one.hash, &row)?;
        }
        self.packer = Some(packer);
        Ok(())
    }

    /// A slug that no other project has: with `-1`, `-2`… where the plain one is taken.
    fn free(&mut self, slug: String) -> String {
        if self.slugs.insert(hash_of(&slug)) {
            return slug;
        }
        for n in 1_u64.. {
            let numbered = format!("{slug}-{n}");
            if self.slugs.insert(hash_of(&numbered)) {
                return numbered;
            }
        }
        slug
    }

    /// Writes what the file did not speak of, if it is to be kept, and closes the folder's files. Of what it
    /// spoke of in a row that could not be used, such as the `torn` ones, what is known is always kept.
    pub(crate) fn finish(mut self, keep: bool, torn: &HashSet<u64>) -> Result<Built> {
        if let Some(previous) = self.previous {
            let mut rows: Vec<u32> = self
                .known
                .iter()
                .filter(|(key, _)| !self.seen.contains(key) && !self.unshown.contains(key))
                .filter(|(key, _)| keep || self.unusable.contains(key) || torn.contains(key))
                .map(|(_, (_, row))| *row)
                .collect();
            rows.sort_unstable();
            for row in rows {
                if let Some(stored) = previous.store.by_row(row.into())? {
                    self.write(stored.code, stored.slug, &stored.cells)?;
                }
            }
        }
        if self.packer.is_none() {
            self.write_waiting()?;
        }
        // The two take turns on the disk otherwise, and need not.
        let (store, index, facets, near) = (self.store, self.index, self.facets, self.near);
        let folder = self.folder;
        // Nobody asks for these any more; the orders need the room.
        drop((self.known, self.seen, self.slugs));
        std::thread::scope(|scope| {
            let indexing = scope.spawn(|| index.finish());
            store.finish(&folder)?;
            facets.finish()?;
            let facets = facets::Reader::open(&folder)?;
            groups::build(&folder, &facets)?;
            near.finish(&facets)?;
            indexing.join().map_err(|_| crate::Error::damaged("the index could not be written"))?
        })?;
        self.built.funds = self.funds.into_list();
        Ok(self.built)
    }
}

/// The cell with its encoding repaired, without blanks at its ends; none if it is blank. In this
/// order: the second half of a broken `À` is a kind of blank.
fn cleaned(bytes: &[u8]) -> Option<Cow<'_, str>> {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => repair(text),
        // Somebody has saved the file again in an old encoding.
        Err(_) => Cow::Owned(bytes.iter().map(|byte| char::from(*byte)).collect()),
    };
    Some(match text {
        Cow::Borrowed(text) => Cow::Borrowed(value::filled(text)?),
        Cow::Owned(text) => Cow::Owned(value::filled(&text)?.to_owned()),
    })
}

fn slug_of<S: AsRef<str>>(sheet: &Sheet<'_, S>, code: &str) -> String {
    let linked = sheet.text(at::OC_LINK).and_then(|link| {
        let slug = link.trim_end_matches('/').rsplit('/').next()?.to_lowercase();
        let clean = slug.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-');
        (clean && !slug.is_empty()).then_some(slug)
    });
    let slug = linked.unwrap_or_else(|| slugify(code));
    if slug.is_empty() { format!("p{:016x}", hash_of(code)) } else { slug }
}

/// A person whose tax code is masked must not stand there by name: sole traders' names are left by
/// the publisher beside the mask.
fn mask(cells: &mut Fresh<'_>) {
    for first in [
        at::OC_CODFISC_PROGRAMMATORE,
        at::OC_CODFISC_ATTUATORE,
        at::OC_CODFISC_BENEFICIARIO,
        at::OC_CODFISC_REALIZZATORE,
    ] {
        let Ok(place) = cells.binary_search_by_key(&first, |(number, _)| *number) else { continue };
        let masked: Vec<bool> = value::items(&cells[place].1).map(|item| item == MASKED_CODE).collect();
        if !masked.contains(&true) {
            continue;
        }
        let Ok(place) = cells.binary_search_by_key(&(first + 1), |(number, _)| *number) else { continue };
        let names: Vec<&str> = value::items(&cells[place].1)
            .enumerate()
            .map(|(n, name)| if masked.get(n).copied().unwrap_or(true) { MASKED_NAME } else { name })
            .collect();
        cells[place].1 = Cow::Owned(names.join(":::"));
    }
}
