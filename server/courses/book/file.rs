//! The files of a book, and the book that they make.

use std::io::{Cursor, Write};

use zip::CompressionMethod;
use zip::write::{SimpleFileOptions, ZipWriter};

use crate::courses::content::{Drawing, Edition, Lesson};
use crate::error::Result;
use crate::text::Lang;
use crate::web::visit::Visit;

const CONTAINER: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
    <container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">\
    <rootfiles><rootfile full-path=\"EPUB/package.opf\" media-type=\"application/oebps-package+xml\"/>\
    </rootfiles></container>\n";

/// A file of a book.
pub(super) struct File {
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
    /// What a figure is; none for what is no figure.
    pub(super) figure: Option<&'static str>,
}

impl File {
    pub(super) fn text(name: &str, text: String) -> Self {
        Self { name: name.to_owned(), bytes: text.into_bytes(), figure: None }
    }
}

/// The figures of a unit. Its id has no `_` in it: no other unit's figure has the same name.
pub(super) fn figures(visit: &Visit, lesson: &Lesson) -> Result<Vec<File>> {
    let mut files = Vec::new();
    for (name, drawing) in &lesson.figures {
        let (bytes, kind) = match drawing {
            Drawing::Svg(svg) => (svg.text.clone().into_bytes(), "image/svg+xml"),
            Drawing::Picture(picture) => (picture.read(&visit.app.files)?, "image/jpeg"),
        };
        files.push(File { name: format!("{}_{name}", lesson.id), bytes, figure: Some(kind) });
    }
    Ok(files)
}

/// HTML as pages have it, made XML; links to units lead to those in the book, others to the site.
pub(super) fn xhtml(html: &str, edition: &Edition, lang: Lang, address: &str) -> String {
    let mut text = html
        .replace("<br>", "<br/>")
        .replace("<hr>", "<hr/>")
        .replace("&nbsp;", "&#160;")
        .replace(" tabindex=\"0\"", "");
    let lang = lang.as_str();
    for lesson in &edition.lessons {
        let here = format!("href=\"/{lang}/lezioni/{}", lesson.id);
        text = text.replace(&format!("{here}\""), &format!("href=\"{}.xhtml\"", lesson.id));
    }
    text.replace(&format!("href=\"/{lang}/"), &format!("href=\"{address}/{lang}/"))
        .replace("href=\"/api/", &format!("href=\"{address}/api/"))
}

/// The files as an EPUB: the type first and unpacked, so that programs can tell it by its first bytes.
pub(super) fn packed(files: &[File]) -> std::io::Result<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let small = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    zip.start_file("mimetype", stored)?;
    zip.write_all(b"application/epub+zip")?;
    zip.start_file("META-INF/container.xml", small)?;
    zip.write_all(CONTAINER.as_bytes())?;
    for file in files {
        zip.start_file(format!("EPUB/{}", file.name), small)?;
        zip.write_all(&file.bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}
