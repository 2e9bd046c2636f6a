//! Which edition reads which version of a unit.

use std::collections::HashMap;

use http::StatusCode;
use sea_orm::{EntityTrait, QueryOrder};
use serde::{Deserialize, Serialize};
use tables::edition;
use tables::ids::{EditionId, LessonVersionId};

use super::edit;
use super::list::names;
use super::mistakes::{self, MistakeView};
use super::publish::{self as verbs, Outcome, What};
use super::version::{self, Base, Summary};
use crate::courses::mistake::Mistake;
use crate::courses::show::LessonId;
use crate::error::{Error, Result};
use crate::people::access::Editor;
use crate::schools::editions;
use crate::web::Response;
use crate::web::address::At;
use crate::web::form::{Errors, Fields, Query};
use crate::web::page::Page;
use crate::web::visit::Visit;

/// In the place of a version's number: nothing is shown.
const HIDDEN: &str = "hidden";

#[derive(Serialize)]
struct PublicationPage {
    unit: String,
    title: String,
    /// What can be published: the form's value, and words.
    choices: Vec<(String, String)>,
    editions: Vec<EditionView>,
    /// Those of them that may still be changed, as a form wants them.
    live: Vec<(String, String)>,
    form: Wanted,
    mistakes: Vec<(String, Vec<MistakeView>)>,
    errors: Errors,
}

#[derive(Serialize)]
struct EditionView {
    id: i64,
    name: String,
    current: bool,
    archived: bool,
    /// What it reads, in words.
    reads: String,
    since: Option<String>,
    by: Option<String>,
    /// The key of what it reads; 0: the program's own, from the beginning.
    seen: i64,
}

impl Page for PublicationPage {
    const TEMPLATE: &'static str = "courses/authoring/publication.html";
}

/// What is to be published where, as typed.
#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct Wanted {
    version: String,
    editions: Vec<String>,
}

fn words(visit: &Visit, what: Option<i32>) -> String {
    match what {
        None => visit.t("authoring-hidden"),
        Some(0) => visit.t("authoring-files"),
        Some(number) => visit.t_with("authoring-version", &[("n", number.into())]),
    }
}

pub(super) async fn show(
    _: Editor,
    visit: Visit,
    At(LessonId(unit)): At<LessonId>,
    Query(mut form): Query<Wanted>,
) -> Result<Response> {
    let last = version::last(&visit.app.db, &unit).await?.ok_or(Error::NotFound)?;
    if form.version.is_empty() {
        form.version = last.number.to_string();
    }
    let page = page(&visit, &unit, form, Vec::new(), Errors::new()).await?;
    visit.show(&page)
}

async fn page(
    visit: &Visit,
    unit: &str,
    form: Wanted,
    wrong: Vec<(EditionId, Vec<Mistake>)>,
    errors: Errors,
) -> Result<PublicationPage> {
    let db = &visit.app.db;
    let summaries = version::summaries(db, Some(unit)).await?;
    let built_in = visit.app.courses.built_in().unit(unit).is_some();
    let choice = |one: &Summary| {
        let words = words(visit, Some(one.number));
        let about = if one.about.is_empty() { words } else { format!("{words}: {}", one.about) };
        (one.number.to_string(), about)
    };
    let mut choices: Vec<(String, String)> = summaries.iter().map(choice).collect();
    choices.extend(built_in.then(|| ("0".to_owned(), words(visit, Some(0)))));
    choices.push((HIDDEN.to_owned(), words(visit, None)));
    let current = editions::current(db, visit.app.clock.today()).await?.map(|one| one.id);
    let all = edition::Entity::find().order_by_desc(edition::Column::StartsOn).all(db).await?;
    let mut views = Vec::new();
    for edition in &all {
        views.push(view(visit, unit, edition, current, &summaries).await?);
    }
    let base = match form.version.parse() {
        Ok(number) => version::find(db, unit, number).await.ok(),
        Err(_) => None,
    };
    let texts = base.map(|base: Base| base.texts).unwrap_or_default();
    let name = |id: EditionId| all.iter().find(|one| one.id == id).map_or("", |one| one.name.as_str());
    let wrong = wrong
        .into_iter()
        .map(|(edition, found)| (name(edition).to_owned(), mistakes::views(visit, found, unit, &texts)));
    let live = views.iter().filter(|one| !one.archived);
    let live = live.map(|one| (one.id.to_string(), one.name.clone())).collect();
    Ok(PublicationPage {
        unit: unit.to_owned(),
        title: edit::title(visit, unit).await?,
        choices,
        live,
        mistakes: wrong.collect(),
        editions: views,
        form,
        errors,
    })
}

