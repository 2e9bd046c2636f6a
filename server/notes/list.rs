//! The public list of notes, by what they are about.

use serde::{Deserialize, Serialize};
use tables::kinds::NoteSubject;

use super::drafts::Urls;
use super::record::{self, Card, Filter};
use super::subjects::{self, KINDS};
use crate::error::Result;
use crate::people::access::{Anyone, is_editor};
use crate::text::Lang;
use crate::web::Response;
use crate::web::form::Query;
use crate::web::page::Page;
use crate::web::visit::Visit;

const PER_PAGE: u64 = 20;

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct ListForm {
    theme: String,
    region: String,
    fund: String,
    lingua: String,
    page: String,
}

impl ListForm {
    /// Never fails: what it does not know finds nothing.
    pub(super) fn filter(&self) -> Filter {
        let short = |text: &str| text.trim().chars().take(20).collect::<String>();
        Filter {
            theme: short(&self.theme),
            region: short(&self.region),
            fund: short(&self.fund),
            lang: Lang::parse(&self.lingua),
        }
    }

    pub(super) fn page(&self) -> u64 {
        self.page.parse::<u64>().unwrap_or(1).clamp(1, 100_000)
    }
}

/// The filter as an address says it.
pub(super) fn query(filter: &Filter, page: u64) -> String {
    let mut pairs: Vec<(&str, String)> = KINDS
        .into_iter()
        .map(|kind| (kind.as_str(), filter.code(kind).to_owned()))
        .chain([("lingua", filter.lang.map_or_else(String::new, |lang| lang.as_str().to_owned()))])
        .filter(|(_, value)| !value.is_empty())
        .collect();
    if page > 1 {
        pairs.push(("page", page.to_string()));
    }
    serde_urlencoded::to_string(pairs).unwrap_or_default()
}

#[derive(Serialize)]
struct Choice {
    name: &'static str,
    chosen: String,
    options: Vec<(String, String)>,
}

/// A note in a list.
#[derive(Serialize)]
pub(super) struct CardView {
    pub(super) path: String,
    pub(super) title: String,
    pub(super) summary: String,
    /// The language that these are in.
    pub(super) lang: &'static str,
    pub(super) subjects: Vec<String>,
    pub(super) number: i32,
    pub(super) published_at: String,
}

impl CardView {
    pub(super) fn of(visit: &Visit, card: &Card) -> Result<Self> {
        Ok(Self {
            path: card.path(),
            title: card.title(visit.lang).to_owned(),
            summary: card.summary(visit.lang).to_owned(),
            lang: card.lang(visit.lang).as_str(),
            subjects: card.subjects()?.all().map(|(kind, code)| subjects::name(kind, code)).collect(),
            number: card.number,
            published_at: card.published_at.to_rfc3339(),
        })
    }
}

#[derive(Serialize)]
struct ListPage {
    choices: Vec<Choice>,
    /// Names of what the list is narrowed to.
    about: Vec<String>,
    english_only: bool,
    filtered: bool,
    cards: Vec<CardView>,
    total: u64,
    page: u64,
    pages: u64,
    urls: Urls,
    feed: String,
    may_write: bool,
}

impl Page for ListPage {
    const TEMPLATE: &'static str = "notes/list.html";
}

/// What a kind can be narrowed to: what occurs, and what is chosen.
fn choice(kind: NoteSubject, filter: &Filter, occurring: &[(NoteSubject, String)]) -> Choice {
    let chosen = filter.code(kind);
    let occurs = |code: &str| occurring.iter().any(|(of, known)| *of == kind && known == code);
    let options = subjects::options(kind).into_iter();
    Choice {
        name: kind.as_str(),
        chosen: chosen.to_owned(),
        options: options.filter(|(code, _)| occurs(code) || code == chosen).collect(),
    }
}

pub(super) async fn show(_: Anyone, visit: Visit, Query(form): Query<ListForm>) -> Result<Response> {
    let (filter, page) = (form.filter(), form.page());
    let (total, found) = record::find(&visit.app, &filter, page, PER_PAGE).await?;
    let occurring = record::occurring(&visit.app).await?;
    let pages = total.div_ceil(PER_PAGE).max(1);
    let feed = query(&filter, 1);
    let chosen = KINDS.into_iter().filter(|kind| !filter.code(*kind).is_empty());
    visit.show(&ListPage {
        choices: KINDS.into_iter().map(|kind| choice(kind, &filter, &occurring)).collect(),
        about: chosen.map(|kind| subjects::name(kind, filter.code(kind))).collect(),
        english_only: filter.lang == Some(Lang::En),
        filtered: filter != Filter::default(),
        cards: found.iter().map(|card| CardView::of(&visit, card)).collect::<Result<_>>()?,
        total,
        page,
        pages,
        urls: Urls::around(page, pages, |page| visit.link(&format!("/pillole?{}", query(&filter, page)))),
        feed: visit.link(&format!("/pillole/feed.atom{}{feed}", if feed.is_empty() { "" } else { "?" })),
        may_write: visit.actor.as_ref().is_some_and(|actor| is_editor(actor.role)),
    })
}
