//! The course: modules with units to read, work for the group, and a quiz for each unit.
//!
//! Units are files in `lessons`, in both languages, checked when the program starts and by `coesa
//! lessons check`: `content` reads the files, `document` makes a text one that can be shown (Markdown
//! with `directive`s), `views` answers what is live in it from the dataset. Anyone reads and tries; with
//! an account it is written down how far one is. Opening a page writes nothing.

mod book;
pub mod chart;
mod chart_view;
mod check;
pub mod compare;
pub mod content;
mod directive;
pub mod document;
mod figure;
pub mod front;
pub mod given;
mod keys;
mod list;
pub mod live;
mod markdown;
pub mod mistake;
mod next;
pub mod points;
pub mod progress;
mod quiz;
pub mod quiz_content;
mod quiz_report;
mod quiz_report_page;
mod quiz_view;
pub mod reading;
mod sheet;
mod show;
pub mod statistics;
pub mod svg;
mod views;

pub use book::Books;
pub use next::next_steps;

use crate::web::routes::Routes;

/// The feature's routes.
pub fn routes() -> Routes {
    Routes::new()
        .get("/lezioni", list::show)
        .get("/lezioni/corso.epub", book::download)
        .get("/lezioni/{lesson}", show::show)
        .get("/lezioni/{lesson}/attivita/{activity}", sheet::show)
        .get("/lezioni/{lesson}/figure/{figure}", figure::show)
        .post("/lezioni/{lesson}/read", show::mark_read)
        .get("/lezioni/{lesson}/quiz", quiz::show)
        .post("/lezioni/{lesson}/quiz", quiz::answer)
        .get("/overview/{edition}/quizzes", quiz_report_page::show)
        .get("/overview/{edition}/quizzes/{ending}", quiz_report_page::download)
}

/// A fingerprint's bytes as text.
fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
