//! A version's citation as a file.

use http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use http::{HeaderMap, HeaderValue};

use super::cite::{Citation, Format};
use super::{Number, Slug, gone, record};
use crate::error::{Error, Result};
use crate::people::access::Anyone;
use crate::web::address::{At, Named};
use crate::web::visit::Visit;
use crate::web::{IntoResponse, Response};

/// A format, as the address ends with it.
pub(super) struct Ending(Format);

impl std::str::FromStr for Ending {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        Format::parse(text).map(Self).ok_or(())
    }
}

impl Named for Ending {
    const NAME: &'static str = "format";
}

pub(super) async fn show(
    _: Anyone,
    visit: Visit,
    At(Slug(slug)): At<Slug>,
    At(Number(number)): At<Number>,
    At(Ending(format)): At<Ending>,
) -> Result<Response> {
    let version = record::version(&visit.app, &slug, number).await?;
    if let Some(gone) = gone::answer(&visit, &version)? {
        return Ok(gone);
    }
    let file = Citation::of(&visit, &version.card).file(format);
    let mut headers = HeaderMap::new();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(format.media_type()));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("public, max-age=3600"));
    let name = format!("attachment; filename=\"coesa-{slug}-v{number}.{}\"", format.ending());
    headers.insert(CONTENT_DISPOSITION, HeaderValue::from_str(&name).map_err(Error::internal)?);
    Ok((headers, file).into_response())
}
