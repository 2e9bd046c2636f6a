//! What is on a book's pages: its units, its title, its contents.

use serde::Serialize;
use sha2::{Digest, Sha256};

use super::file::File;
use super::quiz::AskedView;
use crate::courses::content::{Edition, Lesson};
use crate::courses::views::{self, PartView, Region, TextView};
use crate::error::Result;
use crate::text::Lang;
use crate::web::visit::Visit;

/// A unit.
#[derive(Serialize)]
pub(super) struct UnitPage<'a> {
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
    quiz: AskedView<'a>,
    /// Is a chart drawn in it?
    #[serde(skip)]
    pub(super) drawn: bool,
    address: &'a str,
}

impl<'a> UnitPage<'a> {
    pub(super) async fn of(
        visit: &Visit,
        edition: &'a Edition,
        lesson: &'a Lesson,
        quiz: AskedView<'a>,
        address: &'a str,
    ) -> Result<Self> {
        let front = &lesson.front;
        let module = edition.modules.iter().find(|module| module.id == front.module);
        let mut text = views::text(visit, lesson, &Region::italy()).await?;
        let mut drawn = false;
        for part in &mut text.parts {
            if let PartView::Chart(chart) = part {
                drawn |= chart.draw(visit);
            }
        }
        Ok(Self {
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
            text,
            quiz,
            drawn,
            address,
        })
    }
}

/// A unit in the book's lists.
#[derive(Serialize)]
pub(super) struct UnitLine<'a> {
    id: &'a str,
    title: &'a str,
    #[serde(skip)]
    module: &'a str,
    /// Are there drawings among its words? The list of files has to say so.
    drawn: bool,
}

impl<'a> UnitLine<'a> {
    pub(super) fn of(lesson: &'a Lesson, drawn: bool) -> Self {
        Self { id: &lesson.id, title: &lesson.front.title, module: &lesson.front.module, drawn }
    }
}

/// The book as a whole.
#[derive(Serialize)]
pub(super) struct BookPage<'a> {
    lang: Lang,
    title: &'a str,
    summary: &'a str,
    licence: &'a str,
    modules: Vec<(&'a str, Vec<&'a UnitLine<'a>>)>,
    /// Does it end with the answers to its quizzes?
    answers: bool,
    /// Name and kind of each figure.
    figures: Vec<(String, &'static str)>,
    address: &'a str,
    id: String,
    modified: String,
    as_of: Option<String>,
}

impl<'a> BookPage<'a> {
    pub(super) fn of(
        visit: &'a Visit,
        edition: &'a Edition,
        units: &'a [UnitLine<'a>],
        answers: bool,
        files: &[File],
    ) -> Self {
        let of_it = |module: &str| units.iter().filter(|unit| unit.module == module).collect::<Vec<_>>();
        let modules = edition.modules.iter().map(|module| (module.title.as_str(), of_it(&module.id)));
        let dataset = visit.app.dataset.find();
        Self {
            lang: visit.lang,
            title: &edition.title,
            summary: &edition.summary,
            licence: &edition.licence,
            modules: modules.filter(|(_, units)| !units.is_empty()).collect(),
            answers,
            figures: files.iter().filter_map(|file| Some((file.name.clone(), file.figure?))).collect(),
            address: &visit.app.config.base_url,
            id: fingerprint(files),
            modified: visit.app.clock.now().format("%Y-%m-%dT%H:%M:%SZ").to_string(),
            as_of: dataset.and_then(|data| data.manifest().reference_date).map(|date| date.to_string()),
        }
    }
}

/// Another one for each book that says something else.
fn fingerprint(files: &[File]) -> String {
    let mut hash = Sha256::new();
    for file in files {
        hash.update(&file.name);
        hash.update(&file.bytes);
    }
    crate::courses::hex(&hash.finalize()[..16])
}
