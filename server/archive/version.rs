//! An earlier version of a published report, or the newest by its number.

use super::{Slug, show};
use crate::error::Result;
use crate::people::access::Anyone;
use crate::web::Response;
use crate::web::address::{At, Named};
use crate::web::visit::Visit;

/// A version's number in the address.
pub(super) struct Number(i32);

impl std::str::FromStr for Number {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}

impl Named for Number {
    const NAME: &'static str = "number";
}

pub(super) async fn show(
    _: Anyone,
    visit: Visit,
    At(Slug(slug)): At<Slug>,
    At(Number(number)): At<Number>,
) -> Result<Response> {
    match show::public(&visit, &slug).await? {
        Ok(versions) => show::draw(&visit, &versions, number).await,
        Err(gone) => Ok(gone),
    }
}
