//! A teacher publishes what a team has written: an immutable version is written, and becomes what
//! everybody reads.

use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, NotSet, QueryFilter, QueryOrder, Set,
};
use serde_json::json;
use tables::ids::PostId;
use tables::{post, post_listed, post_tag, post_version, team};

use super::access::CheckPost;
use super::around::Around;
use super::content::{Content, Facets, Piece, Project, lacks};
use super::draft::Text;
use super::pieces::Held;
use super::state::{Moved, Step, step};
use super::{body, letters, pieces, tags};
use crate::App;
use crate::db;
use crate::error::{Error, Result};
use crate::people::audit::{About, record};
use crate::privacy::{self, Finding, scan};
use crate::schools::editions;

/// The longest slug.
const LONGEST_SLUG: usize = 70;

/// What keeps a post from going out, or should be looked at before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Review {
    /// Fields that are empty: `title`, `summary`, `body`.
    pub empty: Vec<&'static str>,
    /// Pieces that lack something: number, title, and what.
    pub lacking: Vec<(i32, String, &'static str)>,
    /// What was found in the texts.
    pub found: Vec<Finding>,
}

impl Review {
    /// Can it go out?
    pub fn stops(&self) -> bool {
        !self.empty.is_empty() || !self.lacking.is_empty() || self.found.iter().any(Finding::stops)
    }

    /// Is there something of which a teacher must say that they have looked at it?
    pub fn is_doubtful(&self) -> bool {
        self.found.iter().any(Finding::is_doubtful)
    }
}

/// Looks a post through, as it stands.
pub async fn review(conn: &impl ConnectionTrait, team: &team::Model, post: &post::Model) -> Result<Review> {
    let rows = pieces::of(conn, post.id).await?;
    let text = Text::of(post);
    let mut empty = Vec::new();
    for (field, words) in
        [("title", &text.title), ("summary", &text.summary), ("body", &body::plain(&text.body))]
    {
        if words.trim().is_empty() {
            empty.push(field);
        }
    }
    let lacking = rows
        .iter()
        .filter_map(|held| Some((held.row.number, held.row.title.clone(), lacks(&held.row)?)))
        .collect();
    let mut all =
        vec![team.name.clone(), text.title, text.summary, body::plain(&text.body), text.tags.join(", ")];
    for Held { row, chart, .. } in rows {
        all.extend([row.title, row.alt, row.credit, row.url.unwrap_or_default()]);
        all.extend(chart.into_iter().flat_map(|chart| {
            let content = chart.content;
            [content.title, content.alt, content.note]
        }));
    }
    let found = scan(&all.join("\n"), &privacy::of_team(conn, team).await?);
    Ok(Review { empty, lacking, found })
}

/// What became of a publication.
#[derive(Clone, Debug, PartialEq)]
pub enum Published {
    /// It is public at this address.
    Done {
        /// The post's part of the address.
        slug: String,
    },
    /// It is ready, but staff took the post back: whoever did is asked to show it again.
    Asked,
    /// Somebody changed the post since the page was made.
    Moved,
    /// It can't go out as it is.
    Stopped(Review),
}

/// Publishes the post that the teacher has read as revision `based_on`.
pub async fn publish(app: &App, may: &CheckPost, based_on: i32) -> Result<Published> {
    let now = app.clock.now();
    let tx = db::begin_write(&app.db).await?;
    if step(&tx, &may.post, based_on, Step::Publish, None, now).await? == Moved::Stale {
        return Ok(Published::Moved);
    }
    // The row can't have changed: its revision was the one that the guard's reader saw.
    let post = post::Entity::find_by_id(may.post.id).one(&tx).await?.ok_or(Error::NotFound)?;
    let review = review(&tx, &may.team, &post).await?;
    if review.stops() {
        tx.rollback().await?;
        return Ok(Published::Stopped(review));
    }
    let around = Around::of(&tx, &may.team, &post).await?;
    let content = content(&tx, &may.team, &post, &around).await?;
    let slug = match slug(&tx, &post).await {
        Ok(slug) => slug,
        // Another post of that title was published in the same moment.
        Err(Error::Database(error)) if db::is_unique_violation(&error) => return Ok(Published::Moved),
        Err(error) => return Err(error),
    };
    let last = newest(&tx, post.id).await?;
    let version = post_version::ActiveModel {
        id: NotSet,
        post_id: Set(post.id),
        number: Set(last.map_or(0, |last| last.number) + 1),
        content: Set(serde_json::to_value(&content)?),
        published_by: Set(may.by.id),
        published_at: Set(now),
    }
    .insert(&tx)
    .await?;
    // What a teacher took back, a new version brings back; what staff took back waits for staff.
    let public = post.hidden_at.is_none() || !post.hidden_by_staff;
    if public {
        clear(&tx, post.id).await?;
        list(&tx, post.id).await?;
    }
    let about = About::new("post", post.id)
        .with(json!({ "team": may.team.id.0, "number": version.number, "slug": slug }));
    record(&tx, &app.clock, Some(&may.by), "post.published", about).await?;
    if public {
        letters::published(&tx, app, &may.team, &post.title, &slug).await?;
    } else {
        letters::corrected(&tx, app, &may.team, &post).await?;
    }
    tx.commit().await?;
    Ok(if public { Published::Done { slug } } else { Published::Asked })
}

