//! Published notes, as everybody may read them.

use chrono::{DateTime, NaiveDate, Utc};
use dataset::Filter as Search;
use sea_orm::prelude::Json;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, FromQueryResult, JoinType, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect, Select,
};
use tables::ids::NoteId;
use tables::kinds::NoteSubject;
use tables::{note, note_subject, note_version};

use super::page_of;
use super::subjects::Subjects;
use crate::App;
use crate::error::{Error, Result};
use crate::projects::NoteOn;
use crate::text::Lang;
use crate::web::visit::Visit;

/// Notes named beside a search or the course.
const BESIDE: u64 = 3;

/// A version as lists show it.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Card {
    /// The note's lasting name.
    pub slug: String,
    /// The version's number.
    pub number: i32,
    title_it: String,
    title_en: String,
    summary_it: String,
    summary_en: String,
    /// Who is named as its author; empty: the office.
    pub author: String,
    subjects: Json,
    /// Of which day its data are.
    pub as_of: Option<NaiveDate>,
    /// When it was published.
    pub published_at: DateTime<Utc>,
}

/// A version with its text.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Version {
    /// What lists show.
    #[sea_orm(nested)]
    pub card: Card,
    /// The note.
    pub note_id: NoteId,
    text_it: String,
    text_en: String,
    /// Number of the newest version.
    pub newest: i32,
    /// Since when the note is taken back.
    pub withdrawn_at: Option<DateTime<Utc>>,
    /// Why.
    pub withdrawn_why: String,
    /// What the data answered; only where it was asked for.
    pub kept: Option<Json>,
}

/// What lists can be asked for: notes about every subject that is named.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// A theme's code; empty: any.
    pub theme: String,
    /// A region's code.
    pub region: String,
    /// A fund's code.
    pub fund: String,
    /// Only those that there are in that language.
    pub lang: Option<Lang>,
}

impl Filter {
    /// The code that is asked for of a kind; empty: any.
    pub fn code(&self, kind: NoteSubject) -> &str {
        match kind {
            NoteSubject::Theme => &self.theme,
            NoteSubject::Region => &self.region,
            NoteSubject::Fund => &self.fund,
        }
    }
}

impl Card {
    /// The language in which a reader of `lang` gets it.
    pub fn lang(&self, lang: Lang) -> Lang {
        if self.title_en.is_empty() { Lang::It } else { lang }
    }

    /// Its title for a reader of `lang`.
    pub fn title(&self, lang: Lang) -> &str {
        match self.lang(lang) {
            Lang::It => &self.title_it,
            Lang::En => &self.title_en,
        }
    }

    /// Its summary for a reader of `lang`.
    pub fn summary(&self, lang: Lang) -> &str {
        match self.lang(lang) {
            Lang::It => &self.summary_it,
            Lang::En => &self.summary_en,
        }
    }

    /// Is it in both languages?
    pub fn is_in_both(&self) -> bool {
        !self.title_en.is_empty()
    }

    /// What it is about.
    pub fn subjects(&self) -> Result<Subjects> {
        Subjects::read(&self.subjects)
    }

    /// Its page, below the language.
    pub fn path(&self) -> String {
        page_of(&self.slug)
    }

    /// Where this version stays, below the language.
    pub fn lasting(&self) -> String {
        format!("{}/v/{}", self.path(), self.number)
    }
}

impl Version {
    /// Its text for a reader of `lang`.
    pub fn text(&self, lang: Lang) -> &str {
        match self.card.lang(lang) {
            Lang::It => &self.text_it,
            Lang::En => &self.text_en,
        }
    }

    /// Is it what the note's page shows?
    pub fn is_newest(&self) -> bool {
        self.card.number == self.newest
    }
}

fn cards() -> Select<note_version::Entity> {
    use note_version::Column as C;
    let note = note_version::Entity::belongs_to(note::Entity).from(C::NoteId).to(note::Column::Id).into();
    note_version::Entity::find()
        .select_only()
        .column(note::Column::Slug)
        .columns([C::Number, C::TitleIt, C::TitleEn, C::SummaryIt, C::SummaryEn])
        .columns([C::Author, C::Subjects, C::AsOf, C::PublishedAt])
        .join(JoinType::InnerJoin, note)
}

fn versions() -> Select<note_version::Entity> {
    use note_version::Column as C;
    cards()
        .columns([C::NoteId, C::TextIt, C::TextEn])
        .column_as(note::Column::Published, "newest")
        .columns([note::Column::WithdrawnAt, note::Column::WithdrawnWhy])
}

