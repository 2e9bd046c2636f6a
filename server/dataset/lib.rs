//! The public dataset of funded projects (`progetti_esteso` of OpenCoesione): reading the published
//! files, keeping a version of them, searching it.
//!
//! A version is a folder that is written once and never changed: the rows in a SQLite file, the
//! words in an index, the filters and sums in a few flat files. It is built beside the old one and
//! renamed when it is whole and on the disk; which version is current is for the caller to say.
//! Nothing here knows the web or the main database, and everything blocks.

mod breakdown;
mod card;
pub mod codes;
pub mod columns;
mod counts;
mod error;
mod facets;
mod filter;
mod flat;
mod groups;
pub mod import;
mod index;
mod memory;
mod near;
mod order;
mod pack;
pub mod places;
mod project;
mod search;
mod sheet;
mod store;
pub mod text;
pub mod value;
pub mod words;

use std::collections::HashMap;
use std::ops::{ControlFlow, RangeInclusive};
use std::path::Path;
use std::sync::{Arc, Mutex};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use breakdown::{By, Share};
pub use card::Card;
pub use counts::{FacetValue, Facets, RegionSum};
pub use error::{Error, Result};
pub use filter::Filter;
pub use near::{Candidate, Ranked, Said};
pub use order::Sort;
pub use project::{Body, Coded, Indicator, Phase, Place, Procedure, Project, Role};

use memory::{FIRST, Memory, Summary};
use sheet::Sheet;

/// What a search gives.
#[derive(Clone, Debug)]
pub struct Found {
    /// Projects in all.
    pub total: u64,
    /// Their public cost; unknown ones count nothing.
    pub cost_cents: i64,
    /// Their payments.
    pub payments_cents: i64,
    /// Values to filter by, with exact counts.
    pub facets: Facets,
    /// The page's projects.
    pub items: Vec<Card>,
    /// The page, from 1.
    pub page: usize,
    /// How many pages there are.
    pub pages: usize,
    /// The selection by region.
    pub by_region: Vec<RegionSum>,
}

/// What a version says of itself.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Manifest {
    /// Layout of the folder; another one is read by another program.
    pub format: u32,
    /// Projects in it.
    pub projects: u64,
    /// The newest reference date of its rows.
    pub reference_date: Option<NaiveDate>,
    /// Names of columns that the layout of 199 lacks.
    pub extra_columns: Vec<String>,
    /// Code and label of the funds, in the order of their bits.
    pub funds: Vec<(String, String)>,
}

/// The folder's layout that this program reads and writes.
const FORMAT: u32 = 1;

/// An open version. Any number of threads may read it.
pub struct Dataset {
    manifest: Manifest,
    store: store::Reader,
    index: index::Reader,
    facets: facets::Reader,
    funds: Vec<Coded>,
    groups: groups::Reader,
    near: near::Reader,
    /// Rows of slugs that were asked for.
    rows: Mutex<HashMap<String, Option<u32>>>,
    remembered: Memory<Filter, Summary>,
    divisions: Memory<(Filter, By), Vec<Share>>,
}

impl Dataset {
    /// Opens a version in the folder of versions.
    pub fn open(root: &Path, version: &str) -> Result<Self> {
        let folder = root.join(version);
        let manifest: Manifest =
            serde_json::from_slice(&std::fs::read(folder.join(import::MANIFEST))?).map_err(Error::damaged)?;
        if manifest.format != FORMAT {
            return Err(Error::damaged(format!(
                "it has format {}, this program reads {FORMAT}",
                manifest.format
            )));
        }
        let facets = facets::Reader::open(&folder)?;
        if facets.rows() as u64 != manifest.projects {
            return Err(Error::damaged("the facets have another number of rows"));
        }
        let funds = manifest
            .funds
            .iter()
            .map(|(code, label)| Coded { code: code.clone(), label: label.clone() })
            .collect();
        let store = store::Reader::open(&folder)?;
        Ok(Self {
            index: index::Reader::open(&folder)?,
            near: near::Reader::open(&folder, &facets, &store)?,
            rows: Mutex::default(),
            store,
            groups: groups::Reader::open(&folder, &facets)?,
            facets,
            funds,
            manifest,
            remembered: Memory::default(),
            divisions: Memory::default(),
        })
    }

