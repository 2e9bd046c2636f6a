//! The demo's data notes. The first has a second version, which is published when there are newer data.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::Deserialize;
use tables::note;

use super::Cast;
use crate::App;
use crate::error::{Error, Result};
use crate::notes::access::WriteNote;
use crate::notes::draft::{self, Saved, Words};
use crate::notes::publication::{self, Published};
use crate::notes::subjects::Subjects;
use crate::text::Lang;
use crate::web::visit::Visit;

const NOTES: &str = include_str!("../../seeds/demo/notes.toml");

#[derive(Deserialize)]
struct Notes {
    note: Vec<NoteSeed>,
}

#[derive(Deserialize)]
struct NoteSeed {
    #[serde(default)]
    public: bool,
    title_it: String,
    title_en: String,
    summary_it: String,
    summary_en: String,
    text_it: String,
    text_en: String,
    #[serde(default)]
    themes: Vec<String>,
    #[serde(default)]
    regions: Vec<String>,
    #[serde(default)]
    funds: Vec<String>,
    again: Option<Again>,
}

/// What a second version says more.
#[derive(Deserialize)]
struct Again {
    text_it: String,
    text_en: String,
}

fn notes() -> Result<Vec<NoteSeed>> {
    let notes: Result<Notes, _> = toml::from_str(NOTES);
    notes.map(|notes| notes.note).map_err(|error| wrong(&error))
}

fn wrong(what: &dyn std::fmt::Display) -> Error {
    Error::internal(format!("seeds/demo/notes.toml: {what}"))
}

/// Writes them, and publishes those that are public.
pub(super) async fn tell(app: &App, cast: &Cast<'_>) -> Result<()> {
    let by = cast.actor("edo")?;
    for seed in notes()? {
        let words = Words {
            title_it: seed.title_it,
            title_en: seed.title_en,
            summary_it: seed.summary_it,
            summary_en: seed.summary_en,
            text_it: seed.text_it.trim().to_owned(),
            text_en: seed.text_en.trim().to_owned(),
            author: String::new(),
            subjects: Subjects::of(&seed.themes, &seed.regions, &seed.funds),
        };
        let note = draft::create(app, &by, words).await?;
        if seed.public {
            publish(app, WriteNote::check(&app.db, by.clone(), note.id).await?).await?;
        }
    }
    Ok(())
}

/// Second versions.
pub(super) async fn go_on(app: &App, cast: &Cast<'_>) -> Result<()> {
    let by = cast.actor("edo")?;
    for seed in notes()? {
        let Some(more) = seed.again else { continue };
        let note = find(app, &draft::slug_of(&seed.title_it)).await?;
        let may = WriteNote::check(&app.db, by.clone(), note.id).await?;
        let words = Words::of(&may.note)?;
        let words = Words {
            text_it: format!("{}\n{}", words.text_it, more.text_it.trim_end()),
            text_en: format!("{}\n{}", words.text_en, more.text_en.trim_end()),
            ..words
        };
        match draft::save(app, &may, may.note.revision, words).await? {
            Saved::Done => publish(app, WriteNote::check(&app.db, may.by, note.id).await?).await?,
            Saved::Stale(_) => return Err(wrong(&"somebody else writes too")),
        }
    }
    Ok(())
}

async fn find(app: &App, slug: &str) -> Result<note::Model> {
    let note = note::Entity::find().filter(note::Column::Slug.eq(slug)).one(&app.db).await?;
    note.ok_or(Error::NotFound)
}

async fn publish(app: &App, may: WriteNote) -> Result<()> {
    let visit = Visit::of_nobody(app, Lang::It);
    match publication::publish(&visit, &may, may.note.revision).await? {
        Published::Done(_) => Ok(()),
        Published::Unready(mistakes) => Err(wrong(&format!("{}: {mistakes:?}", may.note.slug))),
        Published::NoData => Err(wrong(&"there are no data")),
        Published::Stale => Err(wrong(&"somebody else writes too")),
    }
}
