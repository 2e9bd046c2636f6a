//! The open data for staff to look at: which version is served and from when, what the last import moved, the
//! imports before it, and those that came to nothing. Importing itself is done on the server.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Serialize;
use tables::ids::ImportId;
use tables::{dataset_import, project_change};

use crate::error::Result;
use crate::people::access::Staff;
use crate::projects::{changes, failures};
use crate::web::Response;
use crate::web::page::Page;
use crate::web::visit::Visit;

/// So many imports are shown, the newest first.
const SHOWN: u64 = 20;

#[derive(Serialize)]
struct DataPage {
    /// What readers of this server see; none: no data have been imported.
    served: Option<ServedView>,
    imports: Vec<ImportView>,
    failures: Vec<FailureView>,
}

impl Page for DataPage {
    const TEMPLATE: &'static str = "staff/data.html";
}

#[derive(Serialize)]
struct ServedView {
    version: String,
    projects: i64,
    reference_date: Option<String>,
    /// The import that made it; none: its row is not the current one (any more).
    made_by: Option<ImportView>,
    /// What was compared, and of how many projects it moved.
    moved: Vec<(String, i64)>,
}

#[derive(Serialize)]
struct ImportView {
    file: String,
    finished_at: String,
    reference_date: Option<String>,
    state: &'static str,
    rows: i64,
    hidden: i64,
    rejected: i64,
    new: i64,
    changed: i64,
    unchanged: i64,
    /// When those who watch projects were told.
    told_at: Option<String>,
}

#[derive(Serialize)]
struct FailureView {
    at: String,
    file: String,
    why: String,
}

/// What became of an import. One without a version has found nothing new, or has not come to its end.
fn state(row: &dataset_import::Model) -> &'static str {
    match &row.version {
        Some(_) if row.current => "current",
        Some(_) => "replaced",
        None if row.new_projects == 0 && row.changed == 0 => "same",
        None => "unfinished",
    }
}

fn view(row: &dataset_import::Model) -> ImportView {
    ImportView {
        file: row.file.clone(),
        finished_at: row.finished_at.to_rfc3339(),
        reference_date: row.reference_date.map(|day| day.to_string()),
        state: state(row),
        rows: row.rows,
        hidden: row.hidden,
        rejected: row.rejected,
        new: row.new_projects,
        changed: row.changed,
        unchanged: row.unchanged,
        told_at: row.told_at.map(|at| at.to_rfc3339()),
    }
}

pub(super) async fn show(_: Staff, visit: Visit) -> Result<Response> {
    let imports = dataset_import::Entity::find()
        .order_by_desc(dataset_import::Column::Id)
        .limit(SHOWN)
        .all(&visit.app.db)
        .await?;
    let failures = failures::lately(&visit.app).await?;
    visit.show(&DataPage {
        served: served(&visit).await?,
        imports: imports.iter().map(view).collect(),
        failures: failures
            .into_iter()
            .map(|one| FailureView { at: one.at.to_rfc3339(), file: one.file, why: one.why })
            .collect(),
    })
}

async fn served(visit: &Visit) -> Result<Option<ServedView>> {
    let dataset = &visit.app.dataset;
    let Some((version, open)) = dataset.version().zip(dataset.find()) else { return Ok(None) };
    let row = dataset_import::Entity::find()
        .filter(dataset_import::Column::Version.eq(&version))
        .filter(dataset_import::Column::Current.eq(true))
        .one(&visit.app.db)
        .await?;
    let moved = match &row {
        Some(row) => moved(visit, row.id).await?,
        None => Vec::new(),
    };
    Ok(Some(ServedView {
        projects: i64::try_from(open.manifest().projects).unwrap_or(i64::MAX),
        reference_date: open.manifest().reference_date.map(|day| day.to_string()),
        version,
        made_by: row.as_ref().map(view),
        moved,
    }))
}

/// What the import moved, in words, each with how many projects, the most first.
async fn moved(visit: &Visit, import: ImportId) -> Result<Vec<(String, i64)>> {
    let mut moved: Vec<(String, i64)> = project_change::Entity::find()
        .select_only()
        .column(project_change::Column::Field)
        .column_as(project_change::Column::Id.count(), "moved")
        .filter(project_change::Column::ImportId.eq(import))
        .group_by(project_change::Column::Field)
        .into_tuple()
        .all(&visit.app.db)
        .await?;
    moved.sort_by(|a, b| (b.1, &a.0).cmp(&(a.1, &b.0)));
    let in_words =
        |(field, many): (String, i64)| (changes::field_in_words(&visit.app, visit.lang, &field), many);
    Ok(moved.into_iter().map(in_words).collect())
}
