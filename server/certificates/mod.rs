//! Certificates: students' hours and teachers' training, as a file that can be printed and checked.
//!
//! Staff say for an edition how many hours there are, who signs and from when. A teacher confirms the
//! students of teams that have finished, staff their teachers. What a certificate says is written down
//! once, names as they were that day, and never changed: the file is made of that each time, and is the
//! same to the byte until our words or the layout change. One that is wrong is replaced or revoked, and
//! its code says so from then on. An account that is closed takes nothing away from a certificate.

pub mod access;
mod check;
mod class_page;
pub mod code;
mod edition_page;
mod files;
pub mod finished;
pub mod issue;
mod list;
mod next;
mod paper;
pub mod record;
mod rows;
pub mod settings;
mod show;

pub use next::next_steps;
pub use paper::Press;

use crate::web::routes::Routes;

/// The feature's routes.
pub fn routes() -> Routes {
    Routes::new()
        .get("/certificati", check::ask)
        .get("/certificati/{code}", check::show)
        .post("/certificati/{code}", check::compare)
        .get("/certificates", list::show)
        .get("/certificates/{certificate}", show::show)
        .get("/certificates/{certificate}/pdf", files::one)
        .post("/certificates/{certificate}/replacement", show::replace)
        .post("/certificates/{certificate}/revocation", show::revoke)
        .get("/classes/{class}/certificates", class_page::show)
        .post("/classes/{class}/certificates", class_page::issue)
        .get("/classes/{class}/certificates/pdf", files::of_class)
        .get("/editions/{edition}/certificates", edition_page::show)
        .post("/editions/{edition}/certificates", edition_page::save)
        .post("/editions/{edition}/certificates/teachers", edition_page::issue)
}
