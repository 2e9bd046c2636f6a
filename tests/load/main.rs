//! Measures the program against its targets and prints one table. It makes the data it needs, runs
//! the commands that people run, and asks from the same machine: `make bench`.

mod addresses;
mod client;
mod people;
mod server;
mod sign_in;
mod writing;

use std::fmt::Display;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::Duration;

use addresses::Makings;
use clap::{Parser, ValueEnum};
use client::{Asker, Seen};
use server::Server;
use tables::ids::TeamId;

/// Clients that ask at the same time.
const CLIENTS: usize = 8;
/// Students who sign in at the same time.
const STUDENTS: usize = 30;

/// Measure the program against its targets.
#[derive(Parser)]
struct Options {
    /// Measure only this part
    part: Option<Part>,
    /// Projects in the file
    #[arg(long, default_value_t = 2_000_000)]
    rows: u64,
    /// Folder for the file and the data
    #[arg(long, default_value = "data/bench")]
    folder: PathBuf,
    /// The program to measure, instead of the one built beside this
    #[arg(long)]
    program: Option<PathBuf>,
    /// Seconds of each measurement
    #[arg(long, default_value_t = 15)]
    seconds: u64,
    /// Keep the data of an earlier run, do not measure the import
    #[arg(long)]
    keep: bool,
    /// Measure only the loads with this in their names
    #[arg(long, default_value = "")]
    only: String,
}

/// What is measured.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Part {
    /// The import of two million projects, and searching them
    Dataset,
    /// An edition of 5,000 students: the large demo
    People,
    /// Five hundred saves a second in documents, and the difference of long texts
    Writing,
}

/// Why nothing could be measured.
#[derive(Debug)]
pub struct Failed(String);

impl<E: std::error::Error> From<E> for Failed {
    fn from(error: E) -> Self {
        Self(error.to_string())
    }
}

/// What was measured beside what should be.
#[derive(Default)]
struct Table(Vec<[String; 4]>);

impl Table {
    fn add(&mut self, what: &str, target: impl Display, measured: impl Display, reached: Option<bool>) {
        let reached = reached.map_or("", |reached| if reached { "yes" } else { "NO" });
        self.0.push([what.to_owned(), target.to_string(), measured.to_string(), reached.to_owned()]);
    }

    /// A line for a load: the 95th percentile against the target, if there is one.
    fn add_load(&mut self, what: &str, most: Option<u64>, seen: &Seen) {
        let p95 = seen.percentile(95);
        let measured = format!(
            "{:.1} ms (p50 {:.1}, p99 {:.1}; {:.0}/s)",
            millis(p95),
            millis(seen.percentile(50)),
            millis(seen.percentile(99)),
            seen.rate()
        );
        let target = most.map_or(String::new(), |most| format!("<= {most} ms"));
        self.add(what, target, measured, most.map(|most| p95 <= Duration::from_millis(most)));
    }

