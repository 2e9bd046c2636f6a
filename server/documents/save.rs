//! Saving a document, so that no word of anybody is lost.
//!
//! A save names the revision on which it was written. If that is still the newest, the text is the next
//! revision. If not, the two are put together; where both wrote in the same place, nothing is
//! decided: the writer is shown both. Either way the writer's own text is kept as it came, beside the
//! document, and what is written on it later finds it there. Rows are never changed.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use futures_util::FutureExt;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set};
use tables::document_revision::{ActiveModel, Column, Entity, Model};
use tables::ids::{DocumentId, PersonId};
use tables::{document, person};

use super::access::WriteDocument;
use super::merge::{merge, merge_line, words_added};
use crate::App;
use crate::db::Db;
use crate::error::{Error, Result};

/// The longest text, in bytes.
pub const LONGEST: usize = 200_000;
/// The longest title, in characters.
pub const LONGEST_TITLE: usize = 120;
/// So many revisions a document has at most.
pub const MOST_REVISIONS: i32 = 20_000;
/// A save that others are faster than is tried so often.
const TRIES: usize = 20;

/// A document as somebody wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The title, on one line.
    pub title: String,
    /// The text, its lines ended alike.
    pub text: String,
}

impl Draft {
    /// From a form, which ends lines as the network does.
    pub fn new(title: &str, text: &str) -> Self {
        Self {
            title: title.replace(char::is_control, " ").trim().to_owned(),
            text: text.replace("\r\n", "\n").replace('\r', "\n"),
        }
    }

    pub(super) fn is(&self, row: &Model) -> bool {
        self.title == row.title && self.text == row.text
    }
}

/// What became of a save.
#[derive(Clone, Debug, PartialEq)]
pub enum Saved {
    /// It is there.
    Done {
        /// The document's revision now.
        revision: i32,
        /// When.
        at: DateTime<Utc>,
    },
    /// It was there already.
    Unchanged {
        /// The document's revision.
        revision: i32,
    },
    /// Others had written elsewhere in it: both are in it now.
    Merged {
        /// The document's revision now.
        revision: i32,
        /// The revision that holds the text as it was sent.
        sent: i32,
        /// Both together.
        draft: Draft,
        /// The names of the others; none if it was oneself, in another window.
        others: Vec<String>,
        /// When.
        at: DateTime<Utc>,
    },
    /// Others had written in the same place. Nothing is changed; the text is kept beside.
    Conflict {
        /// What is there now.
        theirs: Box<Model>,
        /// Who wrote it.
        author: String,
        /// Both texts, one below the other where they differ.
        joined: Draft,
    },
    /// There are too many revisions.
    Full,
    /// The document has been put away meanwhile.
    Closed,
}

/// What is to be written, on top of what was seen.
pub(super) struct Step {
    pub(super) rows: Vec<ActiveModel>,
    /// The number and title of what is then the document.
    pub(super) head: Option<(i32, String)>,
}

/// A revision of a document.
pub async fn revision(db: &Db, document: DocumentId, number: i32) -> Result<Option<Model>> {
    Ok(Entity::find_by_id((document, number)).one(db).await?)
}

/// Who writes where.
#[derive(Clone, Copy)]
pub(super) struct Author<'w> {
    pub(super) document: DocumentId,
    pub(super) by: PersonId,
    pub(super) writer: &'w str,
}

impl Author<'_> {
    pub(super) fn row(
        self,
        draft: &Draft,
        number: i32,
        based_on: i32,
        words: i32,
        at: DateTime<Utc>,
    ) -> ActiveModel {
        ActiveModel {
            document_id: Set(self.document),
            number: Set(number),
            title: Set(draft.title.clone()),
            text: Set(draft.text.clone()),
            author_id: Set(self.by),
            saved_at: Set(at),
            side: Set(false),
            based_on: Set(based_on),
            merged: Set(None),
            restored: Set(None),
            words: Set(words),
            writer: Set(self.writer.to_owned()),
        }
    }
}

/// Saves what was written on revision `based_on`, in a page that calls itself `writer`.
pub async fn save(
    app: &App,
    may: &WriteDocument,
    draft: Draft,
    based_on: i32,
    writer: &str,
) -> Result<Saved> {
    let author = Author { document: may.document.id, by: may.of.by.id, writer };
    let mut seen = may.document.clone();
    for _ in 0..TRIES {
        if seen.archived_at.is_some() {
            return Ok(Saved::Closed);
        }
        if seen.counter >= MOST_REVISIONS {
            return Ok(Saved::Full);
        }
        let theirs = revision(&app.db, seen.id, seen.revision).await?.ok_or(Error::NotFound)?;
        if draft.is(&theirs) {
            // Equal texts are no quarrel, whoever was first.
            return Ok(Saved::Unchanged { revision: seen.revision });
        }
        let based_on = sent_before(app, author, based_on).await?;
        let (step, saved) = if based_on == seen.revision {
            straight(app, author, &seen, &theirs, &draft)
        } else {
            beside(app, author, &seen, theirs, &draft, based_on).await?
        };
        if step.rows.is_empty() || write(app, may.of.by.id, &seen, step).await? {
            return Ok(saved);
        }
        let now = document::Entity::find_by_id(may.document.id).one(&app.db).await?;
        seen = now.ok_or(Error::NotFound)?;
    }
    Err(Error::TooMany(1))
}

