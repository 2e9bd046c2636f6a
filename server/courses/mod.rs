//! The course: lessons to read, and a quiz for each.
//!
//! Lessons are files in `lessons`, in both languages, checked when the program starts. Anyone reads
//! and tries; with an account it is written down how far one is. Opening a page writes nothing.

pub mod content;
mod list;
mod markdown;
mod next;
pub mod progress;
mod quiz;
mod show;

pub use next::next_steps;

use crate::web::routes::Routes;

/// The feature's routes.
pub fn routes() -> Routes {
    Routes::new()
        .get("/lezioni", list::show)
        .get("/lezioni/{lesson}", show::show)
        .post("/lezioni/{lesson}/read", show::mark_read)
        .get("/lezioni/{lesson}/quiz", quiz::show)
        .post("/lezioni/{lesson}/quiz", quiz::answer)
}
