//! Teachers' applications: drafts, the school, the head teacher's consent, sending, taking back.

mod consent;
mod draft;
mod form;
mod list;
mod school;

use crate::web::routes::Routes;

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/applications", list::show)
        .post("/applications", list::begin)
        .get("/applications/{application}", draft::show)
        .post("/applications/{application}", draft::save)
        .post("/applications/{application}/withdrawal", draft::withdraw)
        .get("/applications/{application}/school", school::show)
        .post("/applications/{application}/school", school::choose)
        .post("/applications/{application}/consent", consent::save)
        .get("/applications/{application}/consent", consent::show)
}
