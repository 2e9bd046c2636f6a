//! About the site itself: how accessible it is, what it keeps about people, and what of it is open data.

mod open_data;

use serde::Serialize;

use crate::error::Result;
use crate::people::access::Anyone;
use crate::web::Response;
use crate::web::page::Page;
use crate::web::routes::Routes;
use crate::web::visit::Visit;

#[derive(Serialize)]
struct AccessibilityPage {
    contact: String,
}

impl Page for AccessibilityPage {
    const TEMPLATE: &'static str = "about/accessibility.html";
}

#[derive(Serialize)]
struct PrivacyPage {
    contact: String,
}

impl Page for PrivacyPage {
    const TEMPLATE: &'static str = "about/privacy.html";
}

async fn accessibility(_: Anyone, visit: Visit) -> Result<Response> {
    visit.show(&AccessibilityPage { contact: visit.app.config.contact.clone() })
}

async fn privacy(_: Anyone, visit: Visit) -> Result<Response> {
    visit.show(&PrivacyPage { contact: visit.app.config.contact.clone() })
}

/// The feature's routes.
pub fn routes() -> Routes {
    Routes::new()
        .get("/accessibilita", accessibility)
        .get("/dati-aperti", open_data::show)
        .get("/privacy", privacy)
}
