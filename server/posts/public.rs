//! Posts as everybody finds them: the newest version of each that is not taken back.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, Order, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait, Select,
};
use serde::Serialize;
use tables::ids::{SchoolId, TeamId};
use tables::kinds::Concern;
use tables::{edition, post, post_listed, post_tag, post_version, school};

use super::content::Content;
use super::tags;
use crate::App;
use crate::error::Result;
use crate::projects::map;
use crate::web::address::Named;

/// A post as it is public.
#[derive(Clone, Debug)]
pub struct PublicPost {
    /// Its part of the address.
    pub slug: String,
    /// The version's number, from 1.
    pub number: i32,
    /// When it was published first.
    pub first_at: DateTime<Utc>,
    /// When this version was.
    pub at: DateTime<Utc>,
    /// The team.
    pub team: TeamId,
    /// All that it says.
    pub content: Content,
}

/// A public post in a list.
#[derive(Clone, Debug, Serialize)]
pub struct PostCard {
    /// Path of its page, below the language.
    pub path: String,
    /// Its title.
    pub title: String,
    /// In a sentence or two.
    pub summary: String,
    /// The team's public name.
    pub team: String,
    /// The school.
    pub school: String,
    /// The school's municipality.
    pub municipality: String,
    /// When it was published first, as RFC 3339.
    pub published_at: String,
    /// Tags: key and label.
    pub tags: Vec<(String, String)>,
    /// The first picture's thumbnail.
    pub thumb: Option<String>,
    /// What it shows.
    pub alt: String,
}

/// A post's part of the address.
pub struct Entry(pub String);

impl std::str::FromStr for Entry {
    type Err = std::convert::Infallible;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(Self(text.to_owned()))
    }
}

impl Named for Entry {
    const NAME: &'static str = "article";
}

/// Tags with their keys.
pub(super) fn with_keys(labels: &[String]) -> Vec<(String, String)> {
    labels.iter().map(|label| (tags::key(label), label.clone())).collect()
}

impl PublicPost {
    /// Its page, below the language.
    pub fn path(&self) -> String {
        format!("/blog/{}", self.slug)
    }

    /// As a list shows it.
    pub fn card(&self) -> PostCard {
        let content = &self.content;
        let cover = content.cover();
        PostCard {
            path: self.path(),
            title: content.title.clone(),
            summary: content.summary.clone(),
            team: content.team.clone(),
            school: content.school.clone(),
            municipality: content.municipality.clone(),
            published_at: self.first_at.to_rfc3339(),
            tags: with_keys(&content.tags),
            thumb: cover.map(|(_, file)| format!("/blog/{}/file/{}/thumb", self.slug, file.hash)),
            alt: cover.map(|(piece, _)| piece.alt.clone()).unwrap_or_default(),
        }
    }
}

/// What lists can be asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Key of a tag.
    pub tag: String,
    /// Slug of an edition.
    pub year: String,
    /// A school's region, three digits.
    pub region: String,
    /// Code of a project's theme.
    pub theme: String,
    /// Key of a school.
    pub school: String,
    /// Slug of a project.
    pub project: String,
    /// A team.
    pub team: Option<TeamId>,
}

fn matching(filter: &Filter) -> Condition {
    use post_listed::Column;
    let mut all = Condition::all();
    for (column, value) in [
        (Column::Year, &filter.year),
        (Column::Region, &filter.region),
        (Column::Theme, &filter.theme),
        (Column::ProjectSlug, &filter.project),
    ] {
        if !value.is_empty() {
            all = all.add(column.eq(value.as_str()));
        }
    }
    if !filter.school.is_empty() {
        // What is no key of a school finds nothing.
        all = all.add(Column::SchoolId.eq(filter.school.parse().unwrap_or(0_i64)));
    }
    if let Some(team) = filter.team {
        all = all.add(Column::TeamId.eq(team));
    }
    if !filter.tag.is_empty() {
        let tagged = post_tag::Entity::find()
            .select_only()
            .column(post_tag::Column::PostId)
            .filter(post_tag::Column::Tag.eq(filter.tag.as_str()))
            .into_query();
        all = all.add(Column::PostId.in_subquery(tagged));
    }
    all
}

fn listed(filter: &Filter) -> Select<post_listed::Entity> {
    post_listed::Entity::find().filter(matching(filter))
}

/// How many there are.
pub async fn count(app: &App, filter: &Filter) -> Result<u64> {
    Ok(listed(filter).count(&app.db).await?)
}

/// Some of them, the newest first.
pub async fn find(app: &App, filter: &Filter, offset: u64, limit: u64) -> Result<Vec<PublicPost>> {
    let rows = listed(filter)
        .order_by_desc(post_listed::Column::FirstAt)
        .order_by_desc(post_listed::Column::PostId)
        .offset(offset)
        .limit(limit)
        .all(&app.db)
        .await?;
    whole(app, rows).await
}

