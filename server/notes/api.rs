//! Notes as JSON: words, and the figures that each version has kept of its day.

use http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL};
use http::{HeaderName, HeaderValue, StatusCode};
use serde_json::{Value, json};

use super::kept::Both;
use super::list::{ListForm, query};
use super::record::{self, Card};
use super::{LICENCE, Slug, author_of};
use crate::error::{Error, Result};
use crate::people::access::Anyone;
use crate::text::Lang;
use crate::web::address::At;
use crate::web::form::Query;
use crate::web::problem::problem;
use crate::web::visit::Visit;
use crate::web::{IntoResponse, Json, Response};

const PER_PAGE: u64 = 20;

/// Other sites' pages may read it: that is what open data are for.
fn public(value: Value) -> Response {
    let mut response = Json(value).into_response();
    let headers = response.headers_mut();
    headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("public, max-age=300"));
    let policy = HeaderName::from_static("cross-origin-resource-policy");
    headers.insert(policy, HeaderValue::from_static("cross-origin"));
    response
}

fn both(card: &Card, of: impl Fn(Lang) -> String) -> Value {
    let en = card.is_in_both().then(|| of(Lang::En));
    json!({ "it": of(Lang::It), "en": en })
}

fn summary(visit: &Visit, card: &Card) -> Result<Value> {
    let base = &visit.app.config.base_url;
    Ok(json!({
        "slug": card.slug,
        "url": format!("{base}/it{}", card.path()),
        "api_url": format!("{base}/api/v1/notes/{}", card.slug),
        "title": both(card, |lang| card.title(lang).to_owned()),
        "summary": both(card, |lang| card.summary(lang).to_owned()),
        "author": author_of(&visit.app, Lang::It, &card.author),
        "subjects": card.subjects()?,
        "version": card.number,
        "version_url": format!("{base}/it{}", card.lasting()),
        "published_at": card.published_at.to_rfc3339(),
        "data_of": card.as_of,
        "licence": LICENCE,
    }))
}

pub(super) async fn list(_: Anyone, visit: Visit, Query(form): Query<ListForm>) -> Result<Response> {
    let (filter, page) = (form.filter(), form.page());
    let (total, cards) = record::find(&visit.app, &filter, page, PER_PAGE).await?;
    let pages = total.div_ceil(PER_PAGE).max(1);
    let to = |page: u64| format!("{}/api/v1/notes?{}", visit.app.config.base_url, query(&filter, page));
    Ok(public(json!({
        "total": total,
        "page": page,
        "pages": pages,
        "next": (page < pages).then(|| to(page + 1)),
        "previous": (page > 1).then(|| to((page - 1).min(pages))),
        "notes": cards.iter().map(|card| summary(&visit, card)).collect::<Result<Vec<_>>>()?,
    })))
}

pub(super) async fn show(_: Anyone, visit: Visit, At(Slug(slug)): At<Slug>) -> Result<Response> {
    let newest = match record::newest_of(&visit.app, &slug).await {
        Ok(newest) => newest,
        Err(Error::NotFound) => {
            let (title, detail) = (visit.t("notes-api-unknown"), visit.t("notes-api-unknown-detail"));
            return Ok(problem(StatusCode::NOT_FOUND, &title, &detail));
        }
        Err(error) => return Err(error),
    };
    if newest.withdrawn_at.is_some() {
        let title = visit.t("notes-gone-title");
        return Ok(problem(StatusCode::GONE, &title, &newest.withdrawn_why));
    }
    let version = record::version(&visit.app, &slug, newest.newest).await?;
    let kept = Both::read(version.kept.as_ref().ok_or(Error::NotFound)?)?;
    let mut answer = summary(&visit, &version.card)?;
    answer["text"] = both(&version.card, |lang| version.text(lang).to_owned());
    // As they were on the day of publication; what is true today is in /api/v1/projects.
    answer["figures"] = json!(kept);
    Ok(public(answer))
}
