//! The public dataset of funded projects: search, one project's page, downloads and the API.
//! Everything is public but the list of what one follows. Reading, storing and searching are the crate `dataset`; here they are
//! shown, and an import is made the one that is served.

mod api;
pub mod changes;
pub mod comparison;
mod download;
pub mod failures;
pub mod filter;
mod following;
pub mod glossary;
pub mod guide;
pub mod import;
pub mod list;
mod lost;
pub mod map;
mod masking;
pub mod presence;
pub mod served;
mod show;
pub mod then_now;
pub mod typed;
pub mod words;

pub use list::{NoteOn, share};
pub use served::Served;
pub use show::{PostOn, ReportOn};

use crate::web::routes::Routes;

/// The feature's routes.
pub fn routes() -> Routes {
    Routes::new()
        .get("/", list::front)
        .get("/progetti", list::list)
        .get("/progetti/download.csv", download::csv)
        .get("/progetti/download.json", download::json)
        .get("/progetti/confronto", comparison::show)
        .get("/progetti/{project}/", show::show)
        .get("/progetti/{project}/guida", guide::show)
        .post("/progetti/{project}/following", following::follow)
        .post("/progetti/{project}/leaving", following::leave)
        .get("/following", following::list)
        .plain_get("/api/v1/projects", api::list)
        .plain_get("/api/v1/projects/{project}", api::show)
}

/// The `{project}` in addresses: OpenCoesione's own slug.
pub struct Slug(pub String);

impl std::str::FromStr for Slug {
    type Err = std::convert::Infallible;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(Self(text.to_lowercase()))
    }
}

impl crate::web::address::Named for Slug {
    const NAME: &'static str = "project";
}
