//! All versions of a unit, and what differs between two of them.

use sea_orm::{EntityTrait, QueryOrder};
use serde::{Deserialize, Serialize};
use tables::edition;

use super::differences::{self, Line};
use super::edit;
use super::list::names;
use super::texts::FIELDS;
use super::version;
use crate::courses::served::Choice;
use crate::courses::show::LessonId;
use crate::error::{Error, Result};
use crate::people::access::Editor;
use crate::web::Response;
use crate::web::address::At;
use crate::web::form::Query;
use crate::web::page::Page;
use crate::web::visit::Visit;

#[derive(Serialize)]
struct HistoryPage {
    unit: String,
    title: String,
    built_in: bool,
    versions: Vec<VersionView>,
    /// Number and words of each that can be compared.
    choices: Vec<(i32, String)>,
    form: Wanted,
    /// What differs, once it was asked for.
    compared: Option<Vec<FieldView>>,
}

#[derive(Serialize)]
struct VersionView {
    number: i32,
    about: String,
    by: String,
    at: String,
    /// Names of the editions that read it.
    read: Vec<String>,
}

#[derive(Serialize)]
struct FieldView {
    name: &'static str,
    groups: Vec<Vec<Line>>,
}

impl Page for HistoryPage {
    const TEMPLATE: &'static str = "courses/authoring/history.html";
}

/// Which two versions to compare: numbers, 0 for the program's own.
#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct Wanted {
    from: String,
    to: String,
}

pub(super) async fn show(
    _: Editor,
    visit: Visit,
    At(LessonId(unit)): At<LessonId>,
    Query(mut form): Query<Wanted>,
) -> Result<Response> {
    let db = &visit.app.db;
    let last = version::last(db, &unit).await?.ok_or(Error::NotFound)?;
    let summaries = version::summaries(db, Some(&unit)).await?;
    let built_in = visit.app.courses.built_in().unit(&unit).is_some();
    let compared = match (form.from.parse(), form.to.parse()) {
        (Ok(from), Ok(to)) => {
            let from = version::find(db, &unit, from).await?;
            let to = version::find(db, &unit, to).await?;
            let view = |field: &super::texts::Field| {
                let groups = differences::between(from.texts.get(field.name), to.texts.get(field.name));
                (!groups.is_empty()).then_some(FieldView { name: field.name, groups })
            };
            Some(FIELDS.iter().filter_map(view).collect())
        }
        _ => None,
    };
    if compared.is_none() {
        // What one wants to know most often: what the last save has changed.
        form.to = last.number.to_string();
        form.from = (last.number - 1).max(i32::from(!built_in)).to_string();
    }
    let names = names(db, summaries.iter().map(|one| one.author_id)).await?;
    let editions = edition::Entity::find().order_by_desc(edition::Column::StartsOn).all(db).await?;
    let readers = |id| {
        let reads = |edition: &&edition::Model| {
            visit.app.courses.choices(edition.id).get(&unit) == Some(&Choice::Version(id))
        };
        editions.iter().filter(reads).map(|edition| edition.name.clone()).collect()
    };
    let words = |number: i32| visit.t_with("authoring-version", &[("n", number.into())]);
    let mut choices: Vec<(i32, String)> =
        summaries.iter().map(|one| (one.number, words(one.number))).collect();
    choices.extend(built_in.then(|| (0, visit.t("authoring-files"))));
    let view = |one: &version::Summary| VersionView {
        number: one.number,
        about: one.about.clone(),
        by: names.get(&one.author_id).cloned().unwrap_or_default(),
        at: one.saved_at.to_rfc3339(),
        read: readers(one.id),
    };
    visit.show(&HistoryPage {
        title: edit::title(&visit, &unit).await?,
        built_in,
        versions: summaries.iter().map(view).collect(),
        choices,
        form,
        compared,
        unit,
    })
}
