//! `coesa import`.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;
use coesa::App;
use coesa::projects::import::{self, Imported};
use dataset::import::{ImportReport, Options, Progress};
use futures_util::StreamExt;
use indicatif::{ProgressBar, ProgressStyle};
use tokio::io::AsyncWriteExt;

use super::{Done, Stop, say};

/// What to import, and how to tell of it.
#[derive(Args)]
pub(super) struct Import {
    /// A .csv, .zip or .csv.gz file, or the https address of one
    file: String,
    /// Print one JSON object at the end instead of sentences
    #[arg(long)]
    json: bool,
    /// The file is the whole dataset: projects that it lacks are dropped
    #[arg(long)]
    replace: bool,
    /// It is the whole dataset even if it lacks more than a fifth of the projects that are served
    #[arg(long, requires = "replace")]
    force: bool,
}

/// The bar on the terminal: rate and time left.
struct Bar(ProgressBar);

impl Progress for Bar {
    fn bytes(&self, done: u64, total: Option<u64>, rows: u64) {
        if let Some(total) = total {
            self.0.set_length(total);
        }
        self.0.set_position(done);
        self.0.set_message(format!("{rows} rows"));
    }

    fn stage(&self, name: &str) {
        self.0.set_prefix(name.to_owned());
    }
}

/// Imports, and tells how it went. Exit code 2: the file is refused.
pub(super) async fn run(app: &App, args: Import) -> Done {
    let style = "{prefix:9} {bar:30} {bytes}/{total_bytes} {binary_bytes_per_sec} {msg} eta {eta}";
    let bar = if args.json { ProgressBar::hidden() } else { ProgressBar::new(0) };
    if let Ok(style) = ProgressStyle::with_template(style) {
        bar.set_style(style);
    }
    let download = tempfile::tempdir()?;
    let file = if args.file.starts_with("https://") {
        fetch(&args.file, download.path(), &bar).await?
    } else if args.file.contains("://") {
        return Err(Stop(2, format!("{}: only https addresses are fetched", args.file)));
    } else {
        PathBuf::from(&args.file)
    };
    let options = Options { replace: args.replace, force: args.force };
    let imported = import::run(app, file, options, Arc::new(Bar(bar.clone()))).await;
    bar.finish_and_clear();
    let imported = imported.map_err(|error| {
        Stop(1, format!("the import has failed and the data are as they were before: {error}"))
    })?;
    match imported {
        Imported::Refused(refused) => Err(Stop(2, refused.to_string())),
        Imported::Done(report) if args.json => {
            say(&serde_json::to_string(&report)?);
            Ok(())
        }
        Imported::Done(report) => {
            tell(&report);
            Ok(())
        }
    }
}

fn tell(report: &ImportReport) {
    say(&format!(
        "{}: {} rows in {:.1} s: {} accepted ({} new, {} changed, {} unchanged), {} hidden, {} rejected",
        report.file,
        report.rows,
        report.seconds,
        report.accepted,
        report.new,
        report.changed,
        report.unchanged,
        report.hidden,
        report.rejected,
    ));
    if let Some(date) = report.reference_date {
        say(&format!("reference date: {date}"));
    }
    if !report.missing_columns.is_empty() {
        say(&format!("columns that the file lacks: {}", report.missing_columns.join(", ")));
    }
    if !report.unknown_columns.is_empty() {
        say(&format!("columns not known here, kept as they are: {}", report.unknown_columns.join(", ")));
    }
}

/// Downloads into a folder; the name is the last part of the final address, which has the date.
async fn fetch(address: &str, folder: &Path, bar: &ProgressBar) -> Result<PathBuf, Stop> {
    let refused = |what: String| Stop(2, format!("{address}: {what}"));
    let client = reqwest::Client::builder().https_only(true).build()?;
    let answer = client.get(address).send().await.map_err(|error| refused(error.to_string()))?;
    if !answer.status().is_success() {
        return Err(refused(format!(
            "the portal answered {}; some networks outside Europe are refused: download the file by hand",
            answer.status()
        )));
    }
    bar.set_prefix("fetching");
    bar.set_length(answer.content_length().unwrap_or(0));
    let name = answer.url().path().rsplit('/').find(|part| !part.is_empty()).unwrap_or("download").to_owned();
    let path = folder.join(name);
    let mut file = tokio::fs::File::create(&path).await?;
    let mut body = answer.bytes_stream();
    while let Some(chunk) = body.next().await {
        let chunk = chunk.map_err(|error| refused(format!("the download broke off: {error}")))?;
        file.write_all(&chunk).await?;
        bar.inc(chunk.len() as u64);
    }
    file.flush().await?;
    Ok(path)
}
