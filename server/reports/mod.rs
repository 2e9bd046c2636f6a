//! Writing a report: the questionnaire, answers with their history, evidence, and the way from the
//! team by the teacher to the staff.
//!
//! An answer is a row, and each save names the revision it started from: two pupils at two
//! computers never lose a word. What is open for writing is decided by the stage of the part that a
//! question belongs to, in the transaction that writes.

pub mod access;
pub mod answer;
mod definition;
mod letters;
pub mod questions;
pub mod stage;
pub mod value;
