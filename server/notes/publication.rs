//! From a draft to a version: its words, and what the data answer now, kept for good. And back.

use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, NotSet, QueryFilter, Set};
use serde_json::json;
use tables::{note, note_subject, note_version};

use super::access::WriteNote;
use super::draft::Words;
use super::kept::{Both, Kept};
use super::subjects::Subjects;
use super::{article, writing};
use crate::App;
use crate::db;
use crate::error::Result;
use crate::people::audit::{self, About};
use crate::text::Lang;
use crate::web::visit::Visit;

/// The shortest and the longest reason for taking a note back.
pub const REASON: std::ops::RangeInclusive<usize> = 10..=500;

/// Something for which a draft cannot be published: the field, and the mistake in the reader's language.
pub type Missing = (&'static str, String);

/// How publishing went.
#[derive(Debug)]
pub enum Published {
    /// The version of that number is public.
    Done(i32),
    /// The draft is not ready.
    Unready(Vec<Missing>),
    /// There are no data now that could be kept.
    NoData,
    /// Somebody else has changed it meanwhile.
    Stale,
}

/// What a draft lacks, in the order of its fields.
pub fn missing(visit: &Visit, words: &Words) -> Vec<Missing> {
    let mut missing: Vec<Missing> = Vec::new();
    let mut lacks = |field, text: &str, key| {
        if text.is_empty() {
            missing.push((field, visit.t(key)));
        }
    };
    lacks("title_it", &words.title_it, "notes-title-missing");
    lacks("summary_it", &words.summary_it, "notes-summary-missing");
    lacks("text_it", &words.text_it, "notes-text-missing");
    if words.has_english() {
        // One without the others would be a page in two languages.
        lacks("title_en", &words.title_en, "notes-english-part");
        lacks("summary_en", &words.summary_en, "notes-english-part");
        lacks("text_en", &words.text_en, "notes-english-part");
    }
    if words.subjects.is_empty() {
        missing.push(("theme", visit.t("notes-subject-missing")));
    }
    missing.extend(wrong_lines(visit, words));
    missing
}

/// The mistakes in both texts, each with its line.
pub fn wrong_lines(visit: &Visit, words: &Words) -> Vec<Missing> {
    let mut all = Vec::new();
    for (field, text, lang) in [("text_it", &words.text_it, Lang::It), ("text_en", &words.text_en, Lang::En)]
    {
        let (_, wrong) = writing::read(&visit.app, text, lang, visit.lang);
        let args = |one: &writing::Wrong| [("line", one.line.into()), ("what", one.text.as_str().into())];
        all.extend(wrong.iter().map(|one| (field, visit.t_with("notes-mistake-line", &args(one)))));
    }
    all
}

/// What the data answer now to a text; none if it asks and there are no data.
async fn keep_one(visit: &Visit, text: &str, lang: Lang) -> Result<Option<Kept>> {
    let document = writing::document(text, lang);
    if visit.app.dataset.find().is_none() && writing::asks(&document) {
        return Ok(None);
    }
    Ok(Some(article::keep(visit, &document, lang).await?))
}

/// The same for both texts.
async fn keep(visit: &Visit, words: &Words) -> Result<Option<Both>> {
    let Some(it) = keep_one(visit, &words.text_it, Lang::It).await? else { return Ok(None) };
    if !words.has_english() {
        return Ok(Some(Both { it, en: None }));
    }
    let en = keep_one(visit, &words.text_en, Lang::En).await?;
    Ok(en.map(|en| Both { it, en: Some(en) }))
}

/// Makes the draft of revision `seen` the note's next version.
pub async fn publish(visit: &Visit, may: &WriteNote, seen: i32) -> Result<Published> {
    let (app, note) = (&visit.app, &may.note);
    if note.revision != seen {
        return Ok(Published::Stale);
    }
    let words = Words::of(note)?;
    let missing = missing(visit, &words);
    if !missing.is_empty() {
        return Ok(Published::Unready(missing));
    }
    let as_of = app.dataset.find().and_then(|dataset| dataset.manifest().reference_date);
    let Some(kept) = keep(visit, &words).await? else { return Ok(Published::NoData) };
    let (number, now) = (note.published.unwrap_or(0) + 1, app.clock.now());
    let tx = db::begin_write(&app.db).await?;
    let done = note::Entity::update_many()
        .col_expr(note::Column::Published, Expr::value(number))
        .col_expr(note::Column::PublishedRevision, Expr::value(seen + 1))
        .col_expr(note::Column::PublishedAt, Expr::value(now))
        .col_expr(note::Column::WithdrawnAt, Expr::value(None::<chrono::DateTime<chrono::Utc>>))
        .col_expr(note::Column::WithdrawnWhy, Expr::value(""))
        .col_expr(note::Column::Revision, Expr::col(note::Column::Revision).add(1))
        .filter(note::Column::Id.eq(note.id))
        .filter(note::Column::Revision.eq(seen))
        .exec(&tx)
        .await?;
    if done.rows_affected == 0 {
        return Ok(Published::Stale);
    }
    let subjects = words.subjects;
    note_version::ActiveModel {
        id: NotSet,
        note_id: Set(note.id),
        number: Set(number),
        title_it: Set(words.title_it),
        title_en: Set(words.title_en),
        summary_it: Set(words.summary_it),
        summary_en: Set(words.summary_en),
        text_it: Set(words.text_it),
        text_en: Set(words.text_en),
        author: Set(words.author),
        subjects: Set(serde_json::to_value(&subjects)?),
        kept: Set(serde_json::to_value(&kept)?),
        as_of: Set(as_of),
        published_by: Set(may.by.id),
        published_at: Set(now),
    }
    .insert(&tx)
    .await?;
    list(&tx, may, &subjects).await?;
    let about = About::new("note", note.id).with(json!({ "slug": note.slug, "version": number }));
    audit::record(&tx, &app.clock, Some(&may.by), "note.published", about).await?;
    tx.commit().await?;
    Ok(Published::Done(number))
}

/// Puts the note under its subjects, and takes it from all others.
async fn list(conn: &impl ConnectionTrait, may: &WriteNote, subjects: &Subjects) -> Result<()> {
    let of_note = note_subject::Column::NoteId.eq(may.note.id);
    note_subject::Entity::delete_many().filter(of_note).exec(conn).await?;
    let rows: Vec<_> = subjects
        .all()
        .map(|(kind, code)| note_subject::ActiveModel {
            note_id: Set(may.note.id),
            kind: Set(kind),
            code: Set(code.to_owned()),
        })
        .collect();
    if !rows.is_empty() {
        note_subject::Entity::insert_many(rows).exec_without_returning(conn).await?;
    }
    Ok(())
}

/// Takes a public note back, for a reason that everybody reads in its place; false if it is not public
/// any more, or somebody has changed it.
pub async fn withdraw(app: &App, may: &WriteNote, why: &str) -> Result<bool> {
    let (note, now) = (&may.note, app.clock.now());
    let tx = db::begin_write(&app.db).await?;
    let done = note::Entity::update_many()
        .col_expr(note::Column::WithdrawnAt, Expr::value(now))
        .col_expr(note::Column::WithdrawnWhy, Expr::value(why))
        .col_expr(note::Column::Revision, Expr::col(note::Column::Revision).add(1))
        .filter(note::Column::Id.eq(note.id))
        .filter(note::Column::Revision.eq(note.revision))
        .filter(note::Column::Published.is_not_null())
        .filter(note::Column::WithdrawnAt.is_null())
        .exec(&tx)
        .await?;
    if done.rows_affected == 0 {
        return Ok(false);
    }
    list(&tx, may, &Subjects::default()).await?;
    let about = About::new("note", note.id).with(json!({ "slug": note.slug, "version": note.published }));
    audit::record(&tx, &app.clock, Some(&may.by), "note.taken-back", about).await?;
    tx.commit().await?;
    Ok(true)
}
