//! What is said about a document: conversations, each on a passage or on all of it. They are for the
//! whole team, its teachers, its supporters and staff: nothing goes from one adult to one student.

use chrono::Duration;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, EntityTrait, NotSet, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect, Set,
};
use serde_json::json;
use tables::document_comment::{ActiveModel, Column, Entity, Model};
use tables::ids::{DocumentId, EntryId, PersonId};
use tables::kinds::{NoticeKind, Role};
use tables::person;

use super::access::{LeadDocument, TalkInDocument};
use super::mentions;
use crate::App;
use crate::classes::given;
use crate::db::{self, Db};
use crate::error::{Error, Result};
use crate::notices::{Notice, tell};
use crate::people::audit::About;
use crate::teams::circle;
use crate::teams::cover::{Notes, cover};
use crate::web::form::PRESSED_TWICE;

/// The longest comment, in characters.
pub const LONGEST: usize = 2000;
/// So many may one person write on a document in a day.
const A_DAY: u64 = 60;
/// So many there are on a document at most.
const MOST: u64 = 1000;

/// What is to be said.
#[derive(Clone, Debug, Default)]
pub struct New {
    /// The words.
    pub words: String,
    /// The words of the document it is about.
    pub quote: String,
    /// The fingerprint of their passage.
    pub passage: String,
    /// Somebody to be called, beside those whom the words name.
    pub call: Option<PersonId>,
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// It is there, in the conversation of that key, and people were told.
    Done(EntryId),
    /// Nothing in it.
    Empty,
    /// Too long.
    Long,
    /// Too many: of this person today, or on this document.
    TooMany,
}

/// All that was said on a document, the oldest first.
pub async fn all(db: &Db, document: DocumentId) -> Result<Vec<Model>> {
    Ok(Entity::find().filter(Column::DocumentId.eq(document)).order_by_asc(Column::Id).all(db).await?)
}

/// The first comment of a conversation on this document.
async fn thread(conn: &impl ConnectionTrait, document: DocumentId, id: EntryId) -> Result<Model> {
    let found = Entity::find_by_id(id).filter(Column::DocumentId.eq(document));
    found.filter(Column::ThreadId.is_null()).one(conn).await?.ok_or(Error::NotFound)
}

/// Begins a conversation, or answers in one, which opens it again if it was settled.
pub async fn say(app: &App, may: &TalkInDocument, answers: Option<EntryId>, new: New) -> Result<Said> {
    let by = may.of.by.id;
    let tx = db::begin_write(&app.db).await?;
    let callable = mentions::callable(&tx, &may.of.team).await?;
    let mut words = new.words.trim().to_owned();
    if words.is_empty() {
        return Ok(Said::Empty);
    }
    if let Some((id, name)) = callable.iter().find(|(id, _)| Some(*id) == new.call)
        && !mentions::called(&words, &callable).contains(id)
    {
        words = format!("@{name} {words}");
    }
    if words.chars().count() > LONGEST {
        return Ok(Said::Long);
    }
    let now = app.clock.now();
    let here = Entity::find().filter(Column::DocumentId.eq(may.document.id));
    let today = here.clone().filter(Column::AuthorId.eq(by)).filter(Column::At.gt(now - Duration::days(1)));
    if today.count(&tx).await? >= A_DAY || here.clone().count(&tx).await? >= MOST {
        return Ok(Said::TooMany);
    }
    let last = here.filter(match answers {
        Some(thread) => Column::ThreadId.eq(thread).or(Column::Id.eq(thread)),
        None => Column::ThreadId.is_null(),
    });
    if let Some(last) = last.order_by_desc(Column::Id).one(&tx).await?
        && (last.author_id, &last.words, &last.quote) == (by, &words, &new.quote)
        && last.hidden_at.is_none()
        && last.at > now - PRESSED_TWICE
    {
        return Ok(Said::Done(answers.unwrap_or(last.id)));
    }
    if let Some(id) = answers {
        thread(&tx, may.document.id, id).await?;
        mark(&tx, may, id, None).await?;
    }
    let row = ActiveModel {
        id: NotSet,
        document_id: Set(may.document.id),
        thread_id: Set(answers),
        author_id: Set(by),
        words: Set(words.clone()),
        quote: Set(new.quote),
        passage: Set(new.passage),
        at: Set(now),
        settled_at: Set(None),
        settled_by: Set(None),
        hidden_at: Set(None),
        hidden_by: Set(None),
    };
    let id = row.insert(&tx).await?.id;
    let first = answers.unwrap_or(id);
    let mut called = mentions::called(&words, &callable);
    called.retain(|reader| *reader != by);
    let mut readers = circle::members(&tx, may.of.team.id).await?;
    readers.extend(circle::teachers(&tx, may.of.team.class_id).await?);
    readers.extend(supporters_in(&tx, may, first).await?);
    readers.retain(|reader| *reader != by && !called.contains(reader));
    let link = format!("/teams/{}/documents/{}#thread-{first}", may.of.team.id, may.document.id);
    // Without the words: what a teacher hides must not stay in notices and mails.
    for (kind, people) in [(NoticeKind::Comment, readers), (NoticeKind::Mention, called)] {
        let notice = Notice::new(kind, link.as_str())
            .with("place", may.document.title.as_str())
            .stacked(format!("document:{}:comments", may.document.id));
        tell(&tx, app, &people, &notice).await?;
    }
    tx.commit().await?;
    Ok(Said::Done(first))
}

