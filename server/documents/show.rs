//! A document as it reads, with what is said about it.

use std::collections::HashMap;

use http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use http::{HeaderMap, HeaderValue, StatusCode};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use tables::ids::{EntryId, PersonId};
use tables::kinds::Role;
use tables::{document_comment, person};

use super::access::ViewDocument;
use super::comments::{self, LONGEST};
use super::passages::{self, Passage, Place};
use super::{mentions, save};
use crate::error::{Error, Result};
use crate::teams::access::{TeamTie, may_edit, may_talk, must_be_live};
use crate::web::form::{Errors, Query};
use crate::web::page::Page;
use crate::web::visit::Visit;
use crate::web::{IntoResponse, Response};

#[derive(Serialize)]
struct ShowPage {
    team: i64,
    team_name: String,
    id: i64,
    title: String,
    archived: bool,
    may: May,
    /// Hide comments.
    may_lead: bool,
    changed_by: Option<String>,
    changed_at: String,
    passages: Vec<Passage>,
    /// For each passage the conversations on it that are open.
    open: Vec<Vec<i64>>,
    groups: Vec<GroupView>,
    /// Fingerprint and name of each passage that can be chosen.
    choices: Vec<(String, String)>,
    callable: Vec<(String, String)>,
    longest: usize,
    form: CommentForm,
    /// The conversation whose answer came back with a mistake, and the answer.
    answer: Option<(i64, String)>,
    errors: Errors,
}

/// What this reader may do here now.
#[derive(Serialize)]
struct May {
    write: bool,
    /// Put it away and take it back.
    keep: bool,
    talk: bool,
}

/// Conversations that stand together.
#[derive(Serialize)]
struct GroupView {
    /// Who began them: `team`, or `adults`, its teachers and those who help it.
    by: &'static str,
    threads: Vec<ThreadView>,
}

#[derive(Serialize)]
struct ThreadView {
    id: i64,
    quote: String,
    /// The passage's number; none: all of the document, or a passage that is there no more.
    passage: Option<usize>,
    /// `same`, `around`, `gone`, or `all` of the document.
    place: &'static str,
    settled_by: Option<String>,
    settled_at: Option<String>,
    entries: Vec<EntryView>,
}

#[derive(Serialize)]
struct EntryView {
    id: i64,
    author: String,
    /// `student`, `teacher` or `supporter`.
    role: &'static str,
    at: String,
    /// None: hidden from this reader.
    words: Option<String>,
    hidden: bool,
}

impl Page for ShowPage {
    const TEMPLATE: &'static str = "documents/show.html";
}

/// A new comment, as typed.
#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct CommentForm {
    pub(super) words: String,
    pub(super) quote: String,
    pub(super) passage: String,
    pub(super) call: String,
}

/// The passage beside whose text one wants to comment.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct On {
    passage: String,
}

/// What was typed and came back.
#[derive(Default)]
pub(super) struct Typed {
    pub(super) form: CommentForm,
    pub(super) answer: Option<(EntryId, String)>,
    pub(super) errors: Errors,
}

/// Does one who stands so still read what a teacher has hidden?
fn may_read_hidden(tie: TeamTie) -> bool {
    match tie {
        TeamTie::Teacher | TeamTie::Staff => true,
        TeamTie::Member | TeamTie::Supporter | TeamTie::None => false,
    }
}

pub(super) async fn show(may: ViewDocument, visit: Visit, Query(on): Query<On>) -> Result<Response> {
    let form = CommentForm { passage: on.passage, ..CommentForm::default() };
    shown(&visit, &may, Typed { form, ..Typed::default() }).await
}

