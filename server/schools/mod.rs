//! A year of the programme: editions with their steps and call, the register of schools, teachers'
//! applications and the selection.
//!
//! What changes from year to year is data of an edition, never code. An archived edition is read
//! and never written again; what was published from it stays as it is. A school's region follows
//! from its municipality, and is nowhere written down a second time.

pub mod access;
mod applications;
pub mod attachment;
pub mod editions;
pub mod invitations;
pub mod joining;
pub mod letters;
pub mod moments;
mod next;
pub mod paging;
pub mod places;
pub mod programme;
pub mod progress;
pub mod register;
pub mod rubric;
mod selection;

pub use next::next_steps;
pub use selection::{Wish, ranking};

use crate::web::routes::Routes;

/// The feature's routes.
pub fn routes() -> Routes {
    Routes::new()
        .merge(editions::routes())
        .merge(register::routes())
        .merge(applications::routes())
        .merge(selection::routes())
        .merge(progress::routes())
}
