//! The course, written by staff in the browser: texts, what is wrong in them, how they will look, and
//! which edition reads which version.

pub mod differences;
mod edit;
pub mod export;
mod figures;
mod history;
mod list;
mod mistakes;
pub mod pictures;
mod preview;
mod publication;
pub mod publish;
pub mod texts;
pub mod version;

use crate::web::routes::Routes;

/// The pages of those who write.
pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/staff/lessons", list::show)
        .post("/staff/lessons", list::create)
        .get("/staff/lessons/{lesson}", edit::show)
        .post("/staff/lessons/{lesson}", edit::save)
        .get("/staff/lessons/{lesson}/figures", figures::show)
        .post("/staff/lessons/{lesson}/figures", figures::add)
        .get("/staff/lessons/{lesson}/figures/{figure}", figures::file)
        .get("/staff/lessons/{lesson}/history", history::show)
        .get("/staff/lessons/{lesson}/publication", publication::show)
        .post("/staff/lessons/{lesson}/publication", publication::publish)
        .post("/staff/lessons/{lesson}/withdrawal", publication::take_back)
        .get("/staff/lessons/{lesson}/versions/{version}", preview::show)
        .get("/staff/lessons/{lesson}/versions/{version}/attivita/{activity}", preview::sheet)
        .get("/staff/lessons/{lesson}/versions/{version}/figure/{figure}", preview::figure)
        .get("/staff/lessons/{lesson}/versions/{version}/quiz", preview::quiz)
        .post("/staff/lessons/{lesson}/versions/{version}/quiz", preview::answer)
}
