//! The command `coesa`.

use std::process::ExitCode;

mod cli;

/// Pages are many small pieces of text: an eighth of a project page's time went to the system's allocator.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    cli::run()
}
