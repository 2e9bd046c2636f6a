//! What staff do with a report that was sent to them: the queue, who reads it, remarks on each
//! question, sending back, approving, publishing.
//!
//! The two parts of a report go their ways apart. A publication is a whole new version of the
//! public page, written once and never changed: it holds the words of questions and options as they
//! were then, so that no later edition of the form can change what was published. It holds no
//! person. A part that is not being published now keeps what its last publication said.

mod about;
pub mod access;
pub mod answers;
mod approval;
mod assignment;
pub mod content;
pub mod evidence;
pub mod hiding;
pub mod letters;
pub mod publication;
mod queue;
pub mod remarks;
mod return_;
mod show;
pub mod stage;
mod team_threads;
mod threads;
pub mod views;

pub use crate::projects::then_now::{ProjectState, now as project_now, then as project_then};
pub use about::About;

use crate::error::Result;
use crate::people::NextStep;
use crate::web::routes::Routes;
use crate::web::visit::{Actor, Visit};

/// The feature's routes.
pub fn routes() -> Routes {
    Routes::new()
        .get("/review", queue::show)
        .get("/review/{report}/{part}", show::show)
        .post("/review/{report}/{part}/assignment", assignment::save)
        .post("/review/{report}/{part}/threads/{question}", threads::add)
        .post("/review/{report}/{part}/threads/{question}/resolution", threads::resolve)
        .get("/review/{report}/{part}/return", return_::show)
        .post("/review/{report}/{part}/return", return_::save)
        .post("/review/{report}/{part}/approval", approval::save)
        .get("/review/{report}/{part}/publication", publication::show)
        .post("/review/{report}/{part}/publication", publication::save)
        .get("/review/{report}/hiding", hiding::show)
        .post("/review/{report}/hiding", hiding::take_back)
        .post("/review/{report}/showing", hiding::give_back)
        .get("/reports/{report}/threads", team_threads::show)
        .post("/reports/{report}/threads/{question}", team_threads::reply)
}

/// What waits for staff.
pub async fn next_steps(visit: &Visit, actor: &Actor) -> Result<Vec<NextStep>> {
    queue::next_steps(visit, actor).await
}
