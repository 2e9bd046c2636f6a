//! A team's own place: the way from the first list of projects to the published report. The picker
//! finds projects, the shortlist keeps them with what speaks for and against each, the comparison puts
//! them side by side, a secret vote finds out which the team wants, and the choice begins the report, if
//! the class wants it so after a teacher's yes.
//!
//! Inside, members know each other by first name; outside only the team's name is shown. The choice
//! takes a copy of the project's data as they are that day: a report is judged by what its authors
//! could know.

pub mod access;
pub mod ahead;
pub mod beside;
pub mod choice;
pub mod circle;
mod comparison;
pub mod cover;
pub mod days;
mod next;
pub mod picker;
pub mod points;
mod points_page;
mod profile;
pub mod proposal;
mod proposal_page;
pub mod shortlist;
mod shortlist_page;
mod show;
pub mod vote;
mod vote_page;
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
        .get("/teams/{team}/picker", picker::show)
        .post("/teams/{team}/picker", picker::remember)
        .get("/teams/{team}/shortlist", shortlist_page::show)
        .post("/teams/{team}/shortlist", shortlist_page::add)
        .post("/teams/{team}/shortlist/{item}/removal", shortlist_page::remove)
        .post("/teams/{team}/shortlist/{item}/points", points_page::write)
        .post("/teams/{team}/shortlist/{item}/points/{point}/removal", points_page::remove)
        .get("/teams/{team}/comparison", comparison::show)
        .get("/teams/{team}/vote", vote_page::show)
        .post("/teams/{team}/vote", vote_page::open)
        .post("/teams/{team}/vote/ballot", vote_page::cast)
        .post("/teams/{team}/vote/closing", vote_page::close)
        .post("/teams/{team}/choice", proposal_page::choose)
        .post("/teams/{team}/choice/approval", proposal_page::approve)
        .post("/teams/{team}/choice/return", proposal_page::send_back)
}
