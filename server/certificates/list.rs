//! One's own certificates.

use serde::Serialize;

use super::access::OwnCertificates;
use super::record::{self, Record, State};
use crate::error::Result;
use crate::web::Response;
use crate::web::page::Page;
use crate::web::visit::Visit;

#[derive(Serialize)]
struct ListPage {
    certificates: Vec<OneView>,
}

#[derive(Serialize)]
struct OneView {
    id: i64,
    name: String,
    edition: String,
    class: String,
    hours: i32,
    state: &'static str,
}

impl Page for ListPage {
    const TEMPLATE: &'static str = "certificates/list.html";
}

pub(super) async fn show(OwnCertificates(by): OwnCertificates, visit: Visit) -> Result<Response> {
    let mut certificates = Vec::new();
    for row in record::of_person(&visit.app.db, by.id).await? {
        let record = Record::of(&row)?;
        certificates.push(OneView {
            id: row.id.0,
            name: record.name(),
            edition: record.edition,
            class: record.class,
            hours: row.hours,
            state: State::of(&row).as_str(),
        });
    }
    visit.show(&ListPage { certificates })
}