    /// What the version says of itself.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    fn project(&self, stored: store::Stored) -> Project {
        Project::from_cells(stored.row, stored.slug, stored.cells, &self.manifest.extra_columns)
    }

    fn by_row(&self, row: u32) -> Result<Option<Project>> {
        Ok(self.store.by_row(row.into())?.map(|stored| self.project(stored)))
    }

    /// The project of that slug.
    pub fn by_slug(&self, slug: &str) -> Result<Option<Project>> {
        Ok(self.store.by_slug(slug)?.map(|stored| self.project(stored)))
    }

    /// A value of the project of that slug, as imports compare it.
    pub fn value_of(&self, slug: &str, field: import::Field) -> Result<Option<String>> {
        Ok(self.store.by_slug(slug)?.and_then(|stored| field.read(&Sheet(&stored.cells))))
    }

    /// The project of that code (`COD_LOCALE_PROGETTO`), letter case aside.
    pub fn by_code(&self, code: &str) -> Result<Option<Project>> {
        match self.index.rows_of_key('c', code)?.first() {
            Some(row) => self.by_row(*row),
            None => Ok(None),
        }
    }

    /// Projects of that CUP: there may be several.
    pub fn by_cup(&self, cup: &str) -> Result<Vec<Card>> {
        self.cards(&self.index.rows_of_key('u', cup)?)
    }

    /// The slug, if what was typed is one project's code, its CUP and no other's, or the address of
    /// its page on the portal.
    pub fn pasted(&self, typed: &str) -> Result<Option<String>> {
        let typed = typed.trim();
        if let Some(slug) = text::slug_of_address(typed) {
            return Ok(self.store.by_slug(&slug)?.map(|stored| stored.slug));
        }
        // Codes and CUPs have a digit; plain words do not, and are not looked up.
        if !typed.bytes().any(|b| b.is_ascii_digit()) {
            return Ok(None);
        }
        let mut rows = self.index.rows_of_key('c', typed)?;
        if rows.is_empty() {
            rows = self.index.rows_of_key('u', typed)?;
        }
        match rows[..] {
            [row] => Ok(self.store.by_row(row.into())?.map(|stored| stored.slug)),
            _ => Ok(None),
        }
    }

    /// The projects at places of these ranges of codes that `rank` gives a number, the largest first: so
    /// many after the first `begin`. A municipality's code has nine digits, that of a whole province six,
    /// of a whole region three.
    pub fn ranked(
        &self,
        area: &[RangeInclusive<u32>],
        rank: &mut dyn FnMut(&Candidate) -> Option<i64>,
        begin: usize,
        many: usize,
    ) -> Ranked {
        self.near.ranked(area, rank, begin, many)
    }

    /// The rows of those of these slugs that are there. Remembered: the same are asked for again and
    /// again.
    pub fn rows_of<'s>(&self, slugs: impl Iterator<Item = &'s str>) -> Result<Vec<(&'s str, u32)>> {
        let Ok(mut known) = self.rows.lock() else {
            return Err(Error::damaged("the memory of rows is lost"));
        };
        let mut rows = Vec::new();
        for slug in slugs {
            let row = if let Some(row) = known.get(slug) {
                *row
            } else {
                let row = self.store.by_slug(slug)?.and_then(|stored| u32::try_from(stored.row).ok());
                known.insert(slug.to_owned(), row);
                row
            };
            rows.extend(row.map(|row| (slug, row)));
        }
        Ok(rows)
    }

    /// The projects in these rows, in this order.
    pub fn cards_of(&self, rows: &[u32]) -> Result<Vec<Card>> {
        self.cards(rows)
    }

    fn cards(&self, rows: &[u32]) -> Result<Vec<Card>> {
        self.store.each_of(rows, Card::of)
    }

    /// Finds what is asked: the page (from 1) with so many projects on it, and the totals, facets
    /// and sums of all.
    pub fn search(&self, filter: &Filter, page: usize, per_page: usize) -> Result<Found> {
        let (page, per_page) = (page.max(1), per_page.max(1));
        let begin = (page - 1).saturating_mul(per_page);
        let end = begin.saturating_add(per_page);
        let (summary, rows) = match self.remembered.find(filter) {
            Some(summary) if end <= FIRST || summary.first.len() as u64 == summary.total => {
                let rows = summary.first.iter().copied().skip(begin).take(per_page).collect::<Vec<_>>();
                (summary, rows)
            }
            _ => {
                let (summary, rows) = self.summarise(filter, end.max(FIRST))?;
                let summary = Arc::new(summary);
                self.remembered.keep(filter, &summary);
                (summary, rows.into_iter().skip(begin).take(per_page).collect())
            }
        };
        let total = usize::try_from(summary.total).unwrap_or(usize::MAX);
        Ok(Found {
            total: summary.total,
            cost_cents: summary.cost_cents,
            payments_cents: summary.payments_cents,
            facets: summary.facets.clone(),
            items: self.cards(&rows)?,
            page,
            pages: total.div_ceil(per_page).max(1),
            by_region: summary.by_region.clone(),
        })
    }

    /// Gives all projects of a selection, in its order, until `each` breaks off.
    pub fn each(&self, filter: &Filter, each: &mut dyn FnMut(Project) -> ControlFlow<()>) -> Result<()> {
        let (_, rows) = self.summarise(filter, usize::MAX)?;
        for row in rows {
            if let Some(project) = self.by_row(row)?
                && each(project).is_break()
            {
                break;
            }
        }
        Ok(())
    }
}
