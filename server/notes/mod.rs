//! Data notes ("Pillole"): short public pages about a theme, a region or a fund, of words and of what
//! the data say now, by staff. A text is in the course's manner (`courses::document`), without quizzes,
//! activities and figures.
//!
//! A note is a draft with versions. A version never changes: it has its words, and what the data
//! answered on its day (`kept`), so that who cites it cites what is still there to be read. The note's
//! own page shows the newest version's words with the figures of today.

pub mod access;
pub mod api;
mod article;
pub mod cite;
mod cite_file;
pub mod draft;
mod drafts;
mod edit;
mod feed;
mod form;
mod gone;
pub mod kept;
mod list;
pub mod publication;
mod publish;
pub mod record;
mod show;
pub mod subjects;
mod version;
mod withdraw;
pub mod writing;

pub use record::{about, newest};

use crate::App;
use crate::text::Lang;
use crate::web::address::Named;
use crate::web::routes::Routes;

/// The licence of every note.
pub const LICENCE: &str = "CC BY 4.0";

/// The feature's routes.
pub fn routes() -> Routes {
    Routes::new()
        .get("/pillole", list::show)
        .get("/pillole/feed.atom", feed::show)
        .get("/pillole/{note}", show::show)
        .get("/pillole/{note}/v/{release}", version::show)
        .get("/pillole/{note}/v/{release}/cita/{format}", cite_file::show)
        .get("/notes", drafts::show)
        .get("/notes/new", edit::new)
        .post("/notes/new", edit::create)
        .get("/notes/{draft}", edit::show)
        .post("/notes/{draft}", edit::save)
        .post("/notes/{draft}/publication", publish::publish)
        .post("/notes/{draft}/withdrawal", withdraw::withdraw)
        .post("/notes/{draft}/removal", withdraw::remove)
        .plain_get("/api/v1/notes", api::list)
        .plain_get("/api/v1/notes/{note}", api::show)
}

/// A note's lasting name in the address.
struct Slug(String);

impl std::str::FromStr for Slug {
    type Err = std::convert::Infallible;

    fn from_str(slug: &str) -> Result<Self, Self::Err> {
        Ok(Self(slug.to_owned()))
    }
}

impl Named for Slug {
    const NAME: &'static str = "note";
}

/// A version's number in the address.
struct Number(i32);

impl std::str::FromStr for Number {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}

impl Named for Number {
    const NAME: &'static str = "release";
}

/// The page of a note, below the language.
fn page_of(slug: &str) -> String {
    format!("/pillole/{slug}")
}

/// Who is named as the author: a name that staff have chosen, else the office, in that language.
fn author_of(app: &App, lang: Lang, author: &str) -> String {
    if author.is_empty() { app.texts.get(lang, "notes-office", &[]) } else { author.to_owned() }
}
