//! Looking after public texts: anybody can ask for one to be looked at, without saying who they are, and
//! staff decide. A kind of text is told by `FlagSubject`; what can be done with it is the matter of the
//! feature that publishes it.

mod flag;
mod next;
mod queue;
mod settle;
mod subject;

pub use next::next_steps;

use crate::web::routes::Routes;

/// The feature's routes.
pub fn routes() -> Routes {
    Routes::new()
        .get("/blog/{article}/segnala", flag::post)
        .post("/blog/{article}/segnala", flag::send_post)
        .get("/rapporti/{slug}/segnala", flag::report)
        .post("/rapporti/{slug}/segnala", flag::send_report)
        .get("/moderation", queue::show)
        .post("/moderation/{flag}/keeping", queue::keep)
        .post("/moderation/{flag}/hiding", queue::hide)
}
