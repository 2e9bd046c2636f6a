//! Lists for staff: which page, sorted by what, and the addresses of the others.

use serde::Serialize;

use crate::web::visit::Visit;

/// Rows on a page.
pub const PER_PAGE: usize = 25;

/// The addresses of the pages around one.
#[derive(Serialize)]
pub struct Urls {
    first: Option<String>,
    previous: Option<String>,
    next: Option<String>,
    last: Option<String>,
}

/// A page of a list.
#[derive(Serialize)]
pub struct Pages {
    /// Rows on all pages.
    pub total: usize,
    /// This page, from 1.
    pub page: usize,
    /// All pages, at least 1.
    pub pages: usize,
    /// The others.
    pub urls: Urls,
}

/// A column that the list can be sorted by.
#[derive(Serialize)]
pub struct SortLink {
    href: String,
    now: bool,
    down: bool,
}

/// The choices of a list's address: names and values, without page.
pub type Choices<'a> = Vec<(&'a str, String)>;

fn address(visit: &Visit, path: &str, choices: &[(&str, String)], more: &[(&str, String)]) -> String {
    let pairs: Vec<&(&str, String)> = choices
        .iter()
        .filter(|(name, value)| !value.is_empty() && !more.iter().any(|(other, _)| other == name))
        .chain(more.iter().filter(|(_, value)| !value.is_empty()))
        .collect();
    let query = serde_urlencoded::to_string(pairs).unwrap_or_default();
    let path = visit.link(path);
    if query.is_empty() { path } else { format!("{path}?{query}") }
}

impl Pages {
    /// The page that was asked for, or the last there is.
    pub fn new(visit: &Visit, path: &str, choices: &Choices, wanted: &str, total: usize) -> Self {
        let pages = total.div_ceil(PER_PAGE).max(1);
        let page = wanted.parse::<usize>().unwrap_or(1).clamp(1, pages);
        let to = |page: usize| address(visit, path, choices, &[("page", page.to_string())]);
        let urls = Urls {
            first: (page > 1).then(|| to(1)),
            previous: (page > 1).then(|| to(page - 1)),
            next: (page < pages).then(|| to(page + 1)),
            last: (page < pages).then(|| to(pages)),
        };
        Self { total, page, pages, urls }
    }

    /// How many rows come before it.
    pub fn offset(&self) -> usize {
        (self.page - 1) * PER_PAGE
    }

    /// The page's part of all rows.
    pub fn cut<T>(&self, rows: Vec<T>) -> Vec<T> {
        rows.into_iter().skip(self.offset()).take(PER_PAGE).collect()
    }
}

/// By which column a list is sorted: `name`, or `-name` for the other way round.
pub struct Sorting<'a> {
    /// The column.
    pub by: &'a str,
    /// The other way round?
    pub down: bool,
}

impl<'a> Sorting<'a> {
    /// As the address says, if it is one of the columns; else by the first.
    pub fn new(wanted: &'a str, columns: &[&'a str]) -> Self {
        let (by, down) = wanted.strip_prefix('-').map_or((wanted, false), |by| (by, true));
        if columns.contains(&by) { Self { by, down } } else { Self { by: columns[0], down: false } }
    }

    /// The link in the heading of a column.
    pub fn link(&self, visit: &Visit, path: &str, choices: &Choices, column: &str) -> SortLink {
        let now = self.by == column;
        let sort = if now && !self.down { format!("-{column}") } else { column.to_owned() };
        SortLink { href: address(visit, path, choices, &[("sort", sort)]), now, down: self.down }
    }

    /// This order, or the other way round.
    pub fn apply(&self, order: std::cmp::Ordering) -> std::cmp::Ordering {
        if self.down { order.reverse() } else { order }
    }
}
