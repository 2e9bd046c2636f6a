//! The register of schools: the ministry's list, and what staff and teachers add to it.

mod differences;
mod edit;
pub mod import;
mod import_files;
mod import_page;
mod kind;
mod list;
mod merge;
mod record;

pub use differences::Difference;
pub use kind::{KINDS, kind_of_code};
pub(super) use list::found;
pub(crate) use list::in_region;
pub use record::{Record, RecordForm, add, is_code, is_web_address, normalised, of_code, words};

use crate::web::routes::Routes;

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/schools", list::show)
        .get("/schools/new", edit::new)
        .post("/schools/new", edit::create)
        .get("/schools/import", import_page::show)
        .post("/schools/import", import_page::preview)
        .get("/schools/import/changed", import_files::changed)
        .get("/schools/import/left-out", import_files::left_out)
        .post("/schools/import/confirmation", import_page::confirm)
        .get("/schools/{school}", edit::show)
        .post("/schools/{school}", edit::save)
        .post("/schools/{school}/merge", merge::merge)
        .post("/schools/{school}/alias", edit::let_go)
}
