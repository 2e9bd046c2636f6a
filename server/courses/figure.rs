//! A unit's figure, as the picture that pages show.

use http::HeaderValue;
use http::header::{CACHE_CONTROL, CONTENT_TYPE};

use super::show::LessonId;
use crate::error::{Error, Result};
use crate::people::access::Anyone;
use crate::web::address::{At, Named};
use crate::web::visit::Visit;
use crate::web::{IntoResponse, Response};

/// The file's name in the address.
pub(super) struct FigureName(String);

impl std::str::FromStr for FigureName {
    type Err = std::convert::Infallible;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(Self(text.to_owned()))
    }
}

impl Named for FigureName {
    const NAME: &'static str = "figure";
}

pub(super) async fn show(
    _: Anyone,
    visit: Visit,
    At(id): At<LessonId>,
    At(FigureName(name)): At<FigureName>,
) -> Result<Response> {
    let lesson = id.find(&visit.app, visit.lang)?;
    let svg = lesson.figures.get(&name).ok_or(Error::NotFound)?;
    let mut response = svg.text.as_str().into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("image/svg+xml"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("public, max-age=3600"));
    Ok(response)
}
