//! The search page, and the site's front page.

use dataset::words::{Asked, asked};
use dataset::{Card, Dataset, FacetValue, Filter, Found};
use serde::Serialize;

use super::filter::{self, FACETS, LAST_PAGE, PER_PAGE, SORTS, SearchForm};
use super::{map, words};
use crate::error::Result;
use crate::people::access::Anyone;
use crate::text;
use crate::web::Response;
use crate::web::form::Query;
use crate::web::page::Page;
use crate::web::visit::Visit;

/// Values of a facet that are shown before "all of them".
const FIRST_VALUES: usize = 8;

/// A project in a list.
#[derive(Serialize)]
pub struct CardView {
    /// Its slug.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// Theme code and words.
    pub theme: Option<(String, String)>,
    /// State code and words.
    pub state: Option<(String, String)>,
    /// Where it is.
    pub places: String,
    /// Public cost in cents.
    pub cost: Option<i64>,
    /// Payments in cents.
    pub paid: Option<i64>,
    /// Paid of cost, 0 to 100 and over.
    pub share: Option<i64>,
}

impl From<Card> for CardView {
    fn from(card: Card) -> Self {
        Self {
            share: share(card.cost_cents, card.payments_cents),
            slug: card.slug,
            title: card.title,
            theme: card.theme.map(|theme| (theme.code, theme.label)),
            state: card.state.map(|state| (state.code, state.label)),
            places: card.places.join(", "),
            cost: card.cost_cents,
            paid: card.payments_cents,
        }
    }
}

/// How much of the cost has been paid, in percent; none without a cost.
pub fn share(cost: Option<i64>, paid: Option<i64>) -> Option<i64> {
    let (cost, paid) = (i128::from(cost.filter(|cost| *cost > 0)?), i128::from(paid?));
    i64::try_from(paid * 100 / cost).ok()
}

#[derive(Serialize)]
struct FacetView {
    name: &'static str,
    open: bool,
    first: Vec<ValueView>,
    more: Vec<ValueView>,
}

#[derive(Serialize)]
struct ValueView {
    code: String,
    label: String,
    count: i64,
    selected: bool,
}

#[derive(Serialize)]
struct Chip {
    label: String,
    href: String,
}

#[derive(Serialize)]
struct Choice {
    value: &'static str,
    selected: bool,
}

#[derive(Serialize)]
struct PageLink {
    number: usize,
    href: String,
}

/// A data note about what a search is narrowed to.
#[derive(Serialize)]
pub struct NoteOn {
    /// Path of its page, below the language.
    pub path: String,
    /// Its title.
    pub title: String,
    /// The language of its title.
    pub lang: &'static str,
}

#[derive(Serialize)]
struct ListPage {
    words: String,
    /// Is there nothing in what was typed that could be searched?
    no_words: bool,
    reference_date: Option<String>,
    total: i64,
    cost: i64,
    paid: i64,
    share: Option<i64>,
    facets: Vec<FacetView>,
    chips: Vec<Chip>,
    clear: String,
    sorts: Vec<Choice>,
    items: Vec<CardView>,
    number: usize,
    pages: usize,
    previous: Option<PageLink>,
    next: Option<PageLink>,
    map_by: &'static str,
    map_other: String,
    view_box: &'static str,
    shapes: Vec<map::Shape>,
    download: String,
    notes: Vec<NoteOn>,
    /// For each of the visitor's teams: its name, and where it keeps this search.
    keepers: Vec<(String, String)>,
}

impl Page for ListPage {
    const TEMPLATE: &'static str = "projects/list.html";
}

/// A count as pages and forms show it.
pub fn counted(n: u64) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

fn value_view(value: FacetValue) -> ValueView {
    ValueView {
        code: value.code.into_owned(),
        label: value.label.into_owned(),
        count: counted(value.count),
        selected: value.selected,
    }
}

pub(super) async fn list(_: Anyone, visit: Visit, Query(form): Query<SearchForm>) -> Result<Response> {
    let dataset = visit.app.dataset.current()?;
    let filter = form.filter();
    if let Some(slug) = dataset.pasted(&filter.words)? {
        return Ok(visit.go(&format!("/progetti/{slug}/")));
    }
    let found = visit.app.dataset.search(&dataset, filter.clone(), form.page(), PER_PAGE).await?;
    let by_cost = form.map == "cost";
    let mut page = ListPage::new(&visit, &dataset, &filter, found, by_cost);
    page.notes = crate::notes_about(&visit, &filter).await?;
    page.keepers = crate::desks_for(&visit, &page.download).await?;
    visit.show(&page)
}

