//! Projects side by side: a row for each thing that the data say, marked where they differ.

mod rows;

use chrono::NaiveDate;
use dataset::Project;
use dataset::places::Municipality;
use http::StatusCode;
use serde::{Deserialize, Serialize};

use super::typed;
use crate::error::Result;
use crate::people::access::Anyone;
use crate::web::Response;
use crate::web::form::{Errors, Query};
use crate::web::page::Page;
use crate::web::visit::Visit;

pub use rows::{Line, Row};

/// So many stand side by side.
pub const MOST: usize = 4;
/// So many letters of a title stand before each of its values on a phone.
const SHORT: usize = 24;
/// So many words with which all titles begin are looked for.
const MOST_SAME: usize = 20;
/// So many names are looked up: those of a hand-made address may be many.
const LOOKED_UP: usize = 12;

/// The projects, as an address names them.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct CompareForm {
    /// Slugs, codes, CUPs or addresses.
    pub p: Vec<String>,
}

/// Projects side by side, as a page shows them.
#[derive(Serialize)]
pub struct Comparison {
    /// Where the page is, with the language.
    action: String,
    columns: Vec<ColumnView>,
    /// By what they are about: the key of a text, and the rows.
    groups: Vec<(&'static str, Vec<Row>)>,
    /// From where distances are counted.
    from: Option<String>,
    /// The day that the data are of.
    as_of: Option<NaiveDate>,
    full: bool,
    most: usize,
    /// What was typed and is no project.
    typed: String,
    errors: Errors,
}

#[derive(Serialize)]
struct ColumnView {
    slug: String,
    title: String,
    /// The beginning of the title with its place in the row, for screens on which columns do not fit.
    short: String,
    /// The same without it.
    without: String,
}

impl Comparison {
    /// 422 if something that was named is no project.
    pub fn status(&self) -> StatusCode {
        if self.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
    }
}

/// An address of the page at that path with these projects.
pub fn address<'s>(path: &str, slugs: impl Iterator<Item = &'s str>) -> String {
    let pairs: Vec<(&str, &str)> = slugs.map(|slug| ("p", slug)).collect();
    match serde_urlencoded::to_string(pairs) {
        Ok(query) if !query.is_empty() => format!("{path}?{query}"),
        _ => path.to_owned(),
    }
}

/// Puts the named projects side by side, on the page at that path; distances are from `from`.
pub async fn compare(
    visit: &Visit,
    path: &str,
    named: &[String],
    from: Option<&'static Municipality>,
) -> Result<Comparison> {
    let mut errors = Errors::new();
    let mut unknown = String::new();
    let mut projects: Vec<Project> = Vec::new();
    for name in named.iter().map(|name| name.trim()).filter(|name| !name.is_empty()).take(LOOKED_UP) {
        match typed::find(&visit.app, name).await? {
            Some(project) if projects.iter().any(|known| known.slug == project.slug) => {}
            Some(_) if projects.len() == MOST => {
                errors.add("p", visit.t_with("comparison-full", &[("most", MOST.into())]));
                break;
            }
            Some(project) => projects.push(project),
            None => {
                errors.add("p", visit.t_with("comparison-unknown", &[("name", short(name).into())]));
                name.clone_into(&mut unknown);
            }
        }
    }
    let slugs: Vec<&str> = projects.iter().map(|project| project.slug.as_str()).collect();
    let short = in_short(&projects);
    let columns = projects.iter().zip(short).map(|(project, short)| ColumnView {
        slug: project.slug.clone(),
        title: project.title.clone(),
        short,
        without: visit.link(&address(path, slugs.iter().copied().filter(|slug| *slug != project.slug))),
    });
    Ok(Comparison {
        action: visit.link(path),
        columns: columns.collect(),
        groups: rows::groups(visit, &projects, from).await?,
        from: from.map(Municipality::label),
        as_of: visit.app.dataset.find().and_then(|data| data.manifest().reference_date),
        full: projects.len() == MOST,
        most: MOST,
        typed: unknown,
        errors,
    })
}

/// Their places in the row, each with as many words of the title as stand before a value on a phone: of words
/// with which all begin there are none.
fn in_short(projects: &[Project]) -> Vec<String> {
    let titles: Vec<Vec<&str>> =
        projects.iter().map(|project| project.title.split_whitespace().collect()).collect();
    let is_same = |n: &usize| titles.iter().all(|title| title.len() > n + 1 && title[*n] == titles[0][*n]);
    let same = if titles.len() > 1 { (0..MOST_SAME).take_while(is_same).count() } else { 0 };
    titles
        .iter()
        .zip(1..)
        .map(|(title, place)| format!("{place}. {}", begun(&title[same..].join(" "))))
        .collect()
}

/// As many whole words as stand there.
fn begun(title: &str) -> String {
    if title.chars().count() <= SHORT {
        return title.to_owned();
    }
    let cut: String = title.chars().take(SHORT).collect();
    let words = cut.rsplit_once(' ').map_or(cut.as_str(), |(words, _)| words);
    format!("{words}…")
}

fn short(name: &str) -> String {
    name.chars().take(80).collect()
}

#[derive(Serialize)]
struct ComparisonPage {
    comparison: Comparison,
}

impl Page for ComparisonPage {
    const TEMPLATE: &'static str = "projects/comparison.html";
}

pub(super) async fn show(_: Anyone, visit: Visit, Query(form): Query<CompareForm>) -> Result<Response> {
    let comparison = compare(&visit, "/progetti/confronto", &form.p, None).await?;
    visit.show_with(comparison.status(), &ComparisonPage { comparison })
}
