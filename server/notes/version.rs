//! A version of a note as it was on its day, words and figures: what citations lead to.

use serde::Serialize;

use super::kept::Both;
use super::record;
use super::show::NoteView;
use super::{Number, Slug, article, gone};
use crate::error::{Error, Result};
use crate::people::access::Anyone;
use crate::web::Response;
use crate::web::address::At;
use crate::web::page::Page;
use crate::web::visit::Visit;

#[derive(Serialize)]
struct VersionPage {
    note: NoteView,
    article: String,
    as_of: Option<String>,
    /// Where today's figures are; with `newer`, newer words too.
    live: String,
    newer: bool,
}

impl Page for VersionPage {
    const TEMPLATE: &'static str = "notes/version.html";
}

pub(super) async fn show(
    _: Anyone,
    visit: Visit,
    At(Slug(slug)): At<Slug>,
    At(Number(number)): At<Number>,
) -> Result<Response> {
    let version = record::version(&visit.app, &slug, number).await?;
    if let Some(gone) = gone::answer(&visit, &version)? {
        return Ok(gone);
    }
    let numbers = record::numbers(&visit.app.db, version.note_id).await?;
    let kept = Both::read(version.kept.as_ref().ok_or(Error::NotFound)?)?;
    let lang = version.card.lang(visit.lang);
    visit.show(&VersionPage {
        note: NoteView::of(&visit, &version, &numbers)?,
        article: article::kept(&visit, kept.of(lang), lang)?,
        as_of: version.card.as_of.map(|date| date.to_string()),
        live: visit.link(&version.card.path()),
        newer: !version.is_newest(),
    })
}
