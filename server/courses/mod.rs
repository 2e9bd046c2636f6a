//! The course: modules with units to read, work for the group, and a quiz for each unit.
//!
//! Units are files in `lessons`, in both languages, checked when the program starts (with a mistake in them it
//! does not) and by `coesa lessons check`: `content` reads the files, `document` makes a text one that can be shown (Markdown
//! with `directive`s), `views` answers what is live in it from the dataset. Anyone reads and tries; with
//! an account it is written down how far one is. Opening a page writes nothing.
//!
//! Staff write units in the browser too (`authoring`): each save is a version that never changes, and an
//! edition says which version it reads. `served` holds the course of each edition.

pub mod alike;
pub mod authoring;
mod book;
pub mod chart;
mod chart_view;
pub(crate) mod check;
pub mod compare;
pub mod content;
pub mod directive;
pub mod document;
pub mod draw;
mod figure;
pub mod front;
pub mod given;
mod keys;
pub mod links;
mod list;
pub mod live;
mod markdown;
pub mod mistake;
pub mod mistake_words;
mod next;
pub mod points;
pub mod progress;
mod quiz;
pub mod quiz_content;
mod quiz_report;
mod quiz_report_page;
mod quiz_view;
pub mod reading;
pub mod served;
mod sheet;
mod show;
pub mod source;
pub mod statistics;
pub mod svg;
pub mod unit;
pub(crate) mod views;

pub use book::Books;
pub use next::next_steps;
pub use served::Courses;

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
        .post("/lezioni/{lesson}/place", show::put_place)
        .get("/lezioni/{lesson}/quiz", quiz::show)
        .post("/lezioni/{lesson}/quiz", quiz::answer)
        .get("/lezioni/{lesson}/quiz/risultato", quiz::result)
        .get("/overview/{edition}/quizzes", quiz_report_page::show)
        .get("/overview/{edition}/quizzes/{ending}", quiz_report_page::download)
        .merge(authoring::routes())
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
