//! Writing a post: the text, with what can be put into it beside.

use http::StatusCode;
use serde::Serialize;
use serde_json::json;

use super::access::{ReadPost, Which, WritePost};
use super::draft::{self, Saved, Text};
use super::form::{LONGEST_BODY, LONGEST_SUMMARY, LONGEST_TITLE, TextForm};
use super::views::{self, OwnPiece};
use super::{board, body, letters, pieces, public, tags};
use crate::error::{Error, Result};
use crate::text::{self, Arg};
use crate::web::address::At;
use crate::web::form::{Errors, Form};
use crate::web::page::{Finished, Page};
use crate::web::visit::Visit;
use crate::web::{IntoResponse, Json, Response};

/// So many tags of others are named.
const KNOWN_TAGS: u64 = 20;

#[derive(Serialize)]
struct EditPage {
    id: i64,
    name: String,
    post: i64,
    form: TextForm,
    errors: Errors,
    /// What somebody else has saved meanwhile.
    theirs: Option<TheirsView>,
    steps: Vec<(String, String)>,
    known_tags: Vec<String>,
    most_tags: usize,
    longest_title: usize,
    longest_summary: usize,
    longest_body: usize,
    pieces: Vec<OwnPiece>,
    returned_reason: Option<String>,
}

impl Page for EditPage {
    const TEMPLATE: &'static str = "posts/edit.html";
}

#[derive(Serialize)]
struct TheirsView {
    author: String,
    at: String,
    text: String,
}

/// A form that came back.
struct Again {
    form: TextForm,
    errors: Errors,
    theirs: Option<TheirsView>,
}

pub(super) async fn show(may: WritePost, visit: Visit) -> Result<Response> {
    visit.show(&page(&visit, &may.read(), None).await?)
}

async fn page(visit: &Visit, may: &ReadPost, again: Option<Again>) -> Result<EditPage> {
    let db = &visit.app.db;
    let steps = board::steps_of(db, &may.team).await?;
    let rows = pieces::of(db, may.post.id).await?;
    let again = again.unwrap_or_else(|| Again {
        form: TextForm::of(&Text::of(&may.post), may.post.revision),
        errors: Errors::new(),
        theirs: None,
    });
    Ok(EditPage {
        id: may.team.id.0,
        name: may.team.name.clone(),
        post: may.post.id.0,
        pieces: views::own(visit, &letters::path_of(&may.post), &again.form.body, &rows),
        form: again.form,
        errors: again.errors,
        theirs: again.theirs,
        steps: board::step_options(visit, &steps),
        known_tags: public::tags(&visit.app, KNOWN_TAGS).await?.into_iter().map(|(_, label)| label).collect(),
        most_tags: tags::MOST,
        longest_title: LONGEST_TITLE,
        longest_summary: LONGEST_SUMMARY,
        longest_body: LONGEST_BODY,
        returned_reason: may.post.returned_reason.clone(),
    })
}

/// The whole text in one, for showing it beside another.
fn whole(text: &Text) -> String {
    [text.title.as_str(), &text.summary, &text.body, &text.tags.join(", ")]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("\n\n")
}

pub(super) async fn save(may: WritePost, visit: Visit, Form(form): Form<TextForm>) -> Result<Response> {
    let path = format!("{}/edit", letters::path_of(&may.post));
    saved(may, visit, form, &path).await
}

/// Saves, and puts a piece's mark at the end of the text: what the button beside a piece does where no
/// script puts it at the cursor.
pub(super) async fn place(
    may: WritePost,
    visit: Visit,
    At(Which(id)): At<Which>,
    Form(mut form): Form<TextForm>,
) -> Result<Response> {
    let piece = pieces::one(&visit.app.db, may.post.id, id).await?.ok_or(Error::NotFound)?;
    if !body::placed(&form.body, &[piece.number]).contains(&piece.number) {
        form.body = body::append(&form.body, views::word(piece.kind.as_str()), piece.number);
    }
    let path = format!("{}/edit#body", letters::path_of(&may.post));
    saved(may, visit, form, &path).await
}

async fn saved(may: WritePost, visit: Visit, mut form: TextForm, path: &str) -> Result<Response> {
    let based_on: i32 = form.revision.parse().map_err(|_| Error::BadRequest("error-bad-form"))?;
    let steps = board::steps_of(&visit.app.db, &may.team).await?;
    let text = match form.check(&visit, &steps) {
        Ok(text) => text,
        Err(errors) => {
            if visit.wants_json {
                let told = json!({ "message": errors.in_one_line() });
                return Ok(told_script(StatusCode::UNPROCESSABLE_ENTITY, told));
            }
            let again = Again { form, errors, theirs: None };
            let page = page(&visit, &may.read(), Some(again)).await?;
            return visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
        }
    };
    let (revision, at) = match draft::save(&visit.app, &may, based_on, &text).await? {
        Saved::Done { revision, at } => (revision, at),
        Saved::Unchanged { revision } => (revision, visit.app.clock.now()),
        Saved::Closed => return Err(Error::Forbidden),
        Saved::Stale { theirs, author } => {
            let said = Text::of(&theirs);
            if visit.wants_json {
                let fields = TextForm::of(&said, theirs.revision);
                let told = json!({
                    "revision": theirs.revision,
                    "theirs": whole(&said),
                    "theirs_author": author,
                    "message": visit.t("posts-conflict"),
                    "fields": {
                        "title": fields.title,
                        "summary": fields.summary,
                        "body": fields.body,
                        "tags": fields.tags,
                        "step": fields.step,
                    },
                });
                return Ok(told_script(StatusCode::CONFLICT, told));
            }
            form.revision = theirs.revision.to_string();
            let mut errors = Errors::new();
            errors.add("body", visit.t("posts-conflict"));
            let theirs = Some(TheirsView { author, at: theirs.changed_at.to_rfc3339(), text: whole(&said) });
            let page = page(&visit, &may.read(), Some(Again { form, errors, theirs })).await?;
            return visit.show_with(StatusCode::CONFLICT, &page);
        }
    };
    let label = visit.t_with("reports-saved-at", &[("time", Arg::from(text::hour(at)))]);
    if visit.wants_json {
        let told = json!({ "revision": revision, "saved_at": at, "saved_label": label });
        return Ok(told_script(StatusCode::OK, told));
    }
    visit.go_saying(path, "success", label).await
}

/// The answer to the script that saves while one writes.
fn told_script(status: StatusCode, body: serde_json::Value) -> Response {
    let mut response = (status, Json(body)).into_response();
    // Already what the script expects: no problem in another shape.
    response.extensions_mut().insert(Finished);
    response
}
