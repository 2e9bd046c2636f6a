//! The staff's queue of what was pointed to: by text, those that wait first; and what was settled lately.

use std::collections::HashMap;

use http::StatusCode;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Serialize;
use tables::flag::{Column, Entity, Model};
use tables::ids::{FlagId, PostId, ReportId};
use tables::kinds::{FlagOutcome, FlagSubject};
use tables::post;

use super::settle::settle;
use super::subject::{self, Subject};
use crate::error::{Error, Result};
use crate::people::access::{Actor, Staff};
use crate::posts::access::KeepPost;
use crate::posts::concern::{LONGEST, Reason, concerns};
use crate::posts::hiding;
use crate::review;
use crate::review::access::KeepPublic;
use crate::web::Response;
use crate::web::address::{At, Named};
use crate::web::form::{Errors, Form};
use crate::web::page::Page;
use crate::web::visit::Visit;

/// So many words are shown at once, the oldest first: whoever settles them sees the next.
const MOST: u64 = 200;
/// So many of those settled lately.
const LATELY: u64 = 20;

#[derive(Serialize)]
struct QueuePage {
    waiting: Vec<Entry>,
    settled: Vec<Entry>,
    concerns: Vec<(&'static str, String)>,
    longest: usize,
    form: Reason,
    errors: Errors,
    /// The key of the flag whose form came back.
    again: Option<i64>,
}

impl Page for QueuePage {
    const TEMPLATE: &'static str = "moderation/queue.html";
}

/// A text, and what was said of it.
#[derive(Serialize)]
struct Entry {
    /// The newest word's key: what comes later is not settled with it.
    flag: i64,
    kind: &'static str,
    title: String,
    public: String,
    inside: String,
    hideable: bool,
    hidden: bool,
    words: Vec<WordView>,
}

#[derive(Serialize)]
struct WordView {
    why: &'static str,
    words: String,
    at: String,
    outcome: Option<&'static str>,
}

/// A flag's key in an address.
pub(super) struct Which(FlagId);

impl std::str::FromStr for Which {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}

impl Named for Which {
    const NAME: &'static str = "flag";
}

/// Rows as entries, in the rows' order, each text once.
async fn entries(visit: &Visit, rows: Vec<Model>) -> Result<Vec<Entry>> {
    let mut order: Vec<(FlagSubject, i64)> = Vec::new();
    let mut by_text: HashMap<(FlagSubject, i64), Vec<Model>> = HashMap::new();
    for row in rows {
        let key = (row.subject, row.subject_id);
        if !order.contains(&key) {
            order.push(key);
        }
        by_text.entry(key).or_default().push(row);
    }
    let mut entries = Vec::new();
    for key in order {
        let Some(rows) = by_text.remove(&key) else { continue };
        let Some(subject) = subject::find(&visit.app, key.0, key.1).await? else { continue };
        let Subject { kind, title, public, inside, hideable, hidden, .. } = subject;
        entries.push(Entry {
            flag: rows.iter().map(|row| row.id.0).max().unwrap_or_default(),
            kind: kind.as_str(),
            title,
            public,
            inside,
            hideable,
            hidden,
            words: rows
                .into_iter()
                .map(|row| WordView {
                    why: row.why.as_str(),
                    words: row.words,
                    at: row.at.to_rfc3339(),
                    outcome: row.outcome.map(FlagOutcome::as_str),
                })
                .collect(),
        });
    }
    Ok(entries)
}

async fn page(visit: &Visit, again: Option<i64>, form: Reason, errors: Errors) -> Result<QueuePage> {
    let db = &visit.app.db;
    let waiting = Entity::find()
        .filter(Column::Outcome.is_null())
        .order_by_asc(Column::At)
        .order_by_asc(Column::Id)
        .limit(MOST)
        .all(db)
        .await?;
    let settled = Entity::find()
        .filter(Column::Outcome.is_not_null())
        .order_by_desc(Column::SettledAt)
        .order_by_desc(Column::Id)
        .limit(LATELY)
        .all(db)
        .await?;
    Ok(QueuePage {
        waiting: entries(visit, waiting).await?,
        settled: entries(visit, settled).await?,
        concerns: concerns(visit),
        longest: LONGEST,
        form,
        errors,
        again,
    })
}

pub(super) async fn show(_: Staff, visit: Visit) -> Result<Response> {
    visit.show(&page(&visit, None, Reason::default(), Errors::new()).await?)
}

async fn load(visit: &Visit, id: FlagId) -> Result<Model> {
    Entity::find_by_id(id).one(&visit.app.db).await?.ok_or(Error::NotFound)
}

async fn say(visit: &Visit, done: bool, key: &str) -> Result<Response> {
    let (kind, key) = if done { ("success", key) } else { ("warning", "moderation-moved") };
    visit.go_saying("/moderation", kind, visit.t(key)).await
}

pub(super) async fn keep(Staff(by): Staff, visit: Visit, At(Which(id)): At<Which>) -> Result<Response> {
    let flag = load(&visit, id).await?;
    let done = settle(&visit.app, &by, &flag, FlagOutcome::Kept).await?;
    say(&visit, done, "moderation-kept").await
}

pub(super) async fn hide(
    Staff(by): Staff,
    visit: Visit,
    At(Which(id)): At<Which>,
    Form(form): Form<Reason>,
) -> Result<Response> {
    let flag = load(&visit, id).await?;
    let may = keeper(&visit, &by, &flag).await?;
    let mut errors = Errors::new();
    let Some((why, words)) = form.checked(&visit, &mut errors) else {
        let page = page(&visit, Some(id.0), form, errors).await?;
        return visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    };
    match may {
        Keeper::Post(may) => hiding::hide(&visit.app, &may, why, &words).await?,
        Keeper::Report(may) => review::hiding::hide(&visit.app, &may, why, &words).await?,
    };
    // A teacher may have taken it back a moment before: it is settled all the same.
    let done = settle(&visit.app, &by, &flag, FlagOutcome::Hidden).await?;
    say(&visit, done, "moderation-hidden").await
}

/// The right to take a text back.
enum Keeper {
    Post(KeepPost),
    Report(KeepPublic),
}

/// The right to take the flag's text back.
async fn keeper(visit: &Visit, by: &Actor, flag: &Model) -> Result<Keeper> {
    let db = &visit.app.db;
    match flag.subject {
        FlagSubject::Post => {
            let id = PostId(flag.subject_id);
            let row = post::Entity::find_by_id(id).one(db).await?.ok_or(Error::NotFound)?;
            Ok(Keeper::Post(KeepPost::check(db, by.clone(), row.team_id, id).await?))
        }
        FlagSubject::Report => {
            let id = ReportId(flag.subject_id);
            Ok(Keeper::Report(KeepPublic::check(db, by.clone(), id).await?))
        }
    }
}
