//! The programme's desk. So far: the audit log, which can be searched and taken away, and never
//! changed. Events are written by `people::audit::record` in the transactions that they tell of.

pub mod actions;
mod audit;
mod export;
mod search;

use crate::web::routes::Routes;

/// The feature's routes.
pub fn routes() -> Routes {
    Routes::new().get("/staff/audit", audit::show).get("/staff/audit/export", export::download)
}
