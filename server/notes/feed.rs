//! The feed of all notes, or of those about a subject.

use super::list::{ListForm, address};
use super::record::{self, Card};
use super::subjects::{self, KINDS};
use super::{LICENCE, author_of};
use crate::error::Result;
use crate::people::access::Anyone;
use crate::text::Arg;
use crate::web::Response;
use crate::web::atom::{Category, Entry, Feed};
use crate::web::form::Query;
use crate::web::visit::Visit;

/// Notes in a feed.
const MOST: u64 = 50;

fn entry(visit: &Visit, card: &Card) -> Result<Entry> {
    let page = format!("{}{}", visit.app.config.base_url, visit.link(&card.path()));
    Ok(Entry {
        lang: card.lang(visit.lang).as_str(),
        id: page.clone(),
        address: page,
        title: card.title(visit.lang).to_owned(),
        summary: card.summary(visit.lang).to_owned(),
        author: author_of(&visit.app, card.lang(visit.lang), &card.author),
        published: None,
        updated: card.published_at.to_rfc3339(),
        categories: card
            .subjects()?
            .all()
            .map(|(kind, code)| Category {
                scheme: kind.as_str(),
                term: code.to_owned(),
                label: subjects::name(&visit.app, visit.lang, kind, code),
            })
            .collect(),
        html: None,
    })
}

pub(super) async fn show(_: Anyone, visit: Visit, Query(form): Query<ListForm>) -> Result<Response> {
    let filter = form.filter();
    let cards = record::find(&visit.app, &filter, 0, MOST).await?;
    let chosen = KINDS.into_iter().filter(|kind| !filter.code(*kind).is_empty());
    let names: Vec<String> =
        chosen.map(|kind| subjects::name(&visit.app, visit.lang, kind, filter.code(kind))).collect();
    let title = if names.is_empty() {
        visit.t("notes-feed-title")
    } else {
        visit.t_with("notes-feed-about", &[("about", Arg::from(names.join(", ")))])
    };
    let to = |path: &str| format!("{}{}", visit.app.config.base_url, visit.link(&address(path, &filter)));
    let page = to("/pillole");
    let feed = Feed {
        lang: visit.lang.as_str(),
        id: page.clone(),
        title,
        subtitle: String::new(),
        address: to("/pillole/feed.atom"),
        page,
        updated: cards.first().map(|card| card.published_at.to_rfc3339()),
        rights: LICENCE.to_owned(),
        entries: cards.iter().map(|card| entry(&visit, card)).collect::<Result<_>>()?,
    };
    feed.answer()
}
