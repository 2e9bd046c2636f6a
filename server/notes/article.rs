//! A text, drawn whole in its own language, whatever the language of the page around it.

use std::collections::BTreeMap;

use serde::Serialize;

use super::kept::Kept;
use crate::courses::document::Document;
use crate::courses::views::{self, Region, TextView};
use crate::error::Result;
use crate::text::Lang;
use crate::web::visit::Visit;

#[derive(Serialize)]
struct Article<'a> {
    text: TextView<'a>,
}

#[derive(Serialize)]
struct KeptArticle<'a> {
    text: &'a Kept,
}

/// The same visit, in that language.
fn in_language(visit: &Visit, lang: Lang) -> Visit {
    let mut visit = visit.clone();
    visit.lang = lang;
    visit
}

/// HTML of a text with what the data say now.
pub(super) async fn live(visit: &Visit, document: &Document, lang: Lang) -> Result<String> {
    let figures = BTreeMap::new();
    let text = views::answered(&in_language(visit, lang), document, &figures, &Region::italy()).await?;
    visit.app.pages.render_plain(lang, "notes/_article.html", &Article { text })
}

/// HTML of a text with what the data said on its day.
pub(super) fn kept(visit: &Visit, text: &Kept, lang: Lang) -> Result<String> {
    visit.app.pages.render_plain(lang, "notes/_kept.html", &KeptArticle { text })
}

/// What the data answer now, to be kept.
pub(super) async fn keep(visit: &Visit, document: &Document, lang: Lang) -> Result<Kept> {
    let figures = BTreeMap::new();
    let text = views::answered(&in_language(visit, lang), document, &figures, &Region::italy()).await?;
    // What is kept has a shape of its own: how pages show it today is free to change.
    Ok(serde_json::from_value(serde_json::to_value(&text)?)?)
}
