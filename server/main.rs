//! The command `coesa`.

use std::process::ExitCode;

mod cli;

/// Pages are many small pieces of text: this one makes and drops them in half the time of the system's.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    cli::run()
}
