//! `coesa schools`.

use std::path::PathBuf;

use clap::Subcommand;
use coesa::App;
use coesa::schools::register::import;

use super::{Done, Stop, say};

/// So many left-out rows are told.
const MOST_TOLD: usize = 20;

#[derive(Subcommand)]
pub(super) enum Schools {
    /// Import the ministry's list of schools (CSV or XLSX): new ones are added, known ones brought up to date
    Import {
        /// The file
        file: PathBuf,
        /// Say what it would do, and do nothing
        #[arg(long)]
        dry_run: bool,
    },
}

/// Imports, and tells how it went. Exit code 2: the file is refused.
pub(super) async fn run(app: &App, command: Schools) -> Done {
    let Schools::Import { file, dry_run } = command;
    let bytes = std::fs::read(&file).map_err(|error| Stop(2, format!("{}: {error}", file.display())))?;
    let listed = import::read(&bytes).map_err(|why| Stop(2, format!("{}: {why}", file.display())))?;
    for one in listed.rejected.iter().take(MOST_TOLD) {
        say(&format!("line {}: {:?} left out: {}", one.line, one.code, one.reason.as_str()));
    }
    let counts =
        if dry_run { import::preview(app, &listed).await? } else { import::run(app, None, &listed).await? };
    say(&format!(
        "{} new, {} changed, {} as they were, {} rejected{}",
        counts.new,
        counts.changed,
        counts.same,
        counts.rejected,
        if dry_run { " (nothing was written)" } else { "" },
    ));
    Ok(())
}
