//! A team's own place: the way from the first list of projects to the published report, the
//! shortlist, and the choice, which begins the report.
//!
//! Inside, members know each other by first name; outside only the team's name is shown. The choice
//! takes a copy of the project's data as they are that day: a report is judged by what its authors
//! could know.

pub mod access;
pub mod ahead;
pub mod beside;
pub mod choice;
pub mod circle;
mod next;
mod profile;
pub mod shortlist;
mod show;
pub mod watch;

pub use next::{Step, next_steps, of_member, step};

use crate::web::routes::Routes;

/// The feature's routes.
pub fn routes() -> Routes {
    Routes::new()
        .get("/teams/{team}", show::show)
        .get("/teams/{team}/profile", profile::show)
        .post("/teams/{team}/profile", profile::save)
        .get("/teams/{team}/logo", profile::logo)
        .post("/teams/{team}/logo", profile::put_logo)
        .post("/teams/{team}/roles", profile::put_roles)
        .post("/teams/{team}/shortlist", show::add)
        .post("/teams/{team}/shortlist/{item}/note", show::note)
        .post("/teams/{team}/shortlist/{item}/removal", show::remove)
        .post("/teams/{team}/choice", show::choose)
}
