//! The blog of the teams: posts written step by step, checked by a teacher, and published under the
//! team's name.
//!
//! A post has one draft, which the team writes, and versions, which are public and never change. The
//! draft goes round: written, checked by a teacher (who sends it back with words, or publishes it),
//! taken up again. What is public is the newest version, as long as nobody has taken it back.

pub mod access;
pub mod api;
mod around;
mod ask;
mod board;
pub mod body;
mod check;
pub mod concern;
pub mod content;
pub mod draft;
mod edit;
mod feed;
mod file;
mod form;
pub mod hiding;
mod history;
mod index;
mod letters;
mod media;
mod next;
mod page;
pub mod pieces;
mod pieces_page;
pub mod public;
pub mod publication;
mod read;
pub mod state;
pub mod tags;
mod take_back;
pub mod video;
mod views;

pub use next::next_steps;
pub use public::{PostCard, of_project, of_team};

use crate::web::routes::Routes;

/// The feature's routes.
pub fn routes() -> Routes {
    written().merge(read_by_all())
}

/// What a team and its teacher do.
fn written() -> Routes {
    Routes::new()
        .get("/teams/{team}/posts", board::show)
        .post("/teams/{team}/posts", board::begin)
        .get("/teams/{team}/posts/{post}", read::show)
        .post("/teams/{team}/posts/{post}/removal", read::remove)
        .get("/teams/{team}/posts/{post}/edit", edit::show)
        .post("/teams/{team}/posts/{post}/edit", edit::save)
        .get("/teams/{team}/posts/{post}/history", history::show)
        .post("/teams/{team}/posts/{post}/history", history::restore)
        .get("/teams/{team}/posts/{post}/pieces", pieces_page::show)
        .post("/teams/{team}/posts/{post}/pieces", pieces_page::add)
        .post("/teams/{team}/posts/{post}/pieces/{piece}", pieces_page::change)
        .post("/teams/{team}/posts/{post}/pieces/{piece}/placing", edit::place)
        .post("/teams/{team}/posts/{post}/pieces/{piece}/removal", pieces_page::remove)
        .get("/teams/{team}/posts/{post}/pieces/{piece}/file", file::show)
        .get("/teams/{team}/posts/{post}/pieces/{piece}/thumb", file::thumb)
        .get("/teams/{team}/posts/{post}/request", ask::show)
        .post("/teams/{team}/posts/{post}/request", ask::save)
        .post("/teams/{team}/posts/{post}/withdrawal", ask::withdraw)
        .post("/teams/{team}/posts/{post}/reopening", ask::reopen)
        .get("/teams/{team}/posts/{post}/check", check::show)
        .post("/teams/{team}/posts/{post}/check", check::save)
        .get("/teams/{team}/posts/{post}/hiding", take_back::show)
        .post("/teams/{team}/posts/{post}/hiding", take_back::hide)
        .post("/teams/{team}/posts/{post}/showing", take_back::unhide)
}

/// What everybody reads.
fn read_by_all() -> Routes {
    Routes::new()
        .get("/blog", index::show)
        .get("/blog/feed.xml", feed::show)
        .get("/blog/{article}", page::show)
        .plain_get("/blog/{article}/file/{picture}", media::file)
        .plain_get("/blog/{article}/file/{picture}/thumb", media::thumb)
        .plain_get("/api/v1/posts", api::list)
        .plain_get("/api/v1/posts/{article}", api::show)
}
