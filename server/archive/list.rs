//! The list of published reports.

use serde::{Deserialize, Serialize};

use super::published::{self, Filter, Published, PublishedCard};
use crate::error::Result;
use crate::people::access::Anyone;
use crate::projects::map;
use crate::web::Response;
use crate::web::form::Query;
use crate::web::page::Page;
use crate::web::visit::Visit;

const PER_PAGE: u64 = 20;
/// The codes of the judgement.
const EFFECTIVENESS: [&str; 4] = ["1", "2", "3", "4"];

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct ListForm {
    q: String,
    region: String,
    theme: String,
    year: String,
    effectiveness: String,
    page: String,
}

impl ListForm {
    /// Never fails: what it does not know finds nothing.
    pub(super) fn filter(&self) -> Filter {
        let short = |text: &str| text.trim().chars().take(100).collect::<String>();
        Filter {
            words: short(&self.q),
            region: short(&self.region),
            theme: short(&self.theme),
            year: short(&self.year),
            effectiveness: short(&self.effectiveness),
            project: String::new(),
        }
    }

    pub(super) fn page(&self) -> u64 {
        self.page.parse::<u64>().unwrap_or(1).clamp(1, 100_000)
    }
}

/// The search as an address says it.
pub(super) fn query(filter: &Filter, page: u64) -> String {
    let mut pairs: Vec<(&str, &str)> = [
        ("q", &filter.words),
        ("region", &filter.region),
        ("theme", &filter.theme),
        ("year", &filter.year),
        ("effectiveness", &filter.effectiveness),
    ]
    .into_iter()
    .filter(|(_, value)| !value.is_empty())
    .map(|(name, value)| (name, value.as_str()))
    .collect();
    let number = page.to_string();
    if page > 1 {
        pairs.push(("page", &number));
    }
    serde_urlencoded::to_string(pairs).unwrap_or_default()
}

#[derive(Serialize)]
struct OptionView {
    value: String,
    label: String,
}

#[derive(Serialize)]
struct FilterView {
    q: String,
    region: String,
    theme: String,
    year: String,
    effectiveness: String,
}

#[derive(Serialize)]
struct ListPage {
    filter: FilterView,
    filtered: bool,
    regions: Vec<OptionView>,
    themes: Vec<OptionView>,
    years: Vec<OptionView>,
    effectivenesses: Vec<OptionView>,
    cards: Vec<PublishedCard>,
    total: u64,
    page: u64,
    pages: u64,
    previous: Option<String>,
    next: Option<String>,
}

impl Page for ListPage {
    const TEMPLATE: &'static str = "archive/list.html";
}

fn options(pairs: Vec<(String, String)>) -> Vec<OptionView> {
    pairs.into_iter().map(|(value, label)| OptionView { value, label }).collect()
}

pub(super) async fn show(_: Anyone, visit: Visit, Query(form): Query<ListForm>) -> Result<Response> {
    let app = &visit.app;
    let filter = form.filter();
    let (total, found) = published::find(app, &filter, form.page(), PER_PAGE).await?;
    let (themes, years) = published::occurring(app).await?;
    let regions = map::regions().map(|(code, name)| (code, name.to_owned())).collect();
    let pages = total.div_ceil(PER_PAGE).max(1);
    let page = form.page();
    let to = |page: u64| visit.link(&format!("/rapporti?{}", query(&filter, page)));
    visit.show(&ListPage {
        filtered: filter != Filter::default(),
        regions: options(regions),
        themes: options(themes),
        years: options(years),
        effectivenesses: EFFECTIVENESS
            .iter()
            .map(|code| OptionView {
                value: (*code).to_owned(),
                label: visit.t(&format!("archive-effectiveness-{code}")),
            })
            .collect(),
        cards: found.iter().map(Published::card).collect(),
        total,
        page,
        pages,
        previous: (page > 1).then(|| to((page - 1).min(pages))),
        next: (page < pages).then(|| to(page + 1)),
        filter: FilterView {
            q: filter.words.clone(),
            region: filter.region.clone(),
            theme: filter.theme.clone(),
            year: filter.year.clone(),
            effectiveness: filter.effectiveness.clone(),
        },
    })
}
