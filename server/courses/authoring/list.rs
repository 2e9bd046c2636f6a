//! All units, with who writes and who reads which version; and a new one.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use http::StatusCode;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::{Deserialize, Serialize};
use tables::ids::{LessonVersionId, PersonId};
use tables::{edition, person};

use super::texts::{FIELDS, Texts};
use super::version::{self, Summary};
use crate::courses::content::{Course, Lesson};
use crate::courses::front::is_plain;
use crate::courses::served::Choice;
use crate::db::Db;
use crate::error::Result;
use crate::people::access::Editor;
use crate::text::Lang;
use crate::web::Response;
use crate::web::form::{Errors, Form};
use crate::web::page::Page;
use crate::web::visit::Visit;

/// The longest id of a unit.
const LONGEST_ID: usize = 40;
/// The longest title.
const LONGEST_TITLE: usize = 120;

/// What a new unit begins with.
const BEGINNING: [(&str, &str); 6] = [
    ("lesson_it", include_str!("../../../seeds/lesson/it/lesson.md")),
    ("lesson_en", include_str!("../../../seeds/lesson/en/lesson.md")),
    ("quiz_it", include_str!("../../../seeds/lesson/it/quiz.toml")),
    ("quiz_en", include_str!("../../../seeds/lesson/en/quiz.toml")),
    ("teacher_it", include_str!("../../../seeds/lesson/it/teacher.md")),
    ("teacher_en", include_str!("../../../seeds/lesson/en/teacher.md")),
];

#[derive(Serialize)]
struct ListPage {
    units: Vec<UnitView>,
    modules: Vec<(String, String)>,
    longest_id: usize,
    longest_title: usize,
    form: NewForm,
    errors: Errors,
}

#[derive(Serialize)]
struct UnitView {
    id: String,
    title: String,
    module: Option<String>,
    /// Is there one of the program's own?
    built_in: bool,
    last: Option<LastView>,
    /// Name of each edition that reads another than the program's, and the version; none: hidden.
    read: Vec<(String, Option<i32>)>,
}

#[derive(Serialize)]
struct LastView {
    number: i32,
    about: String,
    by: String,
    at: String,
}

impl Page for ListPage {
    const TEMPLATE: &'static str = "courses/authoring/list.html";
}

/// A new unit, as typed.
#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct NewForm {
    unit: String,
    title_it: String,
    title_en: String,
    module: String,
    order: String,
}

/// The names of those people.
pub(super) async fn names(db: &Db, ids: impl Iterator<Item = PersonId>) -> Result<HashMap<PersonId, String>> {
    let ids: BTreeSet<PersonId> = ids.collect();
    let people = person::Entity::find().filter(person::Column::Id.is_in(ids)).all(db).await?;
    Ok(people.into_iter().map(|one| (one.id, one.name)).collect())
}

pub(super) async fn show(_: Editor, visit: Visit) -> Result<Response> {
    visit.show(&page(&visit, NewForm::default(), Errors::new()).await?)
}

