//! A team's data desk: searches of the dataset kept under a name, compared with one another, and charts
//! drawn from them, which reports and posts can show.
//!
//! A selection is a search as its address says it; its figures are asked anew each time, beside those
//! of the day on which it was saved. A chart is the other way round: it stays as it was made, with its
//! data, until the team makes a new version (`make` works it out, `draw` draws it, `charts` keeps it).

mod address;
mod chart_page;
pub mod charts;
mod comparison;
mod comparison_page;
pub mod content;
mod draft_page;
pub mod draw;
pub mod figures;
pub mod kind;
pub mod make;
mod new_page;
mod page;
mod place;
mod selection_page;
pub mod selections;
mod update_page;

use crate::projects::words;
use crate::web::routes::Routes;

/// The feature's routes.
pub fn routes() -> Routes {
    Routes::new()
        .get("/teams/{team}/desk", page::show)
        .get("/teams/{team}/desk/new", new_page::show)
        .post("/teams/{team}/desk/new", new_page::save)
        .get("/teams/{team}/desk/selections/{selection}", selection_page::show)
        .post("/teams/{team}/desk/selections/{selection}", selection_page::save)
        .get("/teams/{team}/desk/selections/{selection}/figures/{ending}", selection_page::download)
        .post("/teams/{team}/desk/selections/{selection}/archiving", selection_page::archive)
        .post("/teams/{team}/desk/selections/{selection}/restoring", selection_page::restore)
        .get("/teams/{team}/desk/comparison", comparison_page::show)
        .get("/teams/{team}/desk/comparison/{ending}", comparison_page::download)
        .get("/teams/{team}/desk/charts", chart_page::list)
        .get("/teams/{team}/desk/charts/new", draft_page::show)
        .post("/teams/{team}/desk/charts/new", draft_page::save)
        .get("/teams/{team}/desk/charts/{chart}", chart_page::show)
        .get("/teams/{team}/desk/charts/{chart}/file/{ending}", chart_page::download)
        .get("/teams/{team}/desk/charts/{chart}/update", update_page::show)
        .post("/teams/{team}/desk/charts/{chart}/update", update_page::save)
        .post("/teams/{team}/desk/charts/{chart}/archiving", chart_page::archive)
        .post("/teams/{team}/desk/charts/{chart}/restoring", chart_page::restore)
}

/// Where a team keeps a search, the part of its address after `?`.
pub fn keeping(team: i64, search: &str) -> String {
    let path = format!("/teams/{team}/desk/new");
    if search.is_empty() { path } else { format!("{path}?{search}") }
}
