//! A version as its readers would see it, with live data, both languages, sheets and quiz: for those who
//! write, and nothing of what they do in it is kept.

use std::str::FromStr;
use std::sync::Arc;

use http::HeaderValue;
use http::header::CACHE_CONTROL;

use super::version;
use crate::courses::content::{Changes, Course, Lesson};
use crate::courses::figure::{self, FigureName};
use crate::courses::quiz::Quiz;
use crate::courses::sheet::{self, ActivityId};
use crate::courses::show::{self as unit_page, LessonId, Place};
use crate::courses::views::Asked;
use crate::error::{Error, Result};
use crate::people::access::Editor;
use crate::web::Response;
use crate::web::address::{At, Named};
use crate::web::form::{Fields, Query};
use crate::web::visit::Visit;

/// A version's number in an address; 0 is the program's own.
pub(super) struct Number(i32);

impl FromStr for Number {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}

impl Named for Number {
    const NAME: &'static str = "version";
}

/// A version in the course that the public reads.
struct Preview {
    course: Course,
    lesson: Arc<Lesson>,
    base: String,
}

impl Preview {
    /// None: its text can't be shown as it is.
    async fn of(visit: &Visit, unit: &str, number: i32) -> Result<Option<Self>> {
        let version = version::find(&visit.app.db, unit, number).await?;
        let read = version::unit(&visit.app, unit, &version).await?;
        let Some(lesson) = read.lesson(visit.lang).cloned() else { return Ok(None) };
        let changes = Changes::from([(unit.to_owned(), Some(read))]);
        let (course, _) = visit.app.courses.public().with(&changes, None);
        let base = format!("/staff/lessons/{unit}/versions/{number}");
        Ok(Some(Self { course, lesson, base }))
    }
}

pub(super) async fn show(
    _: Editor,
    visit: Visit,
    At(LessonId(unit)): At<LessonId>,
    At(Number(number)): At<Number>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let edit = format!("/staff/lessons/{unit}?from={number}");
    match Preview::of(&visit, &unit, number).await? {
        Some(Preview { course, lesson, base }) => {
            let place = Place { course: &course, base, preview: Some(edit) };
            unit_page::page(&visit, &lesson, place, None, &asked).await
        }
        None => visit.go_saying(&edit, "warning", visit.t("authoring-preview-none")).await,
    }
}

async fn found(visit: &Visit, unit: &str, number: i32) -> Result<Preview> {
    Preview::of(visit, unit, number).await?.ok_or(Error::NotFound)
}

pub(super) async fn sheet(
    _: Editor,
    visit: Visit,
    At(LessonId(unit)): At<LessonId>,
    At(Number(number)): At<Number>,
    At(ActivityId(activity)): At<ActivityId>,
) -> Result<Response> {
    let Preview { lesson, base, .. } = found(&visit, &unit, number).await?;
    sheet::page(&visit, &lesson, &activity, base)
}

pub(super) async fn figure(
    _: Editor,
    visit: Visit,
    At(LessonId(unit)): At<LessonId>,
    At(Number(number)): At<Number>,
    At(FigureName(name)): At<FigureName>,
) -> Result<Response> {
    let preview = found(&visit, &unit, number).await?;
    let mut response = figure::answer(&visit, &preview.lesson, &name).await?;
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("private, max-age=300"));
    Ok(response)
}

pub(super) async fn quiz(
    _: Editor,
    visit: Visit,
    At(LessonId(unit)): At<LessonId>,
    At(Number(number)): At<Number>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let Preview { lesson, base, .. } = found(&visit, &unit, number).await?;
    Quiz::preview(&visit, &lesson, base, &asked).await?.ask(&visit)
}

pub(super) async fn answer(
    _: Editor,
    visit: Visit,
    At(LessonId(unit)): At<LessonId>,
    At(Number(number)): At<Number>,
    fields: Fields,
) -> Result<Response> {
    let Preview { lesson, base, .. } = found(&visit, &unit, number).await?;
    Quiz::preview(&visit, &lesson, base, &Asked::of(fields.one("region"))).await?.take(&visit, &fields).await
}
