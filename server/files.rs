//! Uploaded files: their kind is judged by their content, pictures are turned upright and written
//! anew without anything that the camera noted, office documents without what they say of whoever wrote
//! them, and each lies under the hash of its bytes. PDFs stay as they are.

mod office;
pub mod pdf;

use std::io::Cursor;
use std::path::PathBuf;

use image::{DynamicImage, ImageDecoder, ImageReader, Limits};
use sha2::{Digest, Sha256};
use zip::ZipArchive;

use crate::error::Result;
use crate::packed;

/// A picture's longest side as kept, in pixels.
const LONGEST_SIDE: u32 = 2048;
/// A thumbnail's longest side.
const THUMBNAIL_SIDE: u32 = 480;

/// The folder of uploads.
pub struct Files {
    folder: PathBuf,
}

/// A cleaned upload that lies on the disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    /// SHA-256 of the bytes, hex.
    pub hash: String,
    /// By content.
    pub media_type: &'static str,
    /// Size.
    pub bytes: i64,
    /// Width and height in pixels, for pictures.
    pub size: Option<(i32, i32)>,
}

/// Why a file is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Nothing in it.
    #[error("empty")]
    Empty,
    /// Neither picture nor document of a kind we take, whatever its name says.
    #[error("unknown kind")]
    UnknownKind,
    /// Looks like a picture, but can't be read, or is absurdly large.
    #[error("broken picture")]
    BrokenPicture,
}

impl Refusal {
    /// The key of the message for the reader.
    pub fn text_key(self) -> &'static str {
        match self {
            Self::Empty => "file-empty",
            Self::UnknownKind => "file-unknown-kind",
            Self::BrokenPicture => "file-broken-picture",
        }
    }
}

/// Is it a picture, as far as its first bytes say?
pub fn is_picture(bytes: &[u8]) -> bool {
    infer::get(bytes).is_some_and(|kind| kind.matcher_type() == infer::MatcherType::Image)
}

impl Files {
    /// In that folder, made when first needed.
    pub fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// Where the bytes of that hash lie.
    pub fn path(&self, hash: &str) -> PathBuf {
        self.folder.join(hash.get(..2).unwrap_or("00")).join(hash)
    }

    /// Where the thumbnail of that picture lies.
    pub fn thumbnail_path(&self, hash: &str) -> PathBuf {
        self.path(hash).with_extension("thumb.jpg")
    }

    /// Cleans an upload and keeps it. Reading and writing pictures is work for a blocking thread.
    pub fn keep(&self, upload: &[u8]) -> Result<Result<Stored, Refusal>> {
        self.keep_as(upload, false)
    }

    /// The same for what may become public: a document loses the names too of those who put in a remark or a
    /// change.
    pub fn keep_for_all(&self, upload: &[u8]) -> Result<Result<Stored, Refusal>> {
        self.keep_as(upload, true)
    }

    fn keep_as(&self, upload: &[u8], for_all: bool) -> Result<Result<Stored, Refusal>> {
        if upload.is_empty() {
            return Ok(Err(Refusal::Empty));
        }
        let Some(kind) = kind_of(upload) else { return Ok(Err(Refusal::UnknownKind)) };
        match kind {
            "image/jpeg" | "image/png" | "image/webp" => match picture(upload) {
                Some(picture) => self.keep_picture(&picture).map(Ok),
                None => Ok(Err(Refusal::BrokenPicture)),
            },
            "application/pdf" => self.write(upload, kind, None).map(Ok),
            "application/vnd.oasis.opendocument.text"
            | "application/vnd.oasis.opendocument.spreadsheet"
            | "application/vnd.oasis.opendocument.presentation"
            | "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
            | "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            | "application/vnd.openxmlformats-officedocument.presentationml.presentation" => {
                match office::cleaned(upload, for_all) {
                    Ok(Some(clean)) => self.write(&clean, kind, None).map(Ok),
                    Ok(None) => self.write(upload, kind, None).map(Ok),
                    Err(_) => Ok(Err(Refusal::UnknownKind)),
                }
            }
            _ => Ok(Err(Refusal::UnknownKind)),
        }
    }

    fn keep_picture(&self, picture: &DynamicImage) -> Result<Stored> {
        let kept = smaller(picture, LONGEST_SIDE);
        let size = (i32::try_from(kept.width()).ok()).zip(i32::try_from(kept.height()).ok());
        let stored = self.write(&jpeg(&kept, 85)?, "image/jpeg", size)?;
        let thumbnail = jpeg(&smaller(&kept, THUMBNAIL_SIDE), 80)?;
        std::fs::write(self.thumbnail_path(&stored.hash), thumbnail)?;
        Ok(stored)
    }

    fn write(&self, bytes: &[u8], media_type: &'static str, size: Option<(i32, i32)>) -> Result<Stored> {
        let hash = Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut hex, byte| {
            use std::fmt::Write;
            let _ = write!(hex, "{byte:02x}");
            hex
        });
        let path = self.path(&hash);
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
            // Half a file must never stand under a whole file's name.
            let mut partial = tempfile::NamedTempFile::new_in(folder)?;
            std::io::Write::write_all(&mut partial, bytes)?;
            partial.as_file().sync_all()?;
            partial.persist(&path).map_err(|error| error.error)?;
        }
        Ok(Stored { hash, media_type, bytes: i64::try_from(bytes.len()).unwrap_or(i64::MAX), size })
    }
}

/// The kind by content. An archive that can't be opened is of none.
fn kind_of(upload: &[u8]) -> Option<&'static str> {
    let guessed = infer::get(upload).map(|kind| kind.mime_type());
    if !upload.starts_with(b"PK") {
        return guessed;
    }
    let parts = packed::open(Cursor::new(upload))?;
    // Who guesses by the first bytes expects the parts of an office document in one program's order.
    office_kind(&parts).or(guessed)
}

/// The kind of an Office Open XML document, by the part that each kind must have, wherever in the file it is.
fn office_kind(parts: &ZipArchive<Cursor<&[u8]>>) -> Option<&'static str> {
    let has = |part: &str| parts.index_for_name(part).is_some();
    let kinds = [
        ("word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("ppt/presentation.xml", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    ];
    let found = kinds.into_iter().find(|(part, _)| has("[Content_Types].xml") && has(part));
    found.map(|(_, kind)| kind)
}

/// The picture, turned as the camera was held; none if it can't be read.
fn picture(upload: &[u8]) -> Option<DynamicImage> {
    let mut reader = ImageReader::new(Cursor::new(upload)).with_guessed_format().ok()?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(20_000);
    limits.max_image_height = Some(20_000);
    limits.max_alloc = Some(256 * 1024 * 1024);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().ok()?;
    let orientation = decoder.orientation().ok()?;
    let mut picture = DynamicImage::from_decoder(decoder).ok()?;
    picture.apply_orientation(orientation);
    Some(picture)
}

fn smaller(picture: &DynamicImage, longest: u32) -> DynamicImage {
    if picture.width().max(picture.height()) <= longest {
        return picture.clone();
    }
    picture.resize(longest, longest, image::imageops::FilterType::Triangle)
}

fn jpeg(picture: &DynamicImage, quality: u8) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let encoder = image::codecs::jpeg::JpegEncoder::new_with_quality(&mut bytes, quality);
    picture.to_rgb8().write_with_encoder(encoder).map_err(crate::error::Error::internal)?;
    Ok(bytes)
}
