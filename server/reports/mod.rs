//! Writing a report: the questionnaire, answers with their history, evidence, and the way from the
//! team by the teacher to the staff.
//!
//! An answer is a row, and each save names the revision it started from: two pupils at two
//! computers never lose a word. What is open for writing is decided by the stage of the part that a
//! question belongs to, in the transaction that writes.

pub mod access;
pub mod answer;
mod consent;
mod definition;
mod edit;
mod evidence;
mod fields;
mod file;
pub mod found;
mod history;
mod letters;
pub mod material;
mod mend;
pub mod missing;
mod next;
mod of_team;
mod piece;
mod place_map;
pub mod questions;
mod show;
pub mod stage;
mod submission;
pub mod value;
mod views;

pub use next::next_steps;

use crate::web::routes::Routes;

/// The feature's routes.
pub fn routes() -> Routes {
    Routes::new()
        .get("/teams/{team}/report", of_team::show)
        .get("/reports/{report}", show::show)
        .get("/reports/{report}/{section}", edit::show)
        .post("/reports/{report}/answers/{question}", edit::save)
        .get("/reports/{report}/history/{question}", history::show)
        .post("/reports/{report}/history/{question}", history::restore)
        .get("/reports/{report}/evidence", evidence::show)
        .post("/reports/{report}/evidence", evidence::add)
        .post("/reports/{report}/evidence/{evidence}", mend::save)
        .post("/reports/{report}/evidence/{evidence}/cover", evidence::cover)
        .post("/reports/{report}/evidence/{evidence}/removal", evidence::remove)
        .get("/reports/{report}/evidence/{evidence}/file", file::show)
        .get("/reports/{report}/evidence/{evidence}/thumb", file::thumb)
        .get("/reports/{report}/submission/{part}", submission::show)
        .post("/reports/{report}/submission/{part}", submission::save)
        .post("/reports/{report}/withdrawal/{part}", submission::withdraw)
        .get("/reports/{report}/consent/{part}", consent::show)
        .post("/reports/{report}/consent/{part}", consent::save)
}
