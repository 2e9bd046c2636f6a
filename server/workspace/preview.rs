//! The beginning of a file as a page: what a text says and what stands in a sheet, without another program.

use serde::Serialize;

use super::excerpt::{self, Excerpt};
use super::files::{kind, size};
use super::places::{Attachment, Version};
use super::{attachments, download};
use crate::error::Result;
use crate::teams::access::ViewTeam;
use crate::web::Response;
use crate::web::address::At;
use crate::web::page::Page;
use crate::web::visit::Visit;

#[derive(Serialize)]
struct PreviewPage {
    id: i64,
    team: String,
    file: i64,
    title: String,
    version: i32,
    /// The file's own name.
    name: String,
    kind: &'static str,
    size: String,
    excerpt: Excerpt,
    /// The names of a sheet's columns.
    columns: Vec<String>,
}

impl Page for PreviewPage {
    const TEMPLATE: &'static str = "workspace/preview.html";
}

pub(super) async fn show(
    may: ViewTeam,
    visit: Visit,
    At(which): At<Attachment>,
    At(version): At<Version>,
) -> Result<Response> {
    let row = attachments::load(&visit.app.db, may.team.id, which.0).await?;
    let file = download::find(&may, &visit, &which, &version).await?;
    let excerpt = excerpt::of(&visit.app, &file, visit.lang).await?;
    let width = match &excerpt {
        Excerpt::Rows { rows, .. } => rows.first().map_or(0, Vec::len),
        Excerpt::Words { .. } | Excerpt::Unreadable => 0,
    };
    visit.show(&PreviewPage {
        id: may.team.id.0,
        team: may.team.name.clone(),
        file: row.id.0,
        title: row.title,
        version: version.0,
        kind: kind(&file),
        size: size(visit.lang, file.bytes),
        name: file.name,
        excerpt,
        columns: ('A'..='Z').take(width).map(String::from).collect(),
    })
}
