//! A unit's figure, as the picture that pages show.

use http::HeaderValue;
use http::header::{CACHE_CONTROL, CONTENT_TYPE};

use super::content::{Drawing, Lesson};
use super::show::LessonId;
use crate::error::{Error, Result};
use crate::people::access::Anyone;
use crate::web::address::{At, Named};
use crate::web::visit::Visit;
use crate::web::{IntoResponse, Response};

/// The file's name in the address.
pub(super) struct FigureName(pub(super) String);

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
    let lesson = id.find(&visit).await?;
    let mut response = answer(&visit, &lesson, &name).await?;
    // Not every edition has every figure; under one name, all that have it have the same.
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("public, max-age=3600"));
    Ok(response)
}

/// The figure of that name, if the unit has it.
pub(super) async fn answer(visit: &Visit, lesson: &Lesson, name: &str) -> Result<Response> {
    let (bytes, kind) = match lesson.figures.get(name).ok_or(Error::NotFound)? {
        Drawing::Svg(svg) => (svg.text.clone().into_bytes(), "image/svg+xml"),
        Drawing::Picture(picture) => {
            let (picture, app) = (picture.clone(), visit.app.clone());
            (tokio::task::spawn_blocking(move || picture.read(&app.files)).await??, "image/jpeg")
        }
    };
    let mut response = bytes.into_response();
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    Ok(response)
}
