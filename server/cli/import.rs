//! `coesa import`.

use clap::Args;
use coesa::App;

use super::{Done, Stop};

/// What to import, and how to tell of it.
#[derive(Args)]
pub(super) struct Import {
    /// File, or https address of one
    file: String,
    /// Print one JSON object at the end instead of sentences
    #[arg(long)]
    json: bool,
    /// The file is the whole dataset: projects that it lacks are dropped
    #[arg(long)]
    replace: bool,
}

pub(super) async fn run(_app: &App, import: Import) -> Done {
    let _ = (import.json, import.replace);
    Err(Stop(2, format!("{}: not yet", import.file)))
}
