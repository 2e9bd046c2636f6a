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

/// The nearest page above an address where only forms arrive: from `/it/teams/4/meetings` it is `/it/teams/4`. Who
/// changes the language after a form was refused, or asks for its address once more, comes there.
pub fn page_above(path: &str) -> Option<String> {
    let lang = lang_of(path)?;
    let mut rest = path.strip_prefix(&format!("/{}", lang.as_str()))?;
    while let Some((above, _)) = rest.trim_end_matches('/').rsplit_once('/') {
        rest = above;
        if let Some(page) = super::routes::page(above) {
            return Some(format!("/{}{page}", lang.as_str()));
        }
    }
    None
}

/// The named parts of the path, read by name, never by position.
pub struct PathParts(HashMap<String, String>);

impl PathParts {
    /// From a request's parts.
    pub async fn of(parts: &mut Parts, app: &App) -> Result<Self> {
        let raw = RawPathParams::from_request_parts(parts, app).await.map_err(|_| Error::NotFound)?;
        Ok(Self(raw.iter().map(|(k, v)| (k.to_owned(), v.to_owned())).collect()))
    }

    /// The part of that name; what can't be read is a page that does not exist, and so is NUL, which no
    /// address of ours holds and PostgreSQL refuses.
    pub fn get<T: FromStr>(&self, name: &str) -> Result<T> {
        let part = self.0.get(name).filter(|text| !text.contains('\0'));
        part.and_then(|text| text.parse().ok()).ok_or(Error::NotFound)
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
