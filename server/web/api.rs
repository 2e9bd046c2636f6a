//! The public API: what its answers have in common, and what its lists can be asked for. Anybody's programs
//! and any site's pages may read it. What can't be understood is said: whoever misspells a parameter must not
//! take the whole list for what was asked.

use axum::Json;
use axum::response::{IntoResponse, Response};
use http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::text::Arg;
use crate::web::problem::problem_with;
use crate::web::visit::Visit;

/// The licence of all that teams and editors publish here.
pub const LICENCE: &str = "https://creativecommons.org/licenses/by/4.0/";

/// The longest name or value that a problem repeats, in characters.
const REPEATED: usize = 80;

/// What a parameter takes. Nothing at all is taken everywhere: forms send fields that were left empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Takes {
    /// Words, or a code of a list that grows.
    Any,
    /// A whole number from 1.
    Page,
    /// One of these.
    OneOf(Vec<&'static str>),
}

impl Takes {
    /// Any code of a list of codes and labels.
    pub fn code_of(list: &[(&'static str, &'static str)]) -> Self {
        Self::OneOf(list.iter().map(|(code, _)| *code).collect())
    }

    fn takes(&self, value: &str) -> bool {
        let value = value.trim();
        value.is_empty()
            || match self {
                Self::Any => true,
                Self::Page => value.parse::<u64>().is_ok_and(|page| page > 0),
                Self::OneOf(known) => known.contains(&value),
            }
    }
}

/// Is it an address of the API?
pub fn is_of_api(path: &str) -> bool {
    path == "/api" || path.starts_with("/api/")
}

/// Lets pages of other sites read an answer: that is what open data are for.
pub fn open(headers: &mut HeaderMap) {
    headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    let policy = HeaderName::from_static("cross-origin-resource-policy");
    headers.insert(policy, HeaderValue::from_static("cross-origin"));
}

/// An answer of the API, which caches may keep for a minute, as they keep pages.
pub fn answer(value: &impl Serialize) -> Response {
    let mut response = Json(value).into_response();
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("public, max-age=60"));
    response
}

/// What is wrong with the parameters of a request, as a problem that names the parameter and what it takes;
/// none if nothing is.
pub fn mistake(visit: &Visit, known: &[(&'static str, Takes)]) -> Option<Response> {
    let query = visit.here.query().unwrap_or_default();
    let pairs: Vec<(String, String)> = serde_urlencoded::from_str(query).unwrap_or_default();
    pairs.iter().find_map(|(name, value)| match known.iter().find(|(one, _)| one == name) {
        None => {
            let names: Vec<&str> = known.iter().map(|(one, _)| *one).collect();
            Some(refused(visit, "api-parameter-unknown", name, "", &names))
        }
        Some((_, takes)) if takes.takes(value) => None,
        Some((_, Takes::OneOf(values))) => Some(refused(visit, "api-parameter-value", name, value, values)),
        Some(_) => Some(refused(visit, "api-parameter-page", name, value, &[])),
    })
}

fn refused(visit: &Visit, key: &str, name: &str, value: &str, allowed: &[&str]) -> Response {
    let short = |text: &str| text.chars().take(REPEATED).collect::<String>();
    let args = [
        ("name", Arg::from(short(name))),
        ("value", Arg::from(short(value))),
        ("allowed", Arg::from(allowed.join(", "))),
    ];
    let mut more = Map::new();
    more.insert("parameter".to_owned(), json!(short(name)));
    if !allowed.is_empty() {
        more.insert("allowed".to_owned(), json!(allowed));
    }
    let title = visit.t("api-parameter-title");
    problem_with(StatusCode::BAD_REQUEST, &title, &visit.t_with(key, &args), more)
}

/// A page of a list that is there: past the end it is the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paged {
    /// From 1.
    pub page: u64,
    /// At least 1.
    pub pages: u64,
    per_page: u64,
}

impl Paged {
    /// The page that an address asks for, of so many things in all; the first, if it names none.
    pub fn new(wanted: &str, total: u64, per_page: u64) -> Self {
        let pages = total.div_ceil(per_page).max(1);
        Self { page: wanted.trim().parse().unwrap_or(1).clamp(1, pages), pages, per_page }
    }

    /// How many things come before it.
    pub fn offset(&self) -> u64 {
        (self.page - 1) * self.per_page
    }

    /// Puts into an answer which page it is, how many there are, and where the pages around it are.
    pub fn tell(&self, answer: &mut Value, to: impl Fn(u64) -> String) {
        answer["page"] = json!(self.page);
        answer["pages"] = json!(self.pages);
        answer["next"] = json!((self.page < self.pages).then(|| to(self.page + 1)));
        answer["previous"] = json!((self.page > 1).then(|| to(self.page - 1)));
    }
}