/// The revision on which the text was written: the one that the page names, or what the same page has
/// sent since, if the answer to that was lost on the way.
async fn sent_before(app: &App, author: Author<'_>, based_on: i32) -> Result<i32> {
    if author.writer.is_empty() {
        return Ok(based_on);
    }
    let last = Entity::find()
        .select_only()
        .column(Column::Number)
        .filter(Column::DocumentId.eq(author.document))
        .filter(Column::Number.gt(based_on))
        .filter(Column::AuthorId.eq(author.by))
        .filter(Column::Writer.eq(author.writer))
        // These hold words of others too, which the page has not seen.
        .filter(Column::Merged.is_null())
        .order_by_desc(Column::Number)
        .into_tuple()
        .one(&app.db)
        .await?;
    Ok(last.unwrap_or(based_on))
}

/// On the newest revision.
fn straight(
    app: &App,
    author: Author<'_>,
    seen: &document::Model,
    theirs: &Model,
    draft: &Draft,
) -> (Step, Saved) {
    let (number, at) = (seen.counter.saturating_add(1), app.clock.now());
    let row = author.row(draft, number, theirs.number, words_added(&theirs.text, &draft.text), at);
    let step = Step { rows: vec![row], head: Some((number, draft.title.clone())) };
    (step, Saved::Done { revision: number, at })
}

/// On an older one.
async fn beside(
    app: &App,
    author: Author<'_>,
    seen: &document::Model,
    theirs: Model,
    draft: &Draft,
    based_on: i32,
) -> Result<(Step, Saved)> {
    let base = revision(&app.db, seen.id, based_on).await?;
    // A page that names a revision that never was is not one of ours.
    let base = base.ok_or(Error::BadRequest("error-bad-form"))?;
    let at = app.clock.now();
    let nothing = Step { rows: Vec::new(), head: None };
    let others = others(&app.db, author, based_on, seen.revision).await?;
    if draft.is(&base) {
        let draft = Draft { title: theirs.title, text: theirs.text };
        let saved = Saved::Merged { revision: theirs.number, sent: based_on, draft, others, at };
        return Ok((nothing, saved));
    }
    let title = merge_line(&base.title, &theirs.title, &draft.title).map(str::to_owned);
    let texts = [base.text.clone(), theirs.text.clone(), draft.text.clone()];
    let joined = tokio::task::spawn_blocking(move || merge(&texts[0], &texts[1], &texts[2])).await?;
    let (own, both) = (seen.counter.saturating_add(1), seen.counter.saturating_add(2));
    let words = words_added(&base.text, &draft.text);
    if let (Some(title), true) = (&title, joined.clean) {
        let together = Draft { title: title.clone(), text: joined.text };
        let mut row = author.row(&together, both, theirs.number, words, at);
        row.merged = Set(Some(theirs.number));
        let kept = ActiveModel { side: Set(true), ..author.row(draft, own, based_on, 0, at) };
        let step = Step { rows: vec![kept, row], head: Some((both, title.clone())) };
        return Ok((step, Saved::Merged { revision: both, sent: own, draft: together, others, at }));
    }
    // Nameless: it waits for the writer's choice, and nothing is put together with it before that.
    let kept = Author { writer: "", ..author }.row(draft, own, based_on, words, at);
    let kept = ActiveModel { side: Set(true), ..kept };
    let name = person::Entity::find_by_id(theirs.author_id).one(&app.db).await?;
    let saved = Saved::Conflict {
        author: name.map(|row| row.name).unwrap_or_default(),
        joined: Draft { title: title.unwrap_or_else(|| draft.title.clone()), text: joined.text },
        theirs: Box::new(theirs),
    };
    Ok((Step { rows: vec![kept], head: None }, saved))
}

/// The names of those who have written since, oneself aside.
async fn others(db: &Db, author: Author<'_>, after: i32, until: i32) -> Result<Vec<String>> {
    let ids: Vec<PersonId> = Entity::find()
        .select_only()
        .column(Column::AuthorId)
        .distinct()
        .filter(Column::DocumentId.eq(author.document))
        .filter(Column::Number.gt(after))
        .filter(Column::Number.lte(until))
        .filter(Column::Side.eq(false))
        .filter(Column::AuthorId.ne(author.by))
        .into_tuple()
        .all(db)
        .await?;
    let people = person::Entity::find().filter(person::Column::Id.is_in(ids)).all(db).await?;
    let names: BTreeSet<String> = people.into_iter().map(|person| person.name).collect();
    Ok(names.into_iter().collect())
}

/// Writes a step if the document is still as it was seen; false: somebody was faster.
pub(super) async fn write(app: &App, by: PersonId, seen: &document::Model, step: Step) -> Result<bool> {
    let (id, revision, counter, now) = (seen.id, seen.revision, seen.counter, app.clock.now());
    app.saves.run(move |tx| put(tx, id, revision, counter, by, now, step).boxed()).await
}

async fn put(
    conn: &impl ConnectionTrait,
    id: DocumentId,
    revision: i32,
    counter: i32,
    by: PersonId,
    now: DateTime<Utc>,
    step: Step,
) -> Result<bool> {
    let many = i32::try_from(step.rows.len()).unwrap_or(i32::MAX);
    let mut update = document::Entity::update_many()
        .col_expr(document::Column::Counter, Expr::value(counter.saturating_add(many)))
        .filter(document::Column::Id.eq(id))
        .filter(document::Column::Revision.eq(revision))
        .filter(document::Column::Counter.eq(counter))
        .filter(document::Column::ArchivedAt.is_null());
    if let Some((number, title)) = step.head {
        update = update
            .col_expr(document::Column::Revision, Expr::value(number))
            .col_expr(document::Column::Title, Expr::value(title))
            .col_expr(document::Column::ChangedBy, Expr::value(by))
            .col_expr(document::Column::ChangedAt, Expr::value(now));
    }
    if update.exec(conn).await?.rows_affected == 0 {
        return Ok(false);
    }
    Entity::insert_many(step.rows).exec_without_returning(conn).await?;
    Ok(true)
}
