//! Public posts as JSON, under the same licence as the pages.

use dataset::codes;
use http::StatusCode;
use serde_json::{Value, json};

use super::index::{ListForm, address, choices};
use super::public::{self, Entry, PublicPost};
use crate::error::Result;
use crate::people::access::Anyone;
use crate::web::Response;
use crate::web::address::At;
use crate::web::api::LICENCE;
use crate::web::api::{self, Paged, Takes};
use crate::web::form::Query;
use crate::web::problem::problem;
use crate::web::visit::Visit;

const PER_PAGE: u64 = 50;

/// What both addresses say of a post.
fn summary(visit: &Visit, one: &PublicPost) -> Value {
    let content = &one.content;
    let base = &visit.app.config.base_url;
    json!({
        "slug": one.slug,
        "url": format!("{base}/it{}", one.path()),
        "api_url": format!("{base}/api/v1/posts/{}", one.slug),
        "title": content.title,
        "summary": content.summary,
        "tags": content.tags,
        "team": content.team,
        "school": content.school,
        "municipality": content.municipality,
        "region": { "code": content.facets.region, "name": content.region_name },
        "edition": { "code": content.facets.year, "name": content.edition },
        "step": content.step,
        "theme": { "code": content.facets.theme, "name": content.facets.theme_label },
        "project": content.project.as_ref().map(|project| json!({ "slug": project.slug, "title": project.title })),
        "version": one.number,
        "published_at": one.first_at.to_rfc3339(),
        "updated_at": one.at.to_rfc3339(),
        "licence": LICENCE,
    })
}

/// What the list can be asked for.
pub fn parameters() -> [(&'static str, Takes); 6] {
    [
        ("tag", Takes::Any),
        ("year", Takes::Any),
        ("region", Takes::code_of(&codes::REGIONS)),
        ("theme", Takes::code_of(&codes::THEMES)),
        ("school", Takes::Any),
        ("page", Takes::Page),
    ]
}

pub(super) async fn list(_: Anyone, visit: Visit, Query(form): Query<ListForm>) -> Result<Response> {
    if let Some(mistake) = api::mistake(&visit, &parameters()) {
        return Ok(mistake);
    }
    let filter = form.filter();
    let total = public::count(&visit.app, &filter).await?;
    let paged = Paged::new(&form.page, total, PER_PAGE);
    let found = public::find(&visit.app, &filter, paged.offset(), PER_PAGE).await?;
    let posts: Vec<Value> = found.iter().map(|one| summary(&visit, one)).collect();
    let mut answer = json!({ "total": total, "posts": posts });
    paged.tell(&mut answer, |page| {
        let mut asked = choices(&filter);
        asked.push(("page", page.to_string()));
        address(&format!("{}/api/v1/posts", visit.app.config.base_url), &asked)
    });
    Ok(api::answer(&answer))
}

pub(super) async fn show(_: Anyone, visit: Visit, At(Entry(slug)): At<Entry>) -> Result<Response> {
    let Some(one) = public::one(&visit.app, &slug).await? else {
        let (title, detail) = (visit.t("posts-api-unknown"), visit.t("posts-api-unknown-detail"));
        return Ok(problem(StatusCode::NOT_FOUND, &title, &detail));
    };
    let base = &visit.app.config.base_url;
    let mut answer = summary(&visit, &one);
    answer["text"] = json!(one.content.body);
    answer["pieces"] = one
        .content
        .pieces
        .iter()
        .map(|piece| {
            let mut line = json!(piece);
            if let Some(file) = &piece.file {
                line["file"]["url"] = json!(format!("{base}/blog/{}/file/{}", one.slug, file.hash));
            }
            line
        })
        .collect();
    Ok(api::answer(&answer))
}