    fn text(&self) -> String {
        let head = ["what", "target", "measured", "reached"].map(str::to_owned);
        let wide =
            |n: usize| self.0.iter().chain([&head]).map(|row| row[n].chars().count()).max().unwrap_or(0);
        let widths = [wide(0), wide(1), wide(2)];
        let line = |row: &[String; 4]| {
            let [a, b, c] = widths;
            format!("{:a$}  {:b$}  {:c$}  {}\n", row[0], row[1], row[2], row[3])
        };
        [&head].into_iter().chain(&self.0).map(line).collect()
    }
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

fn main() -> ExitCode {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let measured =
        runtime.map_err(Failed::from).and_then(|runtime| runtime.block_on(measure(&Options::parse())));
    let (text, code) = match measured {
        Ok(table) => (table.text(), ExitCode::SUCCESS),
        Err(Failed(why)) => (format!("bench: {why}\n"), ExitCode::FAILURE),
    };
    say(&text);
    code
}

fn say(text: &str) {
    // Whoever does not listen to the end has what he wants.
    let _ = std::io::stdout().write_all(text.as_bytes());
}

async fn measure(options: &Options) -> Result<Table, Failed> {
    let mut table = Table::default();
    std::fs::create_dir_all(&options.folder)?;
    let program = match &options.program {
        Some(program) => program.clone(),
        None => std::env::current_exe()?.with_file_name("coesa"),
    };
    let wanted = |part| options.part.is_none_or(|only| only == part);
    if wanted(Part::Dataset) {
        dataset(&mut table, &program, options).await?;
    }
    if wanted(Part::People) {
        people::measure(&mut table, &program, options).await?;
    }
    if wanted(Part::Writing) {
        writing::measure(&mut table, &program, options).await?;
    }
    Ok(table)
}

async fn dataset(table: &mut Table, program: &Path, options: &Options) -> Result<(), Failed> {
    let file = options.folder.join(format!("progetti_{}.csv", options.rows));
    let data = options.folder.join(format!("data_{}", options.rows));
    if !file.exists() {
        say(&format!("making {}\n", file.display()));
        generate(&file, options.rows)?;
    }
    if !options.keep {
        import(table, program, &file, &data, &options.folder)?;
    }
    let team = sign_in::accounts(&data, STUDENTS).await?;
    let server = Server::start(program, &data).await?;
    serve(table, &server, &file, team, options).await
}

fn generate(file: &Path, rows: u64) -> Result<(), Failed> {
    let date = chrono::NaiveDate::from_ymd_opt(2026, 6, 30).unwrap_or_default();
    // It has its name once it is whole.
    let part = file.with_extension("part");
    let mut out = BufWriter::with_capacity(1 << 20, std::fs::File::create(&part)?);
    generator::write(&mut out, &generator::Options::new(rows, 1, date))?;
    out.into_inner().map_err(std::io::IntoInnerError::into_error)?.sync_all()?;
    Ok(std::fs::rename(part, file)?)
}

/// The import beside sqlite3's own, which stores the cells and nothing else.
fn import(table: &mut Table, program: &Path, file: &Path, data: &Path, folder: &Path) -> Result<(), Failed> {
    say("importing with sqlite3\n");
    let plain = folder.join("plain.db");
    let _ = std::fs::remove_file(&plain);
    let mut command = Command::new("sqlite3");
    command
        .arg(&plain)
        .arg(".mode csv")
        .arg(".separator ;")
        .arg(format!(".import '{}' project", file.display()));
    let (theirs, _) = server::run(command)?;
    std::fs::remove_file(&plain)?;
    say("importing with coesa\n");
    if data.exists() {
        std::fs::remove_dir_all(data)?;
    }
    let mut command = Command::new(program);
    command
        .arg("--data-dir")
        .arg(data)
        .arg("import")
        .arg(file)
        .env("COESA_LOG", "error")
        .stderr(std::process::Stdio::null());
    let (ours, memory) = server::run(command)?;
    let times = ours.as_secs_f64() / theirs.as_secs_f64();
    let measured =
        format!("{times:.2} x ({:.1} s, sqlite3 {:.1} s)", ours.as_secs_f64(), theirs.as_secs_f64());
    table.add("import with index", "<= 1.5 x sqlite3", measured, Some(times <= 1.5));
    table.add("import, resident at most", "<= 500 MB", format!("{memory} MB"), Some(memory <= 500));
    Ok(())
}

async fn serve(
    table: &mut Table,
    server: &Server,
    file: &Path,
    team: TeamId,
    options: &Options,
) -> Result<(), Failed> {
    let host = &server.host;
    let lasting = Duration::from_secs(options.seconds);
    let ready = server.ready_after;
    table.add(
        "ready after",
        "<= 1000 ms",
        format!("{:.0} ms", millis(ready)),
        Some(ready <= Duration::from_secs(1)),
    );
    let mut makings = Makings::gather(file, host).await?;
    let many = usize::try_from(lasting.as_secs()).unwrap_or(1) * 3000;
    for (what, path, with_words, most) in [
        ("search with words, 5 facets, totals: p95", "/api/v1/projects", true, Some(25)),
        ("search without words: p95", "/api/v1/projects", false, Some(25)),
        ("search page with words: p95", "/it/progetti", true, None),
        ("search page without words: p95", "/it/progetti", false, None),
    ] {
        if !what.contains(&options.only) {
            continue;
        }
        say(&format!("{what}\n"));
        let askers = Asker::together(CLIENTS, makings.searches(path, with_words, many), "");
        let seen = client::load(host, askers, lasting, false).await?;
        table.add_load(what, most, &seen);
    }
    let what = "project page: p95";
    if what.contains(&options.only) {
        say(&format!("{what}\n"));
        let askers = Asker::together(CLIENTS, makings.projects(file, many)?, "");
        let seen = client::load(host, askers, lasting, true).await?;
        table.add_load(what, Some(5), &seen);
    }
    let what = "unit of the course with its live answers: p95";
    if what.contains(&options.only) {
        say(&format!("{what}\n"));
        let askers = Asker::together(CLIENTS, makings.units(host, many).await?, "");
        let seen = client::load(host, askers, lasting, false).await?;
        table.add_load(what, Some(10), &seen);
    }
    pick(table, host, &mut makings, team, options).await?;
    say("signing in\n");
    let signed_in = sign_in::all_at_once(host, STUDENTS).await?;
    let target = Duration::from_secs(2);
    table.add(
        "30 students sign in",
        "<= 2000 ms",
        format!("{:.0} ms", millis(signed_in)),
        Some(signed_in <= target),
    );
    let memory = server.most_memory();
    table.add("serving, resident at most", "<= 200 MB", format!("{memory} MB"), Some(memory <= 200));
    Ok(())
}

/// A team looks for projects around the largest towns.
async fn pick(
    table: &mut Table,
    host: &str,
    makings: &mut Makings,
    team: TeamId,
    options: &Options,
) -> Result<(), Failed> {
    let lasting = Duration::from_secs(options.seconds);
    let many = usize::try_from(lasting.as_secs()).unwrap_or(1) * 3000;
    let cookie = sign_in::first(host).await?;
    let near = ["municipality", "10", "25", "50"];
    for (what, reaches, clients, most) in [
        ("picker around a large town, one client: p95", &near[..], 1, Some(50)),
        ("picker around a large town: p95", &near[..], CLIENTS, None),
        ("picker in a whole region, one client: p95", &["province", "region"][..], 1, None),
    ] {
        if !what.contains(&options.only) {
            continue;
        }
        say(&format!("{what}\n"));
        let askers = Asker::together(clients, makings.picks(team, reaches, many), &cookie);
        let seen = client::load(host, askers, lasting, false).await?;
        table.add_load(what, most, &seen);
    }
    Ok(())
}
