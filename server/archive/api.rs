//! Published reports as JSON, under the same licence as the pages.

use http::StatusCode;
use serde_json::{Value, json};

use super::Slug;
use super::list::{self, ListForm};
use super::published::{self, Published};
use crate::error::{Error, Result};
use crate::people::access::Anyone;
use crate::web::address::At;
use crate::web::form::Query;
use crate::web::problem::problem;
use crate::web::visit::Visit;
use crate::web::{IntoResponse, Json, Response};

const PER_PAGE: u64 = 50;
const LICENCE: &str = "https://creativecommons.org/licenses/by/4.0/";

/// What both addresses say of a report.
fn summary(visit: &Visit, one: &Published) -> Value {
    let content = &one.content;
    let base = &visit.app.config.base_url;
    json!({
        "slug": one.slug(),
        "url": format!("{base}/it{}", one.path()),
        "api_url": format!("{base}/api/v1/reports/{}", one.slug()),
        "title": content.title,
        "team": content.team,
        "school": content.school,
        "municipality": content.municipality,
        "region": { "code": content.facets.region, "name": content.region_name },
        "edition": { "code": content.facets.year, "name": content.edition },
        "theme": { "code": content.facets.theme, "name": content.facets.theme_label },
        "project": { "slug": content.project.slug, "code": content.project.code },
        "stato_di_avanzamento": content.facets.progress,
        "giudizio_di_efficacia": content.facets.effectiveness,
        "version": one.number,
        "published_at": one.at.to_rfc3339(),
        "licence": LICENCE,
    })
}

pub(super) async fn list(_: Anyone, visit: Visit, Query(form): Query<ListForm>) -> Result<Response> {
    let filter = form.filter();
    let page = form.page();
    let (total, found) = published::find(&visit.app, &filter, page, PER_PAGE).await?;
    let pages = total.div_ceil(PER_PAGE).max(1);
    let to =
        |page: u64| format!("{}/api/v1/reports?{}", visit.app.config.base_url, list::query(&filter, page));
    let answer = json!({
        "total": total,
        "page": page,
        "pages": pages,
        "next": (page < pages).then(|| to(page + 1)),
        "previous": (page > 1).then(|| to((page - 1).min(pages))),
        "reports": found.iter().map(|one| summary(&visit, one)).collect::<Vec<_>>(),
    });
    Ok(Json(answer).into_response())
}

pub(super) async fn show(_: Anyone, visit: Visit, At(Slug(slug)): At<Slug>) -> Result<Response> {
    let versions = match published::versions(&visit.app, &slug).await {
        Ok(versions) => versions,
        Err(Error::NotFound) => {
            let (title, detail) = (visit.t("archive-api-unknown"), visit.t("archive-api-unknown-detail"));
            return Ok(problem(StatusCode::NOT_FOUND, &title, &detail));
        }
        Err(error) => return Err(error),
    };
    let newest = versions.first().ok_or(Error::NotFound)?;
    let base = &visit.app.config.base_url;
    let content = &newest.content;
    let mut answer = summary(&visit, newest);
    answer["place"] = json!(content.place);
    answer["project_then"] = json!(content.project.then);
    answer["project_at_publication"] = json!(content.project.at_publication);
    answer["form"] = json!(content.form);
    answer["parts"] = json!(content.parts);
    answer["evidence"] = content
        .evidence
        .iter()
        .map(|one| {
            let mut line = json!(one);
            if let Some(file) = &one.file {
                line["file"]["url"] = json!(format!("{base}{}", newest.file(&file.hash)));
            }
            line
        })
        .collect();
    answer["versions"] = versions
        .iter()
        .map(|one| {
            json!({
                "number": one.number,
                "published_at": one.at.to_rfc3339(),
                "url": format!("{base}/it{}versioni/{}", one.path(), one.number),
            })
        })
        .collect();
    Ok(Json(answer).into_response())
}
