//! The whole course as one EPUB: for readers without a network, with the data of the day on which it was
//! made. Each reader has the course of their edition; a book is made once for each course, language and
//! version of the dataset, and nothing in it depends on who reads.

mod file;
mod kept;
mod pages;
mod quiz;

pub use kept::Books;

use std::sync::Arc;

use http::HeaderValue;
use http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE, VARY};

use self::file::File;
use self::kept::Made;
use self::pages::{BookPage, UnitLine, UnitPage};
use self::quiz::AnswersPage;
use super::content::Edition;
use crate::error::{Error, Result};
use crate::people::access::Anyone;
use crate::text::Lang;
use crate::web::visit::Visit;
use crate::web::{IntoResponse, Response};

const STYLE: &str = include_str!("../../../templates/courses/book.css");

pub(super) async fn download(_: Anyone, visit: Visit) -> Result<Response> {
    let (lang, data) = (visit.lang, visit.app.dataset.version());
    let course = visit.app.courses.of_visit(&visit).await?;
    let book = if let Some(book) = visit.app.books.find(lang, data.as_ref(), &course) {
        book
    } else {
        let book = Arc::new(make(&visit, course.edition(lang)).await?);
        visit.app.books.keep(Made { lang, data, course: Arc::downgrade(&course), book: book.clone() });
        book
    };
    let mut response = book.as_ref().clone().into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/epub+zip"));
    // Under one address, whoever is signed in has another edition's.
    let cache = if visit.actor.is_some() { "private, no-store" } else { "public, max-age=3600" };
    headers.insert(CACHE_CONTROL, HeaderValue::from_static(cache));
    headers.insert(VARY, HeaderValue::from_static("Cookie"));
    let name = match lang {
        Lang::It => "attachment; filename=\"coesa-corso.epub\"",
        Lang::En => "attachment; filename=\"coesa-course.epub\"",
    };
    headers.insert(CONTENT_DISPOSITION, HeaderValue::from_static(name));
    Ok(response)
}

async fn make(visit: &Visit, edition: &Edition) -> Result<Vec<u8>> {
    let (lang, address) = (visit.lang, visit.app.config.base_url.as_str());
    let templates = &visit.app.pages;
    let (mut files, mut units, mut answers) = (Vec::new(), Vec::new(), Vec::new());
    for lesson in &edition.lessons {
        let (asked, answered) = quiz::printed(visit, lesson).await?;
        let page = UnitPage::of(visit, edition, lesson, asked, address).await?;
        let html = templates.render_plain(lang, "courses/book_unit.html", &page)?;
        files.push(File::text(&format!("{}.xhtml", lesson.id), file::xhtml(&html, edition, lang, address)));
        files.extend(file::figures(visit, lesson)?);
        units.push(UnitLine::of(lesson, page.drawn));
        answers.extend(answered);
    }
    let has_answers = !answers.is_empty();
    if has_answers {
        let page = AnswersPage { lang, address, units: answers };
        let html = templates.render_plain(lang, "courses/book_answers.html", &page)?;
        files.push(File::text("book_answers.xhtml", html));
    }
    let book = BookPage::of(visit, edition, &units, has_answers, &files);
    // No unit has such a name: theirs are letters, digits and dashes.
    for (template, name) in [
        ("courses/book_title.html", "book_title.xhtml"),
        ("courses/book_nav.html", "book_nav.xhtml"),
        ("courses/book_package.html", "package.opf"),
    ] {
        files.push(File::text(name, templates.render_plain(lang, template, &book)?));
    }
    files.push(File::text("style.css", STYLE.to_owned()));
    file::packed(&files).map_err(Error::internal)
}
