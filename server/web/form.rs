//! Forms and queries: raw strings that always parse, the mistakes found in them, and rejections
//! that are pages. No string holds NUL: nobody types it, and PostgreSQL refuses it.

use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::extract::{FromRequest, FromRequestParts, RawForm, Request};
use axum::response::{IntoResponse, Response};
use chrono::TimeDelta;
use http::Uri;
use http::request::Parts;
use minijinja::Value;
use minijinja::value::{Enumerator, Object};
use serde::de::DeserializeOwned;
use serde::{Serialize, Serializer};

use crate::App;
use crate::error::{Error, Result};

/// Within so long the same words of the same person after each other in the same place are one press too many, and
/// not said twice.
pub const PRESSED_TWICE: TimeDelta = TimeDelta::minutes(5);

/// A posted form as a struct of strings and lists of strings.
pub struct Form<T>(pub T);

impl<T: DeserializeOwned> FromRequest<App> for Form<T> {
    type Rejection = Error;

    async fn from_request(request: Request, app: &App) -> Result<Self> {
        let (head, body) = request.into_parts();
        let RawForm(sent) = RawForm::from_request(Request::from_parts(head.clone(), body), app)
            .await
            .map_err(|rejection| refused(&rejection.into_response()))?;
        let plain = without_nul(&sent).map_or(sent, Bytes::from);
        let request = Request::from_parts(head, Body::from(plain));
        match axum_extra::extract::Form::<T>::from_request(request, app).await {
            Ok(axum_extra::extract::Form(form)) => Ok(Self(form)),
            Err(rejection) => Err(refused(&rejection.into_response())),
        }
    }
}

/// Names and values, without NUL.
fn pairs(encoded: &[u8]) -> Result<Vec<(String, String)>, serde_urlencoded::de::Error> {
    let pairs: Vec<(String, String)> = serde_urlencoded::from_bytes(encoded)?;
    Ok(pairs.into_iter().map(|(name, value)| (name.replace('\0', ""), value.replace('\0', ""))).collect())
}

/// The same names and values without NUL, encoded again; nothing if there is none in them.
fn without_nul(encoded: &[u8]) -> Option<String> {
    if !encoded.contains(&0) && !encoded.windows(3).any(|sign| sign == b"%00") {
        return None;
    }
    serde_urlencoded::to_string(pairs(encoded).ok()?).ok()
}

/// An address's query as a struct of strings and lists of strings.
pub struct Query<T>(pub T);

impl<T: DeserializeOwned> FromRequestParts<App> for Query<T> {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self> {
        let bad = || Error::BadRequest("error-bad-query");
        let uri = match parts.uri.query().and_then(|query| without_nul(query.as_bytes())) {
            Some(query) => format!("/?{query}").parse::<Uri>().map_err(|_| bad())?,
            None => parts.uri.clone(),
        };
        match axum_extra::extract::Query::<T>::try_from_uri(&uri) {
            Ok(axum_extra::extract::Query(query)) => Ok(Self(query)),
            Err(_) => Err(bad()),
        }
    }
}

/// A posted form whose field names are only known at run time: names and values, in order.
pub struct Fields(Vec<(String, String)>);

impl Fields {
    /// The first value of that name, blanks at both ends cut; empty if there is none.
    pub fn one(&self, name: &str) -> &str {
        self.0.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.trim())
    }

    /// All values of that name.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Is there a field of that name?
    pub fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(key, _)| key == name)
    }
}

impl FromRequest<App> for Fields {
    type Rejection = Error;

    async fn from_request(request: Request, app: &App) -> Result<Self> {
        let body = Bytes::from_request(request, app)
            .await
            .map_err(|rejection| refused(&rejection.into_response()))?;
        pairs(&body).map(Self).map_err(|_| Error::BadRequest("error-bad-form"))
    }
}

fn refused(rejection: &Response) -> Error {
    if rejection.status() == http::StatusCode::PAYLOAD_TOO_LARGE {
        Error::TooLarge
    } else {
        Error::BadRequest("error-bad-form")
    }
}

/// The mistakes in a form: for each field, messages in the reader's language, in the order in which they
/// were found, which is the form's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Errors(Vec<(String, Vec<String>)>);

impl Errors {
    /// None so far.
    pub fn new() -> Self {
        Self::default()
    }

    /// One more. A field has one thing to put right at a time: what is found in it first. What is of no
    /// field has the field "".
    pub fn add(&mut self, field: impl Into<String>, message: impl Into<String>) {
        let field = field.into();
        if field.is_empty() || !self.0.iter().any(|(known, _)| *known == field) {
            self.also(field, message);
        }
    }

    /// One more beside what the field says already: of a text in which several lines are wrong.
    pub fn also(&mut self, field: impl Into<String>, message: impl Into<String>) {
        let (field, message) = (field.into(), message.into());
        match self.0.iter_mut().find(|(known, _)| *known == field) {
            Some((_, messages)) if messages.contains(&message) => {}
            Some((_, messages)) => messages.push(message),
            None => self.0.push((field, vec![message])),
        }
    }

    /// Puts them in the order in which the page has these fields; others come last.
    pub fn put_in_order(&mut self, fields: &[&str]) {
        let place = |field: &str| fields.iter().position(|one| *one == field).unwrap_or(fields.len());
        self.0.sort_by_key(|(field, _)| place(field));
    }

    /// No mistakes?
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All messages, one after the other: for a script, which has one place for them.
    pub fn in_one_line(&self) -> String {
        self.0.iter().flat_map(|(_, lines)| lines).map(String::as_str).collect::<Vec<_>>().join(" ")
    }
}

impl Serialize for Errors {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Value::from_object(Ordered(self.0.clone())).serialize(serializer)
    }
}

/// Mistakes as templates see them: a map, whose fields keep their order.
#[derive(Debug)]
struct Ordered(Vec<(String, Vec<String>)>);

impl Object for Ordered {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        let field = key.as_str()?;
        let (_, messages) = self.0.iter().find(|(known, _)| known == field)?;
        Some(messages.iter().map(String::as_str).collect())
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::Values(self.0.iter().map(|(field, _)| Value::from(field.as_str())).collect())
    }
}
