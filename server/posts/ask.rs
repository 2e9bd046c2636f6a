//! Asking the teacher for a check: what is missing, what a machine has found, and the request.

use http::StatusCode;
use serde::Serialize;

use super::access::{ReopenPost, WithdrawPost, WritePost};
use super::letters;
use super::publication::{self, Review};
use super::read::RevisionForm;
use super::state::{self, Moved};
use crate::error::Result;
use crate::privacy::FoundView;
use crate::web::Response;
use crate::web::form::Form;
use crate::web::page::Page;
use crate::web::visit::Visit;

#[derive(Serialize)]
struct AskPage {
    id: i64,
    name: String,
    post: i64,
    title: String,
    revision: i32,
    review: ReviewView,
}

impl Page for AskPage {
    const TEMPLATE: &'static str = "posts/ask.html";
}

/// What keeps a post from going out, or should be looked at.
#[derive(Serialize)]
pub(super) struct ReviewView {
    pub(super) stops: bool,
    /// A teacher has to say that they have looked.
    pub(super) doubtful: bool,
    empty: Vec<&'static str>,
    /// Number, title, what.
    lacking: Vec<(i32, String, &'static str)>,
    found: Vec<FoundView>,
}

impl ReviewView {
    pub(super) fn of(review: Review) -> Self {
        Self {
            stops: review.stops(),
            doubtful: review.is_doubtful(),
            found: review.found.iter().map(FoundView::of).collect(),
            empty: review.empty,
            lacking: review.lacking,
        }
    }
}

async fn page(visit: &Visit, may: &WritePost) -> Result<AskPage> {
    Ok(AskPage {
        id: may.team.id.0,
        name: may.team.name.clone(),
        post: may.post.id.0,
        title: may.post.title.clone(),
        revision: may.post.revision,
        review: ReviewView::of(publication::review(&visit.app.db, &may.team, &may.post).await?),
    })
}

pub(super) async fn show(may: WritePost, visit: Visit) -> Result<Response> {
    visit.show(&page(&visit, &may).await?)
}

/// Goes to the post and says what was done, or that somebody was faster.
async fn say(visit: &Visit, path: &str, moved: Moved, done: &str) -> Result<Response> {
    let (kind, key) = match moved {
        Moved::Done => ("success", done),
        Moved::Stale => ("warning", "posts-moved"),
    };
    visit.go_saying(path, kind, visit.t(key)).await
}

pub(super) async fn save(may: WritePost, visit: Visit, Form(form): Form<RevisionForm>) -> Result<Response> {
    let based_on = form.number()?;
    let page = page(&visit, &may).await?;
    if page.review.stops {
        return visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    let moved = state::ask(&visit.app, &may, based_on).await?;
    say(&visit, &letters::path_of(&may.post), moved, "posts-asked").await
}

pub(super) async fn withdraw(
    may: WithdrawPost,
    visit: Visit,
    Form(form): Form<RevisionForm>,
) -> Result<Response> {
    let moved = state::withdraw(&visit.app, &may, form.number()?).await?;
    say(&visit, &letters::path_of(&may.post), moved, "posts-withdrawn").await
}

pub(super) async fn reopen(
    may: ReopenPost,
    visit: Visit,
    Form(form): Form<RevisionForm>,
) -> Result<Response> {
    let moved = state::reopen(&visit.app, &may, form.number()?).await?;
    let path = letters::path_of(&may.post);
    let path = if moved == Moved::Done { format!("{path}/edit") } else { path };
    say(&visit, &path, moved, "posts-reopened").await
}
