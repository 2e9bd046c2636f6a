//! A lesson to read.

use serde::Serialize;

use super::content::Lesson;
use super::markdown::Heading;
use super::progress;
use crate::App;
use crate::error::{Error, Result};
use crate::people::access::{Anyone, SignedIn};
use crate::text::Lang;
use crate::web::Response;
use crate::web::address::{At, Named};
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
    headings: Vec<&'a Heading>,
    html: &'a str,
    questions: usize,
    read_at: Option<String>,
    best: Option<(i32, i32)>,
    next: Option<(&'a str, &'a str)>,
}

impl Page for LessonPage<'_> {
    const TEMPLATE: &'static str = "courses/show.html";
}

pub(super) async fn show(_: Anyone, visit: Visit, At(id): At<LessonId>) -> Result<Response> {
    let lesson = id.find(&visit.app, visit.lang)?;
    let mine = match &visit.actor {
        Some(actor) => progress::of(&visit.app.db, actor.id).await?.remove(&lesson.id),
        None => None,
    };
    let lessons = visit.app.course.lessons(visit.lang);
    let next = lessons.iter().skip_while(|one| one.id != lesson.id).nth(1);
    visit.show(&LessonPage {
        id: &lesson.id,
        title: &lesson.front.title,
        summary: &lesson.front.summary,
        minutes: lesson.front.minutes,
        aims: &lesson.front.aims,
        licence: &lesson.front.licence,
        sources: lesson.front.sources.iter().map(|one| (one.title.as_str(), one.url.as_str())).collect(),
        headings: lesson.headings.iter().filter(|heading| heading.level == 2).collect(),
        html: &lesson.html,
        questions: lesson.questions.len(),
        read_at: mine.as_ref().and_then(|row| row.read_at).map(|at| at.to_rfc3339()),
        best: mine.and_then(|row| Some((row.best_score?, row.best_of?))),
        next: next.map(|lesson| (lesson.id.as_str(), lesson.front.title.as_str())),
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
