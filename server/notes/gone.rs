//! A note that was taken back: who follows an old address is told why, not that there never was one.

use http::StatusCode;
use serde::Serialize;

use super::record::Version;
use crate::error::Result;
use crate::web::Response;
use crate::web::page::Page;
use crate::web::visit::Visit;

#[derive(Serialize)]
struct GonePage {
    title: String,
    lang: &'static str,
    at: String,
    why: String,
}

impl Page for GonePage {
    const TEMPLATE: &'static str = "notes/gone.html";
}

/// The answer for a note that was taken back; none for one that was not.
pub(super) fn answer(visit: &Visit, version: &Version) -> Result<Option<Response>> {
    let Some(at) = version.withdrawn_at else { return Ok(None) };
    let page = GonePage {
        title: version.card.title(visit.lang).to_owned(),
        lang: version.card.lang(visit.lang).as_str(),
        at: at.to_rfc3339(),
        why: version.withdrawn_why.clone(),
    };
    visit.show_with(StatusCode::GONE, &page).map(Some)
}
