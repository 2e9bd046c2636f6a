//! Saying something about a document, answering, settling, hiding.

use serde::Deserialize;
use tables::ids::{DocumentId, EntryId, TeamId};

use super::access::{LeadDocument, TalkInDocument, ViewDocument};
use super::comments::{self, LONGEST, New, Said};
use super::passages;
use super::save;
use super::show::{CommentForm, Typed, shown};
use crate::error::{Error, Result};
use crate::text::Arg;
use crate::web::Response;
use crate::web::address::{At, Named};
use crate::web::form::{Errors, Form};
use crate::web::visit::{Actor, Visit};

/// The longest quote, in characters.
const LONGEST_QUOTE: usize = 500;

/// A comment in an address.
pub(super) struct Entry(EntryId);

impl std::str::FromStr for Entry {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}

impl Named for Entry {
    const NAME: &'static str = "saying";
}

/// An answer, as typed.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct AnswerForm {
    words: String,
}

fn path_of(team: TeamId, document: DocumentId, thread: EntryId) -> String {
    format!("/teams/{team}/documents/{document}#thread-{thread}")
}

fn wrong_words(visit: &Visit, said: Said) -> Option<String> {
    match said {
        Said::Done(_) => None,
        Said::Empty => Some(visit.t("supporters-comment-empty")),
        Said::Long => Some(visit.t_with("schools-too-long", &[("longest", Arg::from(LONGEST))])),
        Said::TooMany => Some(visit.t("documents-comments-many")),
    }
}

async fn again(
    visit: &Visit,
    by: Actor,
    team: TeamId,
    document: DocumentId,
    typed: Typed,
) -> Result<Response> {
    let may = ViewDocument::check(&visit.app.db, by, team, document).await?;
    shown(visit, &may, typed).await
}

/// The words and the passage that a comment is about: those chosen, or the beginning of the passage.
async fn about(
    visit: &Visit,
    may: &TalkInDocument,
    form: &CommentForm,
) -> Result<Result<(String, String), (&'static str, String)>> {
    let quote = form.quote.split_whitespace().collect::<Vec<_>>().join(" ");
    if quote.chars().count() > LONGEST_QUOTE {
        let args = [("longest", Arg::from(LONGEST_QUOTE))];
        return Ok(Err(("quote", visit.t_with("schools-too-long", &args))));
    }
    if quote.is_empty() && form.passage.is_empty() {
        return Ok(Ok((String::new(), String::new())));
    }
    let row = save::revision(&visit.app.db, may.document.id, may.document.revision).await?;
    let all = passages::of(&row.ok_or(Error::NotFound)?.text);
    let chosen = all.iter().find(|passage| !form.passage.is_empty() && passage.key == form.passage);
    let found = match chosen {
        Some(passage) if quote.is_empty() || passage.has(&quote) => Some(passage),
        // The words say better where they are than a list that was left as it was.
        _ if !quote.is_empty() => all.iter().find(|passage| passage.has(&quote)),
        _ => None,
    };
    Ok(match found {
        Some(passage) if quote.is_empty() => Ok((passage.beginning(), passage.key.clone())),
        Some(passage) => Ok((quote, passage.key.clone())),
        None if quote.is_empty() => Err(("passage", visit.t("documents-passage-changed"))),
        None => Err(("quote", visit.t("documents-quote-unknown"))),
    })
}

pub(super) async fn comment(
    may: TalkInDocument,
    visit: Visit,
    Form(form): Form<CommentForm>,
) -> Result<Response> {
    let (team, document) = (may.of.team.id, may.document.id);
    let mut errors = Errors::new();
    match about(&visit, &may, &form).await? {
        Err((field, mistake)) => errors.add(field, mistake),
        Ok((quote, passage)) => {
            let call = form.call.parse().ok();
            let new = New { words: form.words.clone(), quote, passage, call };
            let said = comments::say(&visit.app, &may, None, new).await?;
            match (said, wrong_words(&visit, said)) {
                (Said::Done(thread), _) => {
                    let words = visit.t("supporters-comment-done");
                    return visit.go_saying(&path_of(team, document, thread), "success", words).await;
                }
                (_, mistake) => errors.add("words", mistake.unwrap_or_default()),
            }
        }
    }
    again(&visit, may.of.by, team, document, Typed { form, errors, ..Typed::default() }).await
}

pub(super) async fn answer(
    may: TalkInDocument,
    visit: Visit,
    At(Entry(thread)): At<Entry>,
    Form(form): Form<AnswerForm>,
) -> Result<Response> {
    let (team, document) = (may.of.team.id, may.document.id);
    let new = New { words: form.words.clone(), ..New::default() };
    let said = comments::say(&visit.app, &may, Some(thread), new).await?;
    if let Some(mistake) = wrong_words(&visit, said) {
        let mut errors = Errors::new();
        errors.add(format!("answer-{thread}"), mistake);
        let typed = Typed { answer: Some((thread, form.words)), errors, ..Typed::default() };
        return again(&visit, may.of.by, team, document, typed).await;
    }
    let words = visit.t("supporters-comment-done");
    visit.go_saying(&path_of(team, document, thread), "success", words).await
}

async fn marked(visit: &Visit, may: TalkInDocument, thread: EntryId, settled: bool) -> Result<Response> {
    comments::settle(&visit.app, &may, thread, settled).await?;
    let key = if settled { "documents-thread-settled" } else { "documents-thread-open" };
    visit.go_saying(&path_of(may.of.team.id, may.document.id, thread), "success", visit.t(key)).await
}

pub(super) async fn settle(may: TalkInDocument, visit: Visit, At(Entry(id)): At<Entry>) -> Result<Response> {
    marked(&visit, may, id, true).await
}

pub(super) async fn reopen(may: TalkInDocument, visit: Visit, At(Entry(id)): At<Entry>) -> Result<Response> {
    marked(&visit, may, id, false).await
}

async fn covered(visit: &Visit, may: LeadDocument, id: EntryId, hide: bool) -> Result<Response> {
    comments::hide(&visit.app, &may, id, hide).await?;
    let path = format!("/teams/{}/documents/{}#entry-{id}", may.of.team.id, may.document.id);
    let key = if hide { "supporters-comment-hidden-done" } else { "supporters-comment-shown-done" };
    visit.go_saying(&path, "success", visit.t(key)).await
}

pub(super) async fn hide(may: LeadDocument, visit: Visit, At(Entry(id)): At<Entry>) -> Result<Response> {
    covered(&visit, may, id, true).await
}

pub(super) async fn unhide(may: LeadDocument, visit: Visit, At(Entry(id)): At<Entry>) -> Result<Response> {
    covered(&visit, may, id, false).await
}
