//! The command `coesa`.

use std::process::ExitCode;

mod cli;

fn main() -> ExitCode {
    cli::run()
}
