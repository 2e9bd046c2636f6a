//! Notes as JSON: words, and the figures that each version has kept of its day.

use dataset::codes;
use http::StatusCode;
use serde_json::{Value, json};

use super::kept::Both;
use super::list::{ListForm, choices};
use super::record::{self, Card};
use super::{LICENCE, Slug, author_of};
use crate::courses::live::FUNDS;
use crate::error::{Error, Result};
use crate::people::access::Anyone;
use crate::text::Lang;
use crate::web::Response;
use crate::web::address::At;
use crate::web::api::{self, Paged, Takes};
use crate::web::form::Query;
use crate::web::problem::problem;
use crate::web::visit::Visit;

const PER_PAGE: u64 = 20;

/// What the list can be asked for.
pub fn parameters() -> [(&'static str, Takes); 5] {
    [
        ("theme", Takes::code_of(&codes::THEMES)),
        ("region", Takes::code_of(&codes::REGIONS)),
        ("fund", Takes::OneOf(FUNDS.to_vec())),
        ("lingua", Takes::OneOf(Lang::ALL.map(Lang::as_str).to_vec())),
        ("page", Takes::Page),
    ]
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
    if let Some(mistake) = api::mistake(&visit, &parameters()) {
        return Ok(mistake);
    }
    let filter = form.filter();
    let total = record::count(&visit.app, &filter).await?;
    let paged = Paged::new(&form.page, total, PER_PAGE);
    let cards = record::find(&visit.app, &filter, paged.offset(), PER_PAGE).await?;
    let notes = cards.iter().map(|card| summary(&visit, card)).collect::<Result<Vec<_>>>()?;
    let mut answer = json!({ "total": total, "notes": notes });
    paged.tell(&mut answer, |page| {
        let mut asked = choices(&filter);
        asked.push(("page", page.to_string()));
        let query = serde_urlencoded::to_string(asked).unwrap_or_default();
        format!("{}/api/v1/notes?{query}", visit.app.config.base_url)
    });
    Ok(api::answer(&answer))
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
    Ok(api::answer(&answer))
}
