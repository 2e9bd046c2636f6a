//! What teams hand in at the steps of their edition: texts, links and files, with a due time, late or
//! not, returned with words or accepted.
//!
//! What a step asks for is data of the edition. The team works on one draft together; each handing-in is
//! a version that never changes, and the teacher's answer stands beside it. Which steps are done, and
//! which are late, is counted in `schools::progress`, for all who show it. The choice of the project and
//! the report are handed in where they are made, and only shown here.

pub mod access;
mod answer;
mod class_list;
mod due;
mod extension;
mod file;
pub mod form;
pub mod handing;
pub mod judgement;
mod letters;
mod list;
mod next;
mod own;
pub mod piece;
mod save;
mod script;
mod show;
mod span;
mod version;
pub mod work;

pub use due::due;
pub use next::next_steps;

use crate::web::routes::Routes;

/// The feature's routes.
pub fn routes() -> Routes {
    Routes::new()
        .get("/teams/{team}/deliverables", list::show)
        .get("/teams/{team}/deliverables/{step}/{deliverable}", show::show)
        .post("/teams/{team}/deliverables/{step}/{deliverable}", save::save)
        .post("/teams/{team}/deliverables/{step}/{deliverable}/taking-back", answer::take_back)
        .post("/teams/{team}/deliverables/{step}/{deliverable}/answer", answer::answer)
        .post("/teams/{team}/deliverables/{step}/{deliverable}/extension", answer::extend)
        .get("/teams/{team}/deliverables/{step}/{deliverable}/versions/{handing}", version::show)
        .get("/teams/{team}/deliverables/{step}/{deliverable}/files/{upload}", file::show)
        .post("/teams/{team}/deliverables/{step}/{deliverable}/files/{upload}/removal", file::remove)
        .get("/classes/{class}/deliverables", class_list::show)
}
