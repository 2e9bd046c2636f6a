//! Writing: one form, saved by its button or by the script while one writes, and a preview.

use http::StatusCode;
use serde::{Deserialize, Serialize};
use serde_json::json;
use tables::document_revision;

use super::access::WriteDocument;
use super::difference::{self, Block};
use super::list::wrong_title;
use super::names;
use super::save::{self, Draft, LONGEST, LONGEST_TITLE, MOST_REVISIONS, Saved};
use crate::error::{Error, Result};
use crate::markdown;
use crate::text::{self, Arg};
use crate::web::form::{Errors, Form};
use crate::web::page::{Finished, Page};
use crate::web::visit::Visit;
use crate::web::{IntoResponse, Json, Response};

#[derive(Serialize)]
struct EditPage {
    team: i64,
    team_name: String,
    id: i64,
    heading: String,
    form: DraftForm,
    saved_by: Option<String>,
    saved_at: String,
    longest: usize,
    longest_title: usize,
    theirs: Option<TheirsView>,
    preview: Option<String>,
    errors: Errors,
}

#[derive(Serialize)]
struct TheirsView {
    author: String,
    at: String,
    /// From theirs to mine.
    blocks: Vec<Block>,
    text: String,
    title: String,
}

impl Page for EditPage {
    const TEMPLATE: &'static str = "documents/edit.html";
}

/// The document, as typed.
#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct DraftForm {
    title: String,
    text: String,
    /// The revision on which it was written.
    revision: String,
    /// How the page calls itself.
    writer: String,
}

impl DraftForm {
    fn of(draft: Draft, revision: i32) -> Self {
        Self { title: draft.title, text: draft.text, revision: revision.to_string(), writer: new_writer() }
    }
}

/// A name for a page that is opened now.
fn new_writer() -> String {
    format!("{:016x}", rand::random::<u64>())
}

/// Two texts with what differs marked, as a piece of a page.
#[derive(Serialize)]
struct Marked {
    blocks: Vec<Block>,
}

const MARKED: &str = "documents/_marked.html";

async fn newest(visit: &Visit, may: &WriteDocument) -> Result<document_revision::Model> {
    let row = save::revision(&visit.app.db, may.document.id, may.document.revision).await?;
    row.ok_or(Error::NotFound)
}

pub(super) async fn show(may: WriteDocument, visit: Visit) -> Result<Response> {
    let row = newest(&visit, &may).await?;
    let form = DraftForm::of(Draft { title: row.title, text: row.text }, row.number);
    visit.show(&page(&visit, &may, form, Errors::new()).await?)
}

async fn page(visit: &Visit, may: &WriteDocument, form: DraftForm, errors: Errors) -> Result<EditPage> {
    let names = names(&visit.app.db, [may.document.changed_by]).await?;
    Ok(EditPage {
        team: may.of.team.id.0,
        team_name: may.of.team.name.clone(),
        id: may.document.id.0,
        heading: may.document.title.clone(),
        form,
        saved_by: names.get(&may.document.changed_by).cloned(),
        saved_at: may.document.changed_at.to_rfc3339(),
        longest: LONGEST,
        longest_title: LONGEST_TITLE,
        theirs: None,
        preview: None,
        errors,
    })
}

fn wrong(visit: &Visit, draft: &Draft) -> Errors {
    let mut errors = Errors::new();
    if let Some(mistake) = wrong_title(visit, &draft.title) {
        errors.add("title", mistake);
    }
    if draft.text.len() > LONGEST {
        errors.add("text", visit.t_with("documents-text-long", &[("kilobytes", Arg::from(LONGEST / 1000))]));
    }
    errors
}

pub(super) async fn save(may: WriteDocument, visit: Visit, Form(form): Form<DraftForm>) -> Result<Response> {
    let based_on: i32 = form.revision.parse().map_err(|_| Error::BadRequest("error-bad-form"))?;
    let draft = Draft::new(&form.title, &form.text);
    let mut errors = wrong(&visit, &draft);
    if errors.is_empty() {
        let writer: String = form.writer.chars().take(32).collect();
        let saved = save::save(&visit.app, &may, draft.clone(), based_on, &writer).await?;
        if saved == Saved::Full {
            errors
                .add("", visit.t_with("documents-full", &[("most", Arg::from(MOST_REVISIONS.to_string()))]));
        } else if visit.wants_json {
            return told(&visit, &draft, saved);
        } else {
            return went(&visit, &may, draft, saved).await;
        }
    }
    if visit.wants_json {
        let messages = serde_json::to_value(&errors)?;
        let all = messages.as_object().into_iter().flat_map(|fields| fields.values());
        let all = all.filter_map(|one| one.as_array()).flatten().filter_map(|one| one.as_str());
        return Ok(json_answer(
            StatusCode::UNPROCESSABLE_ENTITY,
            json!({ "message": all.collect::<Vec<_>>().join(" ") }),
        ));
    }
    visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page(&visit, &may, form, errors).await?)
}

