//! Publications as everyone finds them: the newest of each report, filtered, one by its slug.

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::sea_query::{Expr, ExprTrait, LikeExpr};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select,
};
use serde::Serialize;
use std::collections::HashMap;
use tables::ids::ReportId;
use tables::kinds::Concern;
use tables::{publication, report};

use crate::App;
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
    /// Beginnings of words of the title, team, school or place.
    pub words: String,
    /// The school's region, three digits.
    pub region: String,
    /// Code of the project's theme.
    pub theme: String,
    /// Slug of the school year.
    pub year: String,
    /// Code of the judgement.
    pub effectiveness: String,
    /// The project's local code.
    pub project: String,
}

/// A text of a publication's facets. Both databases know this operator.
fn facet(name: &'static str) -> Expr {
    Expr::cust(match name {
        "region" => "publication.content -> 'facets' ->> 'region'",
        "theme" => "publication.content -> 'facets' ->> 'theme'",
        "year" => "publication.content -> 'facets' ->> 'year'",
        "project" => "publication.content -> 'project' ->> 'code'",
        "effectiveness" => "publication.content -> 'facets' ->> 'effectiveness'",
        _ => "publication.content -> 'facets' ->> 'words'",
    })
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
        ("project", &filter.project),
    ] {
        if !value.is_empty() {
            all = all.add(facet(name).eq(value.as_str()));
        }
    }
    // Folded words are letters and digits only: nothing in them means anything to LIKE.
    for word in folded(&filter.words).split_whitespace() {
        all = all.add(facet("words").like(LikeExpr::new(format!("% {word}%"))));
    }
    all
}

/// How many there are.
pub async fn count(app: &App, filter: &Filter) -> Result<u64> {
    Ok(newest().filter(matching(filter)).count(&app.db).await?)
}

/// How many there are, and a page of them, newest first.
pub async fn find(app: &App, filter: &Filter, page: u64, per_page: u64) -> Result<(u64, Vec<Published>)> {
    let all = newest().filter(matching(filter));
    let total = all.clone().count(&app.db).await?;
    let rows = all
        .order_by_desc(publication::Column::PublishedAt)
        .order_by_desc(publication::Column::Id)
        .offset(page.saturating_sub(1).saturating_mul(per_page))
        .limit(per_page)
        .all(&app.db)
        .await?;
    Ok((total, with_reports(app, rows).await?))
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

/// Why the report of that slug was taken back, if nothing of it is public any more.
pub async fn taken_back(app: &App, slug: &str) -> Result<Option<Concern>> {
    let Some(report) = report::Entity::find().filter(report::Column::Slug.eq(slug)).one(&app.db).await?
    else {
        return Ok(None);
    };
    if report.hidden_at.is_none() {
        return Ok(None);
    }
    Ok(crate::review::publication::last(&app.db, report.id).await?.and_then(|last| last.hidden_why))
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
        let day = newest.entry(slug).or_insert(at.date_naive());
        *day = std::cmp::max(*day, at.date_naive());
    }
    Ok(newest.into_iter().map(|(slug, day)| (slug.to_owned(), day)).collect())
}

/// What the lists can be narrowed to: themes and school years that occur, with their names.
pub async fn occurring(app: &App) -> Result<(Vec<(String, String)>, Vec<(String, String)>)> {
    let pairs = |code: &'static str, name: &'static str| {
        let query = newest()
            .select_only()
            .expr_as(Expr::cust(code), "code")
            .expr_as(Expr::cust(name), "name")
            .distinct()
            .into_tuple::<(Option<String>, Option<String>)>();
        async move {
            let rows = query.all(&app.db).await?;
            let mut pairs: Vec<(String, String)> = rows
                .into_iter()
                .filter_map(|(code, name)| Some((code.filter(|code| !code.is_empty())?, name?)))
                .collect();
            pairs.sort_by(|a, b| (&a.1, &a.0).cmp(&(&b.1, &b.0)));
            // A code whose name was once worded otherwise is offered once.
            pairs.dedup_by(|a, b| a.0 == b.0);
            Ok::<_, Error>(pairs)
        }
    };
    let themes = pairs(
        "publication.content -> 'facets' ->> 'theme'",
        "publication.content -> 'facets' ->> 'theme_label'",
    )
    .await?;
    let mut years =
        pairs("publication.content -> 'facets' ->> 'year'", "publication.content ->> 'edition'").await?;
    years.reverse();
    Ok((themes, years))
}
