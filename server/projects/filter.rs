//! What can be asked of the dataset, as an address says it: parsed, and printed back for every link
//! of the page, so that each state of the search is a plain address.

use dataset::{Filter, Sort, codes};
use serde::Deserialize;

use crate::web::api::Takes;

/// Projects on a page.
pub const PER_PAGE: usize = 20;
/// Pages that can be reached by paging; further ones need a narrower search.
pub const LAST_PAGE: usize = 500;

/// The search as it stands in an address. Parameters may repeat; unknown values find nothing, and
/// an unknown order is the usual one.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct SearchForm {
    q: String,
    theme: Vec<String>,
    nature: Vec<String>,
    state: Vec<String>,
    cycle: Vec<String>,
    region: Vec<String>,
    province: Vec<String>,
    municipality: Vec<String>,
    fund: Vec<String>,
    cost: Vec<String>,
    sort: String,
    page: String,
    /// What the map is shaded by: `count` or `cost`.
    pub map: String,
}

/// Names of the facets, in the order in which they are shown.
pub const FACETS: [&str; 9] =
    ["theme", "nature", "state", "cycle", "region", "province", "municipality", "fund", "cost"];

/// The orders that can be asked for, the usual one first.
pub const SORTS: [(&str, Sort); 6] = [
    ("relevance", Sort::Relevance),
    ("cost", Sort::Cost),
    ("cost-asc", Sort::CostAsc),
    ("newest", Sort::Newest),
    ("oldest", Sort::Oldest),
    ("share", Sort::SharePaid),
];

impl SearchForm {
    /// What is asked of the dataset.
    pub fn filter(&self) -> Filter {
        let chosen = |values: &[String]| {
            let mut values: Vec<String> = values
                .iter()
                .map(|value| value.trim().to_owned())
                .filter(|value| !value.is_empty())
                .collect();
            values.sort();
            values.dedup();
            values
        };
        Filter {
            words: self.q.trim().chars().take(200).collect(),
            theme: chosen(&self.theme),
            nature: chosen(&self.nature),
            state: chosen(&self.state),
            cycle: chosen(&self.cycle),
            region: chosen(&self.region),
            province: chosen(&self.province),
            municipality: chosen(&self.municipality),
            fund: chosen(&self.fund),
            cost: chosen(&self.cost),
            sort: SORTS
                .iter()
                .find(|(name, _)| *name == self.sort)
                .map_or(Sort::default(), |(_, sort)| *sort),
        }
    }

    /// The page asked for, from 1.
    pub fn page(&self) -> usize {
        self.page.parse::<usize>().unwrap_or(1).clamp(1, LAST_PAGE)
    }
}

/// What the list of the API can be asked for: what the page can, but for what its map is shaded by.
pub fn parameters() -> Vec<(&'static str, Takes)> {
    let mut all = vec![("q", Takes::Any)];
    all.extend(FACETS.into_iter().map(|facet| match facet {
        "theme" => (facet, Takes::code_of(&codes::THEMES)),
        "nature" => (facet, Takes::code_of(&codes::NATURES)),
        "state" => (facet, Takes::code_of(&codes::STATES)),
        "cycle" => (facet, Takes::code_of(&codes::CYCLES)),
        "region" => (facet, Takes::code_of(&codes::REGIONS)),
        "cost" => (facet, Takes::code_of(&codes::BANDS)),
        _ => (facet, Takes::Any),
    }));
    all.push(("sort", Takes::OneOf(SORTS.iter().map(|(name, _)| *name).collect())));
    all.push(("page", Takes::Page));
    all
}

/// The search that [`query`] has printed.
pub fn parsed(query: &str) -> Filter {
    let mut form = SearchForm::default();
    let pairs: Vec<(String, String)> = serde_urlencoded::from_str(query).unwrap_or_default();
    for (key, value) in pairs {
        let values = match key.as_str() {
            "q" => {
                form.q = value;
                continue;
            }
            "sort" => {
                form.sort = value;
                continue;
            }
            "theme" => &mut form.theme,
            "nature" => &mut form.nature,
            "state" => &mut form.state,
            "cycle" => &mut form.cycle,
            "region" => &mut form.region,
            "province" => &mut form.province,
            "municipality" => &mut form.municipality,
            "fund" => &mut form.fund,
            "cost" => &mut form.cost,
            _ => continue,
        };
        values.push(value);
    }
    form.filter()
}

/// The values chosen in a facet.
pub fn chosen<'a>(filter: &'a Filter, facet: &str) -> &'a Vec<String> {
    match facet {
        "theme" => &filter.theme,
        "nature" => &filter.nature,
        "state" => &filter.state,
        "cycle" => &filter.cycle,
        "region" => &filter.region,
        "province" => &filter.province,
        "municipality" => &filter.municipality,
        "fund" => &filter.fund,
        _ => &filter.cost,
    }
}

fn chosen_mut<'a>(filter: &'a mut Filter, facet: &str) -> &'a mut Vec<String> {
    match facet {
        "theme" => &mut filter.theme,
        "nature" => &mut filter.nature,
        "state" => &mut filter.state,
        "cycle" => &mut filter.cycle,
        "region" => &mut filter.region,
        "province" => &mut filter.province,
        "municipality" => &mut filter.municipality,
        "fund" => &mut filter.fund,
        _ => &mut filter.cost,
    }
}

/// The search as the part of an address after `?`; the first page and the usual order go unsaid.
pub fn query(filter: &Filter, page: usize) -> String {
    let mut pairs: Vec<(&str, String)> = Vec::new();
    if !filter.words.is_empty() {
        pairs.push(("q", filter.words.clone()));
    }
    for facet in FACETS {
        pairs.extend(chosen(filter, facet).iter().map(|value| (facet, value.clone())));
    }
    if filter.sort != Sort::default()
        && let Some((name, _)) = SORTS.iter().find(|(_, sort)| *sort == filter.sort)
    {
        pairs.push(("sort", (*name).to_owned()));
    }
    if page > 1 {
        pairs.push(("page", page.to_string()));
    }
    serde_urlencoded::to_string(pairs).unwrap_or_default()
}

/// The same search with a facet's value switched on or off. A region that goes takes its provinces
/// along, a province its municipalities: nobody means the one without the other.
#[must_use]
pub fn toggled(filter: &Filter, facet: &str, value: &str) -> Filter {
    let mut filter = filter.clone();
    let values = chosen_mut(&mut filter, facet);
    if values.iter().any(|chosen| chosen == value) {
        values.retain(|chosen| chosen != value);
        let below: &[&str] = match facet {
            "region" => &["province", "municipality"],
            "province" => &["municipality"],
            _ => &[],
        };
        for facet in below {
            chosen_mut(&mut filter, facet).retain(|place| !place.starts_with(value));
        }
    } else {
        values.push(value.to_owned());
        values.sort();
    }
    filter
}
