//! The picker: from the school's municipality, the projects that a class could monitor, the most
//! promising first, each with the reasons for and against it in plain sentences.

pub mod area;
pub mod criteria;
mod page;
pub mod score;
mod wishes;
mod words;

pub use criteria::{Criteria, criteria};

pub(super) use page::{remember, show};
