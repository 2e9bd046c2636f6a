//! A version as it was handed in.

use sea_orm::EntityTrait;
use serde::Serialize;
use tables::kinds::Verdict;
use tables::{deliverable_version, person};

use super::access::ReadPiece;
use super::file::{self, FileView};
use super::show::ContentView;
use crate::error::{Error, Result};
use crate::web::Response;
use crate::web::address::{At, Named};
use crate::web::page::Page;
use crate::web::visit::Visit;

#[derive(Serialize)]
struct VersionPage {
    team_name: String,
    name: String,
    path: String,
    number: i32,
    by: Option<String>,
    at: String,
    verdict: Option<&'static str>,
    verdict_words: String,
    content: ContentView,
    files: Vec<FileView>,
}

impl Page for VersionPage {
    const TEMPLATE: &'static str = "deliverables/version.html";
}

/// A version in an address.
pub(super) struct Number(i32);

impl std::str::FromStr for Number {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}

impl Named for Number {
    const NAME: &'static str = "handing";
}

pub(super) async fn show(may: ReadPiece, visit: Visit, At(Number(number)): At<Number>) -> Result<Response> {
    let db = &visit.app.db;
    let piece = &may.piece;
    let row = piece.row.as_ref().ok_or(Error::NotFound)?;
    let version = deliverable_version::Entity::find_by_id((row.id, number)).one(db).await?;
    let version = version.ok_or(Error::NotFound)?;
    let by = person::Entity::find_by_id(version.handed_by).one(db).await?;
    visit.show(&VersionPage {
        team_name: piece.team.name.clone(),
        name: piece.asked.of(visit.lang).to_owned(),
        path: piece.path(),
        number,
        by: by.map(|by| by.name),
        at: version.handed_at.to_rfc3339(),
        verdict: version.verdict.map(Verdict::as_str),
        content: ContentView::new(&version.words, &version.links)?,
        verdict_words: version.verdict_words,
        files: file::of(&visit, piece, row.id, Some(number)).await?,
    })
}
