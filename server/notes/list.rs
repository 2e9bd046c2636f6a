//! The public list of notes, by what they are about.

use serde::{Deserialize, Serialize};
use tables::kinds::NoteSubject;

use super::record::{self, Card, Filter};
use super::subjects::{self, KINDS};
use crate::error::Result;
use crate::people::access::{Anyone, is_editor};
use crate::schools::paging::{PER_PAGE, Pages};
use crate::text::Lang;
use crate::web::Response;
use crate::web::form::Query;
use crate::web::page::Page;
use crate::web::visit::Visit;

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct ListForm {
    theme: String,
    region: String,
    fund: String,
    lingua: String,
    pub(super) page: String,
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
}

/// What is chosen, as an address says it.
pub(super) fn choices(filter: &Filter) -> Vec<(&'static str, String)> {
    KINDS
        .into_iter()
        .map(|kind| (kind.as_str(), filter.code(kind).to_owned()))
        .chain([("lingua", filter.lang.map_or_else(String::new, |lang| lang.as_str().to_owned()))])
        .filter(|(_, value)| !value.is_empty())
        .collect()
}

/// The path with what is chosen.
pub(super) fn address(path: &str, filter: &Filter) -> String {
    let query = serde_urlencoded::to_string(choices(filter)).unwrap_or_default();
    if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
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
            subjects: card
                .subjects()?
                .all()
                .map(|(kind, code)| subjects::name(&visit.app, visit.lang, kind, code))
                .collect(),
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
    list: Pages,
    feed: String,
    /// The same as data.
    data: String,
    may_write: bool,
}

impl Page for ListPage {
    const TEMPLATE: &'static str = "notes/list.html";
}

/// What a kind can be narrowed to: what occurs, and what is chosen.
fn choice(visit: &Visit, kind: NoteSubject, filter: &Filter, occurring: &[(NoteSubject, String)]) -> Choice {
    let chosen = filter.code(kind);
    let occurs = |code: &str| occurring.iter().any(|(of, known)| *of == kind && known == code);
    let options = subjects::options(&visit.app, visit.lang, kind).into_iter();
    Choice {
        name: kind.as_str(),
        chosen: chosen.to_owned(),
        options: options.filter(|(code, _)| occurs(code) || code == chosen).collect(),
    }
}

pub(super) async fn show(_: Anyone, visit: Visit, Query(form): Query<ListForm>) -> Result<Response> {
    let filter = form.filter();
    let total = usize::try_from(record::count(&visit.app, &filter).await?).unwrap_or(usize::MAX);
    let list = Pages::new(&visit, "/pillole", &choices(&filter), &form.page, total);
    let found = record::find(&visit.app, &filter, list.offset() as u64, PER_PAGE as u64).await?;
    let occurring = record::occurring(&visit.app).await?;
    let chosen = KINDS.into_iter().filter(|kind| !filter.code(*kind).is_empty());
    visit.show(&ListPage {
        choices: KINDS.into_iter().map(|kind| choice(&visit, kind, &filter, &occurring)).collect(),
        about: chosen.map(|kind| subjects::name(&visit.app, visit.lang, kind, filter.code(kind))).collect(),
        english_only: filter.lang == Some(Lang::En),
        filtered: filter != Filter::default(),
        cards: found.iter().map(|card| CardView::of(&visit, card)).collect::<Result<_>>()?,
        list,
        feed: visit.link(&address("/pillole/feed.atom", &filter)),
        data: address("/api/v1/notes", &filter),
        may_write: visit.actor.as_ref().is_some_and(|actor| is_editor(actor.role)),
    })
}
