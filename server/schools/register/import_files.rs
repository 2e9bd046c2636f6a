//! What a list of schools would change, and what of it is left out, as files: all of it, however much it is.

use serde::Deserialize;

use super::import;
use super::import_page::{listed, reason};
use crate::error::Result;
use crate::people::access::Editor;
use crate::web::Response;
use crate::web::form::Query;
use crate::web::sheet::{Cell, Ending, Sheet};
use crate::web::visit::Visit;

/// Which list: the key of the file that was looked at.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Wanted {
    key: String,
}

/// A file of one's own: its name and headings are texts.
async fn download(visit: &Visit, name: &str, header: &[&str], rows: Vec<Vec<Cell>>) -> Result<Response> {
    let header = header.iter().map(|key| visit.t(key)).collect();
    let sheet = Sheet { name: visit.t(name), header, rows };
    tokio::task::spawn_blocking(move || sheet.download(Ending::Csv)).await?
}

pub(super) async fn changed(
    Editor(_): Editor,
    visit: Visit,
    Query(wanted): Query<Wanted>,
) -> Result<Response> {
    let listed = listed(&visit.app, &wanted.key).await?;
    let differences = import::differences(&visit.app, &listed).await?;
    let rows = differences.iter().map(|one| {
        let (old, new) = one.in_words(&visit);
        [one.code.clone(), one.name.clone(), one.what(&visit), old, new].map(Cell::from).to_vec()
    });
    let header = [
        "schools-school-code",
        "schools-school-name",
        "schools-import-what",
        "schools-import-old",
        "schools-import-would",
    ];
    let rows = rows.collect();
    download(&visit, "schools-import-changes-file", &header, rows).await
}

pub(super) async fn left_out(
    Editor(_): Editor,
    visit: Visit,
    Query(wanted): Query<Wanted>,
) -> Result<Response> {
    let listed = listed(&visit.app, &wanted.key).await?;
    let rows = listed
        .rejected
        .into_iter()
        .map(|one| vec![Cell::from(one.line), Cell::from(one.code), Cell::from(reason(&visit, one.reason))])
        .collect();
    let header = ["schools-import-line", "schools-school-code", "schools-import-reason"];
    download(&visit, "schools-import-rejected-file", &header, rows).await
}
