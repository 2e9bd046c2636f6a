//! Pictures for a unit's texts: cleaned, kept under a name for ever, and shown by that name.

use http::StatusCode;
use sea_orm::{ActiveModelTrait, NotSet, Set};
use serde::Serialize;
use serde_json::json;
use tables::lesson_figure::ActiveModel;

use super::{edit, pictures, version};
use crate::courses::content;
use crate::courses::figure::FigureName;
use crate::courses::front::is_plain;
use crate::courses::show::LessonId;
use crate::db;
use crate::error::{Error, Result};
use crate::files::{Refusal, Stored};
use crate::people::access::Editor;
use crate::people::account::note;
use crate::schools::attachment;
use crate::text::Lang;
use crate::web::Response;
use crate::web::address::At;
use crate::web::form::Errors;
use crate::web::page::Page;
use crate::web::upload::Upload;
use crate::web::visit::Visit;

/// The longest name, without its ending.
const LONGEST_NAME: usize = 40;
/// The longest words for who cannot see it.
const LONGEST_ALT: usize = 500;
/// So many pictures a unit may have, used or not.
const MOST: usize = 60;

#[derive(Serialize)]
struct FiguresPage {
    unit: String,
    title: String,
    pictures: Vec<PictureView>,
    /// Names of the drawings that the program's own unit has.
    drawings: Vec<String>,
    max_bytes: usize,
    longest_name: usize,
    longest_alt: usize,
    form: FigureForm,
    errors: Errors,
}

#[derive(Serialize)]
struct PictureView {
    name: String,
    alt: String,
    width: u32,
    height: u32,
    /// What one writes to show it.
    line: String,
}

/// A picture, as typed.
#[derive(Serialize, Default)]
struct FigureForm {
    name: String,
    alt: String,
}

impl Page for FiguresPage {
    const TEMPLATE: &'static str = "courses/authoring/figures.html";
}

pub(super) async fn show(_: Editor, visit: Visit, At(LessonId(unit)): At<LessonId>) -> Result<Response> {
    visit.show(&page(&visit, &unit, FigureForm::default(), Errors::new()).await?)
}

async fn page(visit: &Visit, unit: &str, form: FigureForm, errors: Errors) -> Result<FiguresPage> {
    let uploaded = pictures::of(&visit.app.db, vec![unit.to_owned()]).await?;
    let caption = visit.t("authoring-figure-caption");
    let view = |one: pictures::Uploaded| PictureView {
        line: format!("![{}]({} \"{caption}\")", one.alt, one.name),
        width: one.picture.width,
        height: one.picture.height,
        name: one.name,
        alt: one.alt,
    };
    Ok(FiguresPage {
        unit: unit.to_owned(),
        title: edit::title(visit, unit).await?,
        pictures: uploaded.into_iter().map(view).collect(),
        drawings: drawings(visit, unit),
        max_bytes: visit.app.config.upload_limit,
        longest_name: LONGEST_NAME,
        longest_alt: LONGEST_ALT,
        form,
        errors,
    })
}

fn drawings(visit: &Visit, unit: &str) -> Vec<String> {
    let lesson = visit.app.courses.built_in().find(visit.lang, unit);
    lesson.map(|lesson| lesson.figures.keys().cloned().collect()).unwrap_or_default()
}

/// The picture itself, whether a text shows it yet or not.
pub(super) async fn file(
    _: Editor,
    visit: Visit,
    At(LessonId(unit)): At<LessonId>,
    At(FigureName(name)): At<FigureName>,
) -> Result<Response> {
    let file = pictures::file(&visit.app.db, &unit, &name).await?;
    attachment::answer(&visit.app, &file).await
}

impl FigureForm {
    fn check(&self, visit: &Visit, unit: &str) -> Errors {
        let mut errors = Errors::new();
        if !is_plain(&self.name) || self.name.len() > LONGEST_NAME {
            errors.add("name", visit.t("authoring-figure-name-wrong"));
        }
        if self.alt.is_empty() {
            errors.add("alt", visit.t("authoring-figure-alt-missing"));
        } else if self.alt.contains(['[', ']', '\\']) {
            errors.add("alt", visit.t("authoring-figure-alt-wrong"));
        } else if self.alt.chars().count() > LONGEST_ALT {
            errors.add("alt", visit.t_with("authoring-too-long", &[("longest", LONGEST_ALT.into())]));
        }
        let name = format!("{}.jpg", self.name);
        let ours = |lang: Lang| format!("{}/{unit}/{name}", lang.as_str());
        if Lang::ALL.into_iter().any(|lang| content::source().pictures.contains_key(&ours(lang))) {
            errors.add("name", visit.t("authoring-figure-name-taken"));
        }
        errors
    }
}

pub(super) async fn add(
    Editor(actor): Editor,
    visit: Visit,
    At(LessonId(unit)): At<LessonId>,
    upload: Upload,
) -> Result<Response> {
    version::last(&visit.app.db, &unit).await?.ok_or(Error::NotFound)?;
    let alt = upload.one("alt").replace(char::is_control, " ").trim().to_owned();
    let form = FigureForm { name: upload.one("name").to_owned(), alt };
    let mut errors = form.check(&visit, &unit);
    let stored = match upload.file {
        None => {
            errors.add("file", visit.t("authoring-figure-file-missing"));
            None
        }
        Some(_) if !errors.is_empty() => None,
        Some(sent) => match attachment::keep(&visit.app, sent.bytes).await? {
            Ok(stored) if stored.size.is_some() => Some(stored),
            Ok(_) => refuse(&visit, &mut errors, Refusal::UnknownKind),
            Err(refusal) => refuse(&visit, &mut errors, refusal),
        },
    };
    if let Some(stored) = stored {
        let tx = db::begin_write(&visit.app.db).await?;
        if pictures::of(&tx, vec![unit.clone()]).await?.len() >= MOST {
            errors.add("", visit.t_with("authoring-figure-many", &[("most", MOST.into())]));
        } else {
            let name = format!("{}.jpg", form.name);
            let file_id = attachment::insert(&tx, &visit.app, name.clone(), stored).await?;
            let row = ActiveModel {
                id: NotSet,
                lesson: Set(unit.clone()),
                name: Set(name),
                alt: Set(form.alt.clone()),
                file_id: Set(file_id),
                added_by: Set(actor.id),
                added_at: Set(visit.app.clock.now()),
            };
            match row.insert(&tx).await {
                Ok(row) => {
                    let (subject, detail) = (format!("unit:{unit}"), json!({ "picture": row.name }));
                    note(&tx, &visit.app, Some(&actor), "unit.picture-added", subject, detail).await?;
                    tx.commit().await?;
                    let path = format!("/staff/lessons/{unit}/figures");
                    return visit.go_saying(&path, "success", visit.t("authoring-figure-added")).await;
                }
                Err(error) if db::is_unique_violation(&error) => {
                    errors.add("name", visit.t("authoring-figure-name-taken"));
                }
                Err(error) => return Err(error.into()),
            }
        }
    }
    visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page(&visit, &unit, form, errors).await?)
}

fn refuse(visit: &Visit, errors: &mut Errors, refusal: Refusal) -> Option<Stored> {
    errors.add("file", visit.t(refusal.text_key()));
    None
}
