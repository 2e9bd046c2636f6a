//! Publications as everyone finds them: the newest of each report, filtered, one by its slug.

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::sea_query::{Expr, ExprTrait, LikeExpr};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, Select,
};
use serde::Serialize;
use std::collections::{BTreeMap, HashMap};
use tables::ids::ReportId;
use tables::kinds::Concern;
use tables::{publication, report};

use crate::App;
use crate::clock::day_in_italy;
use crate::error::{Error, Result};
use crate::review::content::{Content, folded};

/// A published version with its address.
#[derive(Clone, Debug)]
pub struct Published {
    /// The report.
    pub report: report::Model,
    /// Counts from 1.
    pub number: i32,
    /// When.
    pub at: DateTime<Utc>,
    /// All that it says.
    pub content: Content,
}

/// A published report in a list.
#[derive(Clone, Debug, Serialize)]
pub struct PublishedCard {
    /// Path of its page, below the language.
    pub path: String,
    /// Its title.
    pub title: String,
    /// The team's public name.
    pub team: String,
    /// The school.
    pub school: String,
    /// The school's municipality.
    pub municipality: String,
    /// The school's region.
    pub region: String,
    /// The school year.
    pub edition: String,
    /// The theme's code; may be empty.
    pub theme_code: String,
    /// The theme's name; may be empty.
    pub theme: String,
    /// Code of the judgement, 1 to 4; may be empty.
    pub effectiveness: String,
    /// Code of the progress observed, 1 to 7; may be empty.
    pub progress: String,
    /// When, as RFC 3339.
    pub published_at: String,
    /// The cover's thumbnail.
    pub thumb: Option<String>,
    /// What the cover shows.
    pub alt: String,
}

impl Published {
    /// The report's lasting name.
    pub fn slug(&self) -> &str {
        self.report.slug.as_deref().unwrap_or_default()
    }

    /// Its page, below the language.
    pub fn path(&self) -> String {
        format!("/rapporti/{}/", self.slug())
    }

    /// The address of one of its files.
    pub fn file(&self, hash: &str) -> String {
        format!("/rapporti/{}/file/{hash}", self.slug())
    }

    /// As a list shows it.
    pub fn card(&self) -> PublishedCard {
        let content = &self.content;
        let cover = content.cover();
        PublishedCard {
            path: self.path(),
            title: content.title.clone(),
            team: content.team.clone(),
            school: content.school.clone(),
            municipality: content.municipality.clone(),
            region: content.region_name.clone(),
            edition: content.edition.clone(),
            theme_code: content.facets.theme.clone(),
            theme: content.facets.theme_label.clone(),
            effectiveness: content.facets.effectiveness.clone(),
            progress: content.facets.progress.clone(),
            published_at: self.at.to_rfc3339(),
            thumb: cover
                .and_then(|cover| cover.file.as_ref())
                .map(|file| format!("{}/thumb", self.file(&file.hash))),
            alt: cover.map(|cover| cover.alt.clone()).unwrap_or_default(),
        }
    }
}

/// What lists can be asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Beginnings of words of the title, team, school or place; or what names a project.
    pub words: String,
    /// The school's region, three digits.
    pub region: String,
    /// Code of the project's theme.
    pub theme: String,
    /// Slug of the school year.
    pub year: String,
    /// Code of the judgement.
    pub effectiveness: String,
    /// The school's name and municipality, with a comma between.
    pub school: String,
    /// What names a project: its local code, its slug, or the address of its page.
    pub project: String,
}

/// In which order reports stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// Those published last first.
    #[default]
    Newest,
    /// By title.
    Title,
    /// By the school's municipality.
    Municipality,
}

impl Sort {
    /// All of them, the usual one first.
    pub const ALL: [Self; 3] = [Self::Newest, Self::Title, Self::Municipality];

    /// As in addresses and text keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Newest => "newest",
            Self::Title => "title",
            Self::Municipality => "municipality",
        }
    }

    /// The order of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sort| sort.as_str() == name)
    }
}

