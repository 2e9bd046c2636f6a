//! What must not stand in a text for everybody: which students' names are known, what a machine finds in a
//! text, and how that is shown to those who can mend it.
//!
//! A student's name with the surname stops a text. All else is pointed out: what looks like a student's
//! name and surname, a teacher must have looked at. Posts, reports and comments are searched by the same eyes.

pub mod scan;
mod students;
mod view;

pub use scan::{Finding, scan};
pub use students::{Printed, Student, of_team};
pub use view::FoundView;
