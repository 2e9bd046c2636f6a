//! The page on which a teacher or staff take a public post back.

use http::StatusCode;
use serde::Serialize;

use super::access::{KeepPost, ShowPost};
use super::concern::{LONGEST, Reason, concerns};
use super::{hiding, letters};
use crate::error::Result;
use crate::web::Response;
use crate::web::form::{Errors, Form};
use crate::web::page::Page;
use crate::web::visit::Visit;

#[derive(Serialize)]
struct TakeBackPage {
    id: i64,
    name: String,
    post: i64,
    title: String,
    concerns: Vec<(&'static str, String)>,
    longest: usize,
    form: Reason,
    errors: Errors,
}

impl Page for TakeBackPage {
    const TEMPLATE: &'static str = "posts/take_back.html";
}

fn page(visit: &Visit, may: &KeepPost, form: Reason, errors: Errors) -> TakeBackPage {
    TakeBackPage {
        id: may.team.id.0,
        name: may.team.name.clone(),
        post: may.post.id.0,
        title: may.post.title.clone(),
        concerns: concerns(visit),
        longest: LONGEST,
        form,
        errors,
    }
}

pub(super) async fn show(may: KeepPost, visit: Visit) -> Result<Response> {
    visit.show(&page(&visit, &may, Reason::default(), Errors::new()))
}

pub(super) async fn hide(may: KeepPost, visit: Visit, Form(form): Form<Reason>) -> Result<Response> {
    let mut errors = Errors::new();
    let Some((why, words)) = form.checked(&visit, &mut errors) else {
        let page = page(&visit, &may, form, errors);
        return visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    };
    let (kind, key) = if hiding::hide(&visit.app, &may, why, &words).await? {
        ("success", "posts-hidden")
    } else {
        ("warning", "posts-moved")
    };
    visit.go_saying(&letters::path_of(&may.post), kind, visit.t(key)).await
}

pub(super) async fn unhide(may: ShowPost, visit: Visit) -> Result<Response> {
    let (kind, key) = if hiding::show(&visit.app, &may).await? {
        ("success", "posts-shown")
    } else {
        ("warning", "posts-moved")
    };
    visit.go_saying(&letters::path_of(&may.post), kind, visit.t(key)).await
}
