//! The course: lessons to read, and a quiz for each.
//!
//! Lessons are files in `lessons`, in both languages, checked when the program starts. Anyone reads
//! and tries; with an account it is written down how far one is. Opening a page writes nothing.

pub mod content;
pub mod front;
mod keys;
mod list;
pub mod live;
mod markdown;
pub mod mistake;
mod next;
pub mod progress;
mod quiz;
pub mod quiz_content;
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
