//! The page on which a note is written: the form in both languages, a preview with today's data, what is
//! still missing, publishing and taking back.

use http::StatusCode;
use serde::Serialize;
use tables::kinds::NoteSubject;
use tables::note::Model;

use super::access::WriteNote;
use super::draft::{self, Saved, Words};
use super::form::{self, NoteForm, Why};
use super::publication::{self, Missing};
use super::subjects;
use super::{article, page_of, writing};
use crate::error::Result;
use crate::people::access::Editor;
use crate::text::Lang;
use crate::web::Response;
use crate::web::form::{Errors, Form};
use crate::web::page::Page;
use crate::web::visit::Visit;

/// What a text would look like.
#[derive(Serialize)]
struct Preview {
    lang: &'static str,
    title: String,
    summary: String,
    article: String,
}

#[derive(Serialize)]
struct Limits {
    title: usize,
    summary: usize,
    text: usize,
    author: usize,
    reason: usize,
}

#[derive(Serialize)]
struct EditPage {
    /// None: a new one.
    id: Option<i64>,
    path: String,
    state: &'static str,
    /// Number of the public version.
    number: Option<i32>,
    withdrawn_why: String,
    form: NoteForm,
    errors: Errors,
    /// Does the form show what is saved? Only then it can be published and taken back from here.
    saved: bool,
    /// What stands between the saved draft and its publication.
    missing: Vec<String>,
    /// What somebody else has saved meanwhile: the field, its name, its text.
    theirs: Vec<(&'static str, String, String)>,
    preview: Option<Preview>,
    themes: Vec<(String, String)>,
    regions: Vec<(String, String)>,
    funds: Vec<(String, String)>,
    longest: Limits,
    /// Why it is to be taken back, as typed.
    why: Why,
}

impl Page for EditPage {
    const TEMPLATE: &'static str = "notes/edit.html";
}

impl Preview {
    /// What can be shown of a text, also of one with mistakes.
    async fn of(visit: &Visit, form: &NoteForm, lang: Lang) -> Result<Self> {
        let (title, summary, text) = match lang {
            Lang::It => (&form.title_it, &form.summary_it, &form.text_it),
            Lang::En => (&form.title_en, &form.summary_en, &form.text_en),
        };
        let document = writing::document(&form::lines(text), lang);
        Ok(Self {
            lang: lang.as_str(),
            title: form::line(title),
            summary: form::line(summary),
            article: article::live(visit, &document, lang).await?,
        })
    }
}

/// Where a note stands, as its texts call it.
pub(super) fn state(note: &Model) -> &'static str {
    match (note.published_revision, note.withdrawn_at) {
        (None, _) => "draft",
        (Some(_), Some(_)) => "withdrawn",
        (Some(revision), None) if note.revision > revision => "changed",
        (Some(_), None) => "public",
    }
}

fn page(visit: &Visit, note: Option<&Model>, form: NoteForm, errors: Errors) -> EditPage {
    EditPage {
        id: note.map(|note| note.id.0),
        path: note.map(|note| page_of(&note.slug)).unwrap_or_default(),
        state: note.map_or("draft", state),
        number: note.and_then(|note| note.published),
        withdrawn_why: note.map(|note| note.withdrawn_why.clone()).unwrap_or_default(),
        form,
        errors,
        saved: false,
        missing: Vec::new(),
        theirs: Vec::new(),
        preview: None,
        themes: subjects::options(&visit.app, visit.lang, NoteSubject::Theme),
        regions: subjects::options(&visit.app, visit.lang, NoteSubject::Region),
        funds: subjects::options(&visit.app, visit.lang, NoteSubject::Fund),
        longest: Limits {
            title: form::LONGEST_TITLE,
            summary: form::LONGEST_SUMMARY,
            text: form::LONGEST_TEXT,
            author: form::LONGEST_AUTHOR,
            reason: *publication::REASON.end(),
        },
        why: Why::default(),
    }
}