/// The supporters who have written in the conversation and still help the team.
async fn supporters_in(
    conn: &impl ConnectionTrait,
    may: &TalkInDocument,
    thread: EntryId,
) -> Result<Vec<PersonId>> {
    let authors: Vec<PersonId> = Entity::find()
        .select_only()
        .column(Column::AuthorId)
        .distinct()
        .filter(Column::DocumentId.eq(may.document.id))
        .filter(Column::Id.eq(thread).or(Column::ThreadId.eq(thread)))
        .into_tuple()
        .all(conn)
        .await?;
    let supporters = person::Entity::find()
        .filter(person::Column::Id.is_in(authors))
        .filter(person::Column::Role.eq(Role::Supporter))
        .all(conn)
        .await?;
    let mut still = Vec::new();
    for supporter in supporters {
        if given::helps_team(conn, supporter.id, &may.of.team).await? {
            still.push(supporter.id);
        }
    }
    Ok(still)
}

async fn mark(
    conn: &impl ConnectionTrait,
    may: &TalkInDocument,
    id: EntryId,
    settled: Option<chrono::DateTime<chrono::Utc>>,
) -> Result<bool> {
    let as_seen =
        if settled.is_some() { Column::SettledAt.is_null() } else { Column::SettledAt.is_not_null() };
    let done = Entity::update_many()
        .col_expr(Column::SettledAt, Expr::value(settled))
        .col_expr(Column::SettledBy, Expr::value(settled.map(|_| may.of.by.id)))
        .filter(Column::Id.eq(id))
        .filter(Column::DocumentId.eq(may.document.id))
        .filter(as_seen)
        .exec(conn)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Settles a conversation, or opens it again. False: it was so.
pub async fn settle(app: &App, may: &TalkInDocument, id: EntryId, settled: bool) -> Result<bool> {
    let tx = db::begin_write(&app.db).await?;
    thread(&tx, may.document.id, id).await?;
    let done = mark(&tx, may, id, settled.then(|| app.clock.now())).await?;
    tx.commit().await?;
    Ok(done)
}

/// Hides a comment from the team and its supporters, or shows it again. False: it was so.
pub async fn hide(app: &App, may: &LeadDocument, id: EntryId, hide: bool) -> Result<bool> {
    let (team, document) = (may.of.team.id, may.document.id);
    let which = Condition::all().add(Column::Id.eq(id)).add(Column::DocumentId.eq(document));
    let notes = Notes::<Entity> { at: Column::HiddenAt, by: Column::HiddenBy };
    let details = json!({ "team": team.0, "document": document.0 });
    cover(app, &may.of.by, which, notes, hide, About::new("document-comment", id).with(details)).await
}
