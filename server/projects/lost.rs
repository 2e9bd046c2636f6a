//! The page of a project that the data have lost: that it was there and since when it is not, what is
//! known of it, and what was written about it. Reports lead here for as long as they stand.

use dataset::import::Field;
use serde::Serialize;
use tables::project_change;

use super::presence::Lost;
use super::show::{ChangeView, PostOn, ReportOn, change_view};
use super::{changes, following, presence};
use crate::error::{Error, Result};
use crate::web::Response;
use crate::web::page::Page;
use crate::web::visit::Visit;

#[derive(Serialize)]
struct LostPage {
    slug: String,
    title: String,
    /// Of what day the last data were that had it.
    last: Option<String>,
    /// The day of the first data without it.
    since: Option<String>,
    changes: Vec<ChangeView>,
    reports: Vec<ReportOn>,
    posts: Vec<PostOn>,
    /// Does the reader follow it? None for visitors.
    following: Option<bool>,
}

impl Page for LostPage {
    const TEMPLATE: &'static str = "projects/lost.html";
}

/// Not found, unless the data once had it and somebody worked on it or followed it.
pub(super) async fn show(visit: &Visit, slug: String) -> Result<Response> {
    let app = &visit.app;
    let lost = presence::lost(app, &slug).await?.ok_or(Error::NotFound)?;
    let past = changes::history(app, &slug).await?;
    let past = past.iter().filter(|change| stays(&lost, change));
    let changes: Vec<ChangeView> = past.map(|change| change_view(visit, change)).collect();
    let page = LostPage {
        changes,
        title: lost
            .title
            .unwrap_or_else(|| visit.t_with("projects-lost-untitled", &[("code", slug.as_str().into())])),
        last: lost.last.map(|day| day.to_string()),
        since: lost.since.map(|day| day.to_string()),
        reports: crate::reports_on(app, &slug).await?,
        posts: crate::posts_on(app, &slug).await?,
        following: following::is_followed(visit, &slug).await?,
        slug,
    };
    visit.show(&page)
}

/// May what moved in it still be read? No names of bodies, for nobody knows any more whether the publisher
/// has withdrawn them; and no title that the publisher does not want shown.
fn stays(lost: &Lost, change: &project_change::Model) -> bool {
    match Field::parse(&change.field) {
        Some(Field::Title) => lost.title.is_some(),
        Some(field) => !Field::BODIES.contains(&field),
        None => true,
    }
}