impl ListPage {
    fn new(visit: &Visit, dataset: &Dataset, filter: &Filter, found: Found, by_cost: bool) -> Self {
        let address = |filter: &Filter, page: usize| {
            let query = filter::query(filter, page);
            visit.link(&if query.is_empty() { "/progetti".to_owned() } else { format!("/progetti?{query}") })
        };
        let link_to = |number: usize| PageLink { number, href: address(filter, number) };
        let last = found.pages.min(LAST_PAGE);
        let shapes = map::shapes(|code| {
            let sums = found.by_region.iter().find(|sums| sums.code == code);
            let (count, cost) = sums.map_or((0, 0), |sums| (counted(sums.count), sums.cost_cents));
            let words = if by_cost { text::euro(visit.lang, cost) } else { text::number(visit.lang, count) };
            (if by_cost { cost } else { count }, words, address(&filter::toggled(filter, "region", code), 1))
        });
        let plain = filter::query(filter, 1);
        let map_other = if by_cost {
            address(filter, 1)
        } else {
            visit.link(&format!("/progetti?{plain}{}map=cost", if plain.is_empty() { "" } else { "&" }))
        };
        let (facets, chips) = facets(visit, filter, found.facets, &address);
        Self {
            words: filter.words.clone(),
            no_words: !filter.words.is_empty() && asked(&filter.words) == Asked::default(),
            reference_date: dataset.manifest().reference_date.map(|date| date.to_string()),
            total: counted(found.total),
            cost: found.cost_cents,
            paid: found.payments_cents,
            share: share(Some(found.cost_cents), Some(found.payments_cents)),
            facets,
            chips,
            clear: visit.link("/progetti"),
            sorts: SORTS
                .iter()
                .map(|(value, sort)| Choice { value, selected: *sort == filter.sort })
                .collect(),
            items: found.items.into_iter().map(CardView::from).collect(),
            number: found.page,
            pages: last,
            previous: (found.page > 1).then(|| link_to(found.page - 1)),
            next: (found.page < last).then(|| link_to(found.page + 1)),
            map_by: if by_cost { "cost" } else { "count" },
            map_other,
            view_box: map::view_box(),
            shapes,
            download: plain,
            notes: Vec::new(),
            keepers: Vec::new(),
        }
    }
}

fn facets(
    visit: &Visit,
    filter: &Filter,
    found: dataset::Facets,
    address: &dyn Fn(&Filter, usize) -> String,
) -> (Vec<FacetView>, Vec<Chip>) {
    let mut views = Vec::new();
    let mut chips = Vec::new();
    if !filter.words.is_empty() {
        let without = Filter { words: String::new(), ..filter.clone() };
        chips.push(Chip { label: format!("“{}”", filter.words), href: address(&without, 1) });
    }
    let all = [
        found.theme,
        found.nature,
        found.state,
        found.cycle,
        found.region,
        found.province,
        found.municipality,
        found.fund,
        found.cost,
    ];
    for (name, values) in FACETS.into_iter().zip(all) {
        let mut values: Vec<ValueView> = values.into_iter().map(value_view).collect();
        for value in &mut values {
            value.label = words::called(&visit.app, visit.lang, name, &value.code, &value.label);
        }
        for value in values.iter().filter(|value| value.selected) {
            let href = address(&filter::toggled(filter, name, &value.code), 1);
            chips.push(Chip { label: value.label.clone(), href });
        }
        let more = values.split_off(values.len().min(FIRST_VALUES));
        let open = filter::chosen(filter, name).is_empty() && matches!(name, "theme" | "state" | "region");
        let open = open || !filter::chosen(filter, name).is_empty();
        if !values.is_empty() {
            views.push(FacetView { name, open, first: values, more });
        }
    }
    (views, chips)
}

#[derive(Serialize)]
struct FrontPage {
    numbers: Option<Numbers>,
}

#[derive(Serialize)]
struct Numbers {
    projects: i64,
    cost: i64,
    paid: i64,
    reference_date: Option<String>,
}

impl Page for FrontPage {
    const TEMPLATE: &'static str = "projects/front.html";
}

pub(super) async fn front(_: Anyone, visit: Visit) -> Result<Response> {
    let numbers = match visit.app.dataset.find() {
        None => None,
        Some(dataset) => {
            let found = visit.app.dataset.search(&dataset, Filter::default(), 1, PER_PAGE).await?;
            Some(Numbers {
                projects: counted(found.total),
                cost: found.cost_cents,
                paid: found.payments_cents,
                reference_date: dataset.manifest().reference_date.map(|date| date.to_string()),
            })
        }
    };
    visit.show(&FrontPage { numbers })
}