/// A text of a publication's facets. Both databases know these operators.
fn facet(name: &'static str) -> Expr {
    Expr::cust(match name {
        "region" => "publication.content -> 'facets' ->> 'region'",
        "theme" => "publication.content -> 'facets' ->> 'theme'",
        "theme-label" => "publication.content -> 'facets' ->> 'theme_label'",
        "year" => "publication.content -> 'facets' ->> 'year'",
        "edition" => "publication.content ->> 'edition'",
        "effectiveness" => "publication.content -> 'facets' ->> 'effectiveness'",
        "school" => {
            "((publication.content ->> 'school') || ', ' || (publication.content ->> 'municipality'))"
        }
        "project-code" => "LOWER(publication.content -> 'project' ->> 'code')",
        "project-slug" => "LOWER(publication.content -> 'project' ->> 'slug')",
        "project-title" => "publication.content -> 'project' ->> 'title'",
        "title" => "LOWER(publication.content ->> 'title')",
        "municipality" => "LOWER(publication.content ->> 'municipality')",
        _ => "publication.content -> 'facets' ->> 'words'",
    })
}

/// What names a project, as it is compared: a code or a slug in lower case, which is also the last part of
/// the address of its page, here or on the portal.
pub fn named(typed: &str) -> String {
    let typed = typed.trim().to_lowercase();
    match typed.split_once("/progetti/") {
        Some((_, rest)) => rest.split(['/', '?', '#']).next().unwrap_or_default().to_owned(),
        None => typed,
    }
}

fn of_named(typed: &str) -> Condition {
    let name = named(typed);
    Condition::any().add(facet("project-code").eq(name.as_str())).add(facet("project-slug").eq(name.as_str()))
}

/// The newest version of each report, of those that were not taken back.
fn newest() -> Select<publication::Entity> {
    publication::Entity::find().filter(publication::Column::HiddenAt.is_null()).filter(Expr::cust(
        "publication.number = (SELECT MAX(later.number) FROM publication later \
         WHERE later.report_id = publication.report_id AND later.hidden_at IS NULL)",
    ))
}

fn matching(filter: &Filter) -> Condition {
    let mut all = Condition::all();
    for (name, value) in [
        ("region", &filter.region),
        ("theme", &filter.theme),
        ("year", &filter.year),
        ("effectiveness", &filter.effectiveness),
        ("school", &filter.school),
    ] {
        if !value.is_empty() {
            all = all.add(facet(name).eq(value.as_str()));
        }
    }
    if !filter.project.is_empty() {
        all = all.add(of_named(&filter.project));
    }
    // Folded words are letters and digits only: nothing in them means anything to LIKE.
    let words = folded(&filter.words);
    if !words.is_empty() {
        let has = |word: &str| facet("words").like(LikeExpr::new(format!("% {word}%")));
        let all_words = words.split_whitespace().fold(Condition::all(), |words, word| words.add(has(word)));
        all = all.add(Condition::any().add(all_words).add(of_named(&filter.words)));
    }
    all
}

/// How many there are.
pub async fn count(app: &App, filter: &Filter) -> Result<u64> {
    Ok(newest().filter(matching(filter)).count(&app.db).await?)
}

/// Some of them, in that order; of those that are alike in it, the newest first.
pub async fn find(app: &App, filter: &Filter, sort: Sort, offset: u64, limit: u64) -> Result<Vec<Published>> {
    let all = newest().filter(matching(filter));
    let sorted = match sort {
        Sort::Newest => all,
        Sort::Title => all.order_by_asc(facet("title")),
        Sort::Municipality => all.order_by_asc(facet("municipality")),
    };
    let rows = sorted
        .order_by_desc(publication::Column::PublishedAt)
        .order_by_desc(publication::Column::Id)
        .offset(offset)
        .limit(limit)
        .all(&app.db)
        .await?;
    with_reports(app, rows).await
}

