//! The whole course as one EPUB: for readers without a network, with the data of the day on which it was
//! made. Made once for each language and version of the dataset.

use std::collections::HashMap;
use std::io::{Cursor, Write};
use std::sync::{Arc, Mutex};

use http::HeaderValue;
use http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use serde::Serialize;
use sha2::{Digest, Sha256};
use zip::CompressionMethod;
use zip::write::{SimpleFileOptions, ZipWriter};

use super::content::{Course, Drawing, Edition, Lesson};
use super::views::{self, Region, TextView};
use crate::error::{Error, Result};
use crate::people::access::Anyone;
use crate::text::Lang;
use crate::web::visit::Visit;
use crate::web::{IntoResponse, Response};

const STYLE: &str = include_str!("../../templates/courses/book.css");
const CONTAINER: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
    <container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">\
    <rootfiles><rootfile full-path=\"EPUB/package.opf\" media-type=\"application/oebps-package+xml\"/>\
    </rootfiles></container>\n";

/// The version of the data and the course that a book shows, and the file.
type Made = (Option<String>, Arc<Course>, Arc<Vec<u8>>);

/// The books that have been made, by language.
#[derive(Default)]
pub struct Books(Mutex<HashMap<Lang, Made>>);

impl Books {
    fn find(&self, lang: Lang, version: Option<&String>, course: &Arc<Course>) -> Option<Arc<Vec<u8>>> {
        let books = self.0.lock().ok()?;
        let (data, of, book) = books.get(&lang)?;
        (data.as_ref() == version && Arc::ptr_eq(of, course)).then(|| book.clone())
    }

    fn keep(&self, lang: Lang, made: Made) {
        if let Ok(mut books) = self.0.lock() {
            books.insert(lang, made);
        }
    }
}

pub(super) async fn download(_: Anyone, visit: Visit) -> Result<Response> {
    let version = visit.app.dataset.version();
    let course = visit.app.courses.public();
    let book = if let Some(book) = visit.app.books.find(visit.lang, version.as_ref(), &course) {
        book
    } else {
        let book = Arc::new(make(&visit, course.edition(visit.lang)).await?);
        visit.app.books.keep(visit.lang, (version, course, book.clone()));
        book
    };
    let mut response = book.as_ref().clone().into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/epub+zip"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("public, max-age=3600"));
    let name = match visit.lang {
        Lang::It => "attachment; filename=\"coesa-corso.epub\"",
        Lang::En => "attachment; filename=\"coesa-course.epub\"",
    };
    headers.insert(CONTENT_DISPOSITION, HeaderValue::from_static(name));
    Ok(response)
}

#[derive(Serialize)]
struct UnitPage<'a> {
    lang: Lang,
    id: &'a str,
    title: &'a str,
    summary: &'a str,
    module: &'a str,
    minutes: u32,
    aims: &'a [String],
    licence: &'a str,
    sources: Vec<(&'a str, &'a str)>,
    further: Vec<(&'a str, &'a str, &'a str)>,
    text: TextView<'a>,
    address: String,
}

#[derive(Serialize)]
struct BookPage<'a> {
    lang: Lang,
    title: &'a str,
    summary: &'a str,
    licence: &'a str,
    modules: Vec<(&'a str, Vec<(&'a str, &'a str)>)>,
    /// Name and kind of each figure.
    figures: Vec<(String, &'static str)>,
    address: String,
    id: String,
    modified: String,
    as_of: Option<String>,
}

/// A file of a book.
struct File {
    name: String,
    bytes: Vec<u8>,
    /// What a figure is; none for what is no figure.
    figure: Option<&'static str>,
}

impl File {
    fn text(name: String, text: String) -> Self {
        Self { name, bytes: text.into_bytes(), figure: None }
    }
}

async fn make(visit: &Visit, edition: &Edition) -> Result<Vec<u8>> {
    let address = visit.app.config.base_url.clone();
    let mut files: Vec<File> = Vec::new();
    for lesson in &edition.lessons {
        let page = unit(visit, edition, lesson, &address).await?;
        let html = visit.app.pages.render_plain(visit.lang, "courses/book_unit.html", &page)?;
        let page = xhtml(&html, edition, visit.lang, &address);
        files.push(File::text(format!("{}.xhtml", lesson.id), page));
        for (name, drawing) in &lesson.figures {
            let (bytes, kind) = match drawing {
                Drawing::Svg(svg) => (svg.text.clone().into_bytes(), "image/svg+xml"),
                Drawing::Picture(picture) => (picture.read(&visit.app.files)?, "image/jpeg"),
            };
            files.push(File { name: format!("{}-{name}", lesson.id), bytes, figure: Some(kind) });
        }
    }
    let book = book_page(visit, edition, address, &files);
    for (template, name) in [
        ("courses/book_title.html", "title.xhtml"),
        ("courses/book_nav.html", "nav.xhtml"),
        ("courses/book_package.html", "package.opf"),
    ] {
        files.push(File::text(name.to_owned(), visit.app.pages.render_plain(visit.lang, template, &book)?));
    }
    files.push(File::text("style.css".to_owned(), STYLE.to_owned()));
    packed(&files).map_err(Error::internal)
}

fn book_page<'a>(visit: &Visit, edition: &'a Edition, address: String, files: &[File]) -> BookPage<'a> {
    let units = |module: &str| {
        let of_it = edition.lessons.iter().filter(|lesson| lesson.front.module == module);
        of_it.map(|lesson| (lesson.id.as_str(), lesson.front.title.as_str())).collect::<Vec<_>>()
    };
    let modules = edition.modules.iter().map(|module| (module.title.as_str(), units(&module.id)));
    let mut hash = Sha256::new();
    for file in files {
        hash.update(&file.name);
        hash.update(&file.bytes);
    }
    let hash = hash.finalize();
    let dataset = visit.app.dataset.find();
    BookPage {
        lang: visit.lang,
        title: &edition.title,
        summary: &edition.summary,
        licence: &edition.licence,
        modules: modules.filter(|(_, units)| !units.is_empty()).collect(),
        figures: files.iter().filter_map(|file| Some((file.name.clone(), file.figure?))).collect(),
        address,
        id: super::hex(&hash[..16]),
        modified: visit.app.clock.now().format("%Y-%m-%dT%H:%M:%SZ").to_string(),
        as_of: dataset.and_then(|data| data.manifest().reference_date).map(|date| date.to_string()),
    }
}

async fn unit<'a>(
    visit: &Visit,
    edition: &'a Edition,
    lesson: &'a Lesson,
    address: &str,
) -> Result<UnitPage<'a>> {
    let front = &lesson.front;
    let module = edition.modules.iter().find(|module| module.id == front.module);
    Ok(UnitPage {
        lang: visit.lang,
        id: &lesson.id,
        title: &front.title,
        summary: &front.summary,
        module: module.map_or("", |module| &module.title),
        minutes: front.minutes,
        aims: &front.aims,
        licence: &front.licence,
        sources: front.sources.iter().map(|one| (&*one.title, &*one.url)).collect(),
        further: front.further.iter().map(|one| (&*one.title, &*one.url, &*one.why)).collect(),
        text: views::text(visit, lesson, &Region::italy()).await?,
        address: address.to_owned(),
    })
}

/// HTML as pages have it, made XML; links to units lead to those in the book, others to the site.
fn xhtml(html: &str, edition: &Edition, lang: Lang, address: &str) -> String {
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
fn packed(files: &[File]) -> std::io::Result<Vec<u8>> {
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
