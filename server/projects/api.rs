//! The search and the projects as JSON, for anybody's programs. Codes are those of the data.

use chrono::NaiveDate;
use dataset::{Card, Coded, FacetValue, Facets, Project};
use serde::Serialize;
use serde_json::{Value, json};

use super::filter::{self, LAST_PAGE, PER_PAGE, SearchForm};
use super::{Slug, show};
use crate::error::Result;
use crate::people::access::Anyone;
use crate::web::Response;
use crate::web::address::At;
use crate::web::api::{answer, mistake};
use crate::web::form::Query;
use crate::web::visit::Visit;

/// Who must be named wherever the data are shown.
pub const ATTRIBUTION: &str = "Fonte: OpenCoesione, https://opencoesione.gov.it (CC BY 4.0)";

#[derive(Serialize)]
struct FoundJson<'a> {
    total: u64,
    cost_cents: i64,
    payments_cents: i64,
    facets: FacetsJson<'a>,
    items: Vec<CardJson<'a>>,
    page: usize,
    pages: usize,
    next: Option<String>,
    previous: Option<String>,
    reference_date: Option<NaiveDate>,
    attribution: &'static str,
}

#[derive(Serialize)]
struct FacetsJson<'a> {
    theme: Vec<ValueJson<'a>>,
    nature: Vec<ValueJson<'a>>,
    state: Vec<ValueJson<'a>>,
    cycle: Vec<ValueJson<'a>>,
    region: Vec<ValueJson<'a>>,
    province: Vec<ValueJson<'a>>,
    municipality: Vec<ValueJson<'a>>,
    fund: Vec<ValueJson<'a>>,
    cost: Vec<ValueJson<'a>>,
}

#[derive(Serialize)]
struct ValueJson<'a> {
    code: &'a str,
    label: &'a str,
    count: u64,
    selected: bool,
}

#[derive(Serialize)]
struct CodedJson<'a> {
    code: &'a str,
    label: &'a str,
}

#[derive(Serialize)]
struct CardJson<'a> {
    slug: &'a str,
    code: &'a str,
    cup: Option<&'a str>,
    title: &'a str,
    theme: Option<CodedJson<'a>>,
    nature: Option<CodedJson<'a>>,
    state: Option<CodedJson<'a>>,
    cycle: Option<CodedJson<'a>>,
    cost_cents: Option<i64>,
    payments_cents: Option<i64>,
    start: Option<NaiveDate>,
    planned_end: Option<NaiveDate>,
    places: &'a [String],
    reference_date: Option<NaiveDate>,
}

pub(super) async fn list(_: Anyone, visit: Visit, Query(form): Query<SearchForm>) -> Result<Response> {
    if let Some(mistake) = mistake(&visit, &filter::parameters()) {
        return Ok(mistake);
    }
    let dataset = visit.app.dataset.current()?;
    let asked = form.filter();
    let found = visit.app.dataset.search(&dataset, asked.clone(), form.page(), PER_PAGE).await?;
    // Those that can be reached: of more, `total` tells.
    let pages = found.pages.min(LAST_PAGE);
    let to = |page: usize| {
        format!("{}/api/v1/projects?{}", visit.app.config.base_url, filter::query(&asked, page))
    };
    Ok(answer(&FoundJson {
        total: found.total,
        cost_cents: found.cost_cents,
        payments_cents: found.payments_cents,
        facets: facets(&found.facets),
        items: found.items.iter().map(card).collect(),
        page: found.page,
        pages,
        next: (found.page < pages).then(|| to(found.page + 1)),
        previous: (found.page > 1).then(|| to(found.page - 1)),
        reference_date: dataset.manifest().reference_date,
        attribution: ATTRIBUTION,
    }))
}

pub(super) async fn show(_: Anyone, visit: Visit, At(Slug(slug)): At<Slug>) -> Result<Response> {
    Ok(answer(&project(&show::find(&visit, slug).await?)))
}

fn facets(facets: &Facets) -> FacetsJson<'_> {
    fn values(values: &[FacetValue]) -> Vec<ValueJson<'_>> {
        values.iter().map(value).collect()
    }
    FacetsJson {
        theme: values(&facets.theme),
        nature: values(&facets.nature),
        state: values(&facets.state),
        cycle: values(&facets.cycle),
        region: values(&facets.region),
        province: values(&facets.province),
        municipality: values(&facets.municipality),
        fund: values(&facets.fund),
        cost: values(&facets.cost),
    }
}

fn value(value: &FacetValue) -> ValueJson<'_> {
    ValueJson { code: &value.code, label: &value.label, count: value.count, selected: value.selected }
}

fn coded(coded: Option<&Coded>) -> Option<CodedJson<'_>> {
    coded.map(|coded| CodedJson { code: &coded.code, label: &coded.label })
}

fn card(card: &Card) -> CardJson<'_> {
    CardJson {
        slug: &card.slug,
        code: &card.code,
        cup: card.cup.as_deref(),
        title: &card.title,
        theme: coded(card.theme.as_ref()),
        nature: coded(card.nature.as_ref()),
        state: coded(card.state.as_ref()),
        cycle: coded(card.cycle.as_ref()),
        cost_cents: card.cost_cents,
        payments_cents: card.payments_cents,
        start: card.start,
        planned_end: card.planned_end,
        places: &card.places,
        reference_date: card.reference_date,
    }
}

/// A project with every column of the data.
pub fn project(project: &Project) -> Value {
    let columns: serde_json::Map<String, Value> =
        project.columns.iter().map(|(name, value)| (name.clone(), Value::String(value.clone()))).collect();
    json!({
        "slug": project.slug,
        "code": project.code,
        "cup": project.cup,
        "title": project.title,
        "summary": project.summary,
        "source": project.link,
        "theme": coded(project.theme.as_ref()),
        "nature": coded(project.nature.as_ref()),
        "state": coded(project.state.as_ref()),
        "cycle": coded(project.cycle.as_ref()),
        "cost_cents": project.cost_cents,
        "payments_cents": project.payments_cents,
        "start": project.start,
        "planned_end": project.planned_end,
        "actual_end": project.actual_end,
        "reference_date": project.reference_date,
        "columns": columns,
        "attribution": ATTRIBUTION,
    })
}