async fn with_reports(app: &App, rows: Vec<publication::Model>) -> Result<Vec<Published>> {
    let wanted = rows.iter().map(|row| row.report_id);
    let reports: HashMap<_, _> = report::Entity::find()
        .filter(report::Column::Id.is_in(wanted))
        .all(&app.db)
        .await?
        .into_iter()
        .map(|report| (report.id, report))
        .collect();
    rows.into_iter()
        .filter_map(|row| Some((reports.get(&row.report_id)?.clone(), row)))
        .map(|(report, row)| {
            let content = serde_json::from_value(row.content)?;
            Ok(Published { report, number: row.number, at: row.published_at, content })
        })
        .collect()
}

/// All public versions of the report of that slug, newest first; not found if there is none.
pub async fn versions(app: &App, slug: &str) -> Result<Vec<Published>> {
    let report = report::Entity::find()
        .filter(report::Column::Slug.eq(slug))
        .one(&app.db)
        .await?
        .ok_or(Error::NotFound)?;
    let rows = publication::Entity::find()
        .filter(publication::Column::ReportId.eq(report.id))
        .filter(publication::Column::HiddenAt.is_null())
        .order_by_desc(publication::Column::Number)
        .all(&app.db)
        .await?;
    let versions = with_reports(app, rows).await?;
    if versions.is_empty() { Err(Error::NotFound) } else { Ok(versions) }
}

/// The report of that slug and why it was taken back, if nothing of it is public any more.
pub async fn taken_back(app: &App, slug: &str) -> Result<Option<(ReportId, Concern)>> {
    let Some(report) = report::Entity::find().filter(report::Column::Slug.eq(slug)).one(&app.db).await?
    else {
        return Ok(None);
    };
    if report.hidden_at.is_none() {
        return Ok(None);
    }
    let why = crate::review::publication::last(&app.db, report.id).await?.and_then(|last| last.hidden_why);
    Ok(why.map(|why| (report.id, why)))
}

/// The published reports on a project, newest first.
pub async fn of_project(app: &App, slug: &str) -> Result<Vec<PublishedCard>> {
    let reports = report::Entity::find()
        .filter(report::Column::ProjectSlug.eq(slug))
        .filter(report::Column::Slug.is_not_null())
        .all(&app.db)
        .await?;
    if reports.is_empty() {
        return Ok(Vec::new());
    }
    let rows = newest()
        .filter(publication::Column::ReportId.is_in(reports.iter().map(|report| report.id)))
        .order_by_desc(publication::Column::PublishedAt)
        .order_by_desc(publication::Column::Id)
        .all(&app.db)
        .await?;
    Ok(with_reports(app, rows).await?.iter().map(Published::card).collect())
}

/// The projects with published reports, each with the day of the newest.
pub async fn monitored(app: &App) -> Result<Vec<(String, NaiveDate)>> {
    let projects: HashMap<ReportId, String> = report::Entity::find()
        .select_only()
        .columns([report::Column::Id, report::Column::ProjectSlug])
        .filter(report::Column::Slug.is_not_null())
        .into_tuple::<(ReportId, String)>()
        .all(&app.db)
        .await?
        .into_iter()
        .collect();
    let versions = publication::Entity::find()
        .select_only()
        .columns([publication::Column::ReportId, publication::Column::PublishedAt])
        .filter(publication::Column::HiddenAt.is_null())
        .into_tuple::<(ReportId, DateTime<Utc>)>()
        .all(&app.db)
        .await?;
    let mut newest: HashMap<&str, NaiveDate> = HashMap::new();
    for (report, at) in versions {
        let Some(slug) = projects.get(&report) else { continue };
        let at = day_in_italy(at);
        let day = newest.entry(slug).or_insert(at);
        *day = std::cmp::max(*day, at);
    }
    Ok(newest.into_iter().map(|(slug, day)| (slug.to_owned(), day)).collect())
}

/// Values and their names.
pub type Pairs = Vec<(String, String)>;

