//! How a year is going: where each team stands in the edition's steps, what its students do, which classes
//! may drop out.

pub mod acts;
mod export;
mod facts;
mod forecast;
mod letter;
mod page;
pub mod steps;

pub use forecast::{Class, Forecast, Level, Rules, rules};

use crate::web::routes::Routes;

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/overview", page::front)
        .get("/overview/{edition}", page::show)
        .get("/overview/{edition}/letter", letter::show)
        .post("/overview/{edition}/letter", letter::send)
        .get("/overview/{edition}/export/{ending}", export::download)
}
