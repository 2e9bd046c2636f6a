//! A lesson to read.

use serde::{Deserialize, Serialize};
use tables::kinds::Role;

use super::content::Lesson;
use super::document::{Document, Part};
use super::markdown::Heading;
use super::views::{self, Asked, Region, TextView};
use super::{next, progress};
use crate::App;
use crate::error::{Error, Result};
use crate::people::access::{Anyone, SignedIn};
use crate::text::Lang;
use crate::web::Response;
use crate::web::address::{At, Named};
use crate::web::form::{Form, Query};
use crate::web::page::Page;
use crate::web::visit::Visit;

/// The lesson of an address.
pub(super) struct LessonId(String);

impl std::str::FromStr for LessonId {
    type Err = std::convert::Infallible;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(Self(text.to_owned()))
    }
}

impl Named for LessonId {
    const NAME: &'static str = "lesson";
}

impl LessonId {
    pub(super) fn find(&self, app: &App, lang: Lang) -> Result<&'static Lesson> {
        app.course.find(lang, &self.0).ok_or(Error::NotFound)
    }
}

#[derive(Serialize)]
struct LessonPage<'a> {
    id: &'a str,
    title: &'a str,
    summary: &'a str,
    minutes: u32,
    aims: &'a [String],
    licence: &'a str,
    sources: Vec<(&'a str, &'a str)>,
    /// Title, address, and why one would go on there.
    further: Vec<(&'a str, &'a str, &'a str)>,
    module: &'a str,
    /// The unit's place in its module, and how many there are.
    place: (usize, usize),
    headings: Vec<&'a Heading>,
    text: TextView<'a>,
    region: Region,
    /// The teacher's note, for those whom it is for.
    note: Option<Vec<&'a str>>,
    questions: usize,
    read_at: Option<String>,
    /// Where the reader stopped: the heading's id and words.
    stopped: Option<(&'a str, &'a str)>,
    best: Option<(i32, i32)>,
    previous: Option<(&'a str, &'a str)>,
    next: Option<(&'a str, &'a str)>,
}

impl Page for LessonPage<'_> {
    const TEMPLATE: &'static str = "courses/show.html";
}

/// The note is not for students: it tells what to expect of them.
fn may_see_note(visit: &Visit) -> bool {
    visit.actor.as_ref().is_some_and(|actor| match actor.role {
        Role::Teacher | Role::Reviewer | Role::Editor | Role::Admin => true,
        Role::Student | Role::Supporter => false,
    })
}

/// A document without anything live.
fn plain<'a>(document: &'a Document) -> Vec<&'a str> {
    let html = |part: &'a Part| match part {
        Part::Html(html) => Some(html.as_str()),
        _ => None,
    };
    document.parts.iter().filter_map(html).collect()
}

pub(super) async fn show(
    _: Anyone,
    visit: Visit,
    At(id): At<LessonId>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let lesson = id.find(&visit.app, visit.lang)?;
    let mine = match &visit.actor {
        Some(actor) => progress::of(&visit.app.db, actor.id).await?.remove(&lesson.id),
        None => None,
    };
    let edition = visit.app.course.edition(visit.lang);
    let here = edition.lessons.iter().position(|one| one.id == lesson.id).unwrap_or(0);
    let beside = |place: Option<usize>| {
        let lesson = edition.lessons.get(place?)?;
        Some((lesson.id.as_str(), lesson.front.title.as_str()))
    };
    let module = edition.modules.iter().find(|module| module.id == lesson.front.module);
    let of_module: Vec<&Lesson> =
        edition.lessons.iter().filter(|one| one.front.module == lesson.front.module).collect();
    let region = Region::of(&visit, &asked).await?;
    let text = views::text(&visit, lesson, &region).await?;
    let front = &lesson.front;
    visit.show(&LessonPage {
        id: &lesson.id,
        title: &front.title,
        summary: &front.summary,
        minutes: front.minutes,
        aims: &front.aims,
        licence: &front.licence,
        sources: front.sources.iter().map(|one| (one.title.as_str(), one.url.as_str())).collect(),
        further: front.further.iter().map(|one| (&*one.title, &*one.url, &*one.why)).collect(),
        module: module.map_or("", |module| &module.title),
        place: (of_module.iter().position(|one| one.id == lesson.id).unwrap_or(0) + 1, of_module.len()),
        headings: lesson.document.headings.iter().filter(|heading| heading.level == 2).collect(),
        text,
        region,
        note: may_see_note(&visit).then(|| plain(&lesson.note)).filter(|note| !note.is_empty()),
        questions: lesson.questions.len(),
        read_at: mine.as_ref().and_then(|row| row.read_at).map(|at| at.to_rfc3339()),
        stopped: mine.as_ref().and_then(|row| {
            let place = next::place_in(lesson, row)?;
            let heading = lesson.document.headings.iter().find(|heading| heading.id == place)?;
            Some((heading.id.as_str(), heading.text.as_str()))
        }),
        best: mine.and_then(|row| Some((row.best_score?, row.best_of?))),
        previous: beside(here.checked_sub(1)),
        next: beside(here.checked_add(1)),
    })
}

pub(super) async fn mark_read(
    SignedIn(actor): SignedIn,
    visit: Visit,
    At(id): At<LessonId>,
) -> Result<Response> {
    let lesson = id.find(&visit.app, visit.lang)?;
    progress::mark_read(&visit.app, actor.id, lesson).await?;
    let path = format!("/lezioni/{}", lesson.id);
    visit.go_saying(&path, "success", visit.t("courses-marked-read")).await
}

/// The heading that was read last.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct PlaceForm {
    heading: String,
}

/// A script tells where the reader is. What the unit does not have is not kept.
pub(super) async fn put_place(
    SignedIn(actor): SignedIn,
    visit: Visit,
    At(id): At<LessonId>,
    Form(form): Form<PlaceForm>,
) -> Result<Response> {
    let lesson = id.find(&visit.app, visit.lang)?;
    if !lesson.document.headings.iter().any(|heading| heading.id == form.heading) {
        return Err(Error::BadRequest("error-bad-form"));
    }
    progress::put_place(&visit.app, actor.id, lesson, &form.heading).await?;
    Ok(visit.go(&format!("/lezioni/{}#{}", lesson.id, form.heading)))
}
