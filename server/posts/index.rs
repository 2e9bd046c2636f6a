//! The blog: the public posts of all teams, narrowed down as one likes.

use serde::{Deserialize, Serialize};

use super::public::{self, Filter, Occurring, PostCard, PublicPost};
use super::tags;
use crate::error::Result;
use crate::people::access::Anyone;
use crate::projects::words;
use crate::schools::paging::{PER_PAGE, Pages};
use crate::web::Response;
use crate::web::form::Query;
use crate::web::page::Page;
use crate::web::visit::Visit;

/// So many tags are offered.
const TAGS: u64 = 24;

/// What the address asks for, as typed.
#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct ListForm {
    tag: String,
    year: String,
    region: String,
    theme: String,
    school: String,
    pub(super) page: String,
}

impl ListForm {
    /// Never fails: what it does not know finds nothing.
    pub(super) fn filter(&self) -> Filter {
        let short = |text: &str| text.trim().chars().take(100).collect::<String>();
        Filter {
            tag: tags::key(&short(&self.tag)),
            year: short(&self.year),
            region: short(&self.region),
            theme: short(&self.theme),
            school: short(&self.school),
            ..Filter::default()
        }
    }
}

/// The choices as an address says them.
pub(super) fn choices(filter: &Filter) -> Vec<(&'static str, String)> {
    [
        ("tag", &filter.tag),
        ("year", &filter.year),
        ("region", &filter.region),
        ("theme", &filter.theme),
        ("school", &filter.school),
    ]
    .into_iter()
    .filter(|(_, value)| !value.is_empty())
    .map(|(name, value)| (name, value.clone()))
    .collect()
}

/// An address with these choices.
pub(super) fn address(path: &str, choices: &[(&str, String)]) -> String {
    let query = serde_urlencoded::to_string(choices).unwrap_or_default();
    if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
}

#[derive(Serialize)]
struct IndexPage {
    form: ListForm,
    filtered: bool,
    offered: Occurring,
    tags: Vec<TagView>,
    cards: Vec<PostCard>,
    list: Pages,
    feed: String,
    /// The same as data.
    data: String,
}

impl Page for IndexPage {
    const TEMPLATE: &'static str = "posts/index.html";
}

#[derive(Serialize)]
struct TagView {
    label: String,
    href: String,
    chosen: bool,
}

pub(super) async fn show(_: Anyone, visit: Visit, Query(form): Query<ListForm>) -> Result<Response> {
    let app = &visit.app;
    let filter = form.filter();
    let chosen = choices(&filter);
    let total = usize::try_from(public::count(app, &filter).await?).unwrap_or(usize::MAX);
    let list = Pages::new(&visit, "/blog", &chosen, &form.page, total);
    let (offset, limit) = (list.offset() as u64, PER_PAGE as u64);
    let found = public::find(app, &filter, offset, limit).await?;
    let tags = public::tags(app, TAGS).await?;
    let others: Vec<_> = chosen.iter().filter(|(name, _)| *name != "tag").cloned().collect();
    let tag_view = |(key, label): (String, String)| {
        let taken = key == filter.tag;
        let mut choices = others.clone();
        if !taken {
            choices.push(("tag", key));
        }
        TagView { label, href: address(&visit.link("/blog"), &choices), chosen: taken }
    };
    let feed: Vec<_> = chosen.iter().filter(|(name, _)| *name == "tag" || *name == "year").cloned().collect();
    let mut offered = public::occurring(app).await?;
    for (code, name) in &mut offered.themes {
        *name = words::called(app, visit.lang, "theme", code, name);
    }
    visit.show(&IndexPage {
        filtered: filter != Filter::default(),
        offered,
        tags: tags.into_iter().map(tag_view).collect(),
        cards: found.iter().map(PublicPost::card).collect(),
        list,
        feed: address(&visit.link("/blog/feed.xml"), &feed),
        data: address("/api/v1/posts", &chosen),
        form,
    })
}
