//! A unit's texts as fields, with all that is wrong in them.

use std::collections::BTreeMap;

use http::StatusCode;
use sea_orm::EntityTrait;
use serde::{Deserialize, Serialize};
use tables::person;

use super::differences::{self, Line};
use super::mistakes::{self, MistakeView};
use super::texts::{FIELDS, Texts};
use super::version::{self, Base, Saved};
use crate::courses::show::LessonId;
use crate::error::{Error, Result};
use crate::people::access::Editor;
use crate::text::Lang;
use crate::web::Response;
use crate::web::address::At;
use crate::web::form::{Errors, Fields, Query};
use crate::web::page::Page;
use crate::web::visit::Visit;

/// The longest words on what has changed.
pub(super) const LONGEST_ABOUT: usize = 200;

#[derive(Serialize)]
struct EditPage {
    unit: String,
    title: String,
    /// The version that was saved last; 0: nothing was, the texts are the program's.
    last: i32,
    saved_by: Option<(String, String)>,
    /// The version that the texts in the fields began as.
    from: i32,
    form: BTreeMap<&'static str, String>,
    fields: Vec<FieldView>,
    longest_about: usize,
    mistakes: Vec<MistakeView>,
    errors: Errors,
    /// Somebody else has saved this version in the meantime.
    theirs: Option<i32>,
}

#[derive(Serialize)]
struct FieldView {
    name: &'static str,
    lang: Lang,
    file: &'static str,
    longest: usize,
    /// Their text, and what is another in one's own.
    theirs: Option<(String, Vec<Vec<Line>>)>,
}

impl Page for EditPage {
    const TEMPLATE: &'static str = "courses/authoring/edit.html";
}

/// From which version one goes on.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Begin {
    from: String,
}

/// The unit's title in the reader's language, where some text says it.
pub(super) async fn title(visit: &Visit, unit: &str) -> Result<String> {
    if let Some(lesson) = visit.app.courses.public().find(visit.lang, unit) {
        return Ok(lesson.front.title.clone());
    }
    let last = version::last(&visit.app.db, unit).await?.ok_or(Error::NotFound)?;
    let read = version::unit(&visit.app, unit, &last).await?;
    Ok(read.lesson(visit.lang).map_or_else(|| unit.to_owned(), |lesson| lesson.front.title.clone()))
}

pub(super) async fn show(
    _: Editor,
    visit: Visit,
    At(LessonId(unit)): At<LessonId>,
    Query(begin): Query<Begin>,
) -> Result<Response> {
    let last = version::last(&visit.app.db, &unit).await?.ok_or(Error::NotFound)?;
    let base = match begin.from.parse() {
        Ok(number) => version::find(&visit.app.db, &unit, number).await?,
        Err(_) => last.clone(),
    };
    let page = page(&visit, &unit, last.number, &base, "", None, Errors::new()).await?;
    visit.show(&page)
}

async fn page(
    visit: &Visit,
    unit: &str,
    last: i32,
    base: &Base,
    about: &str,
    theirs: Option<&Base>,
    errors: Errors,
) -> Result<EditPage> {
    let read = version::unit(&visit.app, unit, base).await?;
    let found = mistakes::with_projects(&visit.app, &visit.app.courses.public(), unit, Some(read)).await?;
    let summaries = version::summaries(&visit.app.db, Some(unit)).await?;
    let saved = summaries.iter().find(|one| one.number == last);
    let saved_by = match saved {
        None => None,
        Some(one) => {
            let author = person::Entity::find_by_id(one.author_id).one(&visit.app.db).await?;
            author.map(|author| (author.name, one.saved_at.to_rfc3339()))
        }
    };
    let differs = |name: &str| theirs.filter(|theirs| theirs.texts.get(name) != base.texts.get(name));
    let field = |field: &super::texts::Field| FieldView {
        name: field.name,
        lang: field.lang,
        file: field.file,
        longest: field.longest,
        theirs: differs(field.name).map(|theirs| {
            let text = theirs.texts.get(field.name);
            (text.to_owned(), differences::between(text, base.texts.get(field.name)))
        }),
    };
    let form = FIELDS.iter().map(|field| (field.name, base.texts.get(field.name).to_owned()));
    Ok(EditPage {
        unit: unit.to_owned(),
        title: title(visit, unit).await?,
        last,
        saved_by,
        from: base.number,
        form: form.chain([("about", about.to_owned())]).collect(),
        fields: FIELDS.iter().map(field).collect(),
        longest_about: LONGEST_ABOUT,
        mistakes: mistakes::views(visit, found, unit, &base.texts),
        errors,
        theirs: theirs.map(|theirs| theirs.number),
    })
}

pub(super) async fn save(
    Editor(actor): Editor,
    visit: Visit,
    At(LessonId(unit)): At<LessonId>,
    fields: Fields,
) -> Result<Response> {
    let db = &visit.app.db;
    let last = version::last(db, &unit).await?.ok_or(Error::NotFound)?;
    let number = |name: &str| fields.one(name).parse().map_err(|_| Error::BadRequest("error-bad-form"));
    let (seen, from): (i32, i32) = (number("last")?, number("from")?);
    let from = version::find(db, &unit, from).await?;
    let texts = Texts::typed(&fields);
    let about = fields.one("about").replace(char::is_control, " ");
    let mut errors = Errors::new();
    let lengths = FIELDS.iter().map(|field| (field.name, texts.get(field.name), field.longest));
    for (name, text, longest) in lengths.chain([("about", about.as_str(), LONGEST_ABOUT)]) {
        if text.chars().count() > longest {
            errors.add(name, visit.t_with("authoring-too-long", &[("longest", longest.into())]));
        }
    }
    if FIELDS.iter().all(|field| texts.get(field.name).is_empty()) {
        errors.add("lesson_it", visit.t("authoring-nothing"));
    }
    let typed = from.with_texts(texts.clone());
    if !errors.is_empty() {
        let page = page(&visit, &unit, seen.min(last.number), &typed, &about, None, errors).await?;
        return visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    let saved = version::save(&visit.app, &actor, &unit, &about, &texts, (seen, &from)).await?;
    let number = match saved {
        Saved::Done(number) => number,
        Saved::Unchanged => seen,
        Saved::Stale(theirs) => {
            errors.add("", visit.t_with("authoring-stale", &[("n", theirs.number.into())]));
            let page = page(&visit, &unit, theirs.number, &typed, &about, Some(&theirs), errors).await?;
            return visit.show_with(StatusCode::CONFLICT, &page);
        }
    };
    if fields.one("action") == "preview" {
        return Ok(visit.go(&format!("/staff/lessons/{unit}/versions/{number}")));
    }
    let path = format!("/staff/lessons/{unit}");
    if matches!(saved, Saved::Unchanged) {
        return visit.go_saying(&path, "info", visit.t("authoring-unchanged")).await;
    }
    visit.go_saying(&path, "success", visit.t_with("authoring-saved", &[("n", number.into())])).await
}
