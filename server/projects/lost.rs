//! The page of a project that the data have lost: that it was there and since when it is not, what is
//! known of it, and what was written about it. Reports lead here for as long as they stand.

use serde::Serialize;

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
    let page = LostPage {
        title: lost.title,
        last: lost.last.map(|day| day.to_string()),
        since: lost.since.map(|day| day.to_string()),
        changes: past.iter().map(|change| change_view(visit, change)).collect(),
        reports: crate::reports_on(app, &slug).await?,
        posts: crate::posts_on(app, &slug).await?,
        following: following::is_followed(visit, &slug).await?,
        slug,
    };
    visit.show(&page)
}
