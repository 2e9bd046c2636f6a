//! A note's page: the newest version's words, with what the data say today.

use chrono::{DateTime, Utc};
use serde::Serialize;
use tables::kinds::NoteSubject;

use super::cite::Citation;
use super::record::{self, Version};
use super::{Slug, article, author_of, cite, gone, subjects, writing};
use crate::error::Result;
use crate::people::access::{Anyone, is_editor};
use crate::web::Response;
use crate::web::address::At;
use crate::web::page::Page;
use crate::web::visit::Visit;

/// What the pages of a note and of its versions have alike.
#[derive(Serialize)]
pub(super) struct NoteView {
    pub(super) slug: String,
    pub(super) title: String,
    pub(super) summary: String,
    /// The language of the text.
    pub(super) lang: &'static str,
    pub(super) author: String,
    pub(super) number: i32,
    pub(super) published_at: String,
    /// Of which day the version's data are: what a citation pins.
    pub(super) data_of: Option<String>,
    pub(super) subjects: Vec<SubjectView>,
    pub(super) versions: Vec<VersionView>,
    pub(super) cite: CiteView,
}

#[derive(Serialize)]
pub(super) struct SubjectView {
    kind: &'static str,
    name: String,
    /// Notes about it, and projects of it.
    notes: String,
    projects: String,
}

#[derive(Serialize)]
pub(super) struct VersionView {
    number: i32,
    at: String,
    path: String,
    shown: bool,
}

#[derive(Serialize)]
pub(super) struct CiteView {
    text: String,
    /// Name of the format, and where the file is.
    files: Vec<(&'static str, String)>,
    /// What programs that collect citations look for.
    metas: Vec<(&'static str, String)>,
}

#[derive(Serialize)]
struct ShowPage {
    note: NoteView,
    article: String,
    as_of: Option<String>,
    /// Where who writes goes on writing.
    may_write: Option<i64>,
}

impl Page for ShowPage {
    const TEMPLATE: &'static str = "notes/show.html";
}

fn subject(visit: &Visit, kind: NoteSubject, code: &str) -> SubjectView {
    let pair = serde_urlencoded::to_string([(kind.as_str(), code)]).unwrap_or_default();
    SubjectView {
        kind: kind.as_str(),
        name: subjects::name(&visit.app, visit.lang, kind, code),
        notes: visit.link(&format!("/pillole?{pair}")),
        projects: visit.link(&format!("/progetti?{pair}")),
    }
}

impl NoteView {
    /// Of a version, for the reader; `numbers` are those of all versions.
    pub(super) fn of(visit: &Visit, version: &Version, numbers: &[(i32, DateTime<Utc>)]) -> Result<Self> {
        let (card, lang) = (&version.card, version.card.lang(visit.lang));
        let citation = Citation::of(visit, card);
        let files = cite::FORMATS.map(|format| {
            (format.name(), visit.link(&format!("{}/cita/{}", card.lasting(), format.ending())))
        });
        let versions = numbers.iter().map(|(number, at)| VersionView {
            number: *number,
            at: at.to_rfc3339(),
            path: visit.link(&format!("{}/v/{number}", card.path())),
            shown: *number == card.number,
        });
        Ok(Self {
            slug: card.slug.clone(),
            title: card.title(visit.lang).to_owned(),
            summary: card.summary(visit.lang).to_owned(),
            lang: lang.as_str(),
            author: author_of(&visit.app, visit.lang, &card.author),
            number: card.number,
            published_at: card.published_at.to_rfc3339(),
            data_of: card.as_of.map(|date| date.to_string()),
            subjects: card.subjects()?.all().map(|(kind, code)| subject(visit, kind, code)).collect(),
            versions: versions.collect(),
            cite: CiteView {
                text: citation.text(&visit.app.texts, visit.lang),
                files: files.to_vec(),
                metas: citation.metas(),
            },
        })
    }
}

pub(super) async fn show(_: Anyone, visit: Visit, At(Slug(slug)): At<Slug>) -> Result<Response> {
    let version = record::newest_of(&visit.app, &slug).await?;
    if let Some(gone) = gone::answer(&visit, &version)? {
        return Ok(gone);
    }
    let numbers = record::numbers(&visit.app.db, version.note_id).await?;
    let lang = version.card.lang(visit.lang);
    let document = writing::document(version.text(visit.lang), lang);
    let dataset = visit.app.dataset.find().filter(|_| writing::asks(&document));
    let may_write = visit.actor.as_ref().is_some_and(|actor| is_editor(actor.role));
    visit.show(&ShowPage {
        note: NoteView::of(&visit, &version, &numbers)?,
        article: article::live(&visit, &document, lang).await?,
        as_of: dataset.and_then(|dataset| Some(dataset.manifest().reference_date?.to_string())),
        may_write: may_write.then_some(version.note_id.0),
    })
}