pub(super) async fn shown(visit: &Visit, may: &ViewDocument, typed: Typed) -> Result<Response> {
    let db = &visit.app.db;
    let (team, document) = (&may.of.team, &may.document);
    let live = match must_be_live(db, team).await {
        Ok(()) => true,
        Err(Error::Forbidden) => false,
        Err(error) => return Err(error),
    };
    let row = save::revision(db, document.id, document.revision).await?.ok_or(Error::NotFound)?;
    let passages = passages::of(&row.text);
    let said = comments::all(db, document.id).await?;
    let people = people(visit, said.iter().flat_map(|row| [Some(row.author_id), row.settled_by])).await?;
    let changed_by = person::Entity::find_by_id(document.changed_by).one(db).await?;
    let threads = threads(said, &passages, &people, may_read_hidden(may.of.tie));
    let open = |passage: &Passage| {
        let here =
            threads.iter().filter(|one| one.passage == Some(passage.number) && one.settled_at.is_none());
        here.map(|thread| thread.id).collect()
    };
    let in_use = document.archived_at.is_none();
    let talks = live && in_use && may_talk(may.of.tie);
    let callable = if talks { mentions::callable(db, team).await? } else { Vec::new() };
    let own = may.of.by.id;
    let status = if typed.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = ShowPage {
        team: team.id.0,
        team_name: team.name.clone(),
        id: document.id.0,
        title: document.title.clone(),
        archived: !in_use,
        changed_by: changed_by.map(|person| person.name),
        changed_at: document.changed_at.to_rfc3339(),
        may: May {
            write: live && in_use && may_edit(may.of.tie),
            keep: live && may_edit(may.of.tie),
            talk: talks,
        },
        may_lead: live && may.of.tie == TeamTie::Teacher,
        open: passages.iter().map(open).collect(),
        choices: passages
            .iter()
            .filter(|passage| !passage.key.is_empty())
            .map(|passage| (passage.key.clone(), format!("{}. {}", passage.number, passage.name)))
            .collect(),
        passages,
        groups: groups(threads),
        callable: callable
            .into_iter()
            .filter(|(id, _)| *id != own)
            .map(|(id, name)| (id.to_string(), name))
            .collect(),
        longest: LONGEST,
        form: typed.form,
        answer: typed.answer.map(|(id, words)| (id.0, words)),
        errors: typed.errors,
    };
    visit.show_with(status, &page)
}

async fn people(
    visit: &Visit,
    ids: impl Iterator<Item = Option<PersonId>>,
) -> Result<HashMap<PersonId, person::Model>> {
    let rows =
        person::Entity::find().filter(person::Column::Id.is_in(ids.flatten())).all(&visit.app.db).await?;
    Ok(rows.into_iter().map(|person| (person.id, person)).collect())
}

/// The conversations: open ones first, each in the order in which it was begun.
fn threads(
    said: Vec<document_comment::Model>,
    passages: &[Passage],
    people: &HashMap<PersonId, person::Model>,
    reads_hidden: bool,
) -> Vec<ThreadView> {
    let entry = |row: &document_comment::Model| {
        let author = people.get(&row.author_id);
        let hidden = row.hidden_at.is_some();
        EntryView {
            id: row.id.0,
            author: author.map_or_else(String::new, |author| author.name.clone()),
            role: author.map_or(Role::Student, |author| author.role).as_str(),
            at: row.at.to_rfc3339(),
            words: (!hidden || reads_hidden).then(|| row.words.clone()),
            hidden,
        }
    };
    let mut threads: Vec<ThreadView> = Vec::new();
    let (firsts, answers): (Vec<_>, Vec<_>) = said.into_iter().partition(|row| row.thread_id.is_none());
    for first in firsts {
        let (place, passage) = if first.quote.is_empty() {
            ("all", None)
        } else {
            match passages::place(passages, &first.passage, &first.quote) {
                Place::Same(number) => ("same", Some(number)),
                Place::Around(number) => ("around", Some(number)),
                Place::Gone => ("gone", None),
            }
        };
        let settled_by = first.settled_by.and_then(|id| people.get(&id)).map(|person| person.name.clone());
        let here = answers.iter().filter(|row| row.thread_id == Some(first.id));
        threads.push(ThreadView {
            id: first.id.0,
            entries: std::iter::once(&first).chain(here).map(entry).collect(),
            passage,
            place,
            settled_by,
            settled_at: first.settled_at.map(|at| at.to_rfc3339()),
            quote: first.quote,
        });
    }
    threads.sort_by_key(|thread| thread.settled_at.is_some());
    threads
}

/// The team's own conversations, and apart from them those that an adult has begun; none without any.
fn groups(threads: Vec<ThreadView>) -> Vec<GroupView> {
    let of_team = |thread: &ThreadView| thread.entries.first().is_some_and(|first| first.role == "student");
    let (team, adults): (Vec<_>, Vec<_>) = threads.into_iter().partition(of_team);
    let both = [("team", team), ("adults", adults)].into_iter().filter(|(_, threads)| !threads.is_empty());
    both.map(|(by, threads)| GroupView { by, threads }).collect()
}

pub(super) async fn download(may: ViewDocument, visit: Visit) -> Result<Response> {
    let document = &may.document;
    let row = save::revision(&visit.app.db, document.id, document.revision).await?.ok_or(Error::NotFound)?;
    let name: String = document
        .title
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' })
        .collect();
    let name = name.split('-').filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-");
    let name = if name.is_empty() { format!("document-{}", document.id) } else { name };
    let mut headers = HeaderMap::new();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/markdown; charset=utf-8"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    let disposition = HeaderValue::from_str(&format!("attachment; filename=\"{name}.md\""));
    headers.insert(CONTENT_DISPOSITION, disposition.map_err(Error::internal)?);
    Ok((headers, row.text).into_response())
}
