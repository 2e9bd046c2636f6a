//! An activity's sheet: one piece of paper for the group, to print and write on.

use serde::Serialize;

use super::content::Lesson;
use super::show::LessonId;
use super::views::ActivityView;
use crate::error::{Error, Result};
use crate::people::access::Anyone;
use crate::web::Response;
use crate::web::address::{At, Named};
use crate::web::page::Page;
use crate::web::visit::Visit;

/// The activity's id in the address.
pub(super) struct ActivityId(pub(super) String);

impl std::str::FromStr for ActivityId {
    type Err = std::convert::Infallible;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(Self(text.to_owned()))
    }
}

impl Named for ActivityId {
    const NAME: &'static str = "activity";
}

#[derive(Serialize)]
struct SheetPage<'a> {
    /// Where the unit is read.
    base: String,
    title: &'a str,
    licence: &'a str,
    activity: ActivityView<'a>,
    /// Where the unit is found on the web.
    address: String,
}

impl Page for SheetPage<'_> {
    const TEMPLATE: &'static str = "courses/sheet.html";
}

pub(super) async fn show(
    _: Anyone,
    visit: Visit,
    At(id): At<LessonId>,
    At(ActivityId(activity)): At<ActivityId>,
) -> Result<Response> {
    let lesson = id.find(&visit).await?;
    page(&visit, &lesson, &activity, format!("/lezioni/{}", lesson.id))
}

/// The sheet of a unit that is read at `base`.
pub(super) fn page(visit: &Visit, lesson: &Lesson, activity: &str, base: String) -> Result<Response> {
    let activity = lesson.document.activity(activity).ok_or(Error::NotFound)?;
    visit.show(&SheetPage {
        title: &lesson.front.title,
        licence: &lesson.front.licence,
        activity: ActivityView::of(activity, &lesson.figures),
        address: format!("{}{}", visit.app.config.base_url, visit.link(&format!("/lezioni/{}", lesson.id))),
        base,
    })
}