async fn content(
    conn: &impl ConnectionTrait,
    team: &team::Model,
    post: &post::Model,
    around: &Around,
) -> Result<Content> {
    let text = Text::of(post);
    let place = around.place();
    let theme = around.report.as_ref().map(|report| &report.snapshot["theme"]);
    let of_theme = |name: &str| {
        let theme = theme.and_then(|theme| theme[name].as_str().or_else(|| theme.as_str()));
        theme.unwrap_or_default().to_owned()
    };
    let pieces = pieces::of(conn, post.id).await?;
    Ok(Content {
        title: text.title,
        summary: text.summary,
        body: text.body,
        tags: text.tags,
        pieces: pieces.iter().map(Piece::of).collect(),
        team: team.name.clone(),
        school: around.school.name.clone(),
        municipality: place.map_or_else(String::new, |place| place.name.to_owned()),
        region_name: place.map_or_else(String::new, |place| place.region_name.to_owned()),
        edition: around.edition.name.clone(),
        step: around.step.as_ref().map(editions::names_of),
        project: around
            .report
            .as_ref()
            .map(|report| Project { slug: report.project_slug.clone(), title: report.project_title.clone() }),
        facets: Facets {
            region: place.map_or_else(String::new, |place| place.region.clone()),
            theme: of_theme("code"),
            theme_label: of_theme("label"),
            year: around.edition.slug.clone(),
        },
    })
}

/// The newest version of a post.
pub async fn newest(conn: &impl ConnectionTrait, post: PostId) -> Result<Option<post_version::Model>> {
    Ok(post_version::Entity::find()
        .filter(post_version::Column::PostId.eq(post))
        .order_by_desc(post_version::Column::Number)
        .one(conn)
        .await?)
}

/// The post's lasting address, given now if it has none. A number is added only if it is taken.
async fn slug(conn: &impl ConnectionTrait, post: &post::Model) -> Result<String> {
    if let Some(slug) = &post.slug {
        return Ok(slug.clone());
    }
    let words = dataset::text::fold(&post.title).replace(|c: char| !c.is_alphanumeric(), " ");
    let mut base = String::new();
    for word in dataset::text::slugify(&words).split('-') {
        if base.len() + word.len() >= LONGEST_SLUG {
            break;
        }
        if !base.is_empty() {
            base.push('-');
        }
        base.push_str(word);
    }
    if base.is_empty() {
        base = format!("post-{}", post.id);
    }
    let mut slug = base.clone();
    let mut tried = 1;
    while post::Entity::find().filter(post::Column::Slug.eq(&slug)).one(conn).await?.is_some() {
        tried += 1;
        slug = format!("{base}-{tried}");
    }
    post::Entity::update_many()
        .col_expr(post::Column::Slug, Expr::value(Some(slug.clone())))
        .filter(post::Column::Id.eq(post.id))
        .filter(post::Column::Slug.is_null())
        .exec(conn)
        .await?;
    Ok(slug)
}

/// Takes the mark away that the public version is taken back.
pub(super) async fn clear(conn: &impl ConnectionTrait, post: PostId) -> Result<()> {
    use post::Column;
    post::Entity::update_many()
        .col_expr(Column::HiddenAt, Expr::value(None::<chrono::DateTime<chrono::Utc>>))
        .col_expr(Column::HiddenBy, Expr::value(None::<tables::ids::PersonId>))
        .col_expr(Column::HiddenWhy, Expr::value(None::<tables::kinds::Concern>))
        .col_expr(Column::HiddenWords, Expr::value(""))
        .col_expr(Column::HiddenByStaff, Expr::value(false))
        .filter(Column::Id.eq(post))
        .exec(conn)
        .await?;
    Ok(())
}

/// Puts a post's newest version on the lists.
pub(super) async fn list(conn: &impl ConnectionTrait, id: PostId) -> Result<()> {
    use post_listed::Column;
    let version = newest(conn, id).await?.ok_or(Error::NotFound)?;
    let first = post_version::Entity::find()
        .filter(post_version::Column::PostId.eq(id))
        .order_by_asc(post_version::Column::Number)
        .one(conn)
        .await?
        .map_or(version.published_at, |first| first.published_at);
    let post = post::Entity::find_by_id(id).one(conn).await?.ok_or(Error::NotFound)?;
    let team = team::Entity::find_by_id(post.team_id).one(conn).await?.ok_or(Error::NotFound)?;
    let school = Around::of(conn, &team, &post).await?.school;
    let content: Content = serde_json::from_value(version.content)?;
    let row = post_listed::ActiveModel {
        post_id: Set(id),
        version_id: Set(version.id),
        team_id: Set(team.id),
        school_id: Set(school.id),
        year: Set(content.facets.year),
        region: Set(content.facets.region),
        theme: Set(content.facets.theme),
        theme_label: Set(content.facets.theme_label),
        project_slug: Set(content.project.map_or_else(String::new, |project| project.slug)),
        first_at: Set(first),
    };
    let changing = [
        Column::VersionId,
        Column::SchoolId,
        Column::Year,
        Column::Region,
        Column::Theme,
        Column::ThemeLabel,
        Column::ProjectSlug,
    ];
    post_listed::Entity::insert(row)
        .on_conflict(OnConflict::column(Column::PostId).update_columns(changing).to_owned())
        .exec_without_returning(conn)
        .await?;
    post_tag::Entity::delete_many().filter(post_tag::Column::PostId.eq(id)).exec(conn).await?;
    for label in content.tags {
        let row = post_tag::ActiveModel { post_id: Set(id), tag: Set(tags::key(&label)), label: Set(label) };
        post_tag::Entity::insert(row).exec_without_returning(conn).await?;
    }
    Ok(())
}

/// Takes a post off the lists.
pub(super) async fn unlist(conn: &impl ConnectionTrait, post: PostId) -> Result<()> {
    post_tag::Entity::delete_many().filter(post_tag::Column::PostId.eq(post)).exec(conn).await?;
    post_listed::Entity::delete_by_id(post).exec(conn).await?;
    Ok(())
}
