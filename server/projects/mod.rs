//! The public dataset of funded projects: import, search, one project's page, downloads, API.
//! Everything is public but the import.

pub mod served;

pub use served::Served;

use crate::web::routes::Routes;

/// The feature's routes.
pub fn routes() -> Routes {
    Routes::new()
}
