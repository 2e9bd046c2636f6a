//! Classes: how students get in, who is in which team, and the teacher's view of it all.
//!
//! A student needs no e-mail and gives no surname: the class's code lets them in, and a personal
//! sign-in is made on the spot. Who leaves a class or a team is not deleted: the rows say from when
//! to when, so that what was written keeps its author. A team's work is the team's: who comes late
//! finds it there.

pub mod access;
mod activation;
mod appointments;
mod calendars;
pub mod card_code;
mod cards;
mod course;
mod deadlines;
mod dissolution;
mod export;
mod feed;
pub mod given;
mod invitation;
mod join;
mod list;
mod live;
mod members;
mod next;
pub mod nudge;
mod nudges;
mod overview;
mod password;
mod region;
pub mod roster;
mod roster_import;
mod roster_page;
mod settings;
mod show;
mod standing;
pub mod teaching;
pub mod teams;
mod welcome;

pub use appointments::{Appointment, Kind as AppointmentKind};
pub use deadlines::{deadlines, deadlines_of};
pub use live::live;
pub use next::next_steps;
pub use overview::{Counted, of_team as counted};
pub use region::{edition_of, region_of};

use tables::ids::EditionId;

use crate::web::routes::Routes;
use crate::web::visit::Visit;

/// The feature's routes.
pub fn routes() -> Routes {
    Routes::new()
        .get("/entra", join::show)
        .post("/entra", join::join)
        .get("/entra/benvenuto", welcome::show)
        .get("/entra/tessera", activation::show)
        .post("/entra/tessera", activation::activate)
        .get("/invitations/class/{token}", invitation::show)
        .post("/invitations/class/{token}", invitation::accept)
        .get("/classes", list::show)
        .get("/classes/{class}", show::show)
        .get("/classes/{class}/cards", cards::show)
        .post("/classes/{class}/cards", cards::renew)
        .get("/classes/{class}/course", course::show)
        .get("/classes/{class}/course/{ending}", course::download)
        .get("/calendars", calendars::show)
        .post("/classes/{class}/calendar", calendars::renew)
        .post("/classes/{class}/calendar/revocation", calendars::revoke)
        .plain_get("/calendar/{feed}", calendars::download)
        .get("/classes/{class}/nudges", nudges::show)
        .post("/classes/{class}/nudges", nudges::send)
        .get("/classes/{class}/settings", settings::show)
        .post("/classes/{class}/name", settings::rename)
        .post("/classes/{class}/joining", settings::joining)
        .post("/classes/{class}/choice-approval", settings::choice_approval)
        .post("/classes/{class}/invitations", settings::invite)
        .post("/classes/{class}/invitations/{invitation}/withdrawal", settings::withdraw)
        .post("/classes/{class}/teachers/{student}/removal", settings::remove_teacher)
        .get("/classes/{class}/roster", roster_page::show)
        .post("/classes/{class}/roster", roster_page::preview)
        .post("/classes/{class}/roster/import", roster_page::import)
        .get("/classes/{class}/members", members::show)
        .post("/classes/{class}/students/{student}/name", members::rename)
        .post("/classes/{class}/students/{student}/leaving", members::leave)
        .post("/classes/{class}/students/{student}/return", members::readmit)
        .post("/classes/{class}/teams", show::create_team)
        .post("/classes/{class}/teams/{team}/dissolution", dissolution::dissolve)
        .get("/classes/{class}/export/{ending}", export::download)
        .post("/classes/{class}/students/teams", show::move_students)
        .get("/classes/{class}/students/{student}/password", password::show)
        .post("/classes/{class}/students/{student}/password", password::reset)
}

/// The keys of the units that the edition reads.
fn units(visit: &Visit, edition: EditionId) -> Vec<String> {
    visit.app.courses.of(edition).lessons(visit.lang).iter().map(|unit| unit.id.clone()).collect()
}
