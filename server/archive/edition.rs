//! The programme's editions for everybody: what a year asks of a class, its pages, and what came of it.
//! An archived edition stays here as it was.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::Serialize;
use tables::{edition, edition_page};

use super::published::{self, Filter};
use crate::error::{Error, Result};
use crate::markdown;
use crate::people::access::Anyone;
use crate::schools::editions::{self, page};
use crate::schools::{programme, rubric};
use crate::text::Lang;
use crate::web::Response;
use crate::web::address::{At, Named};
use crate::web::page::Page;
use crate::web::visit::Visit;

#[derive(Serialize)]
struct ListPage {
    editions: Vec<Row>,
}

impl Page for ListPage {
    const TEMPLATE: &'static str = "archive/editions.html";
}

#[derive(Serialize)]
struct Row {
    slug: String,
    name: String,
    starts_on: String,
    ends_on: String,
    reports: u64,
    archived: bool,
}

#[derive(Serialize)]
struct EditionPage {
    edition: Row,
    steps: Vec<StepView>,
    /// Of all steps.
    points: i32,
    /// In which its own texts are written.
    languages: Vec<&'static str>,
    rubric: Vec<CriterionView>,
    call: Option<CallView>,
    /// Part of the address, title, and the title's language.
    pages: Vec<(String, String, &'static str)>,
}

impl Page for EditionPage {
    const TEMPLATE: &'static str = "archive/edition.html";
}

#[derive(Serialize)]
struct StepView {
    name: String,
    /// The language that the name is really in.
    lang: &'static str,
    about: String,
    about_lang: &'static str,
    opens_on: String,
    due_at: String,
    points: i32,
    lessons: Vec<(String, String)>,
    /// What is handed in.
    asked: Vec<(String, &'static str)>,
}

/// By what the teams' work is looked at.
#[derive(Serialize)]
struct CriterionView {
    name: &'static str,
    about: &'static str,
    weight: i32,
    /// What 0, 1, … points mean.
    levels: Vec<&'static str>,
}

#[derive(Serialize)]
struct CallView {
    opens_at: String,
    closes_at: String,
    open: bool,
    intro: String,
    lang: &'static str,
}

#[derive(Serialize)]
struct TextPage {
    edition: Row,
    title: String,
    html: String,
    lang: &'static str,
}

impl Page for TextPage {
    const TEMPLATE: &'static str = "archive/edition_page.html";
}

/// An edition's part of the address.
pub(super) struct Year(String);

impl std::str::FromStr for Year {
    type Err = std::convert::Infallible;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(Self(text.to_owned()))
    }
}

impl Named for Year {
    const NAME: &'static str = "year";
}

/// A page's part of the address.
pub(super) struct Title(String);

impl std::str::FromStr for Title {
    type Err = std::convert::Infallible;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(Self(text.to_owned()))
    }
}

impl Named for Title {
    const NAME: &'static str = "title";
}

async fn row(visit: &Visit, edition: edition::Model) -> Result<Row> {
    let filter = Filter { year: edition.slug.clone(), ..Filter::default() };
    Ok(Row {
        reports: published::count(&visit.app, &filter).await?,
        archived: edition.archived_at.is_some(),
        slug: edition.slug,
        name: edition.name,
        starts_on: edition.starts_on.to_string(),
        ends_on: edition.ends_on.to_string(),
    })
}

async fn of(visit: &Visit, year: &str) -> Result<edition::Model> {
    let found = edition::Entity::find()
        .filter(edition::Column::Slug.eq(year))
        .filter(edition::Column::Public.eq(true))
        .one(&visit.app.db)
        .await?;
    found.ok_or(Error::NotFound)
}

fn criterion(one: &'static rubric::Criterion, weight: i32, lang: Lang) -> CriterionView {
    CriterionView {
        name: one.name.of(lang),
        about: one.about.of(lang),
        weight,
        levels: one.levels.iter().map(|level| level.of(lang)).collect(),
    }
}

pub(super) async fn list(_: Anyone, visit: Visit) -> Result<Response> {
    let all = edition::Entity::find()
        .filter(edition::Column::Public.eq(true))
        .order_by_desc(edition::Column::StartsOn)
        .all(&visit.app.db)
        .await?;
    let mut editions = Vec::with_capacity(all.len());
    for edition in all {
        editions.push(row(&visit, edition).await?);
    }
    visit.show(&ListPage { editions })
}

pub(super) async fn show(_: Anyone, visit: Visit, At(Year(year)): At<Year>) -> Result<Response> {
    let (edition, db, lang) = (of(&visit, &year).await?, &visit.app.db, visit.lang);
    let course = visit.app.courses.of(edition.id);
    let course = course.lessons(lang);
    let steps = editions::steps(db, edition.id).await?;
    let points = steps.iter().map(|step| step.points).sum();
    let mut views = Vec::with_capacity(steps.len());
    for step in steps {
        let asked = programme::asked(&step)?;
        views.push(StepView {
            name: editions::name_of(&step, lang),
            lang: programme::lang_of(lang, &step.name_it, &step.name_en).as_str(),
            about_lang: programme::lang_of(lang, &step.about_it, &step.about_en).as_str(),
            opens_on: step.opens_on.to_string(),
            due_at: step.due_at.to_rfc3339(),
            lessons: course
                .iter()
                .filter(|lesson| {
                    step.lessons.as_array().is_some_and(|ids| ids.iter().any(|id| *id == *lesson.id))
                })
                .map(|lesson| (lesson.id.clone(), lesson.front.title.clone()))
                .collect(),
            about: editions::about_of(&step, lang).to_owned(),
            points: step.points,
            asked: asked.iter().map(|one| (one.of(lang).to_owned(), one.lang(lang).as_str())).collect(),
        });
    }
    let call = editions::call_of(db, edition.id).await?;
    let call = call.map(|call| CallView {
        open: editions::is_open(&edition, &call, visit.app.clock.now()),
        opens_at: call.opens_at.to_rfc3339(),
        closes_at: call.closes_at.to_rfc3339(),
        intro: editions::intro_of(&call, lang).to_owned(),
        lang: programme::lang_of(lang, &call.intro_it, &call.intro_en).as_str(),
    });
    let pages = page::pages(db, edition.id).await?;
    let pages = pages.iter().filter(|page| page.public);
    let rubric = rubric::weighted(&edition)?.into_iter();
    let page = EditionPage {
        steps: views,
        points,
        languages: editions::languages(&edition).into_iter().map(Lang::as_str).collect(),
        rubric: rubric.map(|(one, weight)| criterion(one, weight, lang)).collect(),
        call,
        pages: pages
            .map(|one| {
                let (title, _, lang) = page::told(one, lang);
                (one.slug.clone(), title.to_owned(), lang.as_str())
            })
            .collect(),
        edition: row(&visit, edition).await?,
    };
    visit.show(&page)
}

pub(super) async fn text(
    _: Anyone,
    visit: Visit,
    At(Year(year)): At<Year>,
    At(Title(title)): At<Title>,
) -> Result<Response> {
    let edition = of(&visit, &year).await?;
    let found = edition_page::Entity::find()
        .filter(edition_page::Column::EditionId.eq(edition.id))
        .filter(edition_page::Column::Slug.eq(title))
        .filter(edition_page::Column::Public.eq(true))
        .one(&visit.app.db)
        .await?
        .ok_or(Error::NotFound)?;
    let (title, text, lang) = page::told(&found, visit.lang);
    let page = TextPage {
        title: title.to_owned(),
        html: markdown::html(text),
        lang: lang.as_str(),
        edition: row(&visit, edition).await?,
    };
    visit.show(&page)
}
