//! The selection: applications scored by criteria, ranked region by region, admitted or not.
//!
//! A ranking decides nothing by itself. It says for each place why it is there: points, quota,
//! which of two equals was sent first; people decide, and write down why. Whoever is admitted holds
//! a place of their region's quota and of all; more than there are, one admits only by saying so.

mod balance;
mod candidates;
mod decision;
mod export;
mod list;
mod marks;
mod neighbours;
pub mod ranking;
mod ranking_page;
mod retraction;
mod score;

pub use export::Wish;

use crate::web::routes::Routes;

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/selection", list::front)
        .get("/selection/{edition}", list::show)
        .get("/selection/{edition}/ranking", ranking_page::show)
        .post("/selection/{edition}/decision", decision::decide)
        .get("/selection/{edition}/export/{ending}", export::download)
        .get("/selection/{edition}/applications/{application}", score::show)
        .post("/selection/{edition}/applications/{application}", score::save)
}
