//! RFC 9457 problems, for the API and for scripts.

use axum::response::{IntoResponse, Response};
use http::header::CONTENT_TYPE;
use http::{HeaderValue, StatusCode};
use serde_json::{Map, Value};

use crate::web::page::Finished;

/// A problem as JSON: what is wrong and what to do about it, in the reader's language.
pub fn problem(status: StatusCode, title: &str, detail: &str) -> Response {
    problem_with(status, title, detail, Map::new())
}

/// The same, with members of its own besides.
pub fn problem_with(status: StatusCode, title: &str, detail: &str, more: Map<String, Value>) -> Response {
    let mut body = more;
    body.insert("type".to_owned(), "about:blank".into());
    body.insert("status".to_owned(), status.as_u16().into());
    body.insert("title".to_owned(), title.into());
    body.insert("detail".to_owned(), detail.into());
    let mut response = (status, Value::Object(body).to_string()).into_response();
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    response.extensions_mut().insert(Finished);
    response
}