async fn view(
    visit: &Visit,
    unit: &str,
    edition: &edition::Model,
    current: Option<EditionId>,
    summaries: &[Summary],
) -> Result<EditionView> {
    let rows = verbs::rows(&visit.app.db, edition.id, unit).await?;
    let numbers: HashMap<LessonVersionId, i32> = summaries.iter().map(|one| (one.id, one.number)).collect();
    let row = rows.first();
    let by = match row {
        Some(row) => names(&visit.app.db, std::iter::once(row.published_by)).await?.into_values().next(),
        None => None,
    };
    let what = match row {
        Some(row) if row.hidden => None,
        Some(row) => Some(row.version_id.and_then(|id| numbers.get(&id).copied()).unwrap_or(0)),
        None => Some(0),
    };
    let never = what == Some(0) && visit.app.courses.built_in().unit(unit).is_none();
    Ok(EditionView {
        id: edition.id.0,
        name: edition.name.clone(),
        current: current == Some(edition.id),
        archived: edition.archived_at.is_some(),
        reads: if never { visit.t("authoring-not-there") } else { words(visit, what) },
        since: row.map(|row| row.published_at.to_rfc3339()),
        by,
        seen: row.map_or(0, |row| row.id),
    })
}

fn seen(fields: &Fields, edition: EditionId) -> i64 {
    fields.one(&format!("seen_{edition}")).parse().unwrap_or_default()
}

pub(super) async fn publish(
    Editor(actor): Editor,
    visit: Visit,
    At(LessonId(unit)): At<LessonId>,
    fields: Fields,
) -> Result<Response> {
    let db = &visit.app.db;
    version::last(db, &unit).await?.ok_or(Error::NotFound)?;
    let form = Wanted {
        version: fields.one("version").to_owned(),
        editions: fields.all("editions").map(str::to_owned).collect(),
    };
    let what = match form.version.parse() {
        Ok(0) => visit.app.courses.built_in().unit(&unit).map(|_| What::Files),
        Ok(number) => match version::find(db, &unit, number).await {
            Ok(base) => base.id.map(|id| What::Version(id, number)),
            Err(Error::NotFound) => None,
            Err(error) => return Err(error),
        },
        Err(_) => (form.version == HIDDEN).then_some(What::Hidden),
    };
    let known = edition::Entity::find().all(db).await?;
    let chosen: Vec<verbs::Seen> = known
        .iter()
        .filter(|one| form.editions.contains(&one.id.to_string()))
        .map(|one| (one.id, seen(&fields, one.id)))
        .collect();
    let mut errors = Errors::new();
    if chosen.is_empty() {
        errors.add("editions", visit.t("authoring-publish-where"));
    }
    let Some(what) = what.filter(|_| errors.is_empty()) else {
        if what.is_none() {
            errors.add("version", visit.t("authoring-publish-what"));
        }
        let page = page(&visit, &unit, form, Vec::new(), errors).await?;
        return visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    };
    let outcome = verbs::publish(&visit.app, &actor, &unit, what, &chosen).await?;
    told(&visit, &unit, form, outcome, "authoring-published").await
}

/// The answer to publishing and taking back.
async fn told(visit: &Visit, unit: &str, form: Wanted, outcome: Outcome, done: &str) -> Result<Response> {
    let path = format!("/staff/lessons/{unit}/publication");
    let mut errors = Errors::new();
    match outcome {
        Outcome::Done => visit.go_saying(&path, "success", visit.t(done)).await,
        Outcome::Nothing => visit.go_saying(&path, "info", visit.t("authoring-published-already")).await,
        Outcome::Moved => {
            errors.add("", visit.t("authoring-publish-moved"));
            visit.show_with(StatusCode::CONFLICT, &page(visit, unit, form, Vec::new(), errors).await?)
        }
        Outcome::Mistakes(wrong) => {
            errors.add("", visit.t("authoring-publish-wrong"));
            visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page(visit, unit, form, wrong, errors).await?)
        }
    }
}

pub(super) async fn take_back(
    Editor(actor): Editor,
    visit: Visit,
    At(LessonId(unit)): At<LessonId>,
    fields: Fields,
) -> Result<Response> {
    let last = version::last(&visit.app.db, &unit).await?.ok_or(Error::NotFound)?;
    let edition: EditionId =
        fields.one("edition").parse().map_err(|_| Error::BadRequest("error-bad-form"))?;
    let seen = (edition, seen(&fields, edition));
    let outcome = verbs::take_back(&visit.app, &actor, &unit, seen).await?;
    let form = Wanted { version: last.number.to_string(), editions: Vec::new() };
    told(&visit, &unit, form, outcome, "authoring-taken-back").await
}