/// The page of the saved draft, with mistakes in what was asked for.
pub(super) fn again(
    visit: &Visit,
    note: &Model,
    status: StatusCode,
    mistakes: Vec<Missing>,
    why: Why,
) -> Result<Response> {
    let mut errors = Errors::new();
    for (field, mistake) in mistakes {
        errors.also(field, mistake);
    }
    let missing = publication::missing(visit, &Words::of(note)?).into_iter().map(|(_, what)| what).collect();
    let page = page(visit, Some(note), NoteForm::of(note)?, errors);
    visit.show_with(status, &EditPage { saved: true, missing, why, ..page })
}

/// The form again without saving: with mistakes, or with a look that was asked for.
async fn unsaved(visit: &Visit, note: Option<&Model>, form: NoteForm, errors: Errors) -> Result<Response> {
    let mut errors = errors;
    let mut preview = None;
    if let Some(lang) = form.look() {
        let field = format!("text_{}", lang.as_str());
        let wrong = publication::wrong_lines(visit, &form.words());
        for (_, mistake) in wrong.into_iter().filter(|(of, _)| *of == field) {
            errors.also(&field, mistake);
        }
        preview = Some(Preview::of(visit, &form, lang).await?);
    }
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    visit.show_with(status, &EditPage { preview, ..page(visit, note, form, errors) })
}

pub(super) async fn new(_: Editor, visit: Visit) -> Result<Response> {
    visit.show(&page(&visit, None, NoteForm::default(), Errors::new()))
}

pub(super) async fn create(Editor(by): Editor, visit: Visit, Form(form): Form<NoteForm>) -> Result<Response> {
    let errors = form.mistakes(&visit);
    if !errors.is_empty() || form.look().is_some() {
        return unsaved(&visit, None, form, errors).await;
    }
    let note = draft::create(&visit.app, &by, form.words()).await?;
    visit.go_saying(&format!("/notes/{}", note.id), "success", visit.t("notes-saved")).await
}

pub(super) async fn show(may: WriteNote, visit: Visit) -> Result<Response> {
    again(&visit, &may.note, StatusCode::OK, Vec::new(), Why::default())
}

pub(super) async fn save(may: WriteNote, visit: Visit, Form(form): Form<NoteForm>) -> Result<Response> {
    let mut errors = form.mistakes(&visit);
    if !errors.is_empty() || form.look().is_some() {
        return unsaved(&visit, Some(&may.note), form, errors).await;
    }
    let seen = form.revision.parse().unwrap_or_default();
    match draft::save(&visit.app, &may, seen, form.words()).await? {
        Saved::Done => {
            visit.go_saying(&format!("/notes/{}", may.note.id), "success", visit.t("notes-saved")).await
        }
        Saved::Stale(note) => {
            errors.add("", visit.t("notes-stale"));
            let saved = NoteForm::of(&note)?;
            let mine = form.words();
            let theirs = differing(&visit, &mine, &saved);
            // The next save is a choice: it is made knowing theirs.
            let form = NoteForm { revision: saved.revision, ..form };
            let page = page(&visit, Some(&note), form, errors);
            visit.show_with(StatusCode::CONFLICT, &EditPage { theirs, ..page })
        }
    }
}

/// What somebody else has saved, field by field where it is not what one has typed.
fn differing(visit: &Visit, mine: &Words, saved: &NoteForm) -> Vec<(&'static str, String, String)> {
    let typed = [
        &mine.title_it,
        &mine.summary_it,
        &mine.text_it,
        &mine.title_en,
        &mine.summary_en,
        &mine.text_en,
        &mine.author,
    ];
    let fields = saved.fields().into_iter().zip(typed).filter(|((_, theirs, _), mine)| theirs != mine);
    let label = |field: &str| visit.t(&format!("notes-field-{}", field.replace('_', "-")));
    let mut differing: Vec<(&'static str, String, String)> =
        fields.map(|((field, theirs, _), _)| (field, label(field), theirs.to_owned())).collect();
    let theirs = saved.words().subjects;
    for kind in subjects::KINDS.into_iter().filter(|kind| theirs.codes(*kind) != mine.subjects.codes(*kind)) {
        let name = |code: &String| subjects::name(&visit.app, visit.lang, kind, code);
        let names: Vec<String> = theirs.codes(kind).iter().map(name).collect();
        differing.push((
            kind.as_str(),
            visit.t(&format!("notes-subject-{}", kind.as_str())),
            names.join(", "),
        ));
    }
    differing
}
