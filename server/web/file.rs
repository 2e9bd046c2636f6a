//! The bytes of a kept file as an answer.

use std::path::PathBuf;

use axum::body::Body;
use axum::response::{IntoResponse, Response};
use http::header::{CACHE_CONTROL, CONTENT_TYPE};
use http::{HeaderMap, HeaderValue};
use tokio_util::io::ReaderStream;

use crate::error::{Error, Result};

/// Only for whoever may see it, and for minutes: the right to it can be lost.
pub const PRIVATE: &str = "private, max-age=300";
/// For anybody, and for minutes: a face that had to be taken back should not be shown on from elsewhere.
pub const PUBLIC: &str = "public, max-age=300";

/// Sends the file; not found if it is not there. `cache` says who may keep it, and for how long.
pub async fn stream(path: PathBuf, media_type: &str, cache: &'static str) -> Result<Response> {
    let file = match tokio::fs::File::open(&path).await {
        Ok(file) => file,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Err(Error::NotFound),
        Err(error) => return Err(error.into()),
    };
    let mut headers = HeaderMap::new();
    headers.insert(CONTENT_TYPE, HeaderValue::from_str(media_type).map_err(Error::internal)?);
    headers.insert(CACHE_CONTROL, HeaderValue::from_static(cache));
    Ok((headers, Body::from_stream(ReaderStream::new(file))).into_response())
}
