//! Published reports for everyone: list, lasting pages with all their versions, media, API, and the
//! exchange with other portals; and the editions that they come from. Of teams' work it reads publications
//! only: what is not in one is not public.

pub mod api;
mod download;
mod edition;
pub mod exchange;
mod feed;
mod list;
mod map;
mod media;
pub mod published;
mod show;
mod version;

pub use published::{PublishedCard, monitored, of_project};

use crate::web::address::Named;
use crate::web::routes::Routes;

/// The feature's routes.
pub fn routes() -> Routes {
    Routes::new()
        .get("/edizioni", edition::list)
        .get("/edizioni/{year}", edition::show)
        .get("/edizioni/{year}/{title}", edition::text)
        .get("/rapporti", list::show)
        .get("/rapporti/download.csv", download::csv)
        .get("/rapporti/feed.xml", feed::show)
        .get("/rapporti/{slug}/", show::show)
        .get("/rapporti/{slug}/versioni/{number}", version::show)
        .plain_get("/rapporti/{slug}/file/{file}", media::file)
        .plain_get("/rapporti/{slug}/file/{file}/thumb", media::thumb)
        .plain_get("/api/v1/reports", api::list)
        .plain_get("/api/v1/reports/{slug}", api::show)
        .plain_get("/api/v1/exchange/reports", exchange::show)
}

/// A report's lasting name in the address.
pub struct Slug(pub String);

impl std::str::FromStr for Slug {
    type Err = std::convert::Infallible;

    fn from_str(slug: &str) -> Result<Self, Self::Err> {
        Ok(Self(slug.to_owned()))
    }
}

impl Named for Slug {
    const NAME: &'static str = "slug";
}
