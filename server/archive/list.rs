//! The list of published reports.

use serde::{Deserialize, Serialize};

use super::published::{self, Filter, Occurring, Pairs, Published, PublishedCard, Sort};
use crate::error::Result;
use crate::people::access::Anyone;
use crate::projects::{map, words};
use crate::schools::paging::{PER_PAGE, Pages};
use crate::web::Response;
use crate::web::form::Query;
use crate::web::page::Page;
use crate::web::visit::Visit;

/// The codes of the judgement.
pub(super) const EFFECTIVENESS: [&str; 4] = ["1", "2", "3", "4"];

/// What the address asks for, as typed.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct ListForm {
    q: String,
    region: String,
    theme: String,
    year: String,
    effectiveness: String,
    school: String,
    project: String,
    sort: String,
    pub(super) page: String,
}

impl ListForm {
    /// Never fails: what it does not know finds nothing.
    pub(super) fn filter(&self) -> Filter {
        let short = |text: &str| text.trim().chars().take(200).collect::<String>();
        Filter {
            words: short(&self.q),
            region: short(&self.region),
            theme: short(&self.theme),
            year: short(&self.year),
            effectiveness: short(&self.effectiveness),
            school: short(&self.school),
            project: short(&self.project),
        }
    }

    /// An order that it does not know is the usual one.
    pub(super) fn sort(&self) -> Sort {
        Sort::parse(&self.sort).unwrap_or_default()
    }
}

/// What is chosen, as an address says it; the usual order goes unsaid.
pub(super) fn choices(filter: &Filter, sort: Sort) -> Vec<(&'static str, String)> {
    let sort = if sort == Sort::default() { "" } else { sort.as_str() };
    [
        ("q", filter.words.as_str()),
        ("region", filter.region.as_str()),
        ("theme", filter.theme.as_str()),
        ("year", filter.year.as_str()),
        ("effectiveness", filter.effectiveness.as_str()),
        ("school", filter.school.as_str()),
        ("project", filter.project.as_str()),
        ("sort", sort),
    ]
    .into_iter()
    .filter(|(_, value)| !value.is_empty())
    .map(|(name, value)| (name, value.to_owned()))
    .collect()
}

/// The path with what is chosen.
pub(super) fn address(path: &str, choices: &[(&str, String)]) -> String {
    let query = serde_urlencoded::to_string(choices).unwrap_or_default();
    if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
}

/// A choice of the form.
#[derive(Serialize)]
struct Choice {
    name: &'static str,
    chosen: String,
    options: Pairs,
}

/// A report of the list.
#[derive(Serialize)]
struct CardView {
    card: PublishedCard,
    /// The theme in the reader's language; may be empty.
    theme: String,
}

#[derive(Serialize)]
struct ListPage {
    q: String,
    filtered: bool,
    choices: Vec<Choice>,
    sort: Choice,
    cards: Vec<CardView>,
    list: Pages,
    feed: String,
    download: String,
    /// The same as data.
    data: String,
}

impl Page for ListPage {
    const TEMPLATE: &'static str = "archive/list.html";
}

fn offered(visit: &Visit, filter: &Filter, occurring: Occurring) -> Vec<Choice> {
    let theme = |(code, name): (String, String)| {
        let name = words::called(&visit.app, visit.lang, "theme", &code, &name);
        (code, name)
    };
    let judged = |code: &str| (code.to_owned(), visit.t(&format!("archive-effectiveness-{code}")));
    let choice = |name, chosen: &str, options| Choice { name, chosen: chosen.to_owned(), options };
    vec![
        choice(
            "region",
            &filter.region,
            map::regions().map(|(code, name)| (code, name.to_owned())).collect(),
        ),
        choice("theme", &filter.theme, occurring.themes.into_iter().map(theme).collect()),
        choice("year", &filter.year, occurring.years),
        choice("effectiveness", &filter.effectiveness, EFFECTIVENESS.into_iter().map(judged).collect()),
        choice("school", &filter.school, occurring.schools),
        choice("project", &published::named(&filter.project), occurring.projects),
    ]
}

fn card(visit: &Visit, one: &Published) -> CardView {
    let card = one.card();
    CardView { theme: words::called(&visit.app, visit.lang, "theme", &card.theme_code, &card.theme), card }
}

pub(super) async fn show(_: Anyone, visit: Visit, Query(form): Query<ListForm>) -> Result<Response> {
    let app = &visit.app;
    let (filter, sort) = (form.filter(), form.sort());
    let chosen = choices(&filter, sort);
    let total = usize::try_from(published::count(app, &filter).await?).unwrap_or(usize::MAX);
    let list = Pages::new(&visit, "/rapporti", &chosen, &form.page, total);
    let found = published::find(app, &filter, sort, list.offset() as u64, PER_PAGE as u64).await?;
    let occurring = published::occurring(app, &filter).await?;
    let in_words =
        |sort: Sort| (sort.as_str().to_owned(), visit.t(&format!("archive-sort-{}", sort.as_str())));
    visit.show(&ListPage {
        q: filter.words.clone(),
        filtered: filter != Filter::default(),
        choices: offered(&visit, &filter, occurring),
        sort: Choice {
            name: "sort",
            chosen: sort.as_str().to_owned(),
            options: Sort::ALL.into_iter().map(in_words).collect(),
        },
        cards: found.iter().map(|one| card(&visit, one)).collect(),
        list,
        // A feed is of what is new, in whatever order the page is.
        feed: visit.link(&address("/rapporti/feed.xml", &choices(&filter, Sort::Newest))),
        download: visit.link(&address("/rapporti/download.csv", &chosen)),
        data: address("/api/v1/reports", &chosen),
    })
}
