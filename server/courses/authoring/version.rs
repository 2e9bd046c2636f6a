//! Versions of a unit in the database: each save is one more, and none is ever changed.

use std::collections::BTreeMap;
use std::sync::Arc;

use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DerivePartialModel, EntityTrait, NotSet, QueryFilter,
    QueryOrder, Set,
};
use serde_json::json;
use tables::ids::{LessonVersionId, PersonId};
use tables::lesson_version::{ActiveModel, Column, Entity, Model};

use super::pictures::{self, Uploaded};
use super::texts::Texts;
use crate::App;
use crate::courses::content::{self, Unit};
use crate::courses::source::Source;
use crate::courses::svg;
use crate::db::{self, Db};
use crate::error::{Error, Result};
use crate::people::access::Actor;
use crate::people::account::note;
use crate::text::Lang;

/// What is known of a version without reading its texts.
#[derive(Clone, Debug, DerivePartialModel)]
#[sea_orm(entity = "Entity")]
pub struct Summary {
    /// Key.
    pub id: LessonVersionId,
    /// The unit.
    pub lesson: String,
    /// From 1.
    pub number: i32,
    /// What has changed.
    pub about: String,
    /// Who saved it.
    pub author_id: PersonId,
    /// When.
    pub saved_at: chrono::DateTime<chrono::Utc>,
}

/// The texts that one goes on with: a version's, or (number 0) those of the program's files.
#[derive(Clone, Debug)]
pub struct Base {
    /// The version's number.
    pub number: i32,
    /// Its key; none for the files.
    pub id: Option<LessonVersionId>,
    /// Its texts.
    pub texts: Texts,
    /// Its drawings, by path.
    drawings: BTreeMap<String, String>,
}

/// What became of a save.
#[derive(Debug)]
pub enum Saved {
    /// It is the version of that number.
    Done(i32),
    /// It says what the last version says already.
    Unchanged,
    /// Somebody else has saved since: their version.
    Stale(Box<Base>),
}

impl Base {
    /// The texts of the program's files; none if it has no such unit.
    pub fn built_in(unit: &str) -> Option<Self> {
        let source = content::source();
        let texts = Texts::of(source, unit);
        let known = !texts.get("lesson_it").is_empty() || !texts.get("lesson_en").is_empty();
        known.then(|| Self { number: 0, id: None, texts, drawings: drawings(source, unit) })
    }

    fn of(row: Model) -> Result<Self> {
        let texts = Texts::default()
            .with("lesson_it", &row.lesson_it)
            .with("lesson_en", &row.lesson_en)
            .with("teacher_it", &row.teacher_it)
            .with("teacher_en", &row.teacher_en)
            .with("quiz_it", &row.quiz_it)
            .with("quiz_en", &row.quiz_en);
        let drawings = serde_json::from_value(row.drawings)?;
        Ok(Self { number: row.number, id: Some(row.id), texts, drawings })
    }

    /// Other texts that were begun from these; they are no version yet.
    #[must_use]
    pub fn with_texts(&self, texts: Texts) -> Self {
        Self { texts, id: None, ..self.clone() }
    }

    /// The files: texts, and of drawings and pictures those that are shown.
    pub fn source(&self, unit: &str, pictures: &[Uploaded]) -> Source {
        let mut source = self.texts.files(unit);
        source.texts.extend(shown(&self.texts, &self.drawings));
        for lang in Lang::ALL {
            for one in pictures.iter().filter(|one| one.lesson == unit && self.texts.shows(lang, &one.name)) {
                source.pictures.insert(format!("{}/{unit}/{}", lang.as_str(), one.name), one.picture.clone());
            }
        }
        source
    }
}

/// The drawings of a unit's folders.
fn drawings(source: &Source, unit: &str) -> BTreeMap<String, String> {
    let folders = Lang::ALL.map(|lang| format!("{}/{unit}/", lang.as_str()));
    let of_unit = |path: &str| folders.iter().any(|folder| path.starts_with(folder)) && svg::is_name(path);
    source
        .texts
        .iter()
        .filter(|(path, _)| of_unit(path))
        .map(|(path, text)| (path.clone(), text.clone()))
        .collect()
}

/// Those of the drawings that the texts show.
fn shown(texts: &Texts, drawings: &BTreeMap<String, String>) -> BTreeMap<String, String> {
    let shows = |path: &str| {
        let lang = path.split('/').next().and_then(Lang::parse);
        let name = path.rsplit('/').next().unwrap_or_default();
        lang.is_some_and(|lang| texts.shows(lang, name))
    };
    drawings.iter().filter(|(path, _)| shows(path)).map(|(path, text)| (path.clone(), text.clone())).collect()
}

/// All versions of a unit, or of all units, the last first.
pub async fn summaries(db: &Db, unit: Option<&str>) -> Result<Vec<Summary>> {
    let mut all = Entity::find().order_by_asc(Column::Lesson).order_by_desc(Column::Number);
    if let Some(unit) = unit {
        all = all.filter(Column::Lesson.eq(unit));
    }
    Ok(all.into_partial_model::<Summary>().all(db).await?)
}

/// The version of that number.
pub async fn find(conn: &impl ConnectionTrait, unit: &str, number: i32) -> Result<Base> {
    if number == 0 {
        return Base::built_in(unit).ok_or(Error::NotFound);
    }
    let row = Entity::find().filter(Column::Lesson.eq(unit)).filter(Column::Number.eq(number)).one(conn);
    Base::of(row.await?.ok_or(Error::NotFound)?)
}

