//! Forms and queries: raw strings that always parse, the mistakes found in them, and rejections
//! that are pages.

use std::collections::BTreeMap;

use axum::extract::{FromRequest, FromRequestParts, Request};
use http::request::Parts;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::App;
use crate::error::{Error, Result};

/// A posted form as a struct of strings and lists of strings.
pub struct Form<T>(pub T);

impl<T: DeserializeOwned> FromRequest<App> for Form<T> {
    type Rejection = Error;

    async fn from_request(request: Request, app: &App) -> Result<Self> {
        match axum_extra::extract::Form::<T>::from_request(request, app).await {
            Ok(axum_extra::extract::Form(form)) => Ok(Self(form)),
            Err(rejection) => Err(refused(&axum::response::IntoResponse::into_response(rejection))),
        }
    }
}

/// An address's query as a struct of strings and lists of strings.
pub struct Query<T>(pub T);

impl<T: DeserializeOwned> FromRequestParts<App> for Query<T> {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
        match axum_extra::extract::Query::<T>::from_request_parts(parts, app).await {
            Ok(axum_extra::extract::Query(query)) => Ok(Self(query)),
            Err(_) => Err(Error::BadRequest("error-bad-query")),
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
        let body = axum::body::Bytes::from_request(request, app)
            .await
            .map_err(|rejection| refused(&axum::response::IntoResponse::into_response(rejection)))?;
        serde_urlencoded::from_bytes(&body).map(Self).map_err(|_| Error::BadRequest("error-bad-form"))
    }
}

fn refused(rejection: &axum::response::Response) -> Error {
    if rejection.status() == http::StatusCode::PAYLOAD_TOO_LARGE {
        Error::TooLarge
    } else {
        Error::BadRequest("error-bad-form")
    }
}

/// The mistakes in a form: for each field, messages in the reader's language.
#[derive(Clone, Debug, Default, Serialize, PartialEq, Eq)]
#[serde(transparent)]
pub struct Errors(BTreeMap<String, Vec<String>>);

impl Errors {
    /// None so far.
    pub fn new() -> Self {
        Self::default()
    }

    /// One more.
    pub fn add(&mut self, field: impl Into<String>, message: impl Into<String>) {
        self.0.entry(field.into()).or_default().push(message.into());
    }

    /// No mistakes?
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