async fn whole(app: &App, rows: Vec<post_listed::Model>) -> Result<Vec<PublicPost>> {
    let slugs: HashMap<_, _> = post::Entity::find()
        .select_only()
        .columns([post::Column::Id, post::Column::Slug])
        .filter(post::Column::Id.is_in(rows.iter().map(|row| row.post_id)))
        .into_tuple::<(tables::ids::PostId, Option<String>)>()
        .all(&app.db)
        .await?
        .into_iter()
        .collect();
    let mut versions: HashMap<_, _> = post_version::Entity::find()
        .filter(post_version::Column::Id.is_in(rows.iter().map(|row| row.version_id)))
        .all(&app.db)
        .await?
        .into_iter()
        .map(|version| (version.id, version))
        .collect();
    rows.into_iter()
        .filter_map(|row| {
            let slug = slugs.get(&row.post_id)?.clone()?;
            Some((slug, versions.remove(&row.version_id)?, row))
        })
        .map(|(slug, version, row)| {
            Ok(PublicPost {
                slug,
                number: version.number,
                first_at: row.first_at,
                at: version.published_at,
                team: row.team_id,
                content: serde_json::from_value(version.content)?,
            })
        })
        .collect()
}

/// The public post of that slug.
pub async fn one(app: &App, slug: &str) -> Result<Option<PublicPost>> {
    let Some(post) = post::Entity::find().filter(post::Column::Slug.eq(slug)).one(&app.db).await? else {
        return Ok(None);
    };
    let row = post_listed::Entity::find_by_id(post.id).one(&app.db).await?;
    Ok(whole(app, row.into_iter().collect()).await?.pop())
}

/// Why the post of that slug was taken back, if it was.
pub async fn taken_back(app: &App, slug: &str) -> Result<Option<Concern>> {
    let post = post::Entity::find().filter(post::Column::Slug.eq(slug)).one(&app.db).await?;
    Ok(post.filter(|post| post.hidden_at.is_some()).and_then(|post| post.hidden_why))
}

/// More than so many are not named beside a project or a report.
const BESIDE: u64 = 20;

/// The public posts of teams that work on a project, the newest first.
pub async fn of_project(app: &App, slug: &str) -> Result<Vec<PostCard>> {
    let filter = Filter { project: slug.to_owned(), ..Filter::default() };
    Ok(find(app, &filter, 0, BESIDE).await?.iter().map(PublicPost::card).collect())
}

/// A team's public posts, the newest first.
pub async fn of_team(app: &App, team: TeamId) -> Result<Vec<PostCard>> {
    let filter = Filter { team: Some(team), ..Filter::default() };
    Ok(find(app, &filter, 0, BESIDE).await?.iter().map(PublicPost::card).collect())
}

/// The tags that public posts have, the commonest first: key and label.
pub async fn tags(app: &App, most: u64) -> Result<Vec<(String, String)>> {
    Ok(post_tag::Entity::find()
        .select_only()
        .column(post_tag::Column::Tag)
        .expr(Expr::col(post_tag::Column::Label).min())
        .group_by(post_tag::Column::Tag)
        .order_by(Expr::col(post_tag::Column::PostId).count(), Order::Desc)
        .order_by_asc(post_tag::Column::Tag)
        .limit(most)
        .into_tuple()
        .all(&app.db)
        .await?)
}

/// What the lists can be narrowed to: value and name of what occurs.
#[derive(Default, Serialize)]
pub struct Occurring {
    /// Editions, the newest first.
    pub years: Vec<(String, String)>,
    /// Regions.
    pub regions: Vec<(String, String)>,
    /// Themes of projects.
    pub themes: Vec<(String, String)>,
    /// Schools.
    pub schools: Vec<(String, String)>,
}

/// What occurs among the public posts.
pub async fn occurring(app: &App) -> Result<Occurring> {
    use post_listed::Column;
    let distinct = |column: Column| post_listed::Entity::find().select_only().column(column).distinct();
    let db = &app.db;
    let years: Vec<String> = distinct(Column::Year).into_tuple().all(db).await?;
    let years = edition::Entity::find()
        .filter(edition::Column::Slug.is_in(years))
        .order_by_desc(edition::Column::StartsOn)
        .all(db)
        .await?;
    let here: Vec<String> = distinct(Column::Region).into_tuple().all(db).await?;
    let themes: Vec<(String, String)> =
        distinct(Column::Theme).column(Column::ThemeLabel).into_tuple().all(db).await?;
    let mut themes: Vec<(String, String)> =
        themes.into_iter().filter(|(code, name)| !code.is_empty() && !name.is_empty()).collect();
    themes.sort_by(|one, other| (&one.1, &one.0).cmp(&(&other.1, &other.0)));
    // A code whose name was once worded otherwise is offered once.
    themes.dedup_by(|one, other| one.0 == other.0);
    let schools: Vec<SchoolId> = distinct(Column::SchoolId).into_tuple().all(db).await?;
    let schools = school::Entity::find()
        .filter(school::Column::Id.is_in(schools))
        .order_by_asc(school::Column::Name)
        .all(db)
        .await?;
    Ok(Occurring {
        years: years.into_iter().map(|year| (year.slug, year.name)).collect(),
        regions: map::regions()
            .filter(|(code, _)| here.contains(code))
            .map(|(code, name)| (code, name.to_owned()))
            .collect(),
        themes,
        schools: schools.into_iter().map(|school| (school.id.to_string(), school.name)).collect(),
    })
}
