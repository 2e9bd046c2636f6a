//! The feed of all notes, or of those about a subject.

use http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG};
use http::{HeaderMap, HeaderValue};
use sha2::{Digest, Sha256};

use super::feed::{Entry, Feed};
use super::list::{ListForm, query};
use super::record::{self, Card};
use super::subjects::{self, KINDS};
use super::{LICENCE, author_of};
use crate::error::Result;
use crate::people::access::Anyone;
use crate::text::Arg;
use crate::web::form::Query;
use crate::web::visit::Visit;
use crate::web::{IntoResponse, Response};

/// Notes in a feed.
const MOST: u64 = 50;

fn entry(visit: &Visit, card: &Card) -> Result<Entry> {
    Ok(Entry {
        lang: card.lang(visit.lang).as_str(),
        title: card.title(visit.lang).to_owned(),
        summary: card.summary(visit.lang).to_owned(),
        author: author_of(&visit.app, card.lang(visit.lang), &card.author),
        address: format!("{}{}", visit.app.config.base_url, visit.link(&card.path())),
        updated: card.published_at.to_rfc3339(),
        subjects: card
            .subjects()?
            .all()
            .map(|(kind, code)| (kind.as_str(), code.to_owned(), subjects::name(kind, code)))
            .collect(),
    })
}

pub(super) async fn show(_: Anyone, visit: Visit, Query(form): Query<ListForm>) -> Result<Response> {
    let filter = form.filter();
    let (_, cards) = record::find(&visit.app, &filter, 1, MOST).await?;
    let chosen = KINDS.into_iter().filter(|kind| !filter.code(*kind).is_empty());
    let names: Vec<String> = chosen.map(|kind| subjects::name(kind, filter.code(kind))).collect();
    let title = if names.is_empty() {
        visit.t("notes-feed-title")
    } else {
        visit.t_with("notes-feed-about", &[("about", Arg::from(names.join(", ")))])
    };
    let asked = match query(&filter, 1) {
        none if none.is_empty() => none,
        asked => format!("?{asked}"),
    };
    let to = |path: &str| {
        format!("{}{}", visit.app.config.base_url, visit.link(&format!("/pillole{path}{asked}")))
    };
    let feed = Feed {
        lang: visit.lang.as_str(),
        title,
        address: to("/feed.atom"),
        page: to(""),
        // Of an empty one nothing has ever changed.
        updated: cards
            .first()
            .map_or_else(|| chrono::DateTime::UNIX_EPOCH.to_rfc3339(), |card| card.published_at.to_rfc3339()),
        rights: LICENCE.to_owned(),
        entries: cards.iter().map(|card| entry(&visit, card)).collect::<Result<_>>()?,
    };
    let bytes = feed.write()?;
    let hash = Sha256::digest(&bytes);
    let tag = format!("W/\"{:016x}\"", u64::from_be_bytes(*hash.first_chunk().unwrap_or(&[0; 8])));
    let mut headers = HeaderMap::new();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/atom+xml; charset=utf-8"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("public, max-age=300"));
    headers.insert(ETAG, HeaderValue::from_str(&tag).map_err(crate::error::Error::internal)?);
    Ok((headers, bytes).into_response())
}
