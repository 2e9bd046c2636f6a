//! The draft as the script saves it while somebody writes: without files, and nothing is handed in.

use http::StatusCode;
use serde_json::{Value, json};

use super::access::WritePiece;
use super::form::{self, Draft};
use super::work::{self, Saved};
use crate::error::{Error, Result};
use crate::text::{self, Arg};
use crate::web::page::Finished;
use crate::web::upload::Upload;
use crate::web::visit::Visit;
use crate::web::{IntoResponse, Json, Response};

/// Saves the words and the links, and tells the script how it went.
pub(super) async fn save(may: &WritePiece, visit: &Visit, upload: &Upload) -> Result<Response> {
    let based_on = upload.one("revision").parse().map_err(|_| Error::BadRequest("error-bad-form"))?;
    let draft = Draft::typed(|name| upload.one(name));
    let errors = draft.check(visit, &may.piece, false);
    if !errors.is_empty() {
        return Ok(told(StatusCode::UNPROCESSABLE_ENTITY, json!({ "message": errors.in_one_line() })));
    }
    match work::save(&visit.app, may, based_on, &draft, None, false).await? {
        Saved::Done(revision) => {
            let now = visit.app.clock.now();
            let label = visit.t_with("reports-saved-at", &[("time", Arg::from(text::hour(now)))]);
            Ok(told(StatusCode::OK, json!({ "revision": revision, "saved_at": now, "saved_label": label })))
        }
        Saved::Stale { theirs, by } => {
            let draft = Draft { words: theirs.words.clone(), links: form::links_of(&theirs.links)? };
            let body = json!({
                "revision": theirs.revision,
                "theirs": draft.in_one(),
                "theirs_author": by,
                "message": visit.t("deliverables-stale-while-writing"),
                "fields": draft.fields(),
            });
            Ok(told(StatusCode::CONFLICT, body))
        }
        // No file comes along and nothing is handed in: it is closed.
        Saved::Closed | Saved::Refused(_) | Saved::Full | Saved::Empty => Err(Error::Forbidden),
    }
}

fn told(status: StatusCode, body: Value) -> Response {
    let mut response = (status, Json(body)).into_response();
    // Already what the script expects: no problem in another shape.
    response.extensions_mut().insert(Finished);
    response
}
