//! Writing a post: beginning one, saving its text so that nothing anybody wrote is lost, its history.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, NotSet, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect, Set,
};
use serde_json::{Value, json};
use tables::ids::{PersonId, PostId, StepId};
use tables::kinds::PostState;
use tables::post::{ActiveModel, Column, Entity, Model};
use tables::{person, post_piece, post_revision};

use super::access::{WritePost, is_open};
use super::pieces;
use crate::App;
use crate::db::{self, Db};
use crate::error::{Error, Result};
use crate::schools::attachment;
use crate::teams::access::EditTeam;

/// So many posts may a team have.
pub const MOST: u64 = 60;

/// What people write in a post.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// The title.
    pub title: String,
    /// In a sentence or two.
    pub summary: String,
    /// Markdown with marks.
    pub body: String,
    /// Tags, as they are shown.
    pub tags: Vec<String>,
    /// The step that it is about.
    pub step: Option<StepId>,
}

impl Text {
    /// What a post's draft says.
    pub fn of(row: &Model) -> Self {
        Self {
            title: row.title.clone(),
            summary: row.summary.clone(),
            body: row.body.clone(),
            tags: tags_of(&row.tags),
            step: row.step_id,
        }
    }

    /// What an earlier save said.
    pub fn of_revision(row: &post_revision::Model) -> Self {
        Self {
            title: row.title.clone(),
            summary: row.summary.clone(),
            body: row.body.clone(),
            tags: tags_of(&row.tags),
            step: row.step_id,
        }
    }
}

/// The tags of a row.
pub fn tags_of(value: &Value) -> Vec<String> {
    value.as_array().into_iter().flatten().filter_map(|tag| tag.as_str().map(str::to_owned)).collect()
}

/// Begins a post with that title; none: the team has as many as it can.
pub async fn begin(app: &App, may: &EditTeam, title: &str, step: Option<StepId>) -> Result<Option<PostId>> {
    let now = app.clock.now();
    let tx = db::begin_write(&app.db).await?;
    if Entity::find().filter(Column::TeamId.eq(may.team.id)).count(&tx).await? >= MOST {
        return Ok(None);
    }
    let row = ActiveModel {
        id: NotSet,
        team_id: Set(may.team.id),
        step_id: Set(step),
        title: Set(title.to_owned()),
        summary: Set(String::new()),
        body: Set(String::new()),
        tags: Set(json!([])),
        state: Set(PostState::Draft),
        returned_reason: Set(None),
        revision: Set(1),
        changed_by: Set(may.by.id),
        changed_at: Set(now),
        created_at: Set(now),
        slug: Set(None),
        hidden_at: Set(None),
        hidden_by: Set(None),
        hidden_why: Set(None),
        hidden_words: Set(String::new()),
        hidden_by_staff: Set(false),
    };
    let row = row.insert(&tx).await?;
    let text = Text { title: title.to_owned(), step, ..Text::default() };
    keep(&tx, row.id, 1, &text, may.by.id, now).await?;
    tx.commit().await?;
    Ok(Some(row.id))
}

/// What became of a save.
#[derive(Clone, Debug, PartialEq)]
pub enum Saved {
    /// It is there.
    Done {
        /// The post's revision now.
        revision: i32,
        /// When.
        at: DateTime<Utc>,
    },
    /// It was there already.
    Unchanged {
        /// The post's revision.
        revision: i32,
    },
    /// Somebody else saved another text since the page was made.
    Stale {
        /// The post now.
        theirs: Box<Model>,
        /// Who wrote it.
        author: String,
    },
    /// It is not open for writing any more.
    Closed,
}

