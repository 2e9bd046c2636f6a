//! Style sheets, scripts, fonts and icons: built by `npm run build` in `templates/assets`, found
//! under names that change with their content, and so kept by browsers for good.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use axum::response::{IntoResponse, Response};
use http::header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, VARY};
use http::{HeaderMap, HeaderValue};
use rust_embed::RustEmbed;

use crate::error::Error;
use crate::people::access::Anyone;
use crate::web::address::{At, Named};
use crate::web::routes::Routes;

#[derive(RustEmbed)]
#[folder = "templates/assets/dist/"]
#[allow_missing = true]
struct Files;

static MANIFEST: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    Files::get("manifest.json").and_then(|file| serde_json::from_slice(&file.data).ok()).unwrap_or_default()
});

/// The address of an asset by its plain name.
pub fn address(name: &str) -> String {
    format!("/assets/{}", MANIFEST.get(name).map_or(name, String::as_str))
}

/// The bytes of an asset by its plain name.
pub fn bytes(name: &str) -> Option<Vec<u8>> {
    Files::get(MANIFEST.get(name)?).map(|file| file.data.into_owned())
}

/// Have the assets been built?
pub fn built() -> bool {
    !MANIFEST.is_empty()
}

/// The feature's routes.
pub fn routes() -> Routes {
    Routes::new().plain_get("/assets/{*asset}", show)
}

struct Asset(String);

impl std::str::FromStr for Asset {
    type Err = std::convert::Infallible;
    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Ok(Self(name.to_owned()))
    }
}
impl Named for Asset {
    const NAME: &'static str = "asset";
}

async fn show(_: Anyone, At(Asset(name)): At<Asset>, headers: HeaderMap) -> Result<Response, Error> {
    let accepted = headers.get(ACCEPT_ENCODING).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let packed = [("br", "br"), ("gzip", "gz")]
        .into_iter()
        .filter(|(encoding, _)| accepted.contains(encoding))
        .find_map(|(encoding, ending)| Some((encoding, Files::get(&format!("{name}.{ending}"))?)));
    let (encoding, file) = match packed {
        Some((encoding, file)) => (Some(encoding), file),
        None => (None, Files::get(&name).ok_or(Error::NotFound)?),
    };
    let kind = match name.rsplit('.').next().unwrap_or_default() {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        "woff2" => "font/woff2",
        "ttf" => "font/ttf",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "json" | "webmanifest" => "application/json",
        _ => "text/plain; charset=utf-8",
    };
    let mut response = file.data.into_owned().into_response();
    let out = response.headers_mut();
    out.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    out.insert(VARY, HeaderValue::from_static("Accept-Encoding"));
    let lasting = MANIFEST.values().any(|fingerprinted| *fingerprinted == name);
    let cache = if lasting { "public, max-age=31536000, immutable" } else { "public, max-age=300" };
    out.insert(CACHE_CONTROL, HeaderValue::from_static(cache));
    if let Some(encoding) = encoding {
        out.insert(CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    Ok(response)
}
