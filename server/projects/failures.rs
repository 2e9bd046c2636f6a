//! Imports that came to nothing. A file beside the versions keeps the last of them, so that staff see why the
//! data have not moved: each server imports into a folder of its own, and tells of its own.

use std::path::Path;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::App;
use crate::error::Result;

/// The file's name in the folder of versions.
const NAME: &str = "failures.json";
/// So many are kept.
const KEPT: usize = 20;

/// An import that came to nothing.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Failure {
    /// When.
    pub at: DateTime<Utc>,
    /// Name of the file that was to be imported, without its folder.
    pub file: String,
    /// Why, as the program said it: in English.
    pub why: String,
}

/// The last imports that came to nothing, the newest first.
pub async fn lately(app: &App) -> Result<Vec<Failure>> {
    let folder = app.dataset.folder().clone();
    tokio::task::spawn_blocking(move || read(&folder)).await?
}

/// Writes down that importing `file` came to nothing now.
pub(super) async fn note(app: &App, file: &Path, why: String) -> Result<()> {
    let file = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let failure = Failure { at: app.clock.now(), file, why };
    let folder = app.dataset.folder().clone();
    tokio::task::spawn_blocking(move || add(&folder, failure)).await?
}

fn read(folder: &Path) -> Result<Vec<Failure>> {
    match std::fs::read(folder.join(NAME)) {
        Ok(bytes) => Ok(serde_json::from_slice(&bytes)?),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(error.into()),
    }
}

/// Called by whoever has the turn to import: nobody else writes at the same time.
fn add(folder: &Path, failure: Failure) -> Result<()> {
    let mut kept = read(folder)?;
    kept.insert(0, failure);
    kept.truncate(KEPT);
    let fresh = folder.join(format!("{NAME}.new"));
    std::fs::write(&fresh, serde_json::to_vec_pretty(&kept)?)?;
    std::fs::rename(fresh, folder.join(NAME))?;
    Ok(())
}
