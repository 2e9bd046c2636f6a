//! The ministry's list of schools: what a file would change, and changing it.

use std::collections::{HashMap, HashSet};

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Set};
use serde::Serialize;
use serde_json::json;
use tables::school::{ActiveModel, Column, Entity, Model};
use tables::school_alias;

use super::differences::{self, Difference};
use super::kind::kind_of_words;
use super::record::{Record, is_code, normalised};
use crate::App;
use crate::db;
use crate::error::Result;
use crate::people::account::note;
use crate::web::grid::{Grid, NoGrid};
use crate::web::visit::Actor;

/// Rows in one insertion: both databases bound the values of a statement.
const CHUNK: usize = 500;

/// Why a row is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// No codice meccanografico, or none of its form.
    Code,
    /// No name.
    Name,
    /// A municipality that is not in ISTAT's list.
    Municipality,
    /// The code was there before, further up.
    Twice,
}

impl Reason {
    /// The end of its text's key.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Name => "name",
            Self::Municipality => "municipality",
            Self::Twice => "twice",
        }
    }
}

/// A row that is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejected {
    /// Line in the file.
    pub line: usize,
    /// Its code, as written.
    pub code: String,
    /// Why.
    pub reason: Reason,
}

/// A file's rows, read and checked.
#[derive(Debug, Default)]
pub struct Listed {
    /// The schools.
    pub records: Vec<Record>,
    /// What is left out.
    pub rejected: Vec<Rejected>,
}

/// Why a file is no list of schools.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// It is no table.
    #[error("{0}")]
    NoTable(NoGrid),
    /// Columns that it needs are not there.
    #[error("columns that the file lacks: {0}")]
    Columns(String),
    /// Nothing stands below the names of the columns.
    #[error("a list without a school")]
    Empty,
}

/// What the import does, in numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Schools that were not there.
    pub new: usize,
    /// Schools whose data change.
    pub changed: usize,
    /// Schools that stay as they are.
    pub same: usize,
    /// Rows of schools that staff have merged into another.
    pub merged: usize,
    /// Rows left out.
    pub rejected: usize,
}

/// Reads a file in the ministry's layout. Blocks: for a thread where that is allowed.
pub fn read(bytes: &[u8]) -> Result<Listed, Refused> {
    let mut grid = Grid::of_file(bytes).map_err(Refused::NoTable)?;
    let header = grid.take_header();
    let column = |name: &str| header.iter().position(|known| known == name);
    let needed = ["codicescuola", "denominazionescuola", "codicecomunescuola"];
    let missing: Vec<String> =
        needed.iter().filter(|name| column(name).is_none()).map(|name| name.to_uppercase()).collect();
    if !missing.is_empty() {
        return Err(Refused::Columns(missing.join(", ")));
    }
    if grid.rows.is_empty() {
        return Err(Refused::Empty);
    }
    let mut listed = Listed::default();
    let mut seen = HashSet::new();
    for (line, cells) in grid.rows {
        let cell = |name: &str| {
            let text = column(name).and_then(|at| cells.get(at)).map_or("", String::as_str);
            // How the ministry writes nothing.
            if dataset::text::fold(text) == "non disponibile" { "" } else { text }
        };
        let code = normalised(cell("codicescuola"));
        let mut reject = |reason| {
            listed.rejected.push(Rejected { line, code: cell("codicescuola").to_owned(), reason });
        };
        if !is_code(&code) {
            reject(Reason::Code);
        } else if cell("denominazionescuola").is_empty() {
            reject(Reason::Name);
        } else if let Some(place) = dataset::places::by_cadastral(cell("codicecomunescuola")) {
            if !seen.insert(code.clone()) {
                reject(Reason::Twice);
                continue;
            }
            let kind = kind_of_words(cell("descrizionetipologiagradoistruzionescuola"));
            listed.records.push(Record {
                kind: kind.unwrap_or_default().to_owned(),
                name: cell("denominazionescuola").to_owned(),
                municipality: place.istat.to_owned(),
                address: cell("indirizzoscuola").to_owned(),
                postcode: cell("capscuola").to_owned(),
                email: cell("indirizzoemailscuola").to_lowercase(),
                website: cell("sitowebscuola").to_lowercase(),
                institute_code: normalised(cell("codiceistitutoriferimento")),
                code,
            });
        } else {
            reject(Reason::Municipality);
        }
    }
    Ok(listed)
}

async fn known(conn: &impl sea_orm::ConnectionTrait) -> Result<HashMap<String, Model>> {
    let rows = Entity::find().all(conn).await?;
    Ok(rows.into_iter().map(|row| (row.code.clone(), row)).collect())
}

/// The codes that were merged into another school.
async fn merged(conn: &impl sea_orm::ConnectionTrait) -> Result<HashSet<String>> {
    let rows = school_alias::Entity::find().all(conn).await?;
    Ok(rows.into_iter().map(|row| row.code).collect())
}

fn count(listed: &Listed, known: &HashMap<String, Model>, merged: &HashSet<String>) -> Counts {
    let mut counts = Counts { rejected: listed.rejected.len(), ..Counts::default() };
    for record in &listed.records {
        match known.get(&record.code) {
            None if merged.contains(&record.code) => counts.merged += 1,
            None => counts.new += 1,
            Some(row) if record.over(row).is(row) => counts.same += 1,
            Some(_) => counts.changed += 1,
        }
    }
    counts
}

/// What an import would do.
pub async fn preview(app: &App, listed: &Listed) -> Result<Counts> {
    Ok(count(listed, &known(&app.db).await?, &merged(&app.db).await?))
}

/// What an import would change in schools that are there, in the file's order.
pub async fn differences(app: &App, listed: &Listed) -> Result<Vec<Difference>> {
    let known = known(&app.db).await?;
    let rows = listed.records.iter().filter_map(|record| Some((known.get(&record.code)?, record)));
    Ok(rows.flat_map(|(row, record)| differences::between(row, record)).collect())
}

/// Imports, in one transaction: schools that the file lacks stay as they are, and so does what it does not say
/// of those that it has.
pub async fn run(app: &App, by: Option<&Actor>, listed: &Listed) -> Result<Counts> {
    let tx = db::begin_write(&app.db).await?;
    let known = known(&tx).await?;
    let merged = merged(&tx).await?;
    let counts = count(listed, &known, &merged);
    let mut new: Vec<ActiveModel> = Vec::with_capacity(CHUNK);
    for record in &listed.records {
        match known.get(&record.code) {
            None if merged.contains(&record.code) => {}
            None => new.push(record.row()),
            Some(row) => {
                let record = record.over(row);
                if !record.is(row) {
                    let change = ActiveModel { id: Set(row.id), ..record.row() };
                    Entity::update_many().set(change).filter(Column::Id.eq(row.id)).exec(&tx).await?;
                }
            }
        }
        if new.len() == CHUNK {
            let rows = std::mem::replace(&mut new, Vec::with_capacity(CHUNK));
            Entity::insert_many(rows).exec_without_returning(&tx).await?;
        }
    }
    if !new.is_empty() {
        Entity::insert_many(new).exec_without_returning(&tx).await?;
    }
    let detail = json!({ "new": counts.new, "changed": counts.changed, "rejected": counts.rejected });
    note(&tx, app, by, "school.imported", "school:all".to_owned(), detail).await?;
    tx.commit().await?;
    Ok(counts)
}
