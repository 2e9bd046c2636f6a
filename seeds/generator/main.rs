//! `generator ROWS [SEED [DRIFT]]`: a dataset file on standard output.

use std::io::{BufWriter, Write};
use std::process::ExitCode;

use chrono::NaiveDate;
use generator::{Options, write};

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            let _ = writeln!(std::io::stderr(), "generator: {message}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), String> {
    let mut numbers = std::env::args()
        .skip(1)
        .map(|text| text.parse::<u64>().map_err(|_| format!("{text:?} is no number")));
    let rows = numbers.next().ok_or("say how many rows")??;
    let seed = numbers.next().unwrap_or(Ok(1))?;
    let drift = numbers.next().unwrap_or(Ok(0))?;
    let date = NaiveDate::from_ymd_opt(2026, 6, 30).ok_or("no such day")?;
    let drift = u32::try_from(drift).map_err(|error| error.to_string())?;
    let options = Options { drift, ..Options::new(rows, seed, date) };
    let mut out = BufWriter::with_capacity(1 << 20, std::io::stdout().lock());
    write(&mut out, &options).and_then(|()| out.flush()).map_err(|error| error.to_string())
}
