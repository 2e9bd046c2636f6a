//! The files of published reports: only those that a publication names.

use http::HeaderValue;
use http::header::CONTENT_DISPOSITION;

use super::{Slug, published};
use crate::error::{Error, Result};
use crate::people::access::Anyone;
use crate::review::content::{Evidence, File, slugified};
use crate::web::Response;
use crate::web::address::{At, Named};
use crate::web::file::{PUBLIC, stream};
use crate::web::visit::Visit;

/// A file's hash in the address.
pub(super) struct Hash(String);

impl std::str::FromStr for Hash {
    type Err = std::convert::Infallible;

    fn from_str(hash: &str) -> Result<Self, Self::Err> {
        Ok(Self(hash.to_owned()))
    }
}

impl Named for Hash {
    const NAME: &'static str = "file";
}

pub(super) async fn file(
    _: Anyone,
    visit: Visit,
    At(Slug(slug)): At<Slug>,
    At(Hash(hash)): At<Hash>,
) -> Result<Response> {
    let (one, file) = published_file(&visit, &slug, &hash).await?;
    let mut response = stream(visit.app.files.path(&file.hash), &file.media_type, PUBLIC).await?;
    if one.kind != "photo" {
        let name = download_name(&one, &file);
        if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
            response.headers_mut().insert(CONTENT_DISPOSITION, value);
        }
    }
    Ok(response)
}

pub(super) async fn thumb(
    _: Anyone,
    visit: Visit,
    At(Slug(slug)): At<Slug>,
    At(Hash(hash)): At<Hash>,
) -> Result<Response> {
    let (one, file) = published_file(&visit, &slug, &hash).await?;
    if one.kind != "photo" {
        return Err(Error::NotFound);
    }
    stream(visit.app.files.thumbnail_path(&file.hash), "image/jpeg", PUBLIC).await
}

/// The file, if any version of the report names it.
async fn published_file(visit: &Visit, slug: &str, hash: &str) -> Result<(Evidence, File)> {
    let versions = published::versions(&visit.app, slug).await?;
    let found = versions.iter().find_map(|version| version.content.file(hash));
    found.map(|(one, file)| (one.clone(), file.clone())).ok_or(Error::NotFound)
}

/// A name for the downloaded file, made of its caption: the uploaded name may hold a person's.
fn download_name(one: &Evidence, file: &File) -> String {
    let ending = match file.media_type.as_str() {
        "application/pdf" => "pdf",
        "application/vnd.oasis.opendocument.text" => "odt",
        "application/vnd.oasis.opendocument.spreadsheet" => "ods",
        "application/vnd.oasis.opendocument.presentation" => "odp",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document" => "docx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" => "xlsx",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation" => "pptx",
        _ => "bin",
    };
    let name = slugified(&one.title, 60);
    format!("{}.{ending}", if name.is_empty() { "document" } else { &name })
}
