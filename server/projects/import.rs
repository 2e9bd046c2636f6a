//! Making an import the one that is served.
//!
//! The crate builds a version in a folder of its own; nothing of it is seen until one transaction
//! here calls it current. What it moved is written before, in small transactions, under an import
//! that does not count yet; a crash leaves rows that the next import removes. Imports take turns:
//! what one builds, another would take for leftovers.

use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;

use dataset::Dataset;
use dataset::import::{
    self, Change, Failed, ImportReport, Options, Outcome, Progress, Refused, Source, Turn,
};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, NotSet, QueryFilter, Set};
use tables::ids::ImportId;
use tables::{dataset_import, project_change};
use tokio::sync::mpsc::channel;

use crate::App;
use crate::db;
use crate::error::{Error, Result};
use crate::projects::{failures, masking, presence, served};

/// Changes written in one transaction.
const BATCH: usize = 500;
/// So many times as many are read ahead.
const AHEAD: usize = 2;

/// How an import ended.
pub enum Imported {
    /// The dataset is now this.
    Done(ImportReport),
    /// The file can't be the dataset, or not now; nothing has changed.
    Refused(Refused),
}

/// Imports a file and serves it. What comes to nothing is written down, for staff to see.
pub async fn run(
    app: &App,
    file: PathBuf,
    options: Options,
    progress: Arc<dyn Progress + Send>,
) -> Result<Imported> {
    let turn = Turn::take(app.dataset.folder())?;
    let Some(turn) = turn else { return Ok(Imported::Refused(Refused::Busy)) };
    let imported = attempt(app, file.clone(), options, progress).await;
    let why = match &imported {
        Ok(Imported::Done(_)) => None,
        Ok(Imported::Refused(refused)) => Some(refused.to_string()),
        Err(error) => Some(error.to_string()),
    };
    if let Some(why) = why
        && let Err(error) = failures::note(app, &file, why).await
    {
        // What went wrong first is what the caller has to hear.
        tracing::warn!(%error, "a failed import could not be written down");
    }
    drop(turn);
    imported
}

/// Imports a file and serves it; the caller has the turn.
async fn attempt(
    app: &App,
    file: PathBuf,
    options: Options,
    progress: Arc<dyn Progress + Send>,
) -> Result<Imported> {
    let folder = app.dataset.folder().clone();
    match app.dataset.refresh(&app.db).await {
        Ok(()) => {}
        // The whole dataset takes nothing from the old one.
        Err(Error::Dataset(error)) if options.replace => {
            tracing::warn!(%error, "the data that are served can't be opened and are replaced");
        }
        Err(Error::Dataset(error)) => {
            return Ok(Imported::Refused(Refused::NothingToAddTo(error.to_string())));
        }
        Err(error) => return Err(error),
    }
    sweep(app).await?;
    let previous = app.dataset.find();
    // What is current stays until something else is, even if it can't be opened now.
    let current = served::current(&app.db).await?;
    let before = previous.clone();
    let watched = presence::slugs(&app.db).await?;
    let outcome = tokio::task::spawn_blocking(move || {
        import::sweep(&folder, current.as_deref())?;
        let source = Source::File(file);
        import::run(&folder, previous.as_deref(), &watched, source, options, progress.as_ref())
    })
    .await?;
    let outcome = match outcome {
        Ok(outcome) => outcome,
        Err(Failed::Refused(refused)) => return Ok(Imported::Refused(refused)),
        Err(Failed::Machine(error)) => return Err(error.into()),
    };
    let (version, report) = (outcome.version.clone(), outcome.report.clone());
    let withdrawn = outcome.withdrawn.clone();
    let row = record(app, &report).await?;
    if let Some(version) = &version {
        write_all(app, row, outcome).await?;
        let now = open(app, version).await?;
        presence::compare(app, before, now.clone(), row, report.reference_date).await?;
        masking::mask(app, now).await?;
    }
    presence::untitle(app, &withdrawn).await?;
    let Some(version) = version else { return Ok(Imported::Done(report)) };
    make_current(app, row, &version).await?;
    app.dataset.refresh(&app.db).await?;
    Ok(Imported::Done(report))
}

/// A version that is not current yet.
async fn open(app: &App, version: &str) -> Result<Arc<Dataset>> {
    let (folder, version) = (app.dataset.folder().clone(), version.to_owned());
    Ok(Arc::new(tokio::task::spawn_blocking(move || Dataset::open(&folder, &version)).await??))
}

fn counted(n: u64) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

async fn record(app: &App, report: &ImportReport) -> Result<ImportId> {
    let row = dataset_import::ActiveModel {
        id: NotSet,
        file: Set(report.file.clone()),
        checksum: Set(report.checksum.clone()),
        reference_date: Set(report.reference_date),
        version: Set(None),
        current: Set(false),
        rows: Set(counted(report.rows)),
        accepted: Set(counted(report.accepted)),
        hidden: Set(counted(report.hidden)),
        rejected: Set(counted(report.rejected)),
        new_projects: Set(counted(report.new)),
        changed: Set(counted(report.changed)),
        unchanged: Set(counted(report.unchanged)),
        seconds: Set(report.seconds),
        finished_at: Set(app.clock.now()),
        told_at: Set(None),
    };
    Ok(row.insert(&app.db).await?.id)
}

/// Writes what an import moved, as it is read.
async fn write_all(app: &App, import: ImportId, outcome: Outcome) -> Result<()> {
    let (send, mut receive) = channel(AHEAD);
    let reading = tokio::task::spawn_blocking(move || {
        outcome.changes(BATCH, &mut |changes| match send.blocking_send(changes) {
            Ok(()) => ControlFlow::Continue(()),
            Err(_) => ControlFlow::Break(()),
        })
    });
    while let Some(changes) = receive.recv().await {
        write(app, import, changes).await?;
    }
    reading.await??;
    Ok(())
}

async fn write(app: &App, import: ImportId, changes: Vec<Change>) -> Result<()> {
    let rows = changes.into_iter().map(|change| project_change::ActiveModel {
        id: NotSet,
        import_id: Set(import),
        project_slug: Set(change.slug),
        field: Set(change.field.as_str().to_owned()),
        old: Set(change.old),
        new: Set(change.new),
        from_date: Set(change.from_date),
        to_date: Set(change.to_date),
    });
    project_change::Entity::insert_many(rows).exec_without_returning(&app.db).await?;
    Ok(())
}

/// The one step that readers see.
async fn make_current(app: &App, import: ImportId, version: &str) -> Result<()> {
    let tx = db::begin_write(&app.db).await?;
    dataset_import::Entity::update_many()
        .col_expr(dataset_import::Column::Current, Expr::value(false))
        .filter(dataset_import::Column::Current.eq(true))
        .exec(&tx)
        .await?;
    dataset_import::Entity::update_many()
        .col_expr(dataset_import::Column::Current, Expr::value(true))
        .col_expr(dataset_import::Column::Version, Expr::value(version))
        .filter(dataset_import::Column::Id.eq(import))
        .exec(&tx)
        .await?;
    tx.commit().await.map_err(Error::from)
}

/// Removes changes of imports that never became current.
async fn sweep(app: &App) -> Result<()> {
    let unfinished: Vec<ImportId> = dataset_import::Entity::find()
        .filter(dataset_import::Column::Version.is_null())
        .all(&app.db)
        .await?
        .into_iter()
        .map(|import| import.id)
        .collect();
    project_change::Entity::delete_many()
        .filter(project_change::Column::ImportId.is_in(unfinished))
        .exec(&app.db)
        .await?;
    Ok(())
}
