//! Addresses: the language in front, and the parts of a path by name.

use std::collections::HashMap;
use std::str::FromStr;

use axum::extract::{FromRequestParts, RawPathParams};
use http::Uri;
use http::request::Parts;

use crate::App;
use crate::error::{Error, Result};
use crate::text::Lang;

/// The language that an address begins with.
pub fn lang_of(path: &str) -> Option<Lang> {
    path.split('/').nth(1).and_then(Lang::parse)
}

/// The same page in the other language, query included; the home page where there is none.
pub fn in_other_language(uri: &Uri, lang: Lang) -> String {
    let whole = uri.path_and_query().map_or("/", |both| both.as_str());
    match whole.strip_prefix(&format!("/{}", lang.as_str())) {
        Some(rest) => format!("/{}{rest}", lang.other().as_str()),
        None => format!("/{}/", lang.other().as_str()),
    }
}

/// The named parts of the path, read by name, never by position.
pub struct PathParts(HashMap<String, String>);

impl PathParts {
    /// From a request's parts.
    pub async fn of(parts: &mut Parts, app: &App) -> Result<Self> {
        let raw = RawPathParams::from_request_parts(parts, app).await.map_err(|_| Error::NotFound)?;
        Ok(Self(raw.iter().map(|(k, v)| (k.to_owned(), v.to_owned())).collect()))
    }

    /// The part of that name; what can't be read is a page that does not exist.
    pub fn get<T: FromStr>(&self, name: &str) -> Result<T> {
        self.0.get(name).and_then(|text| text.parse().ok()).ok_or(Error::NotFound)
    }
}

/// One named part of the path, for handlers whose guard does not load it: `At<Slug>`.
pub trait Named: FromStr {
    /// Its name in the route.
    const NAME: &'static str;
}

/// Extracts a [`Named`] part.
pub struct At<T>(pub T);

impl<T: Named> FromRequestParts<App> for At<T> {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
        PathParts::of(parts, app).await?.get(T::NAME).map(Self)
    }
}
