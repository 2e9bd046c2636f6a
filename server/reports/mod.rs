//! Writing a report: the questionnaire, answers with their history, evidence, and the way from the
//! team by the teacher to the staff.
//!
//! An answer is a row, and each save names the revision it started from: two pupils at two
//! computers never lose a word. What is open for writing is decided by the stage of the part that a
//! question belongs to, in the transaction that writes.

pub mod access;
pub mod answer;
mod definition;
mod edit;
mod fields;
mod history;
mod letters;
pub mod material;
pub mod questions;
pub mod stage;
pub mod value;
mod views;

use crate::web::routes::Routes;

/// The feature's routes.
pub fn routes() -> Routes {
    Routes::new()
        .get("/reports/{report}/{section}", edit::show)
        .post("/reports/{report}/answers/{question}", edit::save)
        .get("/reports/{report}/history/{question}", history::show)
        .post("/reports/{report}/history/{question}", history::restore)
}
