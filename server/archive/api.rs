//! Published reports as JSON, under the same licence as the pages.

use dataset::codes;
use http::StatusCode;
use serde_json::{Value, json};

use super::Slug;
use super::list::{EFFECTIVENESS, ListForm, choices};
use super::published::{self, Published, Sort};
use crate::error::{Error, Result};
use crate::people::access::Anyone;
use crate::text::Arg;
use crate::web::Response;
use crate::web::address::At;
use crate::web::api::LICENCE;
use crate::web::api::{self, Paged, Takes};
use crate::web::form::Query;
use crate::web::problem::problem;
use crate::web::visit::Visit;

const PER_PAGE: u64 = 50;

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

/// What the list can be asked for.
pub fn parameters() -> [(&'static str, Takes); 9] {
    [
        ("q", Takes::Any),
        ("region", Takes::code_of(&codes::REGIONS)),
        ("theme", Takes::code_of(&codes::THEMES)),
        ("year", Takes::Any),
        ("effectiveness", Takes::OneOf(EFFECTIVENESS.to_vec())),
        ("school", Takes::Any),
        ("project", Takes::Any),
        ("sort", Takes::OneOf(Sort::ALL.map(Sort::as_str).to_vec())),
        ("page", Takes::Page),
    ]
}

pub(super) async fn list(_: Anyone, visit: Visit, Query(form): Query<ListForm>) -> Result<Response> {
    if let Some(mistake) = api::mistake(&visit, &parameters()) {
        return Ok(mistake);
    }
    let (filter, sort) = (form.filter(), form.sort());
    let total = published::count(&visit.app, &filter).await?;
    let paged = Paged::new(&form.page, total, PER_PAGE);
    let found = published::find(&visit.app, &filter, sort, paged.offset(), PER_PAGE).await?;
    let reports: Vec<Value> = found.iter().map(|one| summary(&visit, one)).collect();
    let mut answer = json!({ "total": total, "reports": reports });
    paged.tell(&mut answer, |page| {
        let mut asked = choices(&filter, sort);
        asked.push(("page", page.to_string()));
        let query = serde_urlencoded::to_string(asked).unwrap_or_default();
        format!("{}/api/v1/reports?{query}", visit.app.config.base_url)
    });
    Ok(api::answer(&answer))
}

pub(super) async fn show(_: Anyone, visit: Visit, At(Slug(slug)): At<Slug>) -> Result<Response> {
    let versions = match published::versions(&visit.app, &slug).await {
        Ok(versions) => versions,
        Err(Error::NotFound) => {
            if let Some((_, why)) = published::taken_back(&visit.app, &slug).await? {
                let why = [("why", Arg::from(visit.t(&format!("posts-concern-{}", why.as_str()))))];
                let detail = visit.t_with("posts-hidden-why", &why);
                let title = visit.t("posts-taken-back-report");
                return Ok(problem(StatusCode::GONE, &title, &detail));
            }
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
    Ok(api::answer(&answer))
}