/// Only what everybody is to read now.
fn public(versions: Select<note_version::Entity>) -> Select<note_version::Entity> {
    let newest = Expr::col((note_version::Entity, note_version::Column::Number))
        .equals((note::Entity, note::Column::Published));
    versions.filter(newest).filter(note::Column::WithdrawnAt.is_null())
}

/// About one of these.
fn about_one(kind: NoteSubject, codes: &[String]) -> Expr {
    let notes = Query::select()
        .column(note_subject::Column::NoteId)
        .from(note_subject::Entity)
        .and_where(note_subject::Column::Kind.eq(kind))
        .and_where(note_subject::Column::Code.is_in(codes.iter().map(String::as_str)))
        .to_owned();
    note_version::Column::NoteId.in_subquery(notes)
}

fn newest_first(versions: Select<note_version::Entity>) -> Select<note_version::Entity> {
    versions.order_by_desc(note_version::Column::PublishedAt).order_by_desc(note_version::Column::Id)
}

fn matching(filter: &Filter) -> Select<note_version::Entity> {
    let mut all = public(cards());
    for kind in super::subjects::KINDS {
        let code = filter.code(kind);
        if !code.is_empty() {
            all = all.filter(about_one(kind, &[code.to_owned()]));
        }
    }
    if filter.lang == Some(Lang::En) {
        all = all.filter(note_version::Column::TitleEn.ne(""));
    }
    all
}

/// How many notes there are.
pub async fn count(app: &App, filter: &Filter) -> Result<u64> {
    Ok(matching(filter).count(&app.db).await?)
}

/// Some of them, newest first.
pub async fn find(app: &App, filter: &Filter, offset: u64, limit: u64) -> Result<Vec<Card>> {
    let some = newest_first(matching(filter)).offset(offset).limit(limit);
    Ok(some.into_model().all(&app.db).await?)
}

/// What the list can be narrowed to: subjects that occur.
pub async fn occurring(app: &App) -> Result<Vec<(NoteSubject, String)>> {
    Ok(note_subject::Entity::find()
        .select_only()
        .columns([note_subject::Column::Kind, note_subject::Column::Code])
        .distinct()
        .into_tuple()
        .all(&app.db)
        .await?)
}

/// The newest version of the note of that name, also of one that was taken back.
pub async fn newest_of(app: &App, slug: &str) -> Result<Version> {
    let newest = Expr::col((note_version::Entity, note_version::Column::Number))
        .equals((note::Entity, note::Column::Published));
    let found = versions().filter(newest).filter(note::Column::Slug.eq(slug)).into_model().one(&app.db);
    found.await?.ok_or(Error::NotFound)
}

/// A version with what the data answered on its day.
pub async fn version(app: &App, slug: &str, number: i32) -> Result<Version> {
    versions()
        .column(note_version::Column::Kept)
        .filter(note::Column::Slug.eq(slug))
        .filter(note_version::Column::Number.eq(number))
        .into_model()
        .one(&app.db)
        .await?
        .ok_or(Error::NotFound)
}

/// Number and day of each version of a note, newest first.
pub async fn numbers(conn: &impl ConnectionTrait, note: NoteId) -> Result<Vec<(i32, DateTime<Utc>)>> {
    Ok(note_version::Entity::find()
        .select_only()
        .columns([note_version::Column::Number, note_version::Column::PublishedAt])
        .filter(note_version::Column::NoteId.eq(note))
        .order_by_desc(note_version::Column::Number)
        .into_tuple()
        .all(conn)
        .await?)
}

fn beside(visit: &Visit, cards: &[Card]) -> Vec<NoteOn> {
    let one = |card: &Card| NoteOn {
        path: card.path(),
        title: card.title(visit.lang).to_owned(),
        lang: card.lang(visit.lang).as_str(),
    };
    cards.iter().map(one).collect()
}

/// The newest notes about a theme, a region or a fund to which a search is narrowed.
pub async fn about(visit: &Visit, search: &Search) -> Result<Vec<NoteOn>> {
    let chosen = [
        (NoteSubject::Theme, &search.theme),
        (NoteSubject::Region, &search.region),
        (NoteSubject::Fund, &search.fund),
    ];
    let mut any = Condition::any();
    for (kind, codes) in chosen.into_iter().filter(|(_, codes)| !codes.is_empty()) {
        any = any.add(about_one(kind, codes));
    }
    if any.is_empty() {
        return Ok(Vec::new());
    }
    let found = newest_first(public(cards()).filter(any)).limit(BESIDE);
    Ok(beside(visit, &found.into_model().all(&visit.app.db).await?))
}

/// The newest notes.
pub async fn newest(visit: &Visit) -> Result<Vec<NoteOn>> {
    let found = newest_first(public(cards())).limit(BESIDE);
    Ok(beside(visit, &found.into_model().all(&visit.app.db).await?))
}
