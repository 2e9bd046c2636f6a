//! Classes: how students get in, who is in which team, and the teacher's view of it all.
//!
//! A student needs no e-mail and gives no surname: the class's code lets them in, and a personal
//! sign-in is made on the spot. Who leaves a class or a team is not deleted: the rows say from when
//! to when, so that what was written keeps its author.

pub mod access;
mod calendars;
mod cards;
mod deadlines;
mod feed;
mod join;
mod list;
mod next;
pub mod nudge;
mod nudges;
mod overview;
mod password;
pub mod roster;
mod show;
pub mod teams;
mod welcome;

pub use deadlines::deadlines;
pub use next::next_steps;

use crate::web::routes::Routes;

/// The feature's routes.
pub fn routes() -> Routes {
    Routes::new()
        .get("/entra", join::show)
        .post("/entra", join::join)
        .get("/entra/benvenuto", welcome::show)
        .get("/classes", list::show)
        .get("/classes/{class}", show::show)
        .get("/classes/{class}/cards", cards::show)
        .get("/calendars", calendars::show)
        .post("/classes/{class}/calendar", calendars::renew)
        .post("/classes/{class}/calendar/revocation", calendars::revoke)
        .plain_get("/calendar/{feed}", calendars::download)
        .get("/classes/{class}/nudges", nudges::show)
        .post("/classes/{class}/nudges", nudges::send)
        .post("/classes/{class}/teams", show::create_team)
        .post("/classes/{class}/students/{student}/team", show::move_student)
        .get("/classes/{class}/students/{student}/password", password::show)
        .post("/classes/{class}/students/{student}/password", password::reset)
}