/// The last version: what was saved last, else the program's own. None: there is no such unit.
pub async fn last(conn: &impl ConnectionTrait, unit: &str) -> Result<Option<Base>> {
    let rows = Entity::find().filter(Column::Lesson.eq(unit)).order_by_desc(Column::Number);
    match rows.one(conn).await? {
        Some(row) => Base::of(row).map(Some),
        None => Ok(Base::built_in(unit)),
    }
}

/// Saves one more version, if the last one is still `seen`. Drawings are those of `from`.
pub async fn save(
    app: &App,
    by: &Actor,
    unit: &str,
    about: &str,
    texts: &Texts,
    (seen, from): (i32, &Base),
) -> Result<Saved> {
    let tx = db::begin_write(&app.db).await?;
    let last = last(&tx, unit).await?;
    if let Some(last) = last {
        if last.number != seen {
            return Ok(Saved::Stale(Box::new(last)));
        }
        if last.texts == *texts {
            return Ok(Saved::Unchanged);
        }
    }
    let row = insert(&tx, app, by, (unit, seen + 1), about, texts, shown(texts, &from.drawings)).await;
    match row {
        Ok(()) => {}
        Err(Error::Database(error)) if db::is_unique_violation(&error) => {
            drop(tx);
            let theirs = find(&app.db, unit, seen + 1).await?;
            return Ok(Saved::Stale(Box::new(theirs)));
        }
        Err(error) => return Err(error),
    }
    written(&tx, app, by, unit, seen + 1).await?;
    tx.commit().await?;
    Ok(Saved::Done(seen + 1))
}

/// The first version of a new unit; false, if there is one of that id.
pub async fn begin(app: &App, by: &Actor, unit: &str, about: &str, texts: &Texts) -> Result<bool> {
    let tx = db::begin_write(&app.db).await?;
    if last(&tx, unit).await?.is_some() {
        return Ok(false);
    }
    match insert(&tx, app, by, (unit, 1), about, texts, BTreeMap::new()).await {
        Ok(()) => {}
        Err(Error::Database(error)) if db::is_unique_violation(&error) => return Ok(false),
        Err(error) => return Err(error),
    }
    written(&tx, app, by, unit, 1).await?;
    tx.commit().await?;
    Ok(true)
}

/// Tells the log of a version.
async fn written(conn: &impl ConnectionTrait, app: &App, by: &Actor, unit: &str, number: i32) -> Result<()> {
    let detail = json!({ "version": number });
    Ok(note(conn, app, Some(by), "unit.saved", format!("unit:{unit}"), detail).await?)
}

async fn insert(
    conn: &impl ConnectionTrait,
    app: &App,
    by: &Actor,
    (unit, number): (&str, i32),
    about: &str,
    texts: &Texts,
    drawings: BTreeMap<String, String>,
) -> Result<()> {
    let text = |name: &str| Set(texts.get(name).to_owned());
    let row = ActiveModel {
        id: NotSet,
        lesson: Set(unit.to_owned()),
        number: Set(number),
        about: Set(about.to_owned()),
        lesson_it: text("lesson_it"),
        lesson_en: text("lesson_en"),
        teacher_it: text("teacher_it"),
        teacher_en: text("teacher_en"),
        quiz_it: text("quiz_it"),
        quiz_en: text("quiz_en"),
        drawings: Set(serde_json::to_value(drawings)?),
        author_id: Set(by.id),
        saved_at: Set(app.clock.now()),
    };
    row.insert(conn).await?;
    Ok(())
}

/// A version as a unit that can be shown, with all that is wrong in it.
pub async fn unit(app: &App, unit: &str, base: &Base) -> Result<Arc<Unit>> {
    let pictures = pictures::of(&app.db, vec![unit.to_owned()]).await?;
    let (source, unit, id) = (base.source(unit, &pictures), unit.to_owned(), base.id);
    Ok(tokio::task::spawn_blocking(move || Arc::new(Unit::read(&unit, &source, id))).await?)
}

/// The files of these versions, by key: what an edition reads in the place of the program's own.
pub async fn sources(
    app: &App,
    ids: impl IntoIterator<Item = LessonVersionId>,
) -> Result<Vec<(LessonVersionId, String, Source)>> {
    let rows = Entity::find().filter(Column::Id.is_in(ids)).all(&app.db).await?;
    let pictures = pictures::of(&app.db, rows.iter().map(|row| row.lesson.clone()).collect()).await?;
    let mut sources = Vec::new();
    for row in rows {
        let (id, unit) = (row.id, row.lesson.clone());
        let source = Base::of(row)?.source(&unit, &pictures);
        sources.push((id, unit, source));
    }
    Ok(sources)
}

/// These versions as units that can be shown.
pub async fn units(
    app: &App,
    ids: impl IntoIterator<Item = LessonVersionId>,
) -> Result<Vec<(LessonVersionId, Arc<Unit>)>> {
    let sources = sources(app, ids).await?;
    let read = move || {
        let unit = |(id, unit, source): (LessonVersionId, String, Source)| {
            (id, Arc::new(Unit::read(&unit, &source, Some(id))))
        };
        sources.into_iter().map(unit).collect()
    };
    Ok(tokio::task::spawn_blocking(read).await?)
}
