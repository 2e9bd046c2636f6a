//! Writing a note: its words are checked for length only, so that one can stop in the middle.

use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, NotSet, QueryFilter, Set};
use serde_json::json;
use tables::note::{ActiveModel, Column, Entity, Model};

use super::access::WriteNote;
use super::subjects::Subjects;
use crate::App;
use crate::db;
use crate::error::{Error, Result};
use crate::people::access::Actor;
use crate::people::audit::{self, About};

/// The longest part of an address.
const LONGEST_SLUG: usize = 80;

/// What is written of a note.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Words {
    /// Title in Italian.
    pub title_it: String,
    /// Title in English.
    pub title_en: String,
    /// Summary in Italian.
    pub summary_it: String,
    /// Summary in English.
    pub summary_en: String,
    /// Text in Italian.
    pub text_it: String,
    /// Text in English.
    pub text_en: String,
    /// Who is named as its author; empty: the office.
    pub author: String,
    /// What it is about.
    pub subjects: Subjects,
}

/// How saving went.
#[derive(Debug)]
pub enum Saved {
    /// It is written down.
    Done,
    /// Somebody else has saved since: this is theirs.
    Stale(Box<Model>),
}

/// The part of an address that a title gives.
pub fn slug_of(title: &str) -> String {
    let plain = title.replace(|c: char| !c.is_alphanumeric(), "-");
    let slug = dataset::text::slugify(&plain);
    let mut short = String::new();
    for word in slug.split('-').filter(|word| !word.is_empty()) {
        if !short.is_empty() && short.len() + word.len() >= LONGEST_SLUG {
            break;
        }
        if !short.is_empty() {
            short.push('-');
        }
        short.extend(word.chars().take(LONGEST_SLUG));
    }
    if short.is_empty() { "pillola".to_owned() } else { short }
}

/// An address that no other note has.
async fn free_slug(conn: &impl ConnectionTrait, title: &str) -> Result<String> {
    let slug = slug_of(title);
    let mut free = slug.clone();
    let mut number = 2;
    while Entity::find().filter(Column::Slug.eq(&free)).one(conn).await?.is_some() {
        free = format!("{slug}-{number}");
        number += 1;
    }
    Ok(free)
}

/// Begins a note.
pub async fn create(app: &App, by: &Actor, words: Words) -> Result<Model> {
    let tx = db::begin_write(&app.db).await?;
    let note = ActiveModel {
        id: NotSet,
        slug: Set(free_slug(&tx, &words.title_it).await?),
        title_it: Set(words.title_it),
        title_en: Set(words.title_en),
        summary_it: Set(words.summary_it),
        summary_en: Set(words.summary_en),
        text_it: Set(words.text_it),
        text_en: Set(words.text_en),
        author: Set(words.author),
        subjects: Set(serde_json::to_value(&words.subjects)?),
        revision: Set(1),
        published: Set(None),
        published_revision: Set(None),
        published_at: Set(None),
        withdrawn_at: Set(None),
        withdrawn_why: Set(String::new()),
        changed_by: Set(by.id),
        changed_at: Set(app.clock.now()),
    }
    .insert(&tx)
    .await?;
    audit::record(&tx, &app.clock, Some(by), "note.created", About::new("note", note.id)).await?;
    tx.commit().await?;
    Ok(note)
}

/// Saves a draft that was made from revision `seen`.
pub async fn save(app: &App, may: &WriteNote, seen: i32, words: Words) -> Result<Saved> {
    let tx = db::begin_write(&app.db).await?;
    let done = Entity::update_many()
        .col_expr(Column::TitleIt, Expr::value(words.title_it))
        .col_expr(Column::TitleEn, Expr::value(words.title_en))
        .col_expr(Column::SummaryIt, Expr::value(words.summary_it))
        .col_expr(Column::SummaryEn, Expr::value(words.summary_en))
        .col_expr(Column::TextIt, Expr::value(words.text_it))
        .col_expr(Column::TextEn, Expr::value(words.text_en))
        .col_expr(Column::Author, Expr::value(words.author))
        .col_expr(Column::Subjects, Expr::value(serde_json::to_value(&words.subjects)?))
        .col_expr(Column::Revision, Expr::col(Column::Revision).add(1))
        .col_expr(Column::ChangedBy, Expr::value(may.by.id))
        .col_expr(Column::ChangedAt, Expr::value(app.clock.now()))
        .filter(Column::Id.eq(may.note.id))
        .filter(Column::Revision.eq(seen))
        .exec(&tx)
        .await?;
    if done.rows_affected == 0 {
        let theirs = Entity::find_by_id(may.note.id).one(&tx).await?.ok_or(Error::NotFound)?;
        return Ok(Saved::Stale(Box::new(theirs)));
    }
    let about = About::new("note", may.note.id).with(json!({ "slug": may.note.slug }));
    audit::record(&tx, &app.clock, Some(&may.by), "note.changed", about).await?;
    tx.commit().await?;
    Ok(Saved::Done)
}

/// Throws a draft away that was never public; false if it is by now.
pub async fn remove(app: &App, may: &WriteNote) -> Result<bool> {
    let tx = db::begin_write(&app.db).await?;
    let done = Entity::delete_many()
        .filter(Column::Id.eq(may.note.id))
        .filter(Column::Revision.eq(may.note.revision))
        .filter(Column::Published.is_null())
        .exec(&tx)
        .await?;
    if done.rows_affected == 0 {
        return Ok(false);
    }
    audit::record(&tx, &app.clock, Some(&may.by), "note.removed", About::new("note", may.note.id)).await?;
    tx.commit().await?;
    Ok(true)
}

impl Words {
    /// Those of a row.
    pub fn of(note: &Model) -> Result<Self> {
        Ok(Self {
            title_it: note.title_it.clone(),
            title_en: note.title_en.clone(),
            summary_it: note.summary_it.clone(),
            summary_en: note.summary_en.clone(),
            text_it: note.text_it.clone(),
            text_en: note.text_en.clone(),
            author: note.author.clone(),
            subjects: Subjects::read(&note.subjects)?,
        })
    }

    /// Is anything written in English?
    pub fn has_english(&self) -> bool {
        [&self.title_en, &self.summary_en, &self.text_en].iter().any(|text| !text.is_empty())
    }
}
