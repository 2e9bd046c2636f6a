//! The programme's desk: the audit log, which can be searched and taken away, and never changed; and which
//! open data are served. Events are written by `people::audit::record` in the transactions that they tell of.

pub mod actions;
mod audit;
mod data;
mod details;
mod export;
mod search;
pub mod subjects;
mod things;

use crate::web::routes::Routes;

/// The feature's routes.
pub fn routes() -> Routes {
    Routes::new()
        .get("/staff/audit", audit::show)
        .get("/staff/audit/export", export::download)
        .get("/staff/data", data::show)
}