/// Saves a text that began as revision `based_on`.
pub async fn save(app: &App, may: &WritePost, based_on: i32, text: &Text) -> Result<Saved> {
    let at = app.clock.now();
    let tx = db::begin_write(&app.db).await?;
    let there = Entity::find_by_id(may.post.id).lock_exclusive().one(&tx).await?.ok_or(Error::NotFound)?;
    if !is_open(there.state) {
        return Ok(Saved::Closed);
    }
    // Equal texts are no quarrel, whoever was first.
    if Text::of(&there) == *text {
        return Ok(Saved::Unchanged { revision: there.revision });
    }
    let revision = based_on.saturating_add(1);
    let done = Entity::update_many()
        .col_expr(Column::Title, Expr::value(text.title.clone()))
        .col_expr(Column::Summary, Expr::value(text.summary.clone()))
        .col_expr(Column::Body, Expr::value(text.body.clone()))
        .col_expr(Column::Tags, Expr::value(json!(text.tags)))
        .col_expr(Column::StepId, Expr::value(text.step))
        .col_expr(Column::Revision, Expr::value(revision))
        .col_expr(Column::ChangedBy, Expr::value(may.by.id))
        .col_expr(Column::ChangedAt, Expr::value(at))
        .filter(Column::Id.eq(may.post.id))
        .filter(Column::Revision.eq(based_on))
        .filter(Column::State.is_in([PostState::Draft, PostState::Returned]))
        .exec(&tx)
        .await?;
    if done.rows_affected == 0 {
        let author = person::Entity::find_by_id(there.changed_by).one(&tx).await?;
        let author = author.map(|row| row.name).unwrap_or_default();
        return Ok(Saved::Stale { theirs: Box::new(there), author });
    }
    keep(&tx, may.post.id, revision, text, may.by.id, at).await?;
    tx.commit().await?;
    Ok(Saved::Done { revision, at })
}

async fn keep(
    conn: &impl ConnectionTrait,
    post: PostId,
    revision: i32,
    text: &Text,
    author: PersonId,
    at: DateTime<Utc>,
) -> Result<()> {
    post_revision::ActiveModel {
        post_id: Set(post),
        revision: Set(revision),
        title: Set(text.title.clone()),
        summary: Set(text.summary.clone()),
        body: Set(text.body.clone()),
        tags: Set(json!(text.tags)),
        step_id: Set(text.step),
        author_id: Set(author),
        saved_at: Set(at),
    }
    .insert(conn)
    .await?;
    Ok(())
}

/// Every text ever saved, the newest first.
pub async fn history(db: &Db, post: PostId) -> Result<Vec<post_revision::Model>> {
    Ok(post_revision::Entity::find()
        .filter(post_revision::Column::PostId.eq(post))
        .order_by_desc(post_revision::Column::Revision)
        .all(db)
        .await?)
}

/// Saves an earlier text again, as a new one; about the step that the post is about now.
pub async fn restore(app: &App, may: &WritePost, based_on: i32, revision: i32) -> Result<Saved> {
    let row = post_revision::Entity::find_by_id((may.post.id, revision))
        .one(&app.db)
        .await?
        .ok_or(Error::NotFound)?;
    let text = Text { step: may.post.step_id, ..Text::of_revision(&row) };
    save(app, may, based_on, &text).await
}

/// Throws a draft away that was never public, with its history and its pieces; false: it was changed, or
/// has been public.
pub async fn remove(app: &App, may: &WritePost, based_on: i32) -> Result<bool> {
    let tx = db::begin_write(&app.db).await?;
    let there = Entity::find_by_id(may.post.id).lock_exclusive().one(&tx).await?.ok_or(Error::NotFound)?;
    if there.slug.is_some() || there.revision != based_on || !is_open(there.state) {
        return Ok(false);
    }
    let rows = post_piece::Entity::find().filter(post_piece::Column::PostId.eq(there.id)).all(&tx).await?;
    post_piece::Entity::delete_many().filter(post_piece::Column::PostId.eq(there.id)).exec(&tx).await?;
    let mut gone = Vec::new();
    for file in rows.into_iter().filter_map(|row| row.file_id) {
        gone.extend(pieces::forget(&tx, there.id, file).await?);
    }
    post_revision::Entity::delete_many().filter(post_revision::Column::PostId.eq(there.id)).exec(&tx).await?;
    Entity::delete_by_id(there.id).exec(&tx).await?;
    tx.commit().await?;
    for hash in gone {
        attachment::erase(app, &hash).await?;
    }
    Ok(true)
}
