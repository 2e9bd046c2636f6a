//! Supporters: organisations with people, given by staff to schools or to a whole region for an
//! edition. Their people see the work of the teams there, comment on it, and offer meetings.
//!
//! Nothing here goes from one adult to one student: a comment is for the whole team and its teachers,
//! a meeting is for a team or a class, and takes place only if a teacher says so. What follows from
//! being given (who may see which team) is told by `classes::given`, for all features alike.

mod comments;
mod gifts;
mod home;
mod list;
mod meeting_form;
mod meetings;
mod next;
mod organisation;
mod page;
mod people;
mod record;
mod reminders;
mod told;

pub use next::next_steps;
pub use people::come;
pub use record::Record;
pub use reminders::remind;
pub use told::{appointments, beside};

use crate::web::routes::Routes;

/// The feature's routes.
pub fn routes() -> Routes {
    Routes::new()
        .get("/supporting", home::show)
        .get("/teams/{team}/support", page::show)
        .post("/teams/{team}/comments", page::comment)
        .post("/teams/{team}/comments/{comment}/hiding", page::hide)
        .post("/teams/{team}/comments/{comment}/removal", page::take_back)
        .post("/teams/{team}/comments/{comment}/showing", page::unhide)
        .post("/teams/{team}/meetings", page::offer)
        .post("/teams/{team}/meetings/{meeting}/answer", page::answer)
        .post("/teams/{team}/meetings/{meeting}/cancellation", page::cancel)
        .get("/organisations", list::show)
        .get("/organisations/new", organisation::new)
        .post("/organisations/new", organisation::create)
        .get("/organisations/{organisation}", organisation::show)
        .post("/organisations/{organisation}", organisation::save)
        .post("/organisations/{organisation}/people", people::add)
        .post("/organisations/{organisation}/people/{person}/removal", people::remove)
        .post("/organisations/{organisation}/gifts", gifts::give)
        .post("/organisations/{organisation}/gifts/{gift}/removal", gifts::take_back)
}