async fn page(visit: &Visit, form: NewForm, errors: Errors) -> Result<ListPage> {
    let (db, courses) = (&visit.app.db, &visit.app.courses);
    let summaries = version::summaries(db, None).await?;
    let numbers: HashMap<LessonVersionId, i32> = summaries.iter().map(|one| (one.id, one.number)).collect();
    let mut last: BTreeMap<String, Summary> = BTreeMap::new();
    for one in summaries {
        last.entry(one.lesson.clone()).or_insert(one);
    }
    let names = names(db, last.values().map(|one| one.author_id)).await?;
    let mut read: BTreeMap<String, Vec<(String, Option<i32>)>> = BTreeMap::new();
    let editions = edition::Entity::find().order_by_desc(edition::Column::StartsOn).all(db).await?;
    for edition in &editions {
        for (unit, choice) in courses.choices(edition.id) {
            let number = match choice {
                Choice::Version(id) => numbers.get(&id).copied(),
                Choice::Hidden => None,
            };
            read.entry(unit).or_default().push((edition.name.clone(), number));
        }
    }
    let (public, built_in) = (courses.public(), courses.built_in().clone());
    // A unit that the public does not read is in some edition's course, or in none yet.
    let others: Vec<_> = editions.iter().map(|edition| courses.of(edition.id)).collect();
    let all: Vec<&Course> = std::iter::once(&*public).chain(others.iter().map(|one| &**one)).collect();
    let mut units: Vec<(u32, UnitView)> = Vec::new();
    let ids: BTreeSet<&str> = built_in
        .lessons(Lang::It)
        .iter()
        .map(|lesson| lesson.id.as_str())
        .chain(last.keys().map(String::as_str))
        .collect();
    for id in ids {
        let lesson = all.iter().find_map(|course| course.find(visit.lang, id));
        let summary = last.get(id).map(|one| LastView {
            number: one.number,
            about: one.about.clone(),
            by: names.get(&one.author_id).cloned().unwrap_or_default(),
            at: one.saved_at.to_rfc3339(),
        });
        let view = UnitView {
            id: id.to_owned(),
            title: lesson.map_or_else(|| id.to_owned(), |lesson| lesson.front.title.clone()),
            module: lesson.and_then(|lesson| module(&public, visit.lang, lesson)),
            built_in: built_in.find(Lang::It, id).is_some(),
            last: summary,
            read: read.remove(id).unwrap_or_default(),
        };
        units.push((lesson.map_or(u32::MAX, |lesson| lesson.front.order), view));
    }
    units.sort_by_key(|(order, _)| *order);
    let modules = built_in.edition(visit.lang).modules.iter();
    Ok(ListPage {
        units: units.into_iter().map(|(_, view)| view).collect(),
        modules: modules.map(|module| (module.id.clone(), module.title.clone())).collect(),
        longest_id: LONGEST_ID,
        longest_title: LONGEST_TITLE,
        form,
        errors,
    })
}

fn module(course: &Course, lang: Lang, lesson: &Lesson) -> Option<String> {
    let modules = &course.edition(lang).modules;
    modules.iter().find(|module| module.id == lesson.front.module).map(|module| module.title.clone())
}

impl NewForm {
    fn check(&self, visit: &Visit) -> Result<u32, Errors> {
        let mut errors = Errors::new();
        if !is_plain(&self.unit) || self.unit.len() > LONGEST_ID {
            errors.add("unit", visit.t("authoring-new-id-wrong"));
        }
        for (field, title) in [("title_it", &self.title_it), ("title_en", &self.title_en)] {
            if title.trim().is_empty() {
                errors.add(field, visit.t("authoring-new-title-missing"));
            } else if title.chars().count() > LONGEST_TITLE {
                let args = [("longest", LONGEST_TITLE.into())];
                errors.add(field, visit.t_with("authoring-too-long", &args));
            }
        }
        let modules = &visit.app.courses.built_in().edition(visit.lang).modules;
        if !modules.iter().any(|module| module.id == self.module) {
            errors.add("module", visit.t("authoring-new-module-missing"));
        }
        match self.order.trim().parse() {
            Ok(order @ 1..=999) if errors.is_empty() => return Ok(order),
            Ok(1..=999) => {}
            Ok(_) | Err(_) => errors.add("order", visit.t("authoring-new-order-wrong")),
        }
        Err(errors)
    }

    fn texts(&self, order: u32) -> Texts {
        // As TOML writes it: a title may have quotation marks.
        let title = |lang: Lang| {
            let title = if lang == Lang::It { &self.title_it } else { &self.title_en };
            toml::Value::String(title.replace(char::is_control, " ").trim().to_owned()).to_string()
        };
        let mut texts = Texts::default();
        for (field, (name, beginning)) in FIELDS.iter().zip(BEGINNING) {
            let text = beginning
                .replace("{id}", &self.unit)
                .replace("{module}", &self.module)
                .replace("{order}", &order.to_string())
                .replace("\"{title}\"", &title(field.lang));
            texts = texts.with(name, &text);
        }
        texts
    }
}

pub(super) async fn create(
    Editor(actor): Editor,
    visit: Visit,
    Form(form): Form<NewForm>,
) -> Result<Response> {
    let errors = match form.check(&visit) {
        Ok(order) => {
            let about = visit.t("authoring-new-about");
            if version::begin(&visit.app, &actor, &form.unit, &about, &form.texts(order)).await? {
                let path = format!("/staff/lessons/{}", form.unit);
                return visit.go_saying(&path, "success", visit.t("authoring-new-made")).await;
            }
            let mut errors = Errors::new();
            errors.add("unit", visit.t("authoring-new-id-taken"));
            errors
        }
        Err(errors) => errors,
    };
    visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page(&visit, form, errors).await?)
}
