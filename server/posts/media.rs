//! The pictures of public posts: only those that the newest version shows, as long as it is not taken
//! back.

use super::public::{self, Entry};
use crate::error::{Error, Result};
use crate::people::access::Anyone;
use crate::web::Response;
use crate::web::address::{At, Named};
use crate::web::file::{PUBLIC, stream};
use crate::web::visit::Visit;

/// A picture's hash in the address.
pub(super) struct Picture(String);

impl std::str::FromStr for Picture {
    type Err = std::convert::Infallible;

    fn from_str(hash: &str) -> Result<Self, Self::Err> {
        Ok(Self(hash.to_owned()))
    }
}

impl Named for Picture {
    const NAME: &'static str = "picture";
}

/// The picture's hash, if the post shows it.
async fn shown(visit: &Visit, entry: &str, hash: &str) -> Result<String> {
    let post = public::one(&visit.app, entry).await?.ok_or(Error::NotFound)?;
    post.content.picture(hash).map(|file| file.hash.clone()).ok_or(Error::NotFound)
}

pub(super) async fn file(
    _: Anyone,
    visit: Visit,
    At(Entry(entry)): At<Entry>,
    At(Picture(hash)): At<Picture>,
) -> Result<Response> {
    let hash = shown(&visit, &entry, &hash).await?;
    stream(visit.app.files.path(&hash), "image/jpeg", PUBLIC).await
}

pub(super) async fn thumb(
    _: Anyone,
    visit: Visit,
    At(Entry(entry)): At<Entry>,
    At(Picture(hash)): At<Picture>,
) -> Result<Response> {
    let hash = shown(&visit, &entry, &hash).await?;
    stream(visit.app.files.thumbnail_path(&hash), "image/jpeg", PUBLIC).await
}
