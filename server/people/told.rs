//! Pages that only tell something: a mail is on its way, a link is over.

use http::StatusCode;
use serde::Serialize;

use crate::error::Result;
use crate::web::Response;
use crate::web::page::Page;
use crate::web::visit::Visit;

#[derive(Serialize)]
struct ToldPage {
    title: String,
    text: String,
    /// Label and address of the way on.
    on: (String, String),
}

impl Page for ToldPage {
    const TEMPLATE: &'static str = "people/told.html";
    const PRIVATE: bool = true;
}

/// A mail is on its way, whatever became of what was asked: `what` is the beginning of the texts'
/// keys.
pub(super) fn sent(visit: &Visit, what: &str) -> Result<Response> {
    visit.show(&ToldPage {
        title: visit.t("people-sent-title"),
        text: visit.t(&format!("{what}-sent")),
        on: (visit.t("people-to-sign-in"), visit.link("/accedi")),
    })
}

/// Something was done; `on` is the label and the path of the way on.
pub(super) fn told(visit: &Visit, title: &str, text: &str, on: (&str, &str)) -> Result<Response> {
    let (label, path) = on;
    let on = (visit.t(label), visit.link(path));
    visit.show(&ToldPage { title: visit.t(title), text: visit.t(text), on })
}

/// The link was used, taken back or is too old; `again` is where one asks for another.
pub(super) fn link_over(visit: &Visit, text: &str, again: (&str, &str)) -> Result<Response> {
    let (label, path) = again;
    let page = ToldPage {
        title: visit.t("people-link-over-title"),
        text: visit.t(text),
        on: (visit.t(label), visit.link(path)),
    };
    visit.show_with(StatusCode::GONE, &page)
}