/// "Saved at 10:42", and with whose changes.
fn saved_at(visit: &Visit, at: chrono::DateTime<chrono::Utc>, others: Option<&[String]>) -> String {
    let time = ("time", Arg::from(text::hour(at)));
    match others {
        None => visit.t_with("documents-saved-at", &[time]),
        Some([]) => visit.t_with("documents-merged-own", &[time]),
        Some(names) => visit.t_with("documents-merged", &[time, ("names", Arg::from(names.join(", ")))]),
    }
}

/// What a person sees after the button.
async fn went(visit: &Visit, may: &WriteDocument, draft: Draft, saved: Saved) -> Result<Response> {
    let path = format!("/teams/{}/documents/{}/edit", may.of.team.id, may.document.id);
    match saved {
        Saved::Done { at, .. } => visit.go_saying(&path, "success", saved_at(visit, at, None)).await,
        Saved::Unchanged { .. } => visit.go_saying(&path, "info", visit.t("documents-unchanged")).await,
        Saved::Merged { at, others, .. } => {
            visit.go_saying(&path, "success", saved_at(visit, at, Some(&others))).await
        }
        Saved::Conflict { theirs, author, .. } => {
            // From one's own to the other's, which is what the box is about.
            let blocks = difference::between(&draft.text, &theirs.text);
            let mut errors = Errors::new();
            errors.add("text", visit.t("documents-conflict"));
            let form = DraftForm::of(draft, theirs.number);
            let mut page = page(visit, may, form, errors).await?;
            let at = theirs.saved_at.to_rfc3339();
            page.theirs = Some(TheirsView { author, at, blocks, text: theirs.text, title: theirs.title });
            visit.show_with(StatusCode::CONFLICT, &page)
        }
        Saved::Full | Saved::Closed => Err(Error::Forbidden),
    }
}

fn json_answer(status: StatusCode, body: serde_json::Value) -> Response {
    let mut response = (status, Json(body)).into_response();
    // Already what the script expects: no problem in another shape.
    response.extensions_mut().insert(Finished);
    response
}

/// The answer to the script.
fn told(visit: &Visit, draft: &Draft, saved: Saved) -> Result<Response> {
    let fields = |draft: &Draft| json!({ "title": draft.title, "text": draft.text });
    Ok(match saved {
        Saved::Done { revision, at } => {
            let label = saved_at(visit, at, None);
            json_answer(StatusCode::OK, json!({ "revision": revision, "saved_label": label }))
        }
        Saved::Unchanged { revision } => {
            let label = saved_at(visit, visit.app.clock.now(), None);
            json_answer(StatusCode::OK, json!({ "revision": revision, "saved_label": label }))
        }
        Saved::Merged { revision, sent, draft, others, at } => json_answer(
            StatusCode::OK,
            json!({
                "revision": revision,
                "sent": sent,
                "fields": fields(&draft),
                "saved_label": saved_at(visit, at, Some(&others)),
            }),
        ),
        Saved::Conflict { theirs, author, joined } => {
            let marked = Marked { blocks: difference::between(&draft.text, &theirs.text) };
            let difference = visit.app.pages.render_plain(visit.lang, MARKED, &marked)?;
            json_answer(
                StatusCode::CONFLICT,
                json!({
                    "revision": theirs.number,
                    "writer": new_writer(),
                    "theirs": theirs.text,
                    "theirs_author": author,
                    "message": visit.t("documents-conflict"),
                    "difference": difference,
                    "fields": { "title": theirs.title, "text": theirs.text },
                    "joined": fields(&joined),
                }),
            )
        }
        Saved::Full | Saved::Closed => return Err(Error::Forbidden),
    })
}

/// What it will look like: nothing is saved.
pub(super) async fn preview(
    may: WriteDocument,
    visit: Visit,
    Form(form): Form<DraftForm>,
) -> Result<Response> {
    let draft = Draft::new(&form.title, &form.text);
    if draft.text.len() > LONGEST {
        let errors = wrong(&visit, &draft);
        return visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page(&visit, &may, form, errors).await?);
    }
    let html = markdown::html(&draft.text);
    if visit.wants_json {
        return Ok(json_answer(StatusCode::OK, json!({ "html": html })));
    }
    let mut page = page(&visit, &may, form, Errors::new()).await?;
    page.preview = Some(html);
    visit.show(&page)
}