/// What the lists can be narrowed to: value and name of what occurs.
#[derive(Debug, Default)]
pub struct Occurring {
    /// Themes.
    pub themes: Pairs,
    /// School years, the newest first.
    pub years: Pairs,
    /// Schools, of what the choices of place, theme and year leave.
    pub schools: Pairs,
    /// Projects by their slugs, of the same.
    pub projects: Pairs,
}

/// So many schools and as many projects are offered, those with the most reports; all others are found by words,
/// or once a region, a theme or a year has been chosen.
const OFFERED: usize = 100;

/// What a report adds to what lists can be narrowed to.
#[derive(FromQueryResult)]
struct Adds {
    region: Option<String>,
    theme: Option<String>,
    theme_label: Option<String>,
    year: Option<String>,
    edition: Option<String>,
    school: Option<String>,
    project: Option<String>,
    project_title: Option<String>,
}

impl Adds {
    /// Is it among what the choices of place, theme and year leave?
    fn is_left_by(&self, filter: &Filter) -> bool {
        [(&self.region, &filter.region), (&self.theme, &filter.theme), (&self.year, &filter.year)]
            .into_iter()
            .all(|(has, wanted)| wanted.is_empty() || has.as_ref() == Some(wanted))
    }
}

/// The commonest values, by name. A value whose name was once worded otherwise is offered once.
fn commonest<'a>(all: impl Iterator<Item = (Option<&'a String>, Option<&'a String>)>, most: usize) -> Pairs {
    let mut counts: BTreeMap<&str, (usize, &str)> = BTreeMap::new();
    for (value, name) in all {
        if let (Some(value), Some(name)) = (value.filter(|value| !value.is_empty()), name) {
            counts.entry(value).or_insert((0, name.as_str())).0 += 1;
        }
    }
    let mut counted: Vec<_> = counts.into_iter().collect();
    counted.sort_by_key(|(_, (count, _))| std::cmp::Reverse(*count));
    counted.truncate(most);
    let mut pairs: Pairs =
        counted.into_iter().map(|(value, (_, name))| (value.to_owned(), name.to_owned())).collect();
    pairs.sort_by(|one, other| (&one.1, &one.0).cmp(&(&other.1, &other.0)));
    pairs
}

/// What occurs among the published reports. What is chosen is offered whether it occurs or not.
pub async fn occurring(app: &App, filter: &Filter) -> Result<Occurring> {
    let all: Vec<Adds> = newest()
        .select_only()
        .expr_as(facet("region"), "region")
        .expr_as(facet("theme"), "theme")
        .expr_as(facet("theme-label"), "theme_label")
        .expr_as(facet("year"), "year")
        .expr_as(facet("edition"), "edition")
        .expr_as(facet("school"), "school")
        .expr_as(facet("project-slug"), "project")
        .expr_as(facet("project-title"), "project_title")
        .into_model()
        .all(&app.db)
        .await?;
    let themes = all.iter().map(|one| (one.theme.as_ref(), one.theme_label.as_ref()));
    let mut years = commonest(all.iter().map(|one| (one.year.as_ref(), one.edition.as_ref())), usize::MAX);
    years.reverse();
    let left = || all.iter().filter(|one| one.is_left_by(filter));
    let schools = commonest(left().map(|one| (one.school.as_ref(), one.school.as_ref())), OFFERED);
    let projects = commonest(left().map(|one| (one.project.as_ref(), one.project_title.as_ref())), OFFERED);
    Ok(Occurring {
        themes: commonest(themes, usize::MAX),
        years,
        schools: with_chosen(schools, &filter.school),
        projects: with_chosen(projects, &named(&filter.project)),
    })
}

fn with_chosen(mut pairs: Pairs, chosen: &str) -> Pairs {
    if !chosen.is_empty() && !pairs.iter().any(|(value, _)| value == chosen) {
        pairs.insert(0, (chosen.to_owned(), chosen.to_owned()));
    }
    pairs
}
